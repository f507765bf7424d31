"""Counts that open lines. Times that count the parts of a spoken text (00:42 为什么是笔记本), or of a day (8:30 机场, 11:30 口岸).

A time elsewhere is a page's: a comment's, a date's. These rise from the first to the last, each opens a short line, and text
follows each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.articles.chinese import HAN
from scripts.articles.shapes import shape_of
from scripts.articles.steps.chronicle import DATE_ALONE

CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\s+(?=\S)")
COUNTED = re.compile(f"(\\d{{1,2}})\\s+(?=[{HAN}])")
BULLET = re.compile(r"[-*•·]\s+")
DAY = re.compile(r"(?:\*\*)?(?:\d{1,2}月\d{1,2}日|第[一二三四五六七\d]天|[Dd]ay\s?\d)(?:\*\*)?$")
SPEAKER = re.compile(r"([^\s，。：:、/|\d]{1,6})\s?[:：]\s*(?=\S)")
ASKS = ("问", "答", "Q", "A", "提问", "回答", "律师", "律师答", "网友问")
CLOSING = re.compile(
    r"\s*(?:此致|敬礼|顺祝|敬上|谨启|特此(?:申请|说明|证明|报告|函告)|(?:申请|借款|说明|具函|承诺|委托|保证)人(?:[（(]签[字名章][）)])?\s?[:：].{0,20})[，。！!]?$"
)
LETTER = 4  # lines below 此致 in which the name and the date stand
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


def dialogue(texts: Sequence[str]) -> frozenset[int]:
    """Positions of the lines from the first to the last that question and answer: 问：… 答：…, two of each and more."""
    heads = [(i, match[1]) for i, text in enumerate(texts) if (match := SPEAKER.match(text)) and match[1] in ASKS]
    said = [name for _, name in heads]
    if sum(said.count(name) > 1 for name in set(said)) < 2:
        return frozenset()
    return frozenset(range(heads[0][0], heads[-1][0] + 1))


def letter_ends(texts: Sequence[str]) -> frozenset[int]:
    """Positions of a letter's end: 此致, 敬礼, the name, the date, and the paragraph that goes on below them."""
    out: set[int] = set()
    for i, text in enumerate(texts):
        if not CLOSING.match(text):
            continue
        out.add(i)
        for k in range(i + 1, min(i + 1 + LETTER, len(texts))):
            if DATE_ALONE.match(texts[k]) or "____年" in texts[k]:
                out.update(range(i, k + 1))
                out.update([k + 1] if k + 1 < len(texts) and shape_of(texts[k + 1]).kind == "paragraph" else [])
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
