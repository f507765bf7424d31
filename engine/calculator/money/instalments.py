"""The instalments of a plan by method, as amounts without dates yet: five methods, grace months, a fixed instalment.

Mirrored in instalments.mjs: the same functions in the same order. Each period is rounded once,
half up, unless the product's rule says otherwise; the last instalment settles what is left.
"""

from dataclasses import dataclass
from typing import NamedTuple

from engine.calculator.money.annuity import annuity_payment
from engine.calculator.money.dates import add_months, civil
from engine.calculator.money.exact import ZERO, Problem, Rate, round_half_even, round_half_up, share, spread

LONGEST = 600


@dataclass(frozen=True)
class Plan:
    """What is agreed. Money in fen, dates as day numbers, rates a year as exact decimals (0.1825 for 18.25 %)."""

    principal: int
    rate: Rate
    months: int
    start: int
    first: int
    # equal_instalment | equal_principal | interest_only | bullet | fee_instalments | fixed_instalment
    method: str = "equal_instalment"
    instalment: int = 0
    fee_rate: Rate = ZERO
    upfront_fee: int = 0
    arrears: int = 0
    lump: int = 0
    grace: int = 0
    grace_interest: str = "capitalised"  # capitalised | deferred | waived
    waive: str = "none"  # none | all | part | amount
    waive_part: Rate = ZERO
    waive_amount: int = 0
    basis: str = "month"  # month: a twelfth of the annual rate; days: actual days over year_days
    year_days: int = 365


class Row(NamedTuple):
    """One line of the schedule; `balance` is the principal still owed after it."""

    date: int
    payment: int
    interest: int
    principal: int
    fee: int
    balance: int


class Part(NamedTuple):
    """What one instalment is made of, before it has a date."""

    interest: int
    principal: int
    fee: int


def is_regular(plan: Plan) -> bool:
    """Whether the first payment is a month after the start; 28 February is a month after the 31st, and before the 31st."""
    return plan.first == add_months(plan.start, 1) or plan.start == add_months(plan.first, -1)


def due_date(plan: Plan, month: int) -> int:
    """The day of a month's payment, counted from 1; month 0 is the start. A plan that began on the 31st stays at months' ends."""
    if month == 0:
        return plan.start
    if civil(plan.start).day > civil(plan.first).day and is_regular(plan):
        return add_months(plan.start, month)
    return add_months(plan.first, month - 1)


def first_period(plan: Plan) -> tuple[int, int]:
    """Whole months and odd days from the start to the first payment: (1, 0) in a regular plan."""
    if is_regular(plan):
        return 1, 0
    whole = 0
    while add_months(plan.start, whole + 1) <= plan.first:
        whole = whole + 1
    return whole, plan.first - add_months(plan.start, whole)


def period_interest(plan: Plan, balance: int, month: int) -> int:
    """Interest of one period in fen: a twelfth of a year, or the period's actual days. An odd first period is charged as
    its whole months and its odd days."""
    if plan.basis == "days":
        return share(balance, plan.rate, due_date(plan, month) - due_date(plan, month - 1), plan.year_days)
    if month > 1:
        return share(balance, plan.rate, 1, 12)
    whole, odd = first_period(plan)
    return share(balance, plan.rate, whole * plan.year_days + 12 * odd, 12 * plan.year_days)


def grace_parts(plan: Plan, principal: int) -> tuple[list[Part], int, int]:
    """The months without payment, the principal after them, and the interest put off until later."""
    parts = []
    deferred = 0
    for month in range(1, plan.grace + 1):
        interest = 0 if plan.method == "fee_instalments" else period_interest(plan, principal, month)
        if plan.grace_interest == "capitalised":
            parts.append(Part(interest, -interest, 0))
            principal = principal + interest
        else:
            parts.append(Part(0, 0, 0))
            deferred = deferred + (interest if plan.grace_interest == "deferred" else 0)
    return parts, principal, deferred


