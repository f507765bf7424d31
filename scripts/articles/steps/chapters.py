"""Counts that open lines. Times that count the parts of a spoken text (00:42 为什么是笔记本), or of a day (8:30 机场, 11:30 口岸).

A time elsewhere is a page's: a comment's, a date's. These rise from the first to the last, each opens a short line, and text
follows each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.articles.chinese import HAN
from scripts.articles.shapes import shape_of

CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\s+(?=\S)")
COUNTED = re.compile(f"(\\d{{1,2}})\\s+(?=[{HAN}])")
YEAR = re.compile(f"((?:19|20)\\d\\d)(?:年\\s?|\\s+|\\s?[:：]\\s?)(?=[{HAN}])")
BULLET = re.compile(r"[-*•·]\s+")
DAY = re.compile(r"(?:\*\*)?(?:\d{1,2}月\d{1,2}日|第[一二三四五六七\d]天|[Dd]ay\s?\d)(?:\*\*)?$")
LONGEST = 40
LEAST = 3
NEAR = 3  # lines from one time of a day to the next
TEXT = ("paragraph", "prose", "sentence", "intro", "marked")


def timetable(texts: Sequence[str]) -> frozenset[int]:
    """Positions of lines near one another that open with times that rise (a day's course, notes to a talk), and of its day."""
    out: set[int] = set()
    run: list[tuple[int, int]] = []
    for i, text in enumerate([*texts, ""]):
        seconds = _seconds(BULLET.sub("", text, count=1))
        if run and i < len(texts) and (seconds is None or seconds > run[-1][1]) and i - run[-1][0] <= NEAR:
            run += [(i, seconds)] if seconds is not None else []
            continue
        if len(run) >= LEAST:
            span = range(max(run[0][0] - 1, 0), min(run[-1][0] + 2, len(texts)))
            out.update(
                k for k in span if _seconds(BULLET.sub("", texts[k], count=1)) is not None or DAY.match(texts[k])
            )
        run = [(i, seconds)] if seconds is not None else []
    return frozenset(out)


def _seconds(text: str) -> int | None:
    match = CLOCK.match(text)
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]) if match else None


def counted(texts: Sequence[str]) -> frozenset[int]:
    """Positions of lines that count from 1 on without a mark behind the number, one below the other: 1 先存好账单."""
    out: set[int] = set()
    run: list[int] = []
    for i, text in enumerate([*texts, ""]):
        match = COUNTED.match(text)
        if match and int(match[1]) == len(run) + 1:
            run.append(i)
            continue
        out.update(run if len(run) >= LEAST else ())
        run = [i] if match and match[1] == "1" else []
    return frozenset(out)


def chronology(texts: Sequence[str]) -> frozenset[int]:
    """Positions of lines one below the other that open with years that rise: 2017 监管部门发布…, 2018 …, 2022 …."""
    out: set[int] = set()
    run: list[tuple[int, int]] = []
    for i, text in enumerate([*texts, ""]):
        match = YEAR.match(text)
        if match and (not run or int(match[1]) > run[-1][1]):
            run.append((i, int(match[1])))
            continue
        out.update(place for place, _ in run if len(run) >= LEAST)
        run = [(i, int(match[1]))] if match else []
    return frozenset(out)


def clock_chapters(texts: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that open a part with a time."""
    found: list[tuple[int, int]] = []
    for i, text in enumerate(texts[:-1]):
        at = _seconds(text) if len(text) <= LONGEST else None
        below = shape_of(texts[i + 1])
        if at is not None and (below.kind in TEXT or below.mark is not None) and not CLOCK.match(texts[i + 1]):
            found.append((i, at))
    seconds = [at for _, at in found]
    rising = len(found) >= LEAST and seconds == sorted(set(seconds))
    return frozenset(i for i, _ in found) if rising else frozenset()
