"""The spreadsheet family: PMT, IPMT, PPMT, NPER, RATE, FV, PV, NPV, EFFECT and their kin, in doubles.

Used to check this calculator against published figures; the plans themselves are exact (annuity.py). Logarithm and
exponential are written out, because library versions differ in the last bit between engines. Mirrored in
finance.mjs. Signs: `pmt`, `ipmt`, `ppmt` and the cumulative functions are positive for a loan
received; `fv`, `pv`, `nper` and `rate` take and give spreadsheet signs (received +, paid -).
"""

from engine.calculator.money.exact import Problem
from engine.calculator.money.rates import flow_rate
from engine.calculator.money.roots import Flow, power_minus_one

LN2 = 0.6931471805599453
LONGEST_SUM = 20000


def divide(numerator: float, denominator: float) -> float:
    """A quotient, or Problem("no_solution") where it is not a finite number."""
    if denominator == 0.0:
        raise Problem("no_solution")
    return finite(numerator / denominator)


def finite(value: float) -> float:
    """The value, or Problem("no_solution") where it is infinite or not a number."""
    if not -1e300 < value < 1e300:
        raise Problem("no_solution")
    return value


def log_one_plus(x: float) -> float:
    """ln(1 + x) by the series of the inverse hyperbolic tangent, after halving into its quick range."""
    if not -1.0 < x < 1e300:
        raise Problem("no_solution")
    halvings = 0
    while x > 0.5:
        x = 0.5 * (x - 1.0)
        halvings = halvings + 1
    while x < -0.3:
        x = 2.0 * x + 1.0
        halvings = halvings - 1
    s = x / (2.0 + x)
    square = s * s
    total = 0.0
    for odd in range(41, 0, -2):
        total = total * square + 1.0 / odd
    return 2.0 * s * total + halvings * LN2


def exp_minus_one(x: float) -> float:
    """exp(x) - 1 by Taylor's series of a small part, doubled back."""
    if not -700.0 < x < 700.0:
        raise Problem("no_solution")
    doublings = 0
    while not -0.03125 < x < 0.03125:
        x = 0.5 * x
        doublings = doublings + 1
    total = 0.0
    for term in range(12, 0, -1):
        total = (1.0 + total) * x / term
    for _ in range(doublings):
        total = 2.0 * total + total * total
    return total


def growth(rate: float, periods: float) -> float:
    """(1 + rate)**periods - 1, also for a part of a period."""
    if periods >= 0.0 and periods % 1.0 == 0.0 and periods < 1e9:
        return finite(power_minus_one(rate, int(periods)))
    return exp_minus_one(periods * log_one_plus(rate))


def annuity_value(rate: float, periods: float, when: int) -> float:
    """What 1 a period has grown to at the end; paid at the period's end (when 0) or start (when 1)."""
    if rate == 0.0:
        return periods
    return divide((1.0 + rate * when) * growth(rate, periods), rate)


def pmt(rate: float, nper: float, pv: float, fv: float = 0.0, when: int = 0) -> float:
    """The level payment that repays pv (and leaves -fv): positive for a loan received."""
    return divide(pv + pv * growth(rate, nper) + fv, annuity_value(rate, nper, when))


def fv(rate: float, nper: float, pmt: float, pv: float = 0.0, when: int = 0) -> float:
    """Future value with spreadsheet signs."""
    return finite(-(pv + pv * growth(rate, nper) + pmt * annuity_value(rate, nper, when)))


def pv(rate: float, nper: float, pmt: float, fv: float = 0.0, when: int = 0) -> float:
    """Present value with spreadsheet signs."""
    return divide(-(fv + pmt * annuity_value(rate, nper, when)), 1.0 + growth(rate, nper))


def nper(rate: float, pmt: float, pv: float, fv: float = 0.0, when: int = 0) -> float:
    """How many payments, with spreadsheet signs. Raises Problem("no_solution") for a debt that never clears."""
    if rate == 0.0:
        return divide(-(pv + fv), pmt)
    level = divide(pmt * (1.0 + rate * when), rate)
    return divide(log_one_plus(divide(-fv - pv, pv + level)), log_one_plus(rate))


def ipmt(rate: float, per: int, nper: int, pv: float, fv: float = 0.0, when: int = 0) -> float:
    """Interest in one payment, positive for a loan received."""
    if not 1 <= per <= nper:
        raise Problem("bad_months")
    if per == 1 and when == 1:
        return 0.0
    before = per - 1 - when
    payment = pmt(rate, nper, pv, fv, when)
    paid = payment * annuity_value(rate, before, 0) + payment * when * (1.0 + growth(rate, before))
    return finite(rate * (pv + pv * growth(rate, before) - paid))


def ppmt(rate: float, per: int, nper: int, pv: float, fv: float = 0.0, when: int = 0) -> float:
    """Principal in one payment, positive for a loan received."""
    return pmt(rate, nper, pv, fv, when) - ipmt(rate, per, nper, pv, fv, when)


def cumipmt(rate: float, nper: int, pv: float, first: int, last: int, when: int = 0) -> float:
    """Interest in the payments first to last."""
    if not 1 <= first <= last <= min(nper, LONGEST_SUM):
        raise Problem("bad_months")
    total = 0.0
    for per in range(first, last + 1):
        total = total + ipmt(rate, per, nper, pv, 0.0, when)
    return total


def cumprinc(rate: float, nper: int, pv: float, first: int, last: int, when: int = 0) -> float:
    """Principal in the payments first to last."""
    interest = cumipmt(rate, nper, pv, first, last, when)
    return pmt(rate, nper, pv, 0.0, when) * (last - first + 1) - interest


def rate(nper: int, pmt: float, pv: float, fv: float = 0.0, when: int = 0, guess: float | None = None) -> float:
    """The rate a period, with spreadsheet signs."""
    if not 1 <= nper <= LONGEST_SUM:
        raise Problem("bad_months")
    payments = [Flow(pmt, time) for time in range(1 - when, nper + 1 - when)]
    return flow_rate([Flow(pv, 0), *payments, Flow(fv, nper)], guess)


def npv(rate: float, amounts: list[float], first: int = 1) -> float:
    """Net present value; the first amount is `first` periods away: 1 in spreadsheets, 0 in numpy-financial."""
    total = 0.0
    for index, amount in enumerate(amounts):
        total = total + divide(amount, 1.0 + growth(rate, index + first))
    return total


def xnpv(rate: float, amounts: list[float], days: list[int]) -> float:
    """Net present value of amounts on calendar days, actual/365."""
    total = 0.0
    for amount, day in zip(amounts, days, strict=True):
        total = total + divide(amount, 1.0 + growth(rate, (day - days[0]) / 365.0))
    return total


def effect(nominal_rate: float, per_year: int) -> float:
    """The effective annual rate of a nominal one compounded per_year times."""
    return growth(divide(nominal_rate, per_year), per_year)


def nominal(effective_rate: float, per_year: int) -> float:
    """The nominal annual rate, compounded per_year times, of an effective one."""
    return per_year * exp_minus_one(divide(log_one_plus(effective_rate), per_year))


def mirr(amounts: list[float], finance_rate: float, reinvest_rate: float) -> float:
    """The modified internal rate of return: payments at one rate, receipts at another."""
    last = len(amounts) - 1
    gains = losses = 0.0
    for index, amount in enumerate(amounts):
        if amount > 0.0:
            gains = gains + amount * (1.0 + growth(reinvest_rate, last - index))
        else:
            losses = losses - divide(amount, 1.0 + growth(finance_rate, index))
    return exp_minus_one(divide(log_one_plus(divide(gains, losses) - 1.0), last))
