"""The mutants themselves: what is changed and what is left alone; and one of them, which must die as all do."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mutants.__main__ import main
from tests.mutants.changes import mutants_of
from tests.mutants.copies import nearest
from tests.mutants.rooms import FEWEST, IN_NO_ROOM, ROOMS, candidates, files_of, number_of, selected, without_room
from tests.mutants.warm import end_group

pytestmark = pytest.mark.proof  # copies the project

PYTHON = '''"""A docstring with 1 + 1 and not."""
LIMIT = 3  # not 4
NAME = "a < b"


def least(first: int, *others: int) -> int:
    held = lru_cache(maxsize=8)(list(zip(others, others, strict=True)))
    return min(first, LIMIT) if first <= 0 and not others else first - 1
'''
SCRIPT = """/** 1 + 1 */
// a < b
const name = "a && b", pattern = /[<>]+\\d{2}/g, text = `1 + 1`;
export const least = (a, b) => (a <= 0n && !b ? Math.min(a, 3n) : a - 1n);
"""


@pytest.fixture
def folder() -> Path:
    return ROOT / ".build"


@pytest.mark.parametrize(
    ("name", "text", "changes"),
    [
        ("m.py", PYTHON, ["3 → 4", "min → max", "<= → <", "0 → 1", "and → or", "not → nothing", "- → +", "1 → 2"]),
        ("m.mjs", SCRIPT, ["<= → <", "0n → 1n", "&& → ||", "! → nothing", "min → max", "3n → 4n", "- → +", "1n → 2n"]),
    ],
)
def test_code_is_changed_and_what_is_no_code_is_left_alone(
    folder: Path, name: str, text: str, changes: list[str]
) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    mutants = mutants_of(path)
    path.unlink()
    assert [mutant.name.split("\t")[2].removesuffix(" (1)") for mutant in mutants] == changes
    assert all(mutant.applied(text) != text for mutant in mutants)


def test_there_are_enough_mutants_of_every_room() -> None:
    numbers = {name: number_of(room) for name, room in ROOMS.items()}
    assert sum(numbers.values()) >= 150
    for name, room in ROOMS.items():
        assert len(candidates(room)) >= 2 * numbers[name] >= 2 * FEWEST, name
    assert numbers["articles"] > numbers["content"] > numbers["prose"], "the larger the room, the more"


def test_every_program_stands_in_a_room_or_has_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that was forgotten is changed by nobody."""
    assert without_room() == []
    assert [pattern for pattern, reason in IN_NO_ROOM.items() if not files_of([pattern]) or len(reason) < 20] == []
    monkeypatch.delitem(IN_NO_ROOM, "scripts/desk/reload.js")
    monkeypatch.delitem(ROOMS, "search box")
    assert without_room() == ["engine/search/box.mjs", "scripts/desk/reload.js"]


def test_no_two_mutants_have_one_name_even_on_lines_that_are_the_same(folder: Path) -> None:
    """A reason in survivors.tsv is for one mutant."""
    folder.mkdir(exist_ok=True)
    path = folder / "m.mjs"
    path.write_text("if (a < b && c < d) go();\nif (a < b && c < d) go();\n", encoding="utf-8")
    mutants = mutants_of(path)
    path.unlink()
    assert [mutant.nth for mutant in mutants if mutant.old == "<"] == [1, 2, 3, 4]
    for name, room in ROOMS.items():
        names = [mutant.name for mutant in candidates(room)]
        assert len(set(names)) == len(names) and names, name


def test_another_seed_draws_other_mutants_and_the_same_one_the_same() -> None:
    first, second = [{mutant for _, mutant in selected(["content"], 20, seed)} for seed in ("1", "2")]
    assert len(first) == len(second) == 20
    assert len(first & second) < 5
    assert first == {mutant for _, mutant in selected(["content"], 20)}


def test_tests_that_fail_anyway_are_told_and_kill_no_mutant(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(ROOMS, "prose", replace(ROOMS["prose"], tests=("tests/no_such_test.py",)))
    assert main(["--sample", "1", "--room", "prose"]) == 1
    assert "prose: its tests fail with nothing changed" in capsys.readouterr().out


def test_the_tests_that_import_what_is_changed_are_asked_first(tmp_path: Path) -> None:
    texts = {
        "test_a": "from engine.content.entries import Entry",
        "test_b": "from engine.content import (\n    causes,\n    entries,\n)",
        "test_c": "import engine.content.entries_of",
        "test_d": "from engine.content import entries_of, words",
        "test_e": "entries = 1",
        "test_f": 'run("engine/search/rank.mjs")',
        "test_g": 'Modules("search/rank", "search/card")',
    }
    (tmp_path / "tests").mkdir()
    for name, text in texts.items():
        (tmp_path / "tests" / f"{name}.py").write_text(text, encoding="utf-8")
    tests = ("tests", "--deselect=tests/test_a.py::test_long")
    asked = ["engine/content/entries.py", "engine/content/words.py", "engine/search/rank.mjs", "engine/content/near.py"]
    assert [nearest(path, tmp_path, tests) for path in asked] == [
        ["tests/test_a.py", "tests/test_b.py"],
        ["tests/test_d.py"],
        ["tests/test_f.py", "tests/test_g.py"],
        [],
    ]
    assert nearest("engine/content/entries.py", tmp_path, ("tests/test_e.py", "tests/test_a.py::test_one")) == ["tests/test_a.py"]  # fmt: skip


def test_no_process_of_a_room_outlives_its_tests() -> None:
    """A script that loops for ever under a mutant took a whole core until somebody noticed it."""
    command = ["sh", "-c", "sleep 600 & echo started; wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as tests:
        assert tests.stdout is not None and tests.stdout.readline() == "started\n"
        end_group(tests.pid)
        assert tests.communicate(timeout=60)[0] == "", "its output closes when the last of the group has ended"


@pytest.mark.whole
def test_a_mutant_is_put_before_its_tests(capsys: pytest.CaptureFixture[str]) -> None:
    """One of the smallest room; `make mutants` runs all of every room, and so does the weekly workflow."""
    assert main(["--sample", "1", "--room", "prose"]) == 0, capsys.readouterr().out
    assert "1 of 1 mutants died" in capsys.readouterr().out
