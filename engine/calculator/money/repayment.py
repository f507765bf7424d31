"""A repayment plan, month by month, to the fen: waivers, a lump sum, the schedule, and what it all comes to.

Mirrored in repayment.mjs: the same functions in the same order, the same fen for every input.
The balance ends at exactly 0. In every row payment = interest + principal + fee; a month whose interest is added to
the debt has a negative principal.
"""

from dataclasses import replace
from typing import NamedTuple

from engine.calculator.money.annuity import annuity_payment
from engine.calculator.money.exact import ZERO, Problem, Rate, floor_div, multiply, share, without
from engine.calculator.money.instalments import (
    LONGEST,
    Part,
    Plan,
    Row,
    due_date,
    grace_parts,
    is_regular,
    regular_parts,
)
from engine.calculator.money.rates import compound_annual, flow_rate, irr, simple_annual, xirr
from engine.calculator.money.roots import Flow


class Summary(NamedTuple):
    """What a plan comes to; the rates are None where `rate_problem` says why."""

    instalment: int
    largest: int
    first_date: int
    last_date: int
    total_paid: int
    total_interest: int
    total_fees: int
    simple: float | None
    compound: float | None
    rate_problem: str
    breaks_on: int | None


def check_plan(plan: Plan) -> None:
    """Raise a Problem for a plan that cannot be computed."""
    if plan.principal < 1 or plan.rate.digits < 0 or plan.fee_rate.digits < 0:
        raise Problem("bad_number")
    if not 1 <= plan.months <= LONGEST or not 0 <= plan.grace <= LONGEST:
        raise Problem("bad_months")
    if plan.first <= plan.start:
        raise Problem("bad_order")
    if min(plan.arrears, plan.lump, plan.upfront_fee, plan.waive_amount, plan.instalment) < 0:
        raise Problem("bad_number")


def waived(plan: Plan) -> Plan:
    """The plan after a waiver in whole or in part, or after the part of a waived amount that meets the arrears."""
    if plan.waive == "all":
        return replace(plan, rate=ZERO, fee_rate=ZERO, arrears=0)
    if plan.waive == "part":
        keep = without(plan.waive_part)
        if keep.digits < 0 or plan.waive_part.digits < 0:
            raise Problem("bad_number")
        arrears = share(plan.arrears, keep, 1, 1)
        rate, fee_rate = multiply(plan.rate, keep), multiply(plan.fee_rate, keep)
        return replace(plan, rate=rate, fee_rate=fee_rate, arrears=arrears, waive_amount=0)
    if plan.waive == "amount":
        taken = min(plan.waive_amount, plan.arrears)
        return replace(plan, arrears=plan.arrears - taken, waive_amount=plan.waive_amount - taken)
    return replace(plan, waive_amount=0)


def opening(plan: Plan) -> Row | None:
    """The lump sum and fees paid at the start: arrears first, then principal. None where nothing is paid."""
    if plan.lump == 0 and plan.upfront_fee == 0:
        return None
    if plan.lump > plan.principal + plan.arrears:
        raise Problem("lump_too_big")
    fee = min(plan.lump, plan.arrears)
    paid = plan.lump - fee
    total = plan.lump + plan.upfront_fee
    return Row(plan.start, total, 0, paid, fee + plan.upfront_fee, plan.principal - paid)


def less_waived(parts: list[Part], amount: int) -> list[Part]:
    """The instalments after an amount is taken off their interest, then their fees, from the first on."""
    kept = []
    for part in parts:
        interest = min(part.interest, amount) if part.interest + part.principal > 0 else 0
        fee = min(part.fee, amount - interest)
        amount = amount - interest - fee
        kept.append(Part(part.interest - interest, part.principal, part.fee - fee))
    return kept


def schedule(plan: Plan) -> list[Row]:
    """Every payment from the start to a balance of 0. Raises a Problem for a plan that cannot be, or never ends."""
    check_plan(plan)
    plan = waived(plan)
    head = opening(plan)
    principal = plan.principal if head is None else head.balance
    arrears = plan.arrears if head is None else plan.arrears - (head.fee - plan.upfront_fee)
    rows = [] if head is None else [head]
    if principal + arrears == 0:
        return rows
    pause, grown, deferred = grace_parts(plan, principal)
    parts = pause + regular_parts(plan, grown, arrears, deferred)
    for index, part in enumerate(less_waived(parts, plan.waive_amount)):
        principal = principal - part.principal
        payment = part.interest + part.principal + part.fee
        rows.append(Row(due_date(plan, index + 1), payment, part.interest, part.principal, part.fee, principal))
    return rows


def monthly_flows(plan: Plan, rows: list[Row]) -> list[float]:
    """What the lender has out (-) and gets back (+), a month apart; the debt of today is what it has out."""
    flows = [-float(plan.principal + plan.arrears)]
    for row in rows:
        if row.date == plan.start:
            flows[0] = flows[0] + float(row.payment)
        else:
            flows.append(float(row.payment))
    return flows


def plan_rates(plan: Plan, rows: list[Row]) -> tuple[float, float]:
    """Simple and compound annual rate: by months, or by days where the first period is not a month. Raises a Problem."""
    if is_regular(plan):
        monthly = irr(monthly_flows(plan, rows))
        return simple_annual(monthly), compound_annual(monthly)
    amounts = [-float(plan.principal + plan.arrears), *[float(row.payment) for row in rows]]
    days = [plan.start, *[row.date for row in rows]]
    daily = flow_rate([Flow(*pair) for pair in zip(amounts, days, strict=True)])
    return 365.0 * daily, xirr(amounts, days)


def summarise(plan: Plan, rows: list[Row], budget: int | None = None) -> Summary:
    """Totals, dates, both annual rates, and the day on which a payment first exceeds the budget."""
    paying = [row for row in rows if row.payment > 0]
    regular = [row for row in paying if row.date != plan.start]
    problem = ""
    simple, compound = None, None
    try:
        simple, compound = plan_rates(plan, rows)
    except Problem as error:
        problem = error.code
    over = [row.date for row in regular if budget is not None and row.payment > budget]
    return Summary(
        instalment=regular[0].payment if regular else 0,
        largest=max([row.payment for row in regular], default=0),
        first_date=paying[0].date if paying else plan.start,
        last_date=paying[-1].date if paying else plan.start,
        total_paid=sum(row.payment for row in rows),
        total_interest=sum(row.interest for row in rows),
        total_fees=sum(row.fee for row in rows),
        simple=simple,
        compound=compound,
        rate_problem=problem,
        breaks_on=over[0] if over else None,
    )


def months_for(principal: int, rate: Rate, budget: int) -> int:
    """The fewest equal instalments that each fit the budget; 0 where even the longest term does not."""
    if annuity_payment(principal, rate, LONGEST) > budget:
        return 0
    short, enough = 0, LONGEST
    while enough - short > 1:
        middle = floor_div(short + enough, 2)
        if annuity_payment(principal, rate, middle) <= budget:
            enough = middle
        else:
            short = middle
    return enough
