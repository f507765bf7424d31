"""等额本息 by its closed formula, exact: whole numbers until one last rounding.

With the period's rate r = a / b the powers (1 + r)**n are whole numbers over b**n, so the instalment comes out as an
exact fraction. Mirrored in annuity.mjs; balances and closed-form figures are in closed_form.py.
"""

from engine.calculator.money.exact import Rate, round_half_up

Fraction = tuple[int, int]


def exact_payment(principal: int, rate: Rate, periods: int, per_year: int = 12) -> Fraction:
    """P r (1 + r)**n / ((1 + r)**n - 1), or P / n at a rate of zero, as numerator and denominator in fen."""
    if rate.digits == 0:
        return principal, periods
    unit = 10**rate.scale * per_year
    grown = (unit + rate.digits) ** periods
    return principal * rate.digits * grown, unit * (grown - unit**periods)


def annuity_payment(principal: int, rate: Rate, periods: int, per_year: int = 12) -> int:
    """等额本息: the equal instalment, rounded once to the fen."""
    return round_half_up(*exact_payment(principal, rate, periods, per_year))
