"""A slip in either file is caught: seeded mutants, each of which the mirror's own cases must tell from the original."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.calculator.js_engine import FUNCTIONS, MODULES, ROOT, oracle_engine, run_batch
from tests.calculator.mirror_cases import cases

pytestmark = pytest.mark.whole  # half a minute; `make mutants` has more of them
# Interest left over from a long pause, paid in parts: one in three thousand random plans has a part that takes in a pause.
TAKES_IN_A_PAUSE = {
    "principal": "3.45", "rate": "1.84%", "months": 52, "method": "interest_only", "start": "2023-12-30", "first": "2024-01-31",
    "basis": "days", "year_days": 360, "grace": 6, "grace_interest": "deferred",
}  # fmt: skip
BATCH = [*cases(7, 1500), {"function": "stated_plan", "inputs": {"plan": TAKES_IN_A_PAUSE}}]

JAVASCRIPT = [
    (
        "exact",
        "2n * numerator + denominator",
        "2n * numerator",
    ),
    ("exact", "down % 2n !== 0n", "down % 2n === 0n"),
    ("exact", "cut - 1n : cut", "cut : cut"),
    ("dates", "Math.min(date.day, days_in_month(year, month))", "Math.min(date.day, 28)"),
    ("dates", "year % 100 !== 0", "year % 100 === 0"),
    ("instalments", "number === plan.months ? principal : least(each", "number === 0 ? principal : least(each"),
    ("instalments", "part(interest, -interest, 0n)", "part(0n, -interest, 0n)"),
    ("repayment", "arrears: plan.arrears - taken", "arrears: plan.arrears"),
    ("debts", "(principal - overdue) * late", "principal * late"),
    ("budgets", "least(debt.minimum, owed[at])", "debt.minimum"),
    ("roots", "2 * size <= before", "4 * size <= before"),
    ("roots", "rate = 2 * rate + rate * rate;", "rate = (1 + rate) * (1 + rate) - 1;"),
    ("stated", "2n * before.last", "1n * before.last"),
    ("stated", "before.amount === part.amount", "true"),
    ("stated", "one.times + other.times - skipped", "one.times + other.times"),
    ("stated", "total: one.total + other.total", "total: one.total"),
    ("stated", "found.push(...settled(held));", "found.push(...held);"),
    ("stated", 'parts.length > opening && parts[opening].kind === "pause" ? 1 : 0', "0"),
    ("overdue", "interest + due.interest + due.fee", "interest + due.interest"),
    ("overdue", "penalty_paid + used.interest - to_interest", "penalty_paid + used.interest"),
    ("annuity", "unit * (grown - unit ** BigInt(periods))", "unit * grown"),
]
PYTHON = [
    ("exact", "2 * numerator + denominator", "2 * numerator"),
    ("exact", "down % 2 != 0", "down % 2 == 0"),
    ("dates", "min(date.day, days_in_month(year, month))", "min(date.day, 28)"),
    ("instalments", 'plan.grace_interest == "deferred"', 'plan.grace_interest == ""'),
    ("repayment", "plan.principal - paid)", "plan.principal)"),
    ("debts", "max(overdue - used.principal, 0)", "overdue"),
    ("budgets", "budget <= interest", "budget < 0"),
    ("roots", "2.0 * size <= before", "4.0 * size <= before"),
    ("stated", "2 * before.last", "1 * before.last"),
    ("stated", "parts[-1].amount == part.amount", "parts"),
    (
        "stated",
        "total = one.times + other.times - skipped, one.total + other.total",
        "total = one.times + other.times, one.total",
    ),
    ("overdue", "row.date < debt.today", "row.date <= debt.today"),
    ("closed_form", "(periods - period + 1) * rate.digits", "(periods - period) * rate.digits"),
]
# Runs in a process of its own, so that a mutant's modules never meet the real ones. Says whether a case came out otherwise.
RUNNER = """
import json, sys
from engine.calculator.published.oracles import compute
library = json.load(open(sys.argv[1], encoding="utf-8"))
print(any(json.loads(json.dumps(compute(library, case))) != right for case, right in json.load(sys.stdin)))
"""


def source_of(stem: str, suffix: str) -> Path:
    """The module of that name, in either of the two rooms of twins."""
    return next(MODULES.glob(f"*/{stem}{suffix}"))


@pytest.fixture(scope="module")
def originals() -> list[object]:
    return run_batch(oracle_engine(), BATCH)


@pytest.mark.parametrize(("stem", "old", "new"), JAVASCRIPT)
def test_a_javascript_mutant_is_caught(stem: str, old: str, new: str, originals: list[object]) -> None:
    source = source_of(stem, ".mjs").read_text(encoding="utf-8")
    assert old in source, f"{stem}.mjs has changed: write this mutant anew"
    mutant = oracle_engine({stem: source.replace(old, new, 1)})
    caught = 0
    for case, right in zip(BATCH, originals, strict=True):
        try:
            caught += run_batch(mutant, [case])[0] != right
        except Exception:  # a mutant may throw: that is noticed too
            caught += 1
        if caught:
            break
    assert caught


@pytest.mark.parametrize(("stem", "old", "new"), PYTHON)
def test_a_python_mutant_is_caught(stem: str, old: str, new: str, originals: list[object], tmp_path: Path) -> None:
    copytree(ROOT / "engine", tmp_path / "engine")
    path = tmp_path / source_of(stem, ".py").relative_to(ROOT)
    source = path.read_text(encoding="utf-8")
    assert old in source, f"{stem}.py has changed: write this mutant anew"
    path.write_text(source.replace(old, new, 1), encoding="utf-8")
    command = [sys.executable, "-c", RUNNER, str(FUNCTIONS)]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ran = subprocess.run(
        command,
        input=json.dumps(list(zip(BATCH, originals, strict=True))),
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert ran.returncode != 0 or ran.stdout == "True\n"
