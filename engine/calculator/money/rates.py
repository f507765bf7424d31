"""The rate hidden in a row of payments: monthly IRR, XIRR, and the two annual rates of the 2021 disclosure rule.

Mirrored in rates.mjs, bit for bit. No solution, or more than one, is a Problem and never a
number, unless the caller names the guess that chooses, as spreadsheets do.
"""

from engine.calculator.money.exact import Problem
from engine.calculator.money.roots import LARGEST_RATE, Flow, flow_rates, power_minus_one


def flow_rate(flows: list[Flow], guess: float | None = None) -> float:
    """The rate a period of the flows. Raises Problem("no_solution" or "several_solutions"); a guess chooses."""
    rates = flow_rates(flows)
    if not rates:
        raise Problem("no_solution")
    if len(rates) > 1 and guess is None:
        raise Problem("several_solutions")
    best = rates[0]
    for rate in rates[1:]:
        if guess is not None and abs(rate - guess) < abs(best - guess):
            best = rate
    return best


def irr(amounts: list[float], guess: float | None = None) -> float:
    """The internal rate of return of amounts one period apart."""
    return flow_rate([Flow(amount, time) for time, amount in enumerate(amounts)], guess)


def xirr(amounts: list[float], days: list[int], guess: float | None = None) -> float:
    """The effective annual rate of amounts on calendar days, actual/365, as spreadsheets define XIRR."""
    daily = None if guess is None else guess / 365.0
    rate = power_minus_one(flow_rate([Flow(*pair) for pair in zip(amounts, days, strict=True)], daily), 365)
    if not rate < LARGEST_RATE:
        raise Problem("no_solution")
    return rate


def simple_annual(monthly: float) -> float:
    """12 x the monthly rate: 单利 in the 2021 disclosure rule."""
    return 12.0 * monthly


def compound_annual(monthly: float) -> float:
    """(1 + the monthly rate)**12 - 1: 复利 (IRR) in the 2021 disclosure rule."""
    return power_minus_one(monthly, 12)
