"""The last day of a time limit; the mirror of deadlines.mjs, same names, same order.

The day a paper came is not counted. Months end on the same number, or on the month's last day. What a legal holiday adds is not
worked out: it may only lengthen, a wrong table would harm, so the page says the plain last day and to ask the court.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.calculator.money.dates import add_months
from engine.content.yaml_file import read_yaml_if_there
from engine.locales import LANGUAGES

EARLY = 3  # days before the last one: what is sent then arrives in time
SUNDAY_FIRST = 4  # 1970-01-01, day 0, was a Thursday


@dataclass(frozen=True)
class Deadline:
    """`days` or `months` from the day after the one that the field `since` holds; the other is 0. `say` and `mark` are by language."""

    id: str
    days: int
    months: int
    since: str
    rule: str
    say: Mapping[str, str]
    mark: Mapping[str, str]


def last_day(received: int, days: int, months: int) -> int:
    """The last day of a limit that runs from the day after `received`, as day numbers."""
    return add_months(received, months) if months else received + days


def early_day(received: int, days: int, months: int) -> int:
    """A day by which it is better sent: EARLY days before the last, though not before the paper came."""
    return max(received, last_day(received, days, months) - EARLY)


def weekday(day: int) -> int:
    """0 for Sunday to 6 for Saturday."""
    return (day + SUNDAY_FIRST) % 7


def standing(received: int, today: int, days: int, months: int) -> str:
    """How a limit stands: "future" (received after today), "past", "today" (the last day) or "open"."""
    if received > today:
        return "future"
    left = last_day(received, days, months) - today
    return "past" if left < 0 else "open" if left else "today"


def load_deadlines(path: Path) -> dict[str, Deadline]:
    """Limits by id; none where there is no file. Raises ValueError naming file, entry and remedy."""
    return {name: _deadline(f"{path}: {name}", name, entry) for name, entry in read_yaml_if_there(path).items()}


def unused_limits(deadlines: Mapping[str, Deadline], used: Collection[str]) -> list[str]:
    """Limits that no letter and no item of the plan names: a reader whose limit it is gets no date, or another's."""
    return [
        f"data/deadlines.yml: {name}: no letter and no item of data/plan.yml has 'deadline: {name}'. Name it where that limit runs, or take it out."
        for name in deadlines
        if name not in used
    ]


def _deadline(where: str, name: str, entry: Any) -> Deadline:
    days, months = entry.get("days", 0), entry.get("months", 0)
    if (days > 0) == (months > 0):
        raise ValueError(f"{where}: write either 'days' or 'months', a number above 0")
    for key in ("say", "mark"):
        if set(entry.get(key) or ()) != set(LANGUAGES):
            raise ValueError(f"{where}: '{key}' needs {' and '.join(LANGUAGES)}")
    return Deadline(name, days, months, str(entry["from"]), str(entry["rule"]), entry["say"], entry["mark"])
