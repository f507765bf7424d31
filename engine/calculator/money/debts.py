"""What is owed today: interest by actual days, penalty interest after the due date, part payments in their order.

Mirrored in debts.mjs: the same functions in the same order, the same fen for every input.
"""

from dataclasses import dataclass
from typing import NamedTuple

from engine.calculator.money.dates import add_months
from engine.calculator.money.exact import Problem, Rate, round_half_up

LONGEST_DAYS = 36525


@dataclass(frozen=True)
class Debt:
    """One loan: fen, day numbers, an annual rate. Interest from `since`; after `due` the overdue part pays more.

    `billed` is interest already billed before `since`, `fees` the cost of enforcing: Civil Code article 561 puts that first.
    No interest is counted on unpaid interest.
    """

    principal: int
    overdue: int
    rate: Rate
    since: int
    due: int
    today: int
    factor: Rate
    fees: int
    payments: tuple[tuple[int, int], ...] = ()
    order: tuple[str, ...] = ("costs", "interest", "principal")
    year_days: int = 365
    billed: int = 0


class Owed(NamedTuple):
    """What is owed on a day: `interest` and `penalty` since the row before, `paid` on the day, the rest after it."""

    date: int
    interest: int
    penalty: int
    paid: int
    costs_left: int
    interest_left: int
    principal_left: int


class Share(NamedTuple):
    """How a payment was used."""

    costs: int
    interest: int
    principal: int
    unused: int


def allocate(amount: int, costs: int, interest: int, principal: int, order: tuple[str, ...]) -> Share:
    """Use a payment in the given order: costs, interest, principal where nothing else was agreed."""
    owed = {"costs": costs, "interest": interest, "principal": principal}
    used = {"costs": 0, "interest": 0, "principal": 0}
    for name in order:
        used[name] = min(amount, owed[name])
        amount = amount - used[name]
    return Share(used["costs"], used["interest"], used["principal"], amount)


def check_debt(debt: Debt) -> None:
    """Raise a Problem for a debt that cannot be computed."""
    if debt.principal < 1 or not 0 <= debt.overdue <= debt.principal or min(debt.fees, debt.billed) < 0:
        raise Problem("bad_number")
    if debt.rate.digits < 0 or debt.factor.digits < 0 or any(amount < 0 for _, amount in debt.payments):
        raise Problem("bad_number")
    if debt.since > debt.today or debt.since > debt.due or debt.today - debt.since > LONGEST_DAYS:
        raise Problem("bad_order")
    if any(not debt.since <= day <= debt.today for day, _ in debt.payments):
        raise Problem("bad_order")
    if sorted(debt.order) != ["costs", "interest", "principal"]:
        raise Problem("bad_method")


def row_days(debt: Debt) -> list[int]:
    """The days a row is made for: each month since the start, the due date, each payment, and today."""
    days = {debt.today} | {day for day, _ in debt.payments}
    if debt.since < debt.due < debt.today:
        days.add(debt.due)
    month = 1
    while add_months(debt.since, month) < debt.today:
        days.add(add_months(debt.since, month))
        month = month + 1
    return sorted(days)


def accrue(debt: Debt, principal: int, overdue: int, start: int, end: int) -> tuple[int, int]:
    """Normal and penalty interest between two days, not yet divided by the denominator of accrual_unit."""
    late = max(end - max(start, debt.due), 0)
    on_time = end - start - late
    normal = principal * on_time + (principal - overdue) * late
    interest = normal * debt.rate.digits * 10**debt.factor.scale
    return interest, overdue * late * debt.rate.digits * debt.factor.digits


def accrual_unit(debt: Debt) -> int:
    """The denominator that both kinds of interest share, so that they are rounded only when they are shown."""
    return int(10 ** (debt.rate.scale + debt.factor.scale)) * debt.year_days


def debt_rows(debt: Debt) -> list[Owed]:
    """The debt by month, due date and payment, up to today: interest by actual days on the balance then owed."""
    check_debt(debt)
    unit = accrual_unit(debt)
    principal, overdue, costs, paid_interest = debt.principal, debt.overdue, debt.fees, -debt.billed
    normal = penalty = shown_normal = shown_penalty = 0
    at = debt.since
    rows = []
    for day in row_days(debt):
        more_normal, more_penalty = accrue(debt, principal, overdue, at, day)
        normal, penalty, at = normal + more_normal, penalty + more_penalty, day
        new_normal, new_penalty = round_half_up(normal, unit), round_half_up(penalty, unit)
        paid = sum(amount for when, amount in debt.payments if when == day)
        used = allocate(paid, costs, new_normal + new_penalty - paid_interest, principal, debt.order)
        costs, paid_interest = costs - used.costs, paid_interest + used.interest
        principal, overdue = principal - used.principal, max(overdue - used.principal, 0)
        left = new_normal + new_penalty - paid_interest
        interest, late = new_normal - shown_normal, new_penalty - shown_penalty
        rows.append(Owed(day, interest, late, paid - used.unused, costs, left, principal))
        shown_normal, shown_penalty = new_normal, new_penalty
    return rows


def interest_of_a_day(debt: Debt, principal: int, day: int) -> int:
    """What the day after `day` adds in fen, where `principal` is still owed."""
    overdue = max(debt.overdue - (debt.principal - principal), 0)
    normal, penalty = accrue(debt, principal, overdue, day, day + 1)
    return round_half_up(normal + penalty, accrual_unit(debt))
