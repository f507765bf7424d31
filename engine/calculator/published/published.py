"""Every function that a published case may call, by the name and in the order of functions.json beside this file.

A result is plain JSON: money as text ("8606.64"), dates as text, rates and spreadsheet values as doubles. Mirrored in
published.mjs.
"""

from collections.abc import Callable
from typing import Any

from engine.calculator.money import annuity, rates
from engine.calculator.money.dates import add_months, format_date
from engine.calculator.money.exact import Problem, Rate, share, to_double
from engine.calculator.money.instalments import Plan
from engine.calculator.money.repayment import schedule, summarise
from engine.calculator.money.roots import Flow, flow_rates
from engine.calculator.published import apr, closed_form, finance, of_modes
from engine.calculator.published.of_modes import money

Result = Any


def annual_rates(amounts: list[float], guess: float | None = None) -> Result:
    """Both annual rates of monthly amounts."""
    monthly = rates.irr(amounts, guess)
    return {
        "simple": rates.simple_annual(monthly),
        "compound": rates.compound_annual(monthly),
        "monthly": monthly,
    }


def irr_all(amounts: list[float]) -> Result:
    """Every internal rate of return."""
    return flow_rates([Flow(amount, time) for time, amount in enumerate(amounts)])


def dated(amounts: list[float], dates: list[int]) -> list[int]:
    """As many dates as amounts, or a Problem."""
    if not amounts or len(amounts) != len(dates):
        raise Problem("bad_list")
    return dates


def xirr(amounts: list[float], dates: list[int], guess: float | None = None) -> Result:
    """The effective annual rate of dated amounts."""
    return rates.xirr(amounts, dated(amounts, dates), guess)


def xirr_simple(amounts: list[float], dates: list[int], guess: float | None = None) -> Result:
    """365 times the daily rate of dated amounts."""
    flows = [Flow(*pair) for pair in zip(amounts, dated(amounts, dates), strict=True)]
    return 365.0 * rates.flow_rate(flows, None if guess is None else guess / 365.0)


def placed_terms(entries: list[Any], start: int | None, unit: apr.Unit, whole: int, sign: float) -> list[apr.Term]:
    """Advances or payments at their unit-periods; one without date or time follows the one before."""
    placed = []
    odd, of = 0, 1
    for entry in entries:
        if "date" in entry:
            whole, odd = apr.unit_time(entry["date"] if start is None else start, entry["date"], unit)
            of = apr.unit_days(unit)
        elif "t" in entry:
            parts = entry.get("f", "0/1").split("/")
            if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts) or int(parts[1]) == 0:
                raise Problem("bad_number")
            whole, odd, of = entry["t"], int(parts[0]), int(parts[1])
        for _ in range(entry.get("count", 1)):
            placed.append(apr.Term(sign * entry["amount"], whole, odd, of))
            whole = whole + 1
    return placed


def us_apr(
    advances: list[Any],
    payments: list[Any],
    unit: tuple[str, int],
    start: int | None = None,
    per_year: float | None = None,
) -> Result:
    """The unit-period annual percentage rate."""
    period = apr.Unit(*unit)
    if start is None and "date" in advances[0]:
        start = advances[0]["date"]
    terms = placed_terms(advances, start, period, 0, 1.0) + placed_terms(payments, start, period, 1, -1.0)
    if any(term.whole < 0 or term.whole > apr.MOST_UNITS for term in terms):
        raise Problem("bad_months")
    yearly = apr.units_a_year(period) if per_year is None else per_year
    return {"apr": apr.us_apr(terms, yearly), "unit_rate": apr.unit_rate(terms)}


def eu_aprc(flows: list[Any]) -> Result:
    """The European annual percentage rate of charge."""
    first = min((flow["date"] for flow in flows if "date" in flow), default=0)
    times = []
    for flow in flows:
        time = (flow["date"] - first) * apr.EUROPEAN_UNITS["days"] if "date" in flow else 0
        for name, size in apr.EUROPEAN_UNITS.items():
            time = time + flow.get(name, 0) * size
        if time < 0:
            raise Problem("bad_order")
        times.append(time)
    return apr.eu_aprc([flow["amount"] for flow in flows], times)


def huabei(amount: int, periods: int, fee_rate: Rate) -> Result:
    """Fee instalments: the regular instalment, the first one, the total, and both annual rates."""
    plan = Plan(amount, Rate(0, 0), periods, 0, 31, method="fee_instalments", fee_rate=fee_rate)
    rows = schedule(plan)
    summary = summarise(plan, rows)
    last, first = rows[-1], rows[0]
    monthly = finance.rate(periods, -(1.0 + to_double(fee_rate)) / periods, 1.0)
    return {
        "payment": money(last.payment), "first_payment": money(first.payment), "principal": money(last.principal),
        "fee": money(last.fee), "first_principal": money(first.principal), "first_fee": money(first.fee),
        "total_fee": money(summary.total_fees), "total": money(summary.total_paid),
        "simple": rates.simple_annual(monthly), "compound": rates.compound_annual(monthly),
        "simple_rounded": summary.simple,
        "compound_rounded": summary.compound, "rows": [money(row.payment) for row in rows],
    }  # fmt: skip


