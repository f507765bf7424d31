"""What must hold for every plan, debt and budget, on both sides."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.calculator.money.instalments import Part
from engine.calculator.money.repayment import less_waived
from engine.calculator.published.oracles import compute
from tests.calculator.js_engine import oracle_engine, run_batch
from tests.calculator.oracles import library

LIBRARY = library()
RACER = oracle_engine()

fen = st.integers(1, 10**9).map(lambda value: f"{value // 100}.{value % 100:02d}")
percent = st.integers(0, 3600).map(lambda value: f"{value / 100:.2f}%")
method = st.sampled_from(["equal_instalment", "equal_principal", "interest_only", "bullet", "fee_instalments"])
plans = st.fixed_dictionaries(
    {
        "principal": fen, "rate": percent, "months": st.integers(1, 120), "method": method,
        "start": st.just("2024-01-31"), "first": st.sampled_from(["2024-02-29", "2024-03-15"]),
        "basis": st.sampled_from(["month", "days"]), "grace": st.integers(0, 6),
        "grace_interest": st.sampled_from(["capitalised", "deferred", "waived"]), "arrears": fen,
        "waive": st.sampled_from(["none", "all", "part", "amount"]), "waive_part": percent.map(lambda text: "40%"),
        "waive_amount": fen,
    }
)  # fmt: skip
FEW = settings(max_examples=60, deadline=None)


def cents(text: str) -> int:
    """Fen of a printed amount."""
    return int(text.replace(".", ""))


def both(function: str, inputs: dict[str, Any]) -> list[Any]:
    """The result of the Python and of the JavaScript side."""
    case = {"function": function, "inputs": inputs}
    return [compute(LIBRARY, case), run_batch(RACER, [case])[0]]


def total_interest(plan: dict[str, Any], months: int) -> list[int]:
    """All interest of a plan over so many months, on each side."""
    return [cents(result["total_interest"]) for result in both("schedule", {"plan": {**plan, "months": months}})]


@FEW
@given(plans)
def test_parts_sum_and_the_balance_ends_at_nothing(plan: dict[str, Any]) -> None:
    for result in both("schedule", {"plan": plan}):
        rows = [[cents(figure) for figure in row[1:]] for row in result["rows"]]
        assert sum(principal for _, _, principal, _, _ in rows) == cents(plan["principal"])
        assert all(payment == interest + principal + fee for payment, interest, principal, fee, _ in rows)
        assert all(balance >= 0 for *_, balance in rows)
        assert rows[-1][-1] == 0


@FEW
@given(plans)
def test_totals_are_the_sums_of_the_rows(plan: dict[str, Any]) -> None:
    for result in both("schedule", {"plan": plan}):
        columns = list(zip(*[[cents(figure) for figure in row[1:]] for row in result["rows"]], strict=True))
        paid, interest, fees = (cents(result[name]) for name in ("total_paid", "total_interest", "total_fees"))
        assert (sum(columns[0]), sum(columns[1]), sum(columns[3])) == (paid, interest, fees)
        assert paid == cents(plan["principal"]) + interest + fees


@FEW
@given(fen, percent, st.integers(1, 119), method)
def test_a_longer_term_never_lowers_interest(principal: str, rate: str, months: int, how: str) -> None:
    # Below a few hundred yuan the rounding of single fen outweighs a month's interest.
    assume(cents(principal) >= 100_000)
    plan = {"principal": principal, "rate": rate, "method": how, "start": "2024-01-31", "first": "2024-02-29"}
    shorter, longer = total_interest(plan, months), total_interest(plan, months + 1)
    assert all(a <= b + months for a, b in zip(shorter, longer, strict=True))


@FEW
@given(st.lists(st.tuples(fen, percent, st.just("0")), min_size=1, max_size=4), st.randoms())
def test_the_order_in_which_debts_are_typed_changes_nothing(debts: list[tuple[str, str, str]], rng: Any) -> None:
    owned = [dict(zip(("balance", "rate", "minimum"), debt, strict=True)) for debt in debts]
    shuffled = list(owned)
    rng.shuffle(shuffled)
    for order in ("smallest", "dearest"):
        budget = "1000000"
        results = [both("many_debts", {"debts": each, "budget": budget, "order": order}) for each in (owned, shuffled)]
        for one, other in zip(*results, strict=True):
            assert one.get("total_interest") == other.get("total_interest")
            assert one.get("months") == other.get("months")


@FEW
@given(fen, percent, st.integers(0, 400), st.permutations(["costs", "interest", "principal"]), fen)
def test_a_payment_is_used_once_whatever_the_order(
    principal: str, rate: str, days: int, order: list[str], paid: str
) -> None:
    debt = {
        "principal": principal, "rate": rate, "since": "2024-01-31", "due": "2024-02-29", "today": "2025-03-31",
        "fees": "12.34", "payments": [{"date": "2024-06-30", "amount": paid}], "order": order,
    }  # fmt: skip
    for result in both("debt_today", {"debt": debt}):
        used = sum(cents(row[3]) for row in result["rows"])
        charged = cents(result["normal_interest"]) + cents(result["penalty_interest"]) + 1234
        assert cents(result["total"]) == cents(principal) + charged - used
        assert 0 <= used <= cents(paid)


@FEW
@given(fen, percent, fen, st.integers(1, 600))
def test_the_shortest_term_fits_and_the_one_before_does_not(
    principal: str, rate: str, budget: str, longest: int
) -> None:
    inputs = {"principal": principal, "rate": rate, "budget": budget, "longest": longest}
    for result in both("affordable", inputs):
        if result["status"] == "never_clears":
            assert cents(budget) <= cents(result["first_interest"])
        elif result["months"]:
            assert cents(result["instalment"]) <= cents(budget)
            if result["months"] > 1:
                shorter = {"principal": principal, "rate": rate, "periods": result["months"] - 1}
                assert all(cents(each["payment"]) > cents(budget) for each in both("equal_instalment", shorter))


@pytest.mark.parametrize(
    ("months", "method", "interest", "penalty", "running"),
    [(12, "equal_instalment", "60.00", "7.00", "54.51"), (10, "equal_principal", "60.00", "8.88", "53.26")],
)
def test_one_missed_instalment_pays_penalty_on_its_own_principal_alone(
    months: int, method: str, interest: str, penalty: str, running: str
) -> None:
    """6,000 at 12 % a year, 30 days late: 67.00 or 68.88 besides principal, not the 88.77 of 18 % on all of it (decisions/0035)."""
    debt = {"principal": "6000", "rate": "12%", "months": months, "method": method, "factor": "1.5"}
    debt |= {"first": "2026-01-15", "today": "2026-02-14"}
    for found in both("missed_instalments", {"debt": debt}):
        assert (found["overdue_interest"], found["penalty"], found["running"]) == (interest, penalty, running)


@pytest.mark.parametrize(
    ("parts", "amount", "left"),
    [
        ([Part(100, 900, 10), Part(90, 910, 10)], 60, [Part(40, 900, 10), Part(90, 910, 10)]),
        ([Part(100, 900, 10), Part(90, 910, 10)], 105, [Part(0, 900, 5), Part(90, 910, 10)]),
        ([Part(100, 900, 10), Part(90, 910, 10)], 150, [Part(0, 900, 0), Part(50, 910, 10)]),
        ([Part(100, -100, 0), Part(90, 910, 0)], 60, [Part(100, -100, 0), Part(30, 910, 0)]),  # added to the debt, not paid
        ([Part(100, 0, 0)], 60, [Part(40, 0, 0)]),  # interest alone
    ],
)  # fmt: skip
def test_an_amount_that_is_waived_comes_off_interest_that_is_paid_then_off_fees_from_the_first_on(
    parts: list[Part], amount: int, left: list[Part]
) -> None:
    assert less_waived(parts, amount) == left
