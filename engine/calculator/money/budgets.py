"""What a budget can carry: the shortest term that fits it, and several debts paid from it one after another.

Mirrored in budgets.mjs: the same functions in the same order, the same fen for every input.
"""

from typing import NamedTuple

from engine.calculator.money.annuity import annuity_payment
from engine.calculator.money.exact import Problem, Rate, floor_div, share
from engine.calculator.money.instalments import LONGEST
from engine.calculator.money.repayment import months_for


class Affordable(NamedTuple):
    """`status`: fits, too_long (more months than allowed; 0 where none is enough), never_clears, nothing_left."""

    status: str
    budget: int
    first_interest: int
    months: int
    instalment: int
    at_longest: int


class OwnedDebt(NamedTuple):
    """One of several debts: balance and smallest monthly payment in fen, annual rate."""

    balance: int
    rate: Rate
    minimum: int


class Month(NamedTuple):
    """One month of all debts together, what each was paid, and the balance of each after it."""

    paid: int
    interest: int
    balances: tuple[int, ...]
    shares: tuple[int, ...]


def affordable(principal: int, rate: Rate, budget: int, longest: int) -> Affordable:
    """The shortest term whose instalment fits what is left each month, beside the longest term allowed."""
    if principal < 1 or rate.digits < 0:
        raise Problem("bad_number")
    if not 1 <= longest <= LONGEST:
        raise Problem("bad_months")
    interest = share(principal, rate, 1, 12)
    at_longest = annuity_payment(principal, rate, longest)
    if budget <= 0:
        return Affordable("nothing_left", budget, interest, 0, 0, at_longest)
    if budget <= interest:
        return Affordable("never_clears", budget, interest, 0, 0, at_longest)
    months = months_for(principal, rate, budget)
    instalment = annuity_payment(principal, rate, months) if months > 0 else 0
    return Affordable("fits" if 0 < months <= longest else "too_long", budget, interest, months, instalment, at_longest)


def payoff_order(debts: list[OwnedDebt], order: str) -> list[int]:
    """Positions in the order in which spare money goes: smallest first, dearest first, or as given (prorata too)."""
    scale = max((debt.rate.scale for debt in debts), default=0)
    dear = [-debt.rate.digits * 10 ** (scale - debt.rate.scale) for debt in debts]
    keys = {
        "smallest": lambda at: (debts[at].balance, dear[at], debts[at].minimum, at),
        "dearest": lambda at: (dear[at], debts[at].balance, debts[at].minimum, at),
        "given": lambda at: (at,),
        "prorata": lambda at: (at,),
    }
    if order not in keys:
        raise Problem("bad_method")
    return sorted(range(len(debts)), key=keys[order])


def spare_shares(owed: list[int], spare: int, ranks: list[int], order: str) -> list[int]:
    """What spare money pays on each debt: down the order, or by the size of the debts, floors first."""
    whole = sum(owed)
    evenly = order == "prorata" and 0 < spare < whole
    shares = [floor_div(spare * each, whole) if evenly else 0 for each in owed]
    left = spare - sum(shares)
    for at in ranks:
        more = min(left, owed[at] - shares[at])
        shares[at], left = shares[at] + more, left - more
    return shares


def pay_month(debts: list[OwnedDebt], balances: list[int], budget: int, ranks: list[int], order: str) -> Month:
    """One month: interest is added, every debt gets its smallest payment, then the spare money is shared out."""
    interests = [share(balance, debts[at].rate, 1, 12) for at, balance in enumerate(balances)]
    owed = [balance + interests[at] for at, balance in enumerate(balances)]
    least = [min(debt.minimum, owed[at]) for at, debt in enumerate(debts)]
    spare = budget - sum(least)
    if spare < 0:
        raise Problem("budget_short")
    more = spare_shares([each - least[at] for at, each in enumerate(owed)], spare, ranks, order)
    shares = [each + more[at] for at, each in enumerate(least)]
    balances = [each - shares[at] for at, each in enumerate(owed)]
    return Month(sum(shares), sum(interests), tuple(balances), tuple(shares))


def many_debts(
    debts: list[OwnedDebt], budget: int, order: str, extras: tuple[tuple[int, int], ...] = ()
) -> list[Month]:
    """Month by month until all are cleared; `extras` are (month, fen) paid besides. Problem("budget_short", "too_long", "never_clears")."""
    if not debts or any(debt.balance < 1 or debt.rate.digits < 0 or debt.minimum < 0 for debt in debts):
        raise Problem("bad_number")
    ranks = payoff_order(debts, order)
    balances = [debt.balance for debt in debts]
    whole = sum(balances)
    months: list[Month] = []
    while sum(balances) > 0:
        if len(months) == LONGEST:
            raise Problem("too_long" if sum(balances) < whole else "never_clears")
        extra = sum(amount for month, amount in extras if month == len(months) + 1)
        months.append(pay_month(debts, balances, budget + extra, ranks, order))
        balances = list(months[-1].balances)
    return months


def payoff_months(months: list[Month], count: int) -> list[int]:
    """The month, counted from 1, in which each debt reaches 0."""
    return [next(number for number, month in enumerate(months, 1) if month.balances[at] == 0) for at in range(count)]


def minimum_payments(balance: int, rate: Rate, part: Rate, floor: int, months: int) -> list[tuple[int, int, int]]:
    """Paying only a part of what is owed each month: (paid, interest, balance left) until it is cleared, or so many months.

    Interest of a month is added first; the payment is the part, rounded up to the fen, never less than `floor`.
    """
    if balance < 1 or rate.digits < 0 or floor < 0 or not 0 <= part.digits <= 10**part.scale:
        raise Problem("bad_number")
    rows: list[tuple[int, int, int]] = []
    while balance > 0 and len(rows) < months:
        interest = share(balance, rate, 1, 12)
        owed = balance + interest
        least = -floor_div(-owed * part.digits, 10**part.scale)
        paid = min(owed, max(least, floor))
        balance = owed - paid
        rows.append((paid, interest, balance))
    return rows
