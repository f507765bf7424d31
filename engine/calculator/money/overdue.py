"""A loan repaid by instalments, some of them missed: what is overdue, what is not due yet, and what both come to today.

The whole loan is due at once only where the lender has said so (debts.py is for that). Here an instalment is overdue from its own
day on: its principal pays penalty interest instead of the ordinary rate, its interest and fee stay as billed, and no
interest is counted on unpaid interest. What is not due yet pays the ordinary rate. Mirrored in overdue.mjs: the same functions in
the same order, the same fen for every input.
"""

from dataclasses import dataclass
from typing import NamedTuple

from engine.calculator.money.dates import add_months
from engine.calculator.money.debts import LONGEST_DAYS, allocate
from engine.calculator.money.exact import ZERO, Problem, Rate, round_half_up, share
from engine.calculator.money.instalments import Plan, Row
from engine.calculator.money.repayment import schedule


@dataclass(frozen=True)
class Missed:
    """A loan with missed instalments. `principal` and `months` are what was left before the oldest unpaid one, due on `first`."""

    principal: int
    rate: Rate
    months: int
    first: int
    today: int
    factor: Rate
    method: str = "equal_instalment"
    fee_rate: Rate = ZERO
    costs: int = 0
    billed: int = 0
    payments: tuple[tuple[int, int], ...] = ()
    order: tuple[str, ...] = ("costs", "interest", "principal")
    year_days: int = 365


class Day(NamedTuple):
    """A day on which something fell due or was paid, and what was left after it; `later` is principal not due yet."""

    date: int
    due: int
    penalty: int
    paid: int
    costs_left: int
    interest_left: int
    penalty_left: int
    principal_left: int
    later: int


class Standing(NamedTuple):
    """Today: instalments overdue, what is payable now, what runs on the rest, what all of it comes to, what a day adds."""

    overdue_count: int
    payable: int
    running: int
    whole: int
    per_day: int
    still_due: int
    unused: int


def agreed_rows(debt: Missed) -> list[Row]:
    """The instalments as they were agreed, the oldest unpaid one first."""
    start = add_months(debt.first, -1)
    plan = Plan(debt.principal, debt.rate, debt.months, start, debt.first, debt.method, fee_rate=debt.fee_rate)
    return schedule(plan)


def check_missed(debt: Missed) -> None:
    """Raise a Problem for a loan that cannot be computed."""
    if min(debt.costs, debt.billed, debt.factor.digits, *(amount for _, amount in debt.payments), 0) < 0:
        raise Problem("bad_number")
    if debt.first > debt.today or debt.today - debt.first > LONGEST_DAYS:
        raise Problem("bad_order")
    if any(not debt.first <= day <= debt.today for day, _ in debt.payments):
        raise Problem("bad_order")
    if sorted(debt.order) != ["costs", "interest", "principal"]:
        raise Problem("bad_method")


def missed_rows(debt: Missed) -> list[Day]:
    """Day by day of instalments and payments, up to today. A payment never reaches what is not due yet."""
    check_missed(debt)
    agreed = {row.date: row for row in agreed_rows(debt)}
    days = {day for day in agreed if day <= debt.today} | {day for day, _ in debt.payments} | {debt.today}
    unit = 10 ** (debt.rate.scale + debt.factor.scale) * debt.year_days
    later, costs, interest, principal = debt.principal, debt.costs, debt.billed, 0
    exact = shown = penalty_paid = 0
    at = debt.first
    rows = []
    for day in sorted(days):
        exact, at = exact + principal * (day - at) * debt.rate.digits * debt.factor.digits, day
        added, shown = round_half_up(exact, unit) - shown, round_half_up(exact, unit)
        due = agreed.get(day)
        if due is not None:
            later, principal = later - due.principal, principal + due.principal
            interest = interest + due.interest + due.fee
        paid = sum(amount for when, amount in debt.payments if when == day)
        penalty = shown - penalty_paid
        used = allocate(paid, costs, interest + penalty, principal, debt.order)
        to_interest = min(used.interest, interest)
        costs, interest, principal = costs - used.costs, interest - to_interest, principal - used.principal
        penalty_paid = penalty_paid + used.interest - to_interest
        left = (costs, interest, shown - penalty_paid, principal, later)
        rows.append(Day(day, due.payment if due is not None else 0, added, paid - used.unused, *left))
    return rows


def standing(debt: Missed, rows: list[Day]) -> Standing:
    """What the rows come to today."""
    end, agreed = rows[-1], agreed_rows(debt)
    fallen = [row for row in agreed if row.date <= debt.today]
    last = fallen[-1].date
    payable = end.costs_left + end.interest_left + end.penalty_left + end.principal_left
    rate = ZERO if debt.method == "fee_instalments" else debt.rate
    running = share(end.later, rate, debt.today - last, debt.year_days)
    late = end.principal_left * debt.rate.digits * debt.factor.digits
    ordinary = end.later * rate.digits * 10 ** (debt.factor.scale + debt.rate.scale - rate.scale)
    return Standing(
        overdue_count=len([row for row in fallen if row.date < debt.today]),
        payable=payable,
        running=running,
        whole=payable + end.later + running,
        per_day=round_half_up(late + ordinary, 10 ** (debt.rate.scale + debt.factor.scale) * debt.year_days),
        still_due=payable + sum(row.payment for row in agreed[len(fallen) :]),
        unused=sum(amount for _, amount in debt.payments) - sum(row.paid for row in rows),
    )
