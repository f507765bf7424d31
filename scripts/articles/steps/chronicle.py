"""Dates that open the parts of a text: years (2019年, below it what happened then), months (3月 谈成分期), days that are counted (第三天).

A date elsewhere is a page's: a comment's, a list of other articles'. These rise from the first to the last, they are written in
words (3月5日, no 03-05 10:20), and most of them lead to something that somebody says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.articles.chinese import HAN, han_count
from scripts.articles.marks import CN, cn_number
from scripts.articles.patterns import kind_of
from scripts.articles.shapes import shape_of, speaks

YEAR = re.compile(f"((?:19|20)\\d\\d)(?:年\\s?|\\s+|\\s?[:：]\\s?)(?=[{HAN}])")
DATE_ALONE = re.compile(
    r"((?:19|20)\d\d)\s?[年./-]?(?:\s?(\d{1,2})\s?(?:月|(?=日)|[./-](?=\d))?(?:\s?(\d{1,2})日?)?)?[:：]?$"
)
YEAR_ALONE = re.compile(r"(?:19|20)\d\d年[:：]?$")
# 2021年3月5日  3月底：  十二月  第三天; no clock behind it
OPENS = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d)年\s?)?(?:(?P<month>\d{{1,2}}|十?[一二]|[三四五六七八九十]|正|腊)月(?:份|初|中旬?|底|末|[上下]旬)?\s?(?:(?P<day>\d{{1,2}})[日号])?)?"
    rf"(?:.{{0,4}}第\s?(?P<count>{CN}|\d{{1,3}})\s?个?(?P<unit>[天周月年期]))?(?P<rest>$|[\s:：，,、—–-]+(?!\d{{0,2}}[:：]\d\d).*)"
)
DAYS = {"天": 1, "周": 7, "月": 31, "期": 31, "年": 366}
LATE, EARLY = 9, 4  # from the autumn to the spring a year without its number goes by
LEAST = 3
NEAR = 8  # lines from one date to the next
SAYING = 0.5  # share of the dates that lead to something that somebody says
LONGEST = 80
TEXT = ("paragraph", "prose", "sentence", "intro", "marked")


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens with a date: where it stands, (year, month, day), and what it says besides."""

    at: int
    date: tuple[int, int, int]
    rest: str


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


def dates_alone(texts: Sequence[str]) -> frozenset[int]:
    """Positions of years or dates alone on a line that rise or fall, text below each: 2019年, below it what happened then."""
    out: set[int] = set()
    run: list[tuple[int, tuple[int, ...]]] = []
    for i, text in enumerate(texts[:-1]):
        match = DATE_ALONE.match(text)
        if match and _says(texts[i + 1]) and not DATE_ALONE.match(texts[i + 1]):
            run.append((i, tuple(int(group or 0) for group in match.groups())))
    dates = [date for _, date in run]
    in_order = dates in (sorted(set(dates)), sorted(set(dates), reverse=True))
    years = sum(1 for i, _ in run if YEAR_ALONE.match(texts[i]))
    if in_order and (len(run) >= LEAST or years > 1):
        out.update(i for i, _ in run)
        out.update(i + 1 for i, _ in run)
    return frozenset(out)


def chronicle(texts: Sequence[str]) -> frozenset[int]:
    """Positions of the lines of a chronicle: those that open with its dates, and what stands between and right below these."""
    out: set[int] = set()
    for run in _runs(texts):
        out.update(one.at for one in run)
        last = run[-1].at + (not run[-1].rest)
        between = range(run[0].at, min(last + 1, len(texts)))
        out.update(i for i in between if kind_of(texts[i], "edges", "region") is None)
    return frozenset(out)


def date_headings(texts: Sequence[str]) -> frozenset[int]:
    """Positions of a chronicle's dates that stand alone, text below each."""
    return frozenset(one.at for run in _runs(texts) for one in run if not one.rest and one.at + 1 < len(texts))


def date_lines(texts: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that open with a chronicle's dates."""
    return frozenset(one.at for run in _runs(texts) for one in run)


def _runs(texts: Sequence[str]) -> Iterator[list[Opening]]:
    """Dates that rise, near one another, with no heading of comments or other articles between."""
    run: list[Opening] = []
    for i, text in enumerate([*texts, ""]):
        if i < len(texts) and kind_of(text, "region") is None:
            opening = _opening(i, text, run[-1].date if run else (0, 0, 0))
            if opening is None:
                continue
            if not run or (opening.date > run[-1].date and i - run[-1].at <= NEAR):
                run.append(opening)
                continue
        else:
            opening = None
        if _is_chronicle(run, texts):
            yield run
        run = list(filter(None, [_opening(i, text, (0, 0, 0))])) if opening else []


def _is_chronicle(run: Sequence[Opening], texts: Sequence[str]) -> bool:
    said = sum(1 for one in run if _says(one.rest or "".join(texts[one.at + 1 : one.at + 2])))
    return len(run) >= LEAST and said >= SAYING * len(run)


def _opening(i: int, text: str, last: tuple[int, int, int]) -> Opening | None:
    """The date that a line opens with; what it does not say of it is the last one's. None where there is none."""
    match = OPENS.match(text) if len(text) <= LONGEST else None
    if match is None or not (match["year"] or match["month"] or match["count"]):
        return None
    rest = match["rest"].strip(" :：，,、—–-\u3000")
    if match["count"]:
        return Opening(i, (0, 0, cn_number(match["count"]) * DAYS[match["unit"]]), rest)
    month = _month(match["month"]) if match["month"] else 0
    year = int(match["year"]) if match["year"] else last[0] + (last[1] >= LATE and 0 < month <= EARLY)
    return Opening(i, (year, month, int(match["day"] or 0)), rest)


def _month(text: str) -> int:
    return {"正": 1, "腊": 12}.get(text) or cn_number(text)


def _says(text: str) -> bool:
    return bool(han_count(text)) and (shape_of(text).kind in TEXT or speaks(text))