def equal_instalment_parts(plan: Plan, principal: int) -> list[Part]:
    """等额本息: one instalment, of which interest on the balance comes first."""
    payment = annuity_payment(principal, plan.rate, plan.months)
    parts = []
    for number in range(1, plan.months + 1):
        interest = period_interest(plan, principal, plan.grace + number)
        odd = plan.basis != "days" and plan.grace + number == 1  # only the first period can be other than a month
        usual = share(principal, plan.rate, 1, 12) if odd else interest
        paid = principal if number == plan.months else min(max(payment - usual, 0), principal)
        parts.append(Part(interest, paid, 0))
        principal = principal - paid
    return parts


def equal_principal_parts(plan: Plan, principal: int) -> list[Part]:
    """等额本金: an equal part of the principal, and interest on the balance."""
    each = round_half_up(principal, plan.months)
    parts = []
    for number in range(1, plan.months + 1):
        interest = period_interest(plan, principal, plan.grace + number)
        paid = principal if number == plan.months else min(each, principal)
        parts.append(Part(interest, paid, 0))
        principal = principal - paid
    return parts


def interest_only_parts(plan: Plan, principal: int) -> list[Part]:
    """先息后本: interest every month, the principal with the last."""
    parts = []
    for number in range(1, plan.months + 1):
        interest = period_interest(plan, principal, plan.grace + number)
        parts.append(Part(interest, principal if number == plan.months else 0, 0))
    return parts


def bullet_parts(plan: Plan, principal: int) -> list[Part]:
    """到期一次还本付息: simple interest and principal together at the end, rounded once."""
    if plan.basis == "days":
        days = due_date(plan, plan.grace + plan.months) - due_date(plan, plan.grace)
        interest = share(principal, plan.rate, days, plan.year_days)
    else:
        odd = period_interest(plan, principal, plan.grace + 1) - share(principal, plan.rate, 1, 12)
        interest = share(principal, plan.rate, plan.months, 12) + odd
    return [Part(0, 0, 0)] * (plan.months - 1) + [Part(interest, principal, 0)]


def fee_instalment_parts(plan: Plan, principal: int) -> list[Part]:
    """花呗分期: total fee half-even to the fen, floors per period, the remainder in the first."""
    fee = round_half_even(principal * plan.fee_rate.digits, 10**plan.fee_rate.scale)
    pairs = zip(spread(principal, plan.months), spread(fee, plan.months), strict=True)
    return [Part(0, paid, each) for paid, each in pairs]


def fixed_instalment_parts(plan: Plan, principal: int, arrears: int) -> list[Part]:
    """One given instalment until all is paid: interest first, then arrears, then principal."""
    parts: list[Part] = []
    while principal + arrears > 0:
        interest = period_interest(plan, principal, plan.grace + len(parts) + 1)
        if plan.instalment <= interest:
            odd = not parts and plan.instalment > share(principal, plan.rate, 1, 12)
            raise Problem("first_period" if odd else "never_clears")
        if len(parts) == LONGEST:
            raise Problem("too_long")
        fee = min(arrears, plan.instalment - interest)
        paid = min(principal, plan.instalment - interest - fee)
        parts.append(Part(interest, paid, fee))
        principal = principal - paid
        arrears = arrears - fee
    return parts


def regular_parts(plan: Plan, principal: int, arrears: int, deferred: int) -> list[Part]:
    """The instalments after the grace months, with arrears and deferred interest spread over them."""
    if plan.method == "fixed_instalment":
        return fixed_instalment_parts(plan, principal, arrears + deferred)
    makers = {
        "equal_instalment": equal_instalment_parts,
        "equal_principal": equal_principal_parts,
        "interest_only": interest_only_parts,
        "bullet": bullet_parts,
        "fee_instalments": fee_instalment_parts,
    }
    if plan.method not in makers:
        raise Problem("bad_method")
    parts = makers[plan.method](plan, principal)
    late = spread(deferred, len(parts))
    extra = spread(arrears, len(parts))
    return [
        Part(part.interest + late[index], part.principal, part.fee + extra[index]) for index, part in enumerate(parts)
    ]
