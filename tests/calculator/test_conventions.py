"""Where a published figure and ours part, or nobody has published one: the convention alone makes the difference, worked out in fractions."""

from fractions import Fraction

import pytest

Debt = tuple[Fraction, Fraction, Fraction]  # balance, rate a year, least payment
DEBTS: list[Debt] = [
    (Fraction(3000), Fraction(155, 1000), Fraction("38.75")),
    (Fraction(500), Fraction(1725, 10_000), Fraction(50)),
]


def interest_of(order: list[int], budget: Fraction, cent: Fraction | None) -> Fraction:
    """All interest of DEBTS paid in an order; each month's rounded to the cent, or carried on whole."""
    owed, total = [balance for balance, _, _ in DEBTS], Fraction(0)
    while sum(owed) > 0:
        left = budget
        for at, (_, rate, _) in enumerate(DEBTS):
            interest = owed[at] * rate / 12
            interest = cent * ((2 * interest / cent + 1) // 2) if cent else interest
            owed[at], total = owed[at] + interest, total + interest
        for at, (_, _, least) in enumerate(DEBTS):
            paid = min(least, owed[at])
            owed[at], left = owed[at] - paid, left - paid
        for at in order:
            paid = min(left, owed[at])
            owed[at], left = owed[at] - paid, left - paid
    return total


@pytest.mark.parametrize(("order", "published", "ours"), [([0, 1], "201.30", "201.29"), ([1, 0], "197.93", "197.94")])
def test_the_published_debts_differ_by_parts_of_a_cent_alone(order: list[int], published: str, ours: str) -> None:
    """M33 and M34 of tests/vectors/modes.json."""
    assert f"{float(interest_of(order, Fraction('488.75'), None)):.2f}" == published
    assert f"{float(interest_of(order, Fraction('488.75'), Fraction(1, 100))):.2f}" == ours


def worth(per_cent: str, days: int) -> Fraction:
    """40 quarterly payments of 385, the first so many days of a quarter of 90 away, at an annual rate."""
    unit = Fraction(per_cent) / 400
    return sum((385 / ((1 + unit * Fraction(days, 90)) * (1 + unit) ** number) for number in range(40)), Fraction(0))


def test_whole_months_of_a_short_quarter_count_thirty_days() -> None:
    """A07-short: 2 months of 30 days and 9 days are 69 of 90, which is 9.32 %; the calendar's 70 days would be 9.31 %."""
    assert worth("9.325", 69) < 10_000 < worth("9.315", 69)
    assert worth("9.315", 70) < 10_000 < worth("9.305", 70)
