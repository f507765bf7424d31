"""Annual percentage rates as two laws define them: the American unit-period method, the European equal-month one.

American (12 CFR 1026, Appendix J): amounts t whole unit-periods and a fraction f away are worth amount /
((1 + f i)(1 + i)**t); the rate is i times the unit-periods of a year. European (Directive 98/7/EC): effective, a year
of 365 days, 52 weeks or 12 equal months. Mirrored in apr.mjs, bit for bit.
"""

from typing import NamedTuple

from engine.calculator.money.dates import add_months, civil, day_number
from engine.calculator.money.exact import Problem
from engine.calculator.money.rates import flow_rate
from engine.calculator.money.roots import LARGEST_RATE, Flow, power, power_minus_one

LARGEST = 1024.0
HALVINGS = 200
MOST_UNITS = 20000
# The smallest part of a year that months, weeks and days are all whole multiples of: 12 x 365 x 13 of them.
EUROPEAN_UNITS = {"years": 56940, "months": 4745, "weeks": 1095, "days": 156}


class Term(NamedTuple):
    """An amount, advanced (+) or paid (-), `whole` unit-periods and odd / of one after the start."""

    amount: float
    whole: int
    odd: int
    of: int


class Unit(NamedTuple):
    """A unit-period: so many months, half-months, weeks or days."""

    kind: str
    size: int


def unit_days(unit: Unit) -> int:
    """By how many days odd days are divided: 30 a month, 15 half a month, 7 a week, 365 a year."""
    if unit.kind == "month":
        return 365 if unit.size == 12 else 30 * unit.size
    return {"half-month": 15, "week": 7, "day": 1}[unit.kind] * unit.size


def units_a_year(unit: Unit) -> float:
    """12 months, 24 half-months, 52 weeks or 365 days, over the unit's count."""
    return {"month": 12.0, "half-month": 24.0, "week": 52.0, "day": 365.0}[unit.kind] / unit.size


def step_back(day: int, unit: Unit, steps: int) -> int:
    """The day that many unit-periods earlier."""
    if unit.kind == "month":
        return add_months(day, -unit.size * steps)
    if unit.kind != "half-month":
        return day - (7 if unit.kind == "week" else 1) * unit.size * steps
    halves = unit.size * steps
    earlier = add_months(day, -((halves + 1) // 2))
    if halves % 2 == 0:
        return earlier
    date = civil(add_months(day, -(halves // 2)))
    if date.day > 15:
        return day_number(date.year, date.month, date.day - 15)
    previous = civil(day_number(date.year, date.month, 1) - 1)
    return day_number(previous.year, previous.month, min(date.day + 15, previous.day))


def unit_time(start: int, day: int, unit: Unit) -> tuple[int, int]:
    """Whole unit-periods counted back from `day`, and the odd days left at the start.

    Of a unit of several months, whole months left over count 30 days each, as Appendix J says in (b)(5)(iv).
    """
    if day < start or day - start > MOST_UNITS * unit_days(unit):
        raise Problem("bad_order")
    whole = (day - start) * 9 // (unit_days(unit) * 10)
    while step_back(day, unit, whole) < start:
        whole = whole - 1
    while step_back(day, unit, whole + 1) >= start:
        whole = whole + 1
    if unit.kind != "month" or unit.size in (1, 12):
        return whole, step_back(day, unit, whole) - start
    month, months = Unit("month", 1), 0
    while step_back(day, month, unit.size * whole + months + 1) >= start:
        months = months + 1
    return whole, 30 * months + step_back(day, month, unit.size * whole + months) - start


def terms_value(terms: list[Term], rate: float) -> float:
    """What the terms are worth at a rate a unit-period."""
    total = 0.0
    for term in terms:
        total = total + term.amount / ((1.0 + rate * term.odd / term.of) * power(1.0 + rate, term.whole))
    return total


def unit_rate(terms: list[Term]) -> float:
    """The rate a unit-period, 0 or more. Raises Problem where there is none, or may be several."""
    placed = sorted(terms, key=lambda term: term.whole + term.odd / term.of)
    signs = [term.amount > 0.0 for term in placed if term.amount != 0.0]
    changes = sum(1 for index in range(1, len(signs)) if signs[index] != signs[index - 1])
    start = terms_value(placed, 0.0)
    if changes > 1:
        raise Problem("several_solutions")
    if changes == 1 and start == 0.0:
        return 0.0
    if changes == 0 or (start > 0.0) == signs[0]:
        raise Problem("no_solution")
    low, high = 0.0, 0.0625
    while (terms_value(placed, high) > 0.0) != signs[0]:
        low, high = high, 2.0 * high
        if high > LARGEST:
            raise Problem("no_solution")
    return halve(placed, low, high)


def halve(terms: list[Term], low: float, high: float) -> float:
    """The root between low and high, halved down to neighbouring doubles."""
    first = terms_value(terms, high) > 0.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        if (terms_value(terms, middle) > 0.0) == first:
            high = middle
        else:
            low = middle
    return 0.5 * (low + high)


def us_apr(terms: list[Term], per_year: float) -> float:
    """The nominal annual percentage rate: the unit-period's rate times the unit-periods of a year."""
    return per_year * unit_rate(terms)


def eu_aprc(amounts: list[float], times: list[int]) -> float:
    """The effective annual rate of amounts at times counted in EUROPEAN_UNITS parts of a year."""
    shared = EUROPEAN_UNITS["years"]
    for time in times:
        shared = common_divisor(shared, time)
    flows = [Flow(amount, time // shared) for amount, time in zip(amounts, times, strict=True)]
    rate = power_minus_one(flow_rate(flows), EUROPEAN_UNITS["years"] // shared)
    if not rate < LARGEST_RATE:
        raise Problem("no_solution")
    return rate


def common_divisor(a: int, b: int) -> int:
    """The greatest common divisor."""
    while b > 0:
        a, b = b, a % b
    return a
