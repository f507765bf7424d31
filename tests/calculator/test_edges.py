"""Where an input is at the edge of what is read, both sides say the same: the figure, or which mistake it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.calculator.money.exact import Problem, Rate
from engine.calculator.money.instalments import Row
from engine.calculator.money.stated import up_to_last
from engine.calculator.published.oracles import compute
from engine.calculator.published.published import checked
from tests.calculator.js_engine import engine, oracle_engine, run_batch
from tests.calculator.oracles import library

DEBT = {"balance": "100", "rate": "1%", "minimum": "0"}


def debts(**fields: str) -> dict[str, Any]:
    return {"debts": [{**DEBT, **fields}], "budget": 50, "order": "given"}


CASES: list[tuple[str, dict[str, Any], Any]] = [
    ("add_months", {"date": "2024-12-31", "months": 1}, "2025-01-31"),
    ("add_months", {"date": "1900-01-01", "months": 0}, "1900-01-01"),
    ("add_months", {"date": "2024-13-05", "months": 1}, {"problem": "bad_date"}),
    ("add_months", {"date": "2024-00-05", "months": 1}, {"problem": "bad_date"}),
    ("add_months", {"date": "2024-04-31", "months": 1}, {"problem": "bad_date"}),
    ("add_months", {"date": "2024-04-00", "months": 1}, {"problem": "bad_date"}),
    ("add_months", {"date": "2023-02-29", "months": 1}, {"problem": "bad_date"}),
    ("add_months", {"date": "1899-12-31", "months": 1}, {"problem": "bad_date"}),
    ("add_months", {"date": "2100-06-15", "months": 0}, "2100-06-15"),
    ("add_months", {"date": "2199-12-31", "months": 2}, "2200-02-28"),
    ("debt_today", {"debt": {"principal": "100", "rate": "18%", "since": "2026-03-01", "due": "2026-02-01", "today": "2026-04-01"}}, {"problem": "bad_order"}),
    ("ppmt", {"rate": "1%", "per": 0, "nper": 12, "pv": "1000"}, {"problem": "bad_months"}),
    ("ppmt", {"rate": "1%", "per": 13, "nper": 12, "pv": "1000"}, {"problem": "bad_months"}),
    ("many_debts", debts(rate="-1%"), {"problem": "bad_number"}),
    ("many_debts", debts(balance="0"), {"problem": "bad_number"}),
    ("many_debts", debts(minimum="-1"), {"problem": "bad_number"}),
    ("many_debts", {"debts": [], "budget": 50, "order": "given"}, {"problem": "bad_number"}),
    ("many_debts", {"debts": DEBT, "budget": 50, "order": "given"}, {"problem": "bad_list"}),
    ("schedule", {"plan": "text"}, {"problem": "bad_field"}),
    ("schedule", {"plan": [1]}, {"problem": "bad_field"}),
    ("schedule", {"plan": None}, {"problem": "missing_input"}),
    ("nper", {"rate": "50%", "pmt": "-100", "pv": "100"}, 1.7095112913514547),
    ("effect", {"rate": "50%", "per_year": 1}, 0.5),
    ("nper", {"rate": "0%", "pmt": "-100", "pv": "1000", "fv": "200"}, 12),
    # Each published function on both sides of its bounds, the small figures worked out by hand: function, inputs, result.
    *map(json.loads, (Path(__file__).parent / "edges.jsonl").read_text(encoding="utf-8").splitlines()),
]  # fmt: skip


@pytest.fixture(scope="module")
def theirs() -> list[Any]:
    batch = [{"function": name, "inputs": inputs} for name, inputs, _ in CASES]
    return run_batch(oracle_engine(), batch)


@pytest.mark.parametrize("number", range(len(CASES)))
def test_an_edge_is_read_alike_on_both_sides(number: int, theirs: list[Any]) -> None:
    name, inputs, expected = CASES[number]
    assert compute(library(), {"function": name, "inputs": inputs}) == expected
    assert theirs[number] == expected


def test_a_debt_of_which_no_least_payment_is_known_has_none() -> None:
    unknown = {name: value for name, value in DEBT.items() if name != "minimum"}
    cases = [
        {"function": "many_debts", "inputs": {"debts": [debt], "budget": 50, "order": "given"}}
        for debt in (unknown, DEBT)
    ]
    ours = [compute(library(), case) for case in cases]
    assert ours[0] == ours[1] and ours == run_batch(oracle_engine(), cases)


@pytest.mark.parametrize(
    ("payments", "kept"), [([5, 0, 0], 1), ([5, 0, 3], 3), ([5, 0, 3, 0], 3), ([0, 0], 2), ([7], 1)]
)
def test_a_plan_is_told_up_to_its_last_payment(payments: list[int], kept: int) -> None:
    rows = [Row(number, payment, 0, payment, 0, 0) for number, payment in enumerate(payments, 1)]
    assert len(up_to_last(rows)) == kept
    assert (
        engine("stated").eval(f"M.stated.up_to_last({payments}.map((each) => ({{ payment: BigInt(each) }}))).length")
        == kept
    )


LATE = {"principal": "10000", "rate": "18%", "since": "2026-01-01", "due": "2026-02-01", "today": "2026-03-03"}
BEHIND = {"principal": "10000", "rate": "18%", "months": 12, "first": "2026-01-20", "today": "2026-03-25"}
DAILY = {
    "principal": "10000",
    "rate": "18%",
    "months": 3,
    "start": "2026-01-20",
    "first": "2026-02-20",
    "basis": "days",
}


@pytest.mark.parametrize(
    ("name", "field", "given", "usual"),
    [
        ("debt_today", "debt", LATE, {"factor": "1.5", "year_days": 365, "fees": "0", "overdue": "10000"}),
        ("missed_instalments", "debt", BEHIND, {"factor": "1.5", "year_days": 365, "costs": "0"}),
        ("schedule", "plan", DAILY, {"year_days": 365, "method": "equal_instalment", "grace": 0}),
    ],
)
def test_what_is_not_said_is_as_usual(name: str, field: str, given: dict[str, Any], usual: dict[str, Any]) -> None:
    every = [given, {**given, **usual}]
    cases = [{"function": name, "inputs": {field: each}} for each in every]
    ours = [compute(library(), case) for case in cases]
    assert "problem" not in ours[0]
    assert ours[0] == ours[1] and ours == run_batch(oracle_engine(), cases)


def test_a_loan_is_of_something_at_no_negative_rate() -> None:
    checked(1, Rate(0, 2), 12, 12)
    for principal, digits in ((0, 0), (1, -1)):
        with pytest.raises(Problem, match="bad_number"):
            checked(principal, Rate(digits, 2), 12, 12)
