"""A plan said in a few parts, made from its rows: what is paid at once, pauses, runs of equal payments, the odd one, the last.

Every payment is in exactly one part, so the parts add up to the plan's total. Mirrored in stated.mjs: the same functions in the same
order, the same parts and the same sentence for every plan.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from engine.calculator.money.dates import format_date
from engine.calculator.money.exact import Rate
from engine.calculator.money.instalments import Plan, Row

Filled = Callable[[str, dict[str, Any]], str]
Term = tuple[str, str | int]
MOST_PARTS = 7
FEW = 3


class StatedPart(NamedTuple):
    """`kind`: down (at the start) | pause | run (equal payments) | varied. `amount` is the first payment, `last` the last one."""

    kind: str
    times: int
    amount: int
    last: int
    total: int
    first_date: int
    last_date: int


def single(row: Row, start: int) -> StatedPart:
    """A part of one row."""
    kind = "down" if row.date == start else "run" if row.payment > 0 else "pause"
    return StatedPart(kind, 1, row.payment, row.payment, row.payment, row.date, row.date)


def joined(one: StatedPart, other: StatedPart, kind: str) -> StatedPart:
    """Two neighbours as one part; a varied one counts payments only."""
    skipped = other.times if kind == "varied" and other.kind == "pause" else 0
    count, total = one.times + other.times - skipped, one.total + other.total
    return StatedPart(kind, count, one.amount, other.last, total, one.first_date, other.last_date)


def runs(rows: list[Row], start: int) -> list[StatedPart]:
    """Neighbouring rows with the same payment, each as one part."""
    parts: list[StatedPart] = []
    for row in rows:
        part = single(row, start)
        if parts and parts[-1].kind == part.kind != "down" and parts[-1].amount == part.amount:
            parts[-1] = joined(parts[-1], part, part.kind)
        else:
            parts.append(part)
    return parts


def is_balloon(part: StatedPart, before: StatedPart) -> bool:
    """Whether a last payment is more than twice the one before: it is said for itself, never inside a sum."""
    return part.times == 1 and part.amount > 2 * before.last


def gathered(parts: list[StatedPart]) -> list[StatedPart]:
    """Three or more single payments in a row, each another amount, as one varied part."""
    found: list[StatedPart] = []
    held: list[StatedPart] = []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        alone = (
            part.kind == "run" and part.times == 1 and not (last and index > 0 and is_balloon(part, parts[index - 1]))
        )
        if alone:
            held.append(part)
        if not alone or last:
            found.extend(settled(held))
            held = []
        if not alone:
            found.append(part)
    return found


def settled(held: list[StatedPart]) -> list[StatedPart]:
    """The payments held back, as they are where they are few."""
    if len(held) < FEW:
        return held
    whole = held[0]
    for part in held[1:]:
        whole = joined(whole, part, "varied")
    return [whole]


def stated_parts(rows: list[Row], start: int) -> list[StatedPart]:
    """The plan in at most MOST_PARTS parts."""
    parts = gathered(runs(rows, start))
    return parts if len(parts) <= MOST_PARTS else shortened(parts)


def shortened(parts: list[StatedPart]) -> list[StatedPart]:
    """All but the first day's payment, a first pause and a balloon as one sum."""
    opening = 1 if parts[0].kind == "down" else 0
    opening = opening + (1 if len(parts) > opening and parts[opening].kind == "pause" else 0)
    head, rest = parts[:opening], parts[opening:]
    if len(rest) < FEW:
        return parts
    tail = [rest.pop()] if is_balloon(rest[-1], rest[-2]) else []
    whole = rest[0]
    for part in rest[1:]:
        whole = joined(whole, part, "varied")
    return [*head, whole, *tail]


def part_key(part: StatedPart) -> str:
    """The name of the words for a part."""
    if part.kind == "pause":
        return "pause" if part.times > 1 else "pause_once"
    return "once" if part.kind == "run" and part.times == 1 else part.kind


def say_parts(parts: list[StatedPart], words: Mapping[str, Any], filled: Filled, money: Callable[[int], str]) -> str:
    """The parts as one sentence; `words` by part_key, `filled` puts values into a text, `money` writes an amount."""
    said = []
    for part in parts:
        values: dict[str, Any] = {
            "n": part.times, "amount": money(part.amount), "last": money(part.last), "total": money(part.total),
            "from": format_date(part.first_date), "to": format_date(part.last_date),
        }  # fmt: skip
        said.append(filled(words[part_key(part)], values))
    return str(words["between"]).join(said)


def per_cent(rate: Rate) -> str:
    """An exact decimal as per cent without needless zeros: 0.1825 is "18.25%"."""
    digits, scale = str(rate.digits * 100), rate.scale
    whole = digits.rjust(scale + 1, "0")
    after = whole[len(whole) - scale :].rstrip("0") if scale else ""
    return whole[: len(whole) - scale] + ("." + after if after else "") + "%"


def plan_terms(plan: Plan, new_rate: bool) -> list[Term]:
    """What the plan asks for besides its payments, as names of words and the value that each shows."""
    terms: list[Term] = []
    if new_rate:
        terms.append(("rate", per_cent(plan.rate)))
    bears = plan.method != "fee_instalments" and plan.waive != "all" and plan.rate.digits > 0  # interest
    if plan.grace > 0 and bears:
        terms.append((f"pause_{plan.grace_interest}", ""))
    if plan.waive == "part":
        terms.append(("waive_part", per_cent(plan.waive_part)))
    elif plan.waive == "amount":
        terms.append(("waive_amount", plan.waive_amount))
    elif plan.waive == "all":
        terms.append(("waive_all", ""))
    return terms


def say_terms(terms: list[Term], words: Mapping[str, Any], filled: Filled, money: Callable[[int], str]) -> str:
    """The terms as a sentence of its own; empty where there are none."""
    if not terms:
        return ""
    said = []
    for name, value in terms:
        shown = money(value) if isinstance(value, int) else value
        said.append(filled(words[name], {"rate": shown, "part": shown, "amount": shown}))
    return filled(words["terms"], {"terms": str(words["between"]).join(said)})