def checked(principal: int, rate: Rate, periods: int, per_year: int) -> None:
    """Raise a Problem for a loan outside this library's bounds."""
    if principal < 1 or rate.digits < 0:
        raise Problem("bad_number")
    if not 1 <= periods <= 1200 or not 1 <= per_year <= 366:
        raise Problem("bad_months")


def equal_instalment(principal: int, rate: Rate, periods: int, per_year: int = 12) -> Result:
    """等额本息 with unrounded payments, and with the rounded payment times the number."""
    checked(principal, rate, periods, per_year)
    payment = annuity.annuity_payment(principal, rate, periods, per_year)
    interest = closed_form.interest_between(principal, rate, periods, 1, periods, per_year)
    return {
        "payment": money(payment),
        "total_interest": money(interest),
        "total_paid": money(principal + interest),
        "total_interest_rounded": money(payment * periods - principal),
        "total_paid_rounded": money(payment * periods),
        "first_interest": money(closed_form.interest_between(principal, rate, periods, 1, 1, per_year)),
        "first_principal": money(closed_form.principal_between(principal, rate, periods, 1, 1, per_year)),
        "first_balance": money(closed_form.outstanding_balance(principal, rate, periods, 1, per_year)),
    }


def equal_principal(principal: int, rate: Rate, periods: int, per_year: int = 12) -> Result:
    """等额本金 with unrounded payments."""
    checked(principal, rate, periods, per_year)
    payments = [
        closed_form.equal_principal_payment(principal, rate, periods, number, per_year)
        for number in range(1, periods + 1)
    ]
    interest = closed_form.equal_principal_interest(principal, rate, periods, per_year)
    return {
        "first_payment": money(payments[0]),
        "last_payment": money(payments[-1]),
        "total_interest": money(interest),
        "total_paid": money(principal + interest),
        "decrease": money(share(principal, rate, 1, periods * per_year)),
        "payments": [money(payment) for payment in payments],
    }


def after_payments(principal: int, rate: Rate, periods: int, after: int, per_year: int = 12) -> Result:
    """Balance, and interest and principal paid so far."""
    checked(principal, rate, periods, per_year)
    if not 0 <= after <= periods:
        raise Problem("bad_months")
    return {
        "balance": money(closed_form.outstanding_balance(principal, rate, periods, after, per_year)),
        "payment": money(annuity.annuity_payment(principal, rate, periods, per_year)),
        "interest_paid": money(closed_form.interest_between(principal, rate, periods, 1, after, per_year)),
        "principal_paid": money(closed_form.principal_between(principal, rate, periods, 1, after, per_year)),
    }


def between_payments(principal: int, rate: Rate, periods: int, first: int, last: int, per_year: int = 12) -> Result:
    """Interest and principal in a run of instalments."""
    checked(principal, rate, periods, per_year)
    if not 1 <= first <= last <= periods:
        raise Problem("bad_months")
    return {
        "interest": money(closed_form.interest_between(principal, rate, periods, first, last, per_year)),
        "principal": money(closed_form.principal_between(principal, rate, periods, first, last, per_year)),
    }


def table(principal: int, rate: Rate, periods: int, per_year: int = 12) -> Result:
    """The published kind of table."""
    checked(principal, rate, periods, per_year)
    rows = closed_form.amortisation_table(principal, rate, periods, per_year)
    return {
        "rows": [[money(figure) for figure in (row.principal, row.interest, row.balance)] for row in rows],
        "total_interest": money(closed_form.interest_between(principal, rate, periods, 1, periods, per_year)),
    }


def days_between(start: int, end: int) -> Result:
    """Days from one date to another."""
    return end - start


def later(date: int, months: int) -> Result:
    """A date so many months later."""
    if not -12000 <= months <= 12000:
        raise Problem("bad_months")
    return format_date(add_months(date, months))


def xnpv(rate: float, amounts: list[float], dates: list[int]) -> Result:
    """Net present value on dates."""
    return finance.xnpv(rate, amounts, dated(amounts, dates))


CALLS: dict[str, Callable[..., Result]] = {
    "annual_rates": annual_rates, "irr": rates.irr, "irr_all": irr_all, "xirr": xirr, "xirr_simple": xirr_simple,
    "simple_annual": rates.simple_annual, "compound_annual": rates.compound_annual, "us_apr": us_apr,
    "eu_aprc": eu_aprc, "huabei": huabei, "equal_instalment": equal_instalment, "equal_principal": equal_principal,
    "after_payments": after_payments, "between_payments": between_payments, "table": table,
    "schedule": of_modes.run_schedule, "stated_plan": of_modes.stated_plan, "missed_instalments": of_modes.missed_instalments,
    "minimum_payments": of_modes.run_minimum, "debt_today": of_modes.debt_today, "interest": of_modes.interest, "daily_interest": of_modes.daily_interest,
    "annual_from_daily": of_modes.annual_from_daily, "allocate": of_modes.run_allocate, "affordable": of_modes.run_affordable,
    "many_debts": of_modes.run_many_debts, "days_between": days_between, "add_months": later, "pmt": finance.pmt,
    "ipmt": finance.ipmt, "ppmt": finance.ppmt, "cumipmt": finance.cumipmt, "cumprinc": finance.cumprinc,
    "nper": finance.nper, "rate": finance.rate, "fv": finance.fv, "pv": finance.pv, "npv": finance.npv,
    "xnpv": xnpv, "effect": finance.effect, "nominal": finance.nominal, "mirr": finance.mirr,
}  # fmt: skip
