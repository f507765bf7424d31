"""The hours of a text on a clock of 24, whichever way it writes them: 晚上10点, 22:00, 10 p.m.

A translation that says a.m. for p.m. has all the right numbers; so hours are compared by themselves. An hour that may be of either half of
the day (10点) is both.
"""

import re
from collections.abc import Iterator

from engine.content.figures import numerals

NOON = 12
DAY = 24
EARLY = 5
ENGLISH = re.compile(r"\b(\d{1,2})(?::\d{2})?\s?([ap])\.?m\b", re.IGNORECASE)
HALF = r"(?:(凌晨|清晨|早上|早晨|上午|早|中午|下午|傍晚|晚上|夜里|深夜|半夜|晚|夜) ?)?"
CHINESE = re.compile(HALF + r"(\d{1,2}|[零一二两三四五六七八九十]{1,3}) ?(?:[点點时](?!数|间|候)|:\d{2}(?![\d:]))")
A_LITTLE = re.compile(r"[一两]点(?![半钟])")  # 看一点; with a half of the day before it, it is an hour
LATE = frozenset(["中午", "下午", "傍晚", "晚上", "夜里", "深夜", "半夜", "晚", "夜"])


def unlike_hours(text: str, other: str) -> list[str]:
    """Hours that `text` writes with a.m. or p.m., each as written, that `other` has not; where `other` has no hours, none."""
    known = {hour for hours in hours_of(other) for hour in hours}
    told = [found[0] for found in ENGLISH.finditer(text) if known and not set(_english(found)) & known]
    return list(dict.fromkeys(told))


def hours_of(text: str) -> Iterator[tuple[int, ...]]:
    """Of each hour of the text those that it may be, 0 to 23."""
    yield from map(_english, ENGLISH.finditer(text))
    for found in CHINESE.finditer(text):
        if found[1] or not A_LITTLE.match(text, found.start()):
            yield from (_chinese(found[1], int(hour)) for hour in _values(found[2]))


def _values(written: str) -> Iterator[int]:
    yield from [int(written)] if written.isdigit() else map(int, numerals(written))


def _english(found: re.Match[str]) -> tuple[int, ...]:
    return (int(found[1]) % NOON + (NOON if found[2].lower() == "p" else 0),)


def _chinese(half: str | None, hour: int) -> tuple[int, ...]:
    """晚上12点 is the 24th hour and 中午12点 the 12th, 凌晨12点 the first, 晚上1点 is past midnight: such a one is both."""
    if hour > NOON or (half and half not in LATE):
        return (hour % NOON if hour == NOON and half != "上午" else hour % DAY,)
    either = (hour % NOON, hour % NOON + NOON)
    return (
        either
        if not half or hour == NOON or hour < EARLY or half in ("半夜", "夜里", "夜", "深夜", "中午")
        else either[1:]
    )
