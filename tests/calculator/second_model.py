"""The calculator's rules a third time, in fractions and the standard library's dates, written from decisions 0030, 0033 and 0034 alone.

Nothing here is shared with the engine: amounts are Fractions of a fen until they are rounded, days are datetime.date, an instalment
comes from summing discount factors. What cannot be computed is None.
"""

import calendar
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

Inputs = dict[str, Any]


def fen(text: Any) -> int:
    """An amount of yuan as fen."""
    return int(Fraction(str(text)) * 100)


def rate(text: Any) -> Fraction:
    """ "18%" or "1.5" as a fraction."""
    plain = str(text)
    return Fraction(plain[:-1]) / 100 if plain.endswith("%") else Fraction(plain)


def yuan(amount: int) -> str:
    """Fen as the engine prints them."""
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def half_up(value: Fraction) -> int:
    """The nearest whole fen, halves upwards."""
    return floor(value + Fraction(1, 2))


def half_even(value: Fraction) -> int:
    """The nearest whole fen, halves to the even one."""
    return round(value)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def split_evenly(amount: int, count: int) -> list[int]:
    """Floors, the remainder in the first."""
    return [amount - amount // count * (count - 1)] + [amount // count] * (count - 1)


class Terms:
    """A plan's inputs, read once."""

    def __init__(self, plan: Inputs) -> None:
        self.principal, self.months, self.method = fen(plan["principal"]), int(plan["months"]), plan["method"]
        self.start, self.first = date.fromisoformat(plan["start"]), date.fromisoformat(plan["first"])
        self.year, self.by_days = int(plan.get("year_days", 365)), plan.get("basis") == "days"
        self.rate, self.fee_rate = rate(plan["rate"]), rate(plan.get("fee_rate", 0))
        self.arrears, self.lump, self.upfront = (fen(plan.get(name, 0)) for name in ("arrears", "lump", "upfront_fee"))
        self.grace, self.pause = int(plan.get("grace", 0)), plan.get("grace_interest", "capitalised")
        self.instalment, self.waive = fen(plan.get("instalment", 0)), plan.get("waive", "none")
        self.waive_part, self.waive_amount = rate(plan.get("waive_part", 0)), fen(plan.get("waive_amount", 0))
        month_on = months_later(self.start, 1) == self.first
        self.regular = month_on or months_later(self.first, -1) == self.start

    def is_possible(self) -> bool:
        """Whether there is such a plan at all."""
        return self.principal > 0 and 1 <= self.months <= 600 and self.grace <= 600 and self.first > self.start

    def day(self, number: int) -> date:
        """The day of a payment, counted from 1."""
        if number == 0:
            return self.start
        if self.regular and self.start.day > self.first.day:
            return months_later(self.start, number)
        return months_later(self.first, number - 1)

    def years(self, number: int) -> Fraction:
        """How long a period is, in years: a twelfth, or its days; an odd first one is its whole months and its odd days."""
        if self.by_days:
            return Fraction((self.day(number) - self.day(number - 1)).days, self.year)
        if number > 1 or self.regular:
            return Fraction(1, 12)
        whole = 0
        while months_later(self.start, whole + 1) <= self.first:
            whole += 1
        return Fraction(whole, 12) + Fraction((self.first - months_later(self.start, whole)).days, self.year)

    def interest(self, balance: int, number: int) -> int:
        """Interest of a period, rounded once."""
        return half_up(balance * self.rate * self.years(number))


def schedule(plan: Inputs) -> list[tuple[str, ...]] | None:
    """The rows as the engine prints them: date, payment, interest, principal, fee, balance. None where there is no such plan."""
    terms = Terms(plan)
    if not terms.is_possible():
        return None
    apply_waiver(terms)
    balance, arrears, rows = terms.principal, terms.arrears, []
    if terms.lump + terms.upfront:
        if terms.lump > balance + arrears:
            return None
        to_arrears = min(terms.lump, arrears)
        arrears, balance = arrears - to_arrears, balance - (terms.lump - to_arrears)
        paid = terms.lump - to_arrears
        rows.append((terms.start, terms.lump + terms.upfront, 0, paid, to_arrears + terms.upfront, balance))
    if balance + arrears == 0:
        return printed(rows)
    parts = payments(terms, balance, arrears)
    if parts is None:
        return None
    left = terms.waive_amount
    for number, (interest, principal, fee) in enumerate(parts, 1):
        off = min(interest, left) if interest + principal > 0 else 0
        off_fee = min(fee, left - off)
        left, interest, fee = left - off - off_fee, interest - off, fee - off_fee
        balance -= principal
        rows.append((terms.day(number), interest + principal + fee, interest, principal, fee, balance))
    return printed(rows)


def apply_waiver(terms: Terms) -> None:
    """All, a part of rate and arrears, or an amount that meets the arrears first."""
    if terms.waive == "all":
        terms.rate = terms.fee_rate = Fraction(0)
        terms.arrears = 0
    if terms.waive == "part":
        keep = 1 - terms.waive_part
        terms.rate, terms.fee_rate, terms.arrears = (
            terms.rate * keep,
            terms.fee_rate * keep,
            half_up(terms.arrears * keep),
        )
    if terms.waive != "amount":
        terms.waive_amount = 0
    met = min(terms.waive_amount, terms.arrears)
    terms.arrears, terms.waive_amount = terms.arrears - met, terms.waive_amount - met


def payments(terms: Terms, balance: int, arrears: int) -> list[tuple[int, int, int]] | None:
    """(interest, principal, fee) of each month, pause first."""
    pause, put_off = [], 0
    for number in range(1, terms.grace + 1):
        interest = 0 if terms.method == "fee_instalments" else terms.interest(balance, number)
        if terms.pause == "capitalised":
            pause.append((interest, -interest, 0))
            balance += interest
        else:
            pause.append((0, 0, 0))
            put_off += interest if terms.pause == "deferred" else 0
    if terms.method == "fixed_instalment":
        fixed = fixed_payments(terms, balance, arrears + put_off)
        return None if fixed is None else pause + fixed
    regular = regular_payments(terms, balance)
    late, extra = split_evenly(put_off, terms.months), split_evenly(arrears, terms.months)
    return pause + [(a + late[n], b, c + extra[n]) for n, (a, b, c) in enumerate(regular)]


def regular_payments(terms: Terms, balance: int) -> list[tuple[int, int, int]]:
    """The methods with a fixed number of instalments."""
    count, monthly = terms.months, terms.rate / 12
    if terms.method == "fee_instalments":
        fee = half_even(balance * terms.fee_rate)
        return [(0, a, b) for a, b in zip(split_evenly(balance, count), split_evenly(fee, count), strict=True)]
    if terms.method == "bullet":
        return [(0, 0, 0)] * (count - 1) + [(bullet_interest(terms, balance), balance, 0)]
    if monthly:
        discount = 1 / (1 + monthly)
        level = half_up(balance * monthly / (1 - discount**count))
    else:
        level = half_up(Fraction(balance, count))
    found, share = [], half_up(Fraction(balance, count))
    for number in range(1, count + 1):
        interest = terms.interest(balance, terms.grace + number)
        usual = interest if terms.by_days else half_up(balance * monthly)
        principal = {"equal_instalment": max(level - usual, 0), "equal_principal": share, "interest_only": 0}[
            terms.method
        ]
        principal = balance if number == count else min(principal, balance)
        found.append((interest, principal, 0))
        balance -= principal
    return found


def bullet_interest(terms: Terms, balance: int) -> int:
    """Simple interest for the whole time, rounded once; an odd first period apart."""
    if terms.by_days:
        days = (terms.day(terms.grace + terms.months) - terms.day(terms.grace)).days
        return half_up(balance * terms.rate * days / terms.year)
    odd = terms.interest(balance, terms.grace + 1) - half_up(balance * terms.rate / 12)
    return half_up(balance * terms.rate * terms.months / 12) + odd


def fixed_payments(terms: Terms, balance: int, arrears: int) -> list[tuple[int, int, int]] | None:
    """One given instalment until nothing is left: interest, arrears, principal."""
    found: list[tuple[int, int, int]] = []
    while balance + arrears > 0:
        interest = terms.interest(balance, terms.grace + len(found) + 1)
        if terms.instalment <= interest or len(found) == 600:
            return None
        fee = min(arrears, terms.instalment - interest)
        principal = min(balance, terms.instalment - interest - fee)
        found.append((interest, principal, fee))
        balance, arrears = balance - principal, arrears - fee
    return found


def printed(rows: list[tuple[date, int, int, int, int, int]]) -> list[tuple[str, ...]]:
    """Rows as text."""
    return [(row[0].isoformat(), *map(yuan, row[1:])) for row in rows]


def whole_debt(debt: Inputs) -> dict[str, str] | None:
    """A whole loan due: day by day, ordinary interest to the due date, then the overdue part at the multiple."""
    principal, yearly, factor = fen(debt["principal"]), rate(debt["rate"]), rate(debt.get("factor", "1.5"))
    since, due, today = (date.fromisoformat(debt[name]) for name in ("since", "due", "today"))
    paid = [(date.fromisoformat(each["date"]), fen(each["amount"])) for each in debt.get("payments", [])]
    if (
        since > due
        or since > today
        or any(not since <= day <= today for day, _ in paid)
        or (today - since).days > 36525
    ):
        return None
    costs, settled, ordinary, penalty = fen(debt.get("fees", 0)), -fen(debt.get("billed", 0)), Fraction(0), Fraction(0)
    overdue, at = principal, since
    for day in sorted({day for day, _ in paid} | {today}):
        late = max((day - max(at, due)).days, 0)
        on_time, at = (day - at).days - late, day
        ordinary += (principal * on_time + (principal - overdue) * late) * yearly / int(debt.get("year_days", 365))
        penalty += overdue * late * yearly * factor / int(debt.get("year_days", 365))
        owed = {"costs": costs, "interest": half_up(ordinary) + half_up(penalty) - settled, "principal": principal}
        left = sum(amount for when, amount in paid if when == day)
        for name in debt.get("order", ["costs", "interest", "principal"]):
            used = min(left, owed[name])
            left, owed[name] = left - used, owed[name] - used
        settled = half_up(ordinary) + half_up(penalty) - owed["interest"]
        overdue = max(overdue - (principal - owed["principal"]), 0)
        costs, principal = owed["costs"], owed["principal"]
    interest = half_up(ordinary) + half_up(penalty) - settled
    return {
        "total": yuan(costs + interest + principal),
        "principal": yuan(principal),
        "interest": yuan(interest),
        "costs": yuan(costs),
    }


def missed(debt: Inputs) -> dict[str, Any] | None:
    """A loan by instalments with some missed."""
    first, today = date.fromisoformat(debt["first"]), date.fromisoformat(debt["today"])
    paid = [(date.fromisoformat(each["date"]), fen(each["amount"])) for each in debt.get("payments", [])]
    plan: Inputs = {name: debt[name] for name in ("principal", "rate", "months", "method", "fee_rate") if name in debt}
    rows = schedule({**plan, "start": months_later(first, -1).isoformat(), "first": debt["first"]})
    if (
        rows is None
        or first > today
        or any(not first <= day <= today for day, _ in paid)
        or (today - first).days > 36525
    ):
        return None
    factor, year = rate(debt.get("factor", "1.5")), int(debt.get("year_days", 365))
    events = {date.fromisoformat(row[0]): row for row in rows if row[0] <= debt["today"]}
    later, overdue, interest, costs = fen(debt["principal"]), 0, fen(debt.get("billed", 0)), fen(debt.get("costs", 0))
    penalty, settled, at, spent = Fraction(0), 0, first, 0
    for day in sorted(set(events) | {day for day, _ in paid} | {today}):
        penalty, at = penalty + overdue * rate(debt["rate"]) * factor * (day - at).days / year, day
        if day in events:
            _, _, added, principal, fee, _ = events[day]
            later, overdue, interest = (
                later - fen(principal),
                overdue + fen(principal),
                interest + fen(added) + fen(fee),
            )
        left = sum(amount for when, amount in paid if when == day)
        for name in debt.get("order", ["costs", "interest", "principal"]):
            if name == "costs":
                used = min(left, costs)
                costs -= used
            elif name == "principal":
                used = min(left, overdue)
                overdue -= used
            else:
                used = min(left, interest + half_up(penalty) - settled)
                settled += max(used - interest, 0)
                interest = max(interest - used, 0)
            left, spent = left - used, spent + used
    last = max(events)
    yearly = Fraction(0) if debt.get("method") == "fee_instalments" else rate(debt["rate"])
    payable = costs + interest + half_up(penalty) - settled + overdue
    running = half_up(later * yearly * (today - last).days / year)
    return {
        "payable": yuan(payable), "overdue_principal": yuan(overdue), "overdue_interest": yuan(interest),
        "penalty": yuan(half_up(penalty) - settled), "later": yuan(later), "whole": yuan(payable + later + running),
        "count": len([day for day in events if day < today]), "unused": yuan(sum(amount for _, amount in paid) - spent),
    }  # fmt: skip


def several(debts: list[Inputs], budget: Any, order: str, extras: list[Inputs] | None = None) -> dict[str, Any] | None:
    """Several debts on one budget."""
    owed = [fen(debt["balance"]) for debt in debts]
    rates, minima = [rate(debt["rate"]) for debt in debts], [fen(debt.get("minimum", 0)) for debt in debts]
    places = list(range(len(debts)))
    if order == "smallest":
        places.sort(key=lambda at: (owed[at], -rates[at], minima[at], at))
    if order == "dearest":
        places.sort(key=lambda at: (-rates[at], owed[at], minima[at], at))
    total_interest = total_paid = months = 0
    cleared = [0] * len(debts)
    while any(owed):
        months += 1
        if months > 600:
            return None
        added = [half_up(each * rates[at] / 12) for at, each in enumerate(owed)]
        owed = [each + more for each, more in zip(owed, added, strict=True)]
        left = fen(budget) + sum(fen(each["amount"]) for each in extras or [] if int(each["month"]) == months)
        shares = [min(minimum, each) for minimum, each in zip(minima, owed, strict=True)]
        spare = left - sum(shares)
        if spare < 0:
            return None
        rest = [each - share for each, share in zip(owed, shares, strict=True)]
        if order == "prorata" and 0 < spare < sum(rest):
            for at, each in enumerate(rest):
                shares[at] += spare * each // sum(rest)
            spare = left - sum(shares)
        for at in places:
            more = min(spare, owed[at] - shares[at])
            shares[at], spare = shares[at] + more, spare - more
        owed = [each - share for each, share in zip(owed, shares, strict=True)]
        total_interest, total_paid = total_interest + sum(added), total_paid + sum(shares)
        cleared = [at_month or (months if each == 0 else 0) for at_month, each in zip(cleared, owed, strict=True)]
    return {
        "months": months,
        "total_interest": yuan(total_interest),
        "total_paid": yuan(total_paid),
        "payoff_months": cleared,
    }


def least_payments(balance: Any, yearly: Any, part: Any, floor_amount: Any, months: int) -> dict[str, Any] | None:
    """Only the least payment, month after month."""
    left, interest, paid, count = fen(balance), 0, 0, 0
    if not 0 <= rate(part) <= 1 or not 1 <= months <= 1200:
        return None
    while left and count < months:
        added = half_up(left * rate(yearly) / 12)
        least = -floor(-(left + added) * rate(part))
        share = min(left + added, max(least, fen(floor_amount)))
        left, interest, paid, count = left + added - share, interest + added, paid + share, count + 1
    return {"interest": yuan(interest), "paid": yuan(paid), "left": yuan(left), "months": count}


def shortest(principal: Any, yearly: Any, budget: Any, longest: int) -> dict[str, Any] | None:
    """The shortest term that fits a budget, by trying a hundred and more terms is too slow: halved between 1 and 600."""
    amount, monthly, most = fen(principal), rate(yearly) / 12, fen(budget)
    if not 1 <= longest <= 600:
        return None

    def level(count: int) -> int:
        if not monthly:
            return half_up(Fraction(amount, count))
        return half_up(amount * monthly / (1 - 1 / (1 + monthly) ** count))

    first = half_up(amount * monthly)
    base = {"first_interest": yuan(first), "at_longest": yuan(level(longest))}
    if most <= 0 or most <= first:
        return {**base, "status": "nothing_left" if most <= 0 else "never_clears", "months": 0}
    low, high = 0, 601
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if level(middle) <= most else (middle, high)
    months = 0 if high == 601 else high
    return {**base, "status": "fits" if 0 < months <= longest else "too_long", "months": months}
