"""Drop what the page puts around the article: by region first, by line second.

A pattern alone is weak: "来源：" is a byline above the text and a list item inside it. So most patterns hold only at the
edges, before the first line of the body and after the last; and a heading like 精彩评论 opens a region that runs on until
the article's own headings continue. Patterns, kinds and examples: data/cleaning/boilerplate.yml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scripts.articles.chinese import han_count
from scripts.articles.furniture import SENTENCE, is_furniture
from scripts.articles.marks import Mark, parse_mark
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.settings import table

STEP = "boilerplate"
BODY_HAN = 30  # Han characters that make an unmarked line a line of the body
SENTENCE_HAN = 15  # and one that is a whole sentence
EDGE_LINES = 400  # no page has more around its text
LINK_HAN = 45  # a longer line in a list of links is the article again
REGIONS = {"comments": "comment", "related": "related", "comment_entry": "comment"}


@dataclass(frozen=True)
class Pattern:
    """One entry of the data file."""

    kind: str
    where: str
    regex: re.Pattern[str]
    longest: int

    def matches(self, text: str) -> bool:
        """Whether this line, as a whole, is of this kind."""
        return len(text) <= self.longest and bool(self.regex.match(text))


@cache
def patterns(where: str) -> tuple[Pattern, ...]:
    """The patterns that hold in one place."""
    return tuple(
        Pattern(entry["kind"], entry["where"], re.compile(entry["pattern"]), entry.get("longest", 60))
        for entry in table("boilerplate")
        if entry["where"] == where
    )


def kind_of(text: str, *places: str) -> str | None:
    """The first kind that matches among the patterns of these places."""
    return next((p.kind for place in places for p in patterns(place) if p.matches(text)), None)


def drop_boilerplate(doc: Document) -> tuple[Document, list[Change]]:
    """Mark what is no part of the article, each line with its kind."""
    lines = doc.kept()
    found: dict[int, str] = {}
    for line in lines:
        if kind := kind_of(line.text, "anywhere"):
            found[line.n] = kind
    found.update(_regions(lines, found))
    rest = [line for line in lines if line.n not in found]
    found.update(_edge(rest[:EDGE_LINES]))
    found.update(_below(lines[-EDGE_LINES:], found))
    new, changes = drop(((line, found[line.n]) for line in lines if line.n in found), STEP)
    return doc.with_lines(new), changes


def _edge(lines: Sequence[Line]) -> dict[int, str]:
    """From one end inwards: what matches is dropped, short lines are passed over, the body ends the search."""
    found: dict[int, str] = {}
    for line in lines:
        if kind := kind_of(line.text, "edges"):
            found[line.n] = kind
        elif is_furniture(line.text):
            found[line.n] = "navigation"
        elif is_body(line.text):
            break
    return found


def _below(lines: Sequence[Line], already: dict[int, str]) -> dict[int, str]:
    """From the last line up to the body. A short line further out than some furniture is furniture itself."""
    found: dict[int, str] = {}
    waiting: list[int] = []
    for line in reversed(lines):
        kind = already.get(line.n) or next(iter(_edge([line]).values()), None)
        if kind:
            found.update({line.n: kind, **dict.fromkeys(waiting, "navigation")})
            waiting = []
        elif is_body(line.text) or parse_mark(line.text):
            break
        else:
            waiting.append(line.n)
    return {n: kind for n, kind in found.items() if n not in already}


def is_body(text: str) -> bool:
    """Whether a line is clearly article: a numbered heading or item, or a long text."""
    mark = parse_mark(text)
    sentence = text.endswith(("。", "！", "？")) and han_count(text) >= SENTENCE_HAN
    return (
        sentence or han_count(text) >= BODY_HAN or (mark is not None and mark.style not in ("hash", "bold", "bullet"))
    )


def _regions(lines: Sequence[Line], already: dict[int, str]) -> dict[int, str]:
    """Lines inside regions: readers' comments, lists of links."""
    found: dict[int, str] = {}
    region = ""
    body_before = 0
    last: dict[str, int] = {}
    for line in lines:
        opens = kind_of(line.text, "region")
        mark = parse_mark(line.text)
        if opens and body_before:
            region = REGIONS[opens] if opens != "comment_entry" or not region else "comment"
        elif region and _article_again(region, line.text, mark, last):
            region = ""
        if region and line.n not in already:
            found[line.n] = region if opens else kind_of(line.text, "edges") or region
        elif not region and line.n not in already:
            body_before += is_body(line.text)
            if mark:
                last[mark.style] = mark.number
    return found


def _article_again(region: str, text: str, mark: Mark | None, last: dict[str, int]) -> bool:
    """Whether the article goes on: its numbering continues, or a list of links is followed by a full paragraph."""
    if mark and mark.style in ("chapter", "cn", "cn_paren") and mark.number == last.get(mark.style, -1) + 1:
        return True
    return region == "related" and han_count(text) > LINK_HAN and len(SENTENCE.findall(text)) >= 3
