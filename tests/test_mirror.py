"""The JavaScript calculator and its Python mirror give the same fen and the same bit for every input."""

import ast
import json
from pathlib import Path

import pytest
from modules import EXPORT
from oracles import compute

from tests.js_engine import MODULES, ROOT, oracle_engine, run_batch
from tests.mirror_cases import cases
from tests.oracles import library

CHUNKS = 10
CHUNK = 10_000
PAIRS = sorted(path.stem for path in MODULES.glob("*.mjs") if (ROOT / "hooks" / f"{path.stem}.py").exists())


def public_names(path: Path) -> list[str]:
    """Functions of a Python module, in their order."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


def exported_functions(path: Path) -> list[str]:
    """Functions that a JavaScript module exports, in their order."""
    text = path.read_text(encoding="utf-8")
    return [found[1] for found in EXPORT.finditer(text) if " function " in found[0]]


def test_there_is_a_pair_for_every_stem() -> None:
    expected = {"annuity", "budgets", "dates", "debts", "exact", "instalments", "rates", "repayment", "roots", "tables"}
    assert expected <= set(PAIRS)


@pytest.mark.parametrize("stem", PAIRS)
def test_same_names_in_the_same_order(stem: str) -> None:
    assert exported_functions(MODULES / f"{stem}.mjs") == public_names(ROOT / "hooks" / f"{stem}.py")


@pytest.mark.parametrize("stem", PAIRS)
def test_neither_side_uses_a_library_power(stem: str) -> None:
    assert "Math.pow" not in (MODULES / f"{stem}.mjs").read_text(encoding="utf-8")
    assert "math" not in (ROOT / "hooks" / f"{stem}.py").read_text(encoding="utf-8").split("import ")


@pytest.mark.parametrize("seed", range(CHUNKS))
def test_every_random_case_agrees_to_the_last_bit(seed: int) -> None:
    functions, batch = library(), cases(seed, CHUNK)
    theirs = run_batch(oracle_engine(), batch)
    mine = [json.loads(json.dumps(compute(functions, case))) for case in batch]
    differing = [(case, a, b) for case, a, b in zip(batch, mine, theirs, strict=True) if a != b]
    assert not differing, f"{len(differing)} of {CHUNK} differ; the first: {differing[0]}"


def test_most_cases_have_an_answer() -> None:
    functions, batch = library(), cases(1, 2000)
    answers = [compute(functions, case) for case in batch]
    solved = sum(1 for answer in answers if not (isinstance(answer, dict) and "problem" in answer))
    assert solved > 1300
