"""What stands between a title and the text: a line or two of the text itself, a question, what only its place made furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.articles.chinese import han_count
from scripts.articles.containers.evidence import READABILITY_NO, TRAFILATURA_YES
from scripts.articles.model import Line
from scripts.articles.shapes import INSIDE, shape_of, speaks
from scripts.articles.steps.title_weight import MIN_HAN, PARTS, Page, apart_in, is_label

OUTSIDE_KIND = "outside"
ONE_TOOK = READABILITY_NO + TRAFILATURA_YES  # the extractor that takes little away, and not the other
DIGIT = re.compile(r"\d")
SAID = ("paragraph", "prose", "sentence", "marked")
MOST_BETWEEN = 2


def one_or_two(page: Page, title: Line) -> dict[int, Line]:
    """A line or two between title and text that only their place made furniture, where nothing else stands there."""
    at = page.lines.index(title)
    between = page.lines[at + 1 : page.start]
    heading = between[-1:] if _heads_first_part(page, between) else ()
    if heading:
        return {line.n: replace(line, keep=True, kind="paragraph") for line in heading}
    if not 0 < len(between) <= MOST_BETWEEN or any(
        line.keep or line.kind != OUTSIDE_KIND or DIGIT.search(line.text) for line in between
    ):
        return {}
    return {line.n: replace(line, keep=True, kind="paragraph") for line in between}


def _heads_first_part(page: Page, between: Sequence[Line]) -> bool:
    """Whether the line right above the text is the heading of its first part, as others stand apart above parts below."""
    if not between or page.start >= len(page.lines):
        return False
    line = between[-1]
    apart = page.lines[page.start].n - line.n > 1 and line.n - page.lines[page.start - 2].n > 1
    plain = line.kind == OUTSIDE_KIND and line.hint >= 0 and not line.keep and han_count(line.text) >= MIN_HAN
    return apart and plain and not DIGIT.search(line.text) and not is_label(line) and len(apart_in(page)) >= PARTS


def question(page: Page, title: Line) -> dict[int, Line]:
    """What a reader asks, right below the title of the question, stands above the page's buttons and is text."""
    out: dict[int, Line] = {}
    for line in page.lines[page.lines.index(title) + 1 : page.start]:
        if line.keep or line.kind != OUTSIDE_KIND or line.hint < ONE_TOOK or shape_of(line.text).kind != "paragraph":
            break
        out[line.n] = replace(line, keep=True, kind="paragraph")
    return out


def said_between(page: Page, title: Line) -> dict[int, Line]:
    """Between title and text, or below the title where no text was found, what somebody says and only its place made furniture."""
    at = page.lines.index(title)
    text = next((i for i, line in enumerate(page.lines) if i > at and line.keep), None)
    pasted = at == 0 and not page.page_title
    hashed = pasted and title.text.startswith("#")
    return {
        line.n: replace(line, keep=True, kind="paragraph")
        for line in page.lines[at + 1 : text]
        if not line.keep and line.kind == OUTSIDE_KIND and line.hint >= 0
        if hashed
        or shape_of(line.text).kind in SAID
        or (text is None and speaks(line.text))
        or (pasted and INSIDE.search(line.text))
    }
