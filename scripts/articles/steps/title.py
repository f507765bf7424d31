"""Find the title once, and drop its repeats, spun ones too.

Scraped pages print the title above the text, again as its first line, and often a third time between two sections; a
spinner changes a word in one of them (要求 / 请求). A numbered heading is never a repeat, however like the title it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from scripts.articles.chinese import han_count
from scripts.articles.contacts import contacts_in
from scripts.articles.marks import parse_mark
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.patterns import BODY_HAN, is_body

STEP = "title"
LIKE_BEFORE_BODY = 0.7  # share of common characters that makes a repeat, above the text
LIKE_IN_BODY = 0.8  # and inside it
LENGTH_APART = 3  # a spun repeat has about as many characters; 花呗协商还款 does not repeat 花呗协商还款的五个步骤
FRONT_LINES = 24  # no page has more above its text; a list of ten thousand short lines has no title
MIN_HAN, MAX_HAN = 4, 60
NAME_HAN = 7  # a shorter line beside a longer one is a site's, a board's or a person's name
META = ("timestamp", "byline", "stats", "share", "font_widget", "navigation")
# 搜索答案    我要提问; ★★★ 法务 ★★★; ▶ 本文可听
NO_TITLE = re.compile(
    r"[^\s，。？?！!：:]{1,8}(?:\s{2,}|\s?[|｜]\s?)[^\s，。？?！!：:]{1,8}$|[★☆▶►▲△↓→>=*~]{2}|[→↗↓▶►]$"
)
SENTENCE_END = re.compile("[。；;，,：:]$")
# 花呗怎么协商_某某网; what a page's <title> adds
SITE_SUFFIX = re.compile(
    r"\s*[-_|—–｜]{1,2}\s*[^-_|—–｜]{2,14}(?:网|网站|在线|频道|资讯|财经|新闻|港|论坛|博客|之家|知乎|简书|百家号|头条|日报|问答|法律)$"
)


def find_title(doc: Document) -> tuple[Document, list[Change]]:
    """Mark the title, drop its repeats and what stands above it."""
    lines = doc.kept()
    front = _front(lines)
    within = _last_furniture(doc, lines, front)
    title = _choose(front, lines, within > 0, _above_meta(doc))
    if title is None:
        return doc, []
    text, changes = _without_site(title)
    repeats = [line for line in lines if line.n != title.n and _repeats(line, text, line in front)]
    above = [
        line
        for line in front
        if (line.n < title.n or (title.n < line.n < within and _a_name(line.text))) and line not in repeats
    ]
    dropped = [(line, "repeated_title") for line in repeats] + [(line, "site_header") for line in above]
    new, found = drop(sorted(dropped, key=lambda pair: pair[0].n), STEP)
    mark = parse_mark(text)
    marker = mark.marker if mark and mark.style in ("hash", "bold") else ""
    new[title.n] = replace(title, kind="title", level=1, marker=marker, text=mark.text if mark and marker else text)
    return doc.with_lines(new), changes + found


def _front(lines: Sequence[Line]) -> list[Line]:
    """Short lines before the body that can be a title."""
    front: list[Line] = []
    for line in lines[:FRONT_LINES]:
        if is_body(line.text) and not _title_like(line.text):
            break
        if _numbered(line.text):
            break
        front.append(line)
    return front


def _last_furniture(doc: Document, lines: Sequence[Line], front: Sequence[Line]) -> int:
    """The last dropped line above the body: a short line between the title and it belongs to the page, too."""
    body = next((line.n for line in lines if line not in front), 0)
    return max((line.n for line in doc.lines if not line.keep and line.kind != "blank" and line.n < body), default=0)


def _above_meta(doc: Document) -> set[int]:
    """Lines right below which the page put a date, a source or its buttons: that is where titles stand."""
    lines = [line for line in doc.lines if line.kind != "blank"]
    return {one.n for one, other in pairwise(lines) if one.keep and not other.keep and other.kind in META}


def _a_name(text: str) -> bool:
    """Whether a line between the title and the page's own lines is no second heading but a name, a label, a button."""
    return not is_body(text) and (han_count(text) < NAME_HAN or not _title_like(text))


def _numbered(text: str) -> bool:
    mark = parse_mark(text)
    return mark is not None and mark.style not in ("hash", "bold")


def _title_like(text: str) -> bool:
    return MIN_HAN <= han_count(text) <= MAX_HAN and not SENTENCE_END.search(text) and "。" not in text


def _choose(front: list[Line], lines: Sequence[Line], furnished: bool, above_meta: set[int]) -> Line | None:
    """The line that comes again further down, else a single-hash line, else one right above a date or source, else the
    first that can be one.

    On a page with furniture around its title, short lines come last: they are names. So do buttons and banners.
    """
    able = [line for line in front if _title_like(line.text)]
    able = [line for line in able if not NO_TITLE.search(line.text) and not contacts_in(line.text)] or able
    if furnished:
        able = [line for line in able if han_count(line.text) >= NAME_HAN] or able
    again = [line for line in able if any(o.n > line.n and _repeats(o, line.text, o in front) for o in lines)]
    hashed = [line for line in able if (mark := parse_mark(line.text)) and mark.hashes == 1]
    placed = [line for line in able if line.n in above_meta and han_count(line.text) < BODY_HAN]
    return next(iter(again or hashed or placed or able), None)


def _repeats(line: Line, title: str, in_front: bool) -> bool:
    """Whether a line is the title over again."""
    if _numbered(line.text) or not _title_like(line.text):
        return False
    needed = LIKE_BEFORE_BODY if in_front else LIKE_IN_BODY
    one, other = bare(line.text), bare(title)
    return abs(len(one) - len(other)) <= LENGTH_APART and likeness(one, other) >= needed


def bare(text: str) -> str:
    """A heading's words without its mark and marks of punctuation."""
    mark = parse_mark(text)
    return re.sub(r"\W", "", mark.text if mark else text)


def likeness(one: str, other: str) -> float:
    """Share of characters in common order, between 0 and 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if set(one) & set(other) else 0.0


def _without_site(title: Line) -> tuple[str, list[Change]]:
    cut = SITE_SUFFIX.sub("", title.text)
    if cut == title.text or han_count(cut) < MIN_HAN:
        return title.text, []
    return cut, [Change(STEP, title.n, "site_suffix", title.text, cut, "inferred")]
