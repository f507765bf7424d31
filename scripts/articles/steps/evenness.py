"""What a page as a whole says of its short lines: which of them cannot be headings, and which stand apart as headings do.

A heading is like the others of its page. So a line that comes again and again, a turn of talk, an item right below 如下： and
the lines of a block where paragraphs are set apart are no headings; nor is a bare line where headings are marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scripts.articles.chinese import han_count
from scripts.articles.marks import Mark
from scripts.articles.model import Line

Marked = tuple[Line, Mark | None]

MARKED = 2  # headings with hashes that a page has, whose bare lines are then none
MARKED_BOLD = 3
OFTEN = 3  # times that a bare line stands
PARAGRAPH_HAN = 30
PAIR = 2
PAIRS = 3  # paragraphs below one another that show how a page sets them
MOSTLY = 0.7
EVEN = 2  # bold headings that make a bold line one, too
BOLD_HAN = 36
SPEAKER = re.compile(r"([^\s，。：:、“”]{1,6})\s?[:：]\s?(?=\S)")  # 柜员：您办卡做什么用？
ASKS = re.compile("问|提问|[QqＱ]$|.*\\d$")  # 问：… is a heading above 答：…
CREDITED = re.compile("[—–―-]{2}")  # ——《元宵》
INTRO = re.compile("[:：]$")
ENDS_SENTENCE = re.compile("[。！；;，,]”?$")
BRACKETED = re.compile("【[^【】]{3,36}】$")


def barred(lines: Sequence[Marked], bold: int) -> frozenset[int]:
    """Positions of lines without a mark that cannot be headings; `bold`: how many headings the page sets in bold."""
    bare = [i for i, (_, mark) in enumerate(lines) if mark is None]
    if sum(1 for _, mark in lines if mark and mark.hashes) >= MARKED or bold >= MARKED_BOLD:
        return frozenset(bare)
    said = Counter(lines[i][0].text for i in bare)
    spaced = is_spaced(lines)
    return frozenset(
        i
        for i in bare
        if said[lines[i][0].text] >= OFTEN
        or CREDITED.match(lines[i][0].text)
        or _spoken(lines, i)
        or _joined(lines, i, spaced)
    )


def _spoken(lines: Sequence[Marked], i: int) -> bool:
    """Whether a line is a turn of talk: it has a name and a colon in front, and so has a line beside it, with another name."""
    match = SPEAKER.match(lines[i][0].text)
    beside = [SPEAKER.match(lines[k][0].text) for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    return match is not None and not ASKS.match(match[1]) and any(one and one[1] != match[1] for one in beside)


def _joined(lines: Sequence[Marked], i: int, spaced: bool) -> bool:
    """Whether a line is an item by its place: right below 如下：, or in a block of lines where paragraphs stand apart."""
    line = lines[i][0]
    above = lines[i - 1][0] if i else None
    if above is not None and INTRO.search(above.text) and line.n - above.n == 1:
        return True
    return spaced and _run_of(lines, i) > PAIR


def _run_of(lines: Sequence[Marked], i: int) -> int:
    """How many lines stand right below one another around this one; two may be a heading and the heading of its first part."""
    first = last = i
    while first and lines[first][0].n - lines[first - 1][0].n == 1:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1][0].n - lines[last][0].n == 1:
        last += 1
    return last - first + 1


def is_spaced(lines: Sequence[Marked]) -> bool:
    """Whether an empty line stands between most paragraphs that follow one another."""
    long = [
        after.n - before.n > 1
        for (before, _), (after, _) in pairwise(lines)
        if min(han_count(before.text), han_count(after.text)) >= PARAGRAPH_HAN
    ]
    return len(long) >= PAIRS and sum(long) >= MOSTLY * len(long)


def set_apart(lines: Sequence[Marked], i: int) -> bool:
    """Whether an empty line stands above and below a line."""
    n = lines[i][0].n
    return 0 < i < len(lines) - 1 and n - lines[i - 1][0].n > 1 and lines[i + 1][0].n - n > 1


def even_bold(lines: Sequence[Marked], good: Sequence[int]) -> frozenset[int]:
    """Positions of the bold lines of a page that most of its bold lines (`good`) show to be headings."""
    bold = [i for i, (_, mark) in enumerate(lines) if mark is not None and mark.style == "bold"]
    if len(good) < EVEN or 2 * len(good) <= len(bold):
        return frozenset()
    return frozenset(i for i in bold if (mark := lines[i][1]) and _short(mark.text))


def _short(text: str) -> bool:
    return han_count(text) <= BOLD_HAN and not ENDS_SENTENCE.search(text)


def bracketed(lines: Sequence[Marked]) -> frozenset[int]:
    """Positions of the lines that stand in 【】 as a whole, where there are several and text follows most of them."""
    found = [i for i, (line, mark) in enumerate(lines) if mark is None and BRACKETED.match(line.text)]
    with_text = sum(1 for i in found if i + 1 < len(lines) and han_count(lines[i + 1][0].text) >= PARAGRAPH_HAN)
    return frozenset(found) if len(found) >= EVEN and 2 * with_text > len(found) else frozenset()
