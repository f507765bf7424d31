"""What the calculator's modes compute, as a published case calls it: its inputs by name, its results as plain JSON.

Mirrored in of_modes.mjs: the same functions in the same order.
"""

from typing import Any

from engine.calculator.money.budgets import OwnedDebt, affordable, many_debts, minimum_payments, payoff_months
from engine.calculator.money.dates import format_date
from engine.calculator.money.debts import Debt, allocate, debt_rows, interest_of_a_day
from engine.calculator.money.exact import Problem, Rate, annual_rate, share, to_double
from engine.calculator.money.instalments import Plan
from engine.calculator.money.overdue import Missed, missed_rows, standing
from engine.calculator.money.repayment import schedule, summarise
from engine.calculator.money.stated import stated_parts

Result = Any
YEAR_DAYS = 365


def money(fen: int) -> str:
    """Fen as an amount with two decimals."""
    size = str(abs(fen)).rjust(3, "0")
    return f"{'-' if fen < 0 else ''}{size[:-2]}.{size[-2:]}"


def run_schedule(plan: dict[str, Any], budget: int | None = None) -> Result:
    """This calculator's own schedule and what it comes to."""
    made = Plan(**plan)
    rows = schedule(made)
    summary = summarise(made, rows, budget)
    return {
        "rows": [[format_date(row.date), *(money(figure) for figure in row[1:])] for row in rows],
        "instalment": money(summary.instalment), "largest": money(summary.largest),
        "first_date": format_date(summary.first_date), "last_date": format_date(summary.last_date),
        "total_paid": money(summary.total_paid), "total_interest": money(summary.total_interest),
        "total_fees": money(summary.total_fees), "simple": summary.simple, "compound": summary.compound,
        "rate_problem": summary.rate_problem,
        "breaks_on": None if summary.breaks_on is None else format_date(summary.breaks_on),
    }  # fmt: skip


def stated_plan(plan: dict[str, Any]) -> Result:
    """The plan in the parts that its sentence names: kind, count, first payment, last payment, sum, first and last date."""
    made = Plan(**plan)
    parts = stated_parts(schedule(made), made.start)
    return [
        [
            *(part.kind, part.times),
            *(money(amount) for amount in (part.amount, part.last, part.total)),
            *(format_date(day) for day in (part.first_date, part.last_date)),
        ]
        for part in parts
    ]


def missed_instalments(debt: dict[str, Any]) -> Result:
    """What is overdue of a loan by instalments, and what is not due yet."""
    payments = tuple((paid["date"], paid["amount"]) for paid in debt.get("payments", []))
    order = tuple(debt.get("order", ("costs", "interest", "principal")))
    made = Missed(**{"factor": Rate(15, 1), **debt, "payments": payments, "order": order})
    rows = missed_rows(made)
    end, found = rows[-1], standing(made, rows)
    return {
        "payable": money(found.payable), "overdue_principal": money(end.principal_left),
        "overdue_interest": money(end.interest_left), "penalty": money(end.penalty_left), "costs": money(end.costs_left),
        "later": money(end.later), "running": money(found.running), "whole": money(found.whole),
        "count": found.overdue_count, "per_day": money(found.per_day), "still_due": money(found.still_due),
        "unused": money(found.unused),
        "rows": [[format_date(row.date), *(money(figure) for figure in row[1:])] for row in rows],
    }  # fmt: skip


def debt_today(debt: dict[str, Any]) -> Result:
    """What is owed today, in its parts."""
    payments = tuple((paid["date"], paid["amount"]) for paid in debt.get("payments", []))
    order = tuple(debt.get("order", ("costs", "interest", "principal")))
    made = Debt(**{"overdue": debt["principal"], "factor": Rate(15, 1), "fees": 0, **debt,
                   "payments": payments, "order": order})  # fmt: skip
    rows = debt_rows(made)
    end = rows[-1]
    return {
        "total": money(end.costs_left + end.interest_left + end.principal_left),
        "principal": money(end.principal_left), "interest": money(end.interest_left), "costs": money(end.costs_left),
        "normal_interest": money(sum(row.interest for row in rows)),
        "penalty_interest": money(sum(row.penalty for row in rows)),
        "per_day": money(interest_of_a_day(made, end.principal_left, made.today)),
        "rows": [[format_date(row.date), *(money(figure) for figure in row[1:])] for row in rows],
    }  # fmt: skip


def interest(principal: int, rate: Rate, days: int, year_days: int = YEAR_DAYS) -> Result:
    """Simple interest from an annual rate."""
    if year_days < 1:
        raise Problem("bad_number")
    return money(share(principal, rate, days, year_days))


def daily_interest(principal: int, rate: Rate, days: int) -> Result:
    """Simple interest from a daily rate."""
    return money(share(principal, rate, days, 1))


def annual_from_daily(rate: Rate, year_days: int = YEAR_DAYS) -> Result:
    """A daily rate as an annual one."""
    return to_double(annual_rate(rate, year_days))


def run_allocate(payment: int, costs: int, interest: int, principal: int, order: list[str] | None = None) -> Result:
    """How a payment is used."""
    names = tuple(order or ("costs", "interest", "principal"))
    if sorted(names) != ["costs", "interest", "principal"]:
        raise Problem("bad_method")
    used = allocate(payment, costs, interest, principal, names)
    return {name: money(value) for name, value in used._asdict().items()}


def run_affordable(principal: int, rate: Rate, budget: int, longest: int) -> Result:
    """The shortest term for a budget."""
    found = affordable(principal, rate, budget, longest)
    return {
        "months": found.months,
        "status": found.status,
        "instalment": money(found.instalment),
        "first_interest": money(found.first_interest),
        "at_longest": money(found.at_longest),
    }


def run_many_debts(
    debts: list[dict[str, Any]], budget: int, order: str, extras: list[dict[str, int]] | None = None
) -> Result:
    """Several debts on one budget."""
    owned = [OwnedDebt(**{"minimum": 0, **debt}) for debt in debts]
    months = many_debts(owned, budget, order, tuple((each["month"], each["amount"]) for each in extras or []))
    return {
        "months": len(months),
        "total_interest": money(sum(month.interest for month in months)),
        "total_paid": money(sum(month.paid for month in months)),
        "payoff_months": payoff_months(months, len(owned)),
        "rows": [[money(month.paid), money(month.interest), *map(money, month.balances)] for month in months],
        "shares": [[money(share) for share in month.shares] for month in months],
    }


def run_minimum(balance: int, rate: Rate, part: Rate, floor: int, months: int) -> Result:
    """Paying only the smallest amount: how long, how much interest, what is left."""
    if not 1 <= months <= 1200:
        raise Problem("bad_months")
    rows = minimum_payments(balance, rate, part, floor, months)
    return {
        "interest": money(sum(interest for _, interest, _ in rows)),
        "paid": money(sum(paid for paid, _, _ in rows)),
        "left": money(rows[-1][2]),
        "months": len(rows),
        "rows": [[money(figure) for figure in row] for row in rows],
    }
