"""Drop what a printer put on each page, its head and its foot, and what a page only shows again, larger: a pulled quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scripts.articles.chinese import han_count
from scripts.articles.furniture import DATE
from scripts.articles.model import Change, Document, Line

STEP = "boilerplate"
LEAST_SENTENCE = 8  # Han characters
LONGEST_QUOTE = 24
QUOTED = re.compile('[“「『"](.{4,30})[”」』"]')
PULLED = "pulled_quote"
PAGE_ENDS = "page_end"
PAGE_END = 4  # lines of a head or a foot
PAGE_NUMBER = re.compile(
    r"\d{1,3}\s?/\s?\d{1,3}|[-—]\s?\d{1,3}\s?[-—]|第\s?\d{1,3}\s?页(?:[\s，,/]*共\s?\d{1,3}\s?页)?|[Pp]age\s?\d{1,3}(?:\sof\s\d{1,3})?"
)
# 某某服务中心 - 1 -  某某宣传资料        1
HEAD_NUMBER = re.compile(r"(.{4,40}?)(?:\s+(?:[-—]|第)\s?(\d{1,3})\s?(?:[-—]|页)|(?:\s{3,}|\t)(\d{1,3}))")
OPENING = 3  # lines in which a page's own title may stand
COLUMNS = re.compile(r"\s{2,}|\t")  # a head in the left corner and one in the right
URL = re.compile(r"(?:https?://|www\.)\S+")


def drop_pulled_quotes(doc: Document) -> tuple[Document, list[Change]]:
    """Drop a short line in quotation marks that only says again, larger, what a paragraph says."""
    kept = doc.kept()
    paragraphs = "\n".join(line.text for line in kept if han_count(line.text) > LONGEST_QUOTE)
    found = [
        line
        for line in kept
        if (match := QUOTED.fullmatch(line.text))
        and LEAST_SENTENCE - 3 <= han_count(match[1]) <= LONGEST_QUOTE
        and match[1].rstrip("。！？") in paragraphs
    ]
    new = {line.n: line.dropped(PULLED) for line in found}
    return doc.with_lines(new), [Change(STEP, line.n, PULLED, line.text, "", "inferred") for line in found]


def drop_page_ends(doc: Document) -> tuple[Document, list[Change]]:
    """Drop the heads and feet that a printer put on each page: page numbers, and what stands beside several of them."""
    lines = doc.kept()
    numbers = [i for i, line in enumerate(lines) if _counts_pages(line.text)] + _numbered_heads(lines)
    if len(numbers) < 2:
        return doc, []
    said = Counter(_undated(line.text) for line in lines)
    ends: set[int] = set()
    for i in numbers:
        ends.add(i)
        for step in (-1, 1):
            k = i + step
            while (
                0 <= k < len(lines)
                and abs(k - i) <= PAGE_END
                and (said[_undated(lines[k].text)] > 1 or URL.fullmatch(lines[k].text))
            ):
                ends.add(k)
                k += step
    same = {_undated(lines[k].text) for k in ends if not _counts_pages(lines[k].text)}
    ends |= {k for k, line in enumerate(lines) if k >= OPENING and _undated(line.text) in same}
    new = {lines[k].n: lines[k].dropped(PAGE_ENDS) for k in ends}
    return doc.with_lines(new), [
        Change(STEP, lines[k].n, PAGE_ENDS, lines[k].text, "", "inferred") for k in sorted(ends)
    ]


def _numbered_heads(lines: Sequence[Line]) -> list[int]:
    """Positions of one head that comes with a number that rises: 某某服务中心 - 1 -."""
    found: dict[str, list[tuple[int, int]]] = {}
    for i, line in enumerate(lines):
        if match := HEAD_NUMBER.fullmatch(line.text):
            found.setdefault(match[1], []).append((i, int(match[2] or match[3])))
    rising = [at for at in found.values() if len(at) > 1 and all(a[1] < b[1] for a, b in pairwise(at))]
    return [i for at in rising for i, _ in at]


def _counts_pages(text: str) -> bool:
    """Whether a line is a page's number, alone or beside an address or a date."""
    columns = COLUMNS.split(text)
    return any(map(PAGE_NUMBER.fullmatch, columns)) and all(
        PAGE_NUMBER.fullmatch(own) or URL.fullmatch(own) or DATE.search(own) for own in columns
    )


def _undated(text: str) -> str:
    """A line without dates and times, which differ from page to page and from the title."""
    return DATE.sub("", text).strip()
