"""Published cases come out on both sides, and a stranger's file is judged or explained."""

import json
from pathlib import Path

import pytest

from tests.calculator import oracles, oracles_readme

FILES = sorted(path for path in oracles.VECTORS.glob("*.json") if path != oracles.SCHEMA)
CASES = [pytest.param(case, id=case["id"]) for path in FILES for case in oracles.load(path)]


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, object]]:
    return {result["id"]: result for result in oracles.run([case for path in FILES for case in oracles.load(path)])}


@pytest.mark.parametrize("case", CASES)
def test_published_case_comes_out_on_both_sides(case: dict[str, str], results: dict[str, dict[str, object]]) -> None:
    assert results[case["id"]]["passed"], results[case["id"]]


@pytest.mark.parametrize("case", CASES)
def test_every_case_names_its_source(case: dict[str, str]) -> None:
    assert len(case["source"]) > 10


def write(folder: Path, cases: object) -> Path:
    path = folder / "cases.json"
    path.write_text(json.dumps(cases) if not isinstance(cases, str) else cases, encoding="utf-8")
    return path


RIGHT = {"function": "IRR", "inputs": {"values": [-100, 0, 0, 74]}, "expected": -0.0955}
WRONG = {"function": "irr", "inputs": {"amounts": [-100, 0, 0, 74]}, "expected": -0.0945, "tolerance": 0.0001}


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (RIGHT, 0),
        (WRONG, 1),
        ({"function": "irr", "inputs": {"amounts": [1, 2]}, "expected": None}, 0),
        (
            {
                "function": "irr",
                "inputs": {"amounts": [-100, 100, 0, -7]},
                "expected": {"problem": "several_solutions"},
            },
            0,
        ),
        ({"function": "irr", "inputs": {"amounts": [-100, 100, 0, -7], "guess": 0.1}, "expected": -0.0833}, 0),
        ({"function": "pmt", "inputs": {"rate": 0, "nper": 60, "pv": 15000}, "expected": -250}, 0),
        ({"function": "pmt", "inputs": {"rate": 0, "nper": 60, "pv": 15000}, "expected": -250, "sign": "strict"}, 1),
        ({"function": "huabei", "inputs": {"amount": 1, "n": 6, "rate": "4.5%"}, "expected": {"total": "1.05"}}, 1),
    ],
)
def test_a_file_is_judged(tmp_path: Path, case: object, code: int) -> None:
    assert oracles.main([str(write(tmp_path, [case]))]) == code


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not JSON"),
        ("[]", "should be non-empty"),
        ('{"cases": [{"inputs": {}, "expected": 1}]}', "'function' is a required property"),
    ],
)
def test_a_broken_file_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str) -> None:
    assert oracles.main([str(write(tmp_path, text))]) == 2
    assert told in capsys.readouterr().err


def test_a_missing_file_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert oracles.main(["nowhere.json"]) == 2
    assert "nowhere.json: cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ({"function": "nothing", "inputs": {}, "expected": 1}, "there is no function 'nothing'"),
        ({"function": "pmt", "inputs": {"rate": 1, "foo": 1}, "expected": 1}, "pmt takes rate (number)"),
        ({"function": "pmt", "inputs": {"rate": 1}, "expected": 1}, "missing_input"),
    ],
)
def test_a_mistaken_case_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: object, told: str
) -> None:
    assert oracles.main([str(write(tmp_path, [case]))]) == 1
    assert told in capsys.readouterr().out


def test_the_readme_lists_every_function() -> None:
    assert oracles_readme.README.read_text(encoding="utf-8") == oracles_readme.written(), "run make oracles-readme"
