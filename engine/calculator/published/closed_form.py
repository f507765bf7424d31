"""What has been paid of an equal-instalment or equal-principal loan, and its table, exact until one last rounding.

For published kinds of figures, where payments are not rounded underneath; the calculator's own schedules are in
repayment.py. Mirrored in closed_form.mjs.
"""

from typing import NamedTuple

from engine.calculator.money.annuity import Fraction, annuity_payment, exact_payment
from engine.calculator.money.exact import Rate, round_half_up


class TableRow(NamedTuple):
    """One period of a published table: each figure rounded for itself, as such tables are printed."""

    payment: int
    interest: int
    principal: int
    balance: int


def exact_balance(principal: int, rate: Rate, periods: int, after: int, per_year: int) -> Fraction:
    """What is still owed after a number of payments, as numerator and denominator in fen."""
    if rate.digits == 0:
        return principal * (periods - after), periods
    unit = 10**rate.scale * per_year
    base = unit + rate.digits
    grown = base**periods
    return principal * (grown - base**after * unit ** (periods - after)), grown - unit**periods


def outstanding_balance(principal: int, rate: Rate, periods: int, after: int, per_year: int) -> int:
    """The balance after `after` unrounded equal instalments, in fen."""
    return round_half_up(*exact_balance(principal, rate, periods, after, per_year))


def principal_between(principal: int, rate: Rate, periods: int, first: int, last: int, per_year: int) -> int:
    """Principal repaid by the equal instalments first to last, both counted from 1."""
    before, below = exact_balance(principal, rate, periods, first - 1, per_year)
    after, under = exact_balance(principal, rate, periods, last, per_year)
    return round_half_up(before * under - after * below, below * under)


def interest_between(principal: int, rate: Rate, periods: int, first: int, last: int, per_year: int) -> int:
    """Interest paid by the equal instalments first to last, both counted from 1."""
    paid, each = exact_payment(principal, rate, periods, per_year)
    before, below = exact_balance(principal, rate, periods, first - 1, per_year)
    after, under = exact_balance(principal, rate, periods, last, per_year)
    repaid = before * under - after * below
    return round_half_up(paid * (last - first + 1) * below * under - repaid * each, each * below * under)


def equal_principal_payment(principal: int, rate: Rate, periods: int, period: int, per_year: int) -> int:
    """等额本金: the instalment of one period, an equal part of the principal and interest on the rest."""
    unit = 10**rate.scale * per_year
    return round_half_up(principal * (unit + (periods - period + 1) * rate.digits), periods * unit)


def equal_principal_interest(principal: int, rate: Rate, periods: int, per_year: int) -> int:
    """等额本金: all interest, P r (n + 1) / 2."""
    return round_half_up(principal * rate.digits * (periods + 1), 2 * 10**rate.scale * per_year)


def amortisation_table(principal: int, rate: Rate, periods: int, per_year: int) -> list[TableRow]:
    """Every period of an equal-instalment loan, unrounded underneath, each figure rounded for show."""
    payment = annuity_payment(principal, rate, periods, per_year)
    return [
        TableRow(
            payment,
            interest_between(principal, rate, periods, period, period, per_year),
            principal_between(principal, rate, periods, period, period, per_year),
            outstanding_balance(principal, rate, periods, period, per_year),
        )
        for period in range(1, periods + 1)
    ]
