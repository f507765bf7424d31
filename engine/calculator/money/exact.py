"""Whole-number arithmetic for money and rates, so that no fen is ever lost to a binary fraction.

Money is an int of fen. A rate is an exact decimal, digits over a power of ten. The same functions, with the same
names in the same order, stand in exact.mjs; tests/calculator/test_mirror.py compares the two.
"""

import re
from typing import NamedTuple

# Catches "18", "-0.0955" and "18.25"; not "1e3", "1,000" or "".
PLAIN_DECIMAL = re.compile(r"^(-?)(\d{1,40})(?:\.(\d{1,20}))?$", re.ASCII)


class Problem(Exception):
    """An answer that cannot be given. `code` is the key of the reader's message, the same on both sides."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Rate(NamedTuple):
    """The exact decimal digits / 10**scale: 18.25 % is Rate(1825, 4)."""

    digits: int
    scale: int


ZERO = Rate(0, 0)


def floor_div(numerator: int, denominator: int) -> int:
    """The whole part of a quotient, rounded down; the denominator is positive."""
    return numerator // denominator


def round_half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number, halves upwards: how a lender rounds interest to the fen."""
    return floor_div(2 * numerator + denominator, 2 * denominator)


def round_half_even(numerator: int, denominator: int) -> int:
    """The nearest whole number, halves to the even one: how Huabei rounds a total fee."""
    down = floor_div(numerator, denominator)
    twice = 2 * (numerator - down * denominator)
    if twice > denominator or (twice == denominator and down % 2 != 0):
        return down + 1
    return down


def decimal(text: str) -> Rate:
    """Read a plain decimal exactly, "18.25" as Rate(1825, 2). Raises Problem("bad_number")."""
    found = PLAIN_DECIMAL.match(text)
    if found is None:
        raise Problem("bad_number")
    part = found[3] or ""
    digits = int(found[2] + part)
    return Rate(-digits if found[1] else digits, len(part))


def multiply(left: Rate, right: Rate) -> Rate:
    """The exact product of two decimals."""
    return Rate(left.digits * right.digits, left.scale + right.scale)


def without(part: Rate) -> Rate:
    """What is left of 1 when `part` is taken away: 30 % leaves 70 %."""
    return Rate(10**part.scale - part.digits, part.scale)


def annual_rate(daily: Rate, year_days: int) -> Rate:
    """A daily rate times the days of a year, as lenders state it: 0.05 % a day is 18.25 % at 365 days."""
    return Rate(daily.digits * year_days, daily.scale)


def to_double(rate: Rate) -> float:
    """The double nearest to digits, divided by the double nearest to the power of ten."""
    return float(rate.digits) / float(10**rate.scale)


def share(amount: int, rate: Rate, numerator: int, denominator: int) -> int:
    """amount x rate x numerator / denominator, rounded once, half up: one period's interest in fen."""
    return round_half_up(amount * rate.digits * numerator, 10**rate.scale * denominator)


def spread(total: int, count: int) -> list[int]:
    """Split fen over instalments as Huabei does: floors, and the remainder in the first."""
    each = floor_div(total, count)
    return [total - each * (count - 1)] + [each] * (count - 1)
