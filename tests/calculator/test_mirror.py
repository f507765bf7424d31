"""The JavaScript calculator and its Python mirror give the same fen and the same bit for every input."""

import ast
import json
import os
import re
from pathlib import Path

import pytest

from engine.calculator.published.oracles import compute
from tests.calculator.js_engine import MODULES, oracle_engine, run_batch
from tests.calculator.mirror_cases import Case, cases
from tests.calculator.oracles import library

EXPORTED = re.compile(r"^export function (\w+)", re.MULTILINE)  # export function share(
# Every change is tried on 20,000 cases that stay the same; the weekly workflow tries more, of seeds that nobody has tried:
# MIRROR_SEEDS="20261125 20261126 …", 10,000 cases each.
SEEDS = [int(seed) for seed in os.environ.get("MIRROR_SEEDS", "0 1").split()]
CHUNK = 10_000
FEW = 500  # in `make check`
TWINS = [path for room in ("money", "published") for path in sorted((MODULES / room).glob("*.mjs"))]


def public_names(path: Path) -> list[str]:
    """Functions of a Python module, in their order."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


def exported_functions(path: Path) -> list[str]:
    """Functions that a JavaScript module exports, in their order."""
    return EXPORTED.findall(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The packages that a Python module imports, by their first name."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = [alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names]
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names += [node.module or "" for node in tree if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("room", ["money", "published"])
def test_every_module_has_its_twin_beside_it(room: str) -> None:
    mine = {path.stem for path in (MODULES / room).glob("*.py")} - {"__init__"}
    assert mine == {path.stem for path in (MODULES / room).glob("*.mjs")}
    assert len(mine) >= 6


@pytest.mark.parametrize("module", TWINS, ids=lambda path: path.stem)
def test_same_names_in_the_same_order(module: Path) -> None:
    assert exported_functions(module) == public_names(module.with_suffix(".py"))


@pytest.mark.parametrize("module", TWINS, ids=lambda path: path.stem)
def test_neither_side_uses_a_library_power(module: Path) -> None:
    assert "Math.pow" not in module.read_text(encoding="utf-8")
    assert "math" not in imported(module.with_suffix(".py"))


def test_a_few_random_cases_agree_to_the_last_bit() -> None:
    assert differing(cases(2, FEW)) == []


@pytest.mark.whole
@pytest.mark.parametrize("seed", SEEDS)
def test_every_random_case_agrees_to_the_last_bit(seed: int) -> None:
    found = differing(cases(seed, CHUNK))
    assert not found, f"{len(found)} of {CHUNK} differ; the first: {found[0]}"


def differing(batch: list[Case]) -> list[tuple[Case, object, object]]:
    """The cases in which the two sides differ, with both results."""
    functions = library()
    theirs = run_batch(oracle_engine(), batch)
    mine = [json.loads(json.dumps(compute(functions, case))) for case in batch]
    return [(case, a, b) for case, a, b in zip(batch, mine, theirs, strict=True) if a != b]


def test_most_cases_have_an_answer() -> None:
    functions, batch = library(), cases(1, 500)
    answers = [compute(functions, case) for case in batch]
    solved = sum(1 for answer in answers if not (isinstance(answer, dict) and "problem" in answer))
    assert solved > 325
