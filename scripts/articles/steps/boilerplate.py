"""Drop what the page puts around the article: the course of the whole page first, single lines second.

A pattern alone is weak: "来源：" is a byline above the text and a list item inside it. So most patterns are only clues for
scripts/articles/course.py, which finds where the article runs; inside it, a line goes only if it cannot be text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from scripts.articles.chinese import HAN_CHAR, han_count
from scripts.articles.containers.evidence import READABILITY_YES, TRAFILATURA_YES
from scripts.articles.course import ARTICLE, ASIDE, OUTSIDE, TAIL, Clue, continued, course
from scripts.articles.furniture import DATE, is_advert, is_agency, is_furniture, is_glued, is_request
from scripts.articles.model import Change, Document, Line
from scripts.articles.patterns import kind_of, patterns
from scripts.articles.shapes import Shape, shape_of, shapes_of
from scripts.articles.steps.adverts import cut_adverts, drop_adverts
from scripts.articles.steps.chapters import chronology, clock_chapters, counted, timetable
from scripts.articles.steps.refrains import drop_refrains

STEP = "boilerplate"
CREDIT = "source_credit"
OUTSIDE_KIND = "outside"  # what nothing but its place tells
BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]{2,70}[)）】\]]")  # （图片来源于网络）
SENTENCE = re.compile("[^。！？!?]+[。！？!?]?")
LEAST_SENTENCE = 8  # Han characters
OWN_SHARE = 0.4  # of a line, in sentences of its own, that make it text
LONGEST_GAP = 12
DIGITS = re.compile(r"\d+")
MANY = 3
LONGEST_AGENCY = 130
BOTH_TOOK = READABILITY_YES + TRAFILATURA_YES
LONGEST_QUOTE = 24
QUOTED = re.compile('[“「『"](.{4,30})[”」』"]')
PULLED = "pulled_quote"
PAGE_ENDS = "page_end"
PAGE_END = 4  # lines of a head or a foot
PAGE_NUMBER = re.compile(
    r"\d{1,3}\s?/\s?\d{1,3}|[-—]\s?\d{1,3}\s?[-—]|第\s?\d{1,3}\s?页(?:[\s，,/]*共\s?\d{1,3}\s?页)?|[Pp]age\s?\d{1,3}(?:\sof\s\d{1,3})?"
)
COLUMNS = re.compile(r"\s{2,}|\t")  # a head in the left corner and one in the right
TAGS = re.compile(r"(?:#\s?[^#\s，。！？]{1,16}(?:\s[A-Za-z]{1,12})?\s*){1,12}")
URL = re.compile(r"(?:https?://|www\.)\S+")
REGIONS = {"comments": "comment", "related": "related", "comment_entry": "comment"}
CLOSERS = ("editor_note", "copyright", "icp", "related", "comment")
TEXT = ("paragraph", "number")
NUMBERED = 2.0  # a chapter number that goes on speaks for the article, even below a tail's beginning


def drop_boilerplate(doc: Document) -> tuple[Document, list[Change]]:
    """Mark what is no part of the article, each line with its kind."""
    doc, credits = cut_credits(doc)
    for before in (drop_pulled_quotes, drop_page_ends, drop_refrains, drop_adverts, cut_adverts):
        doc, more = before(doc)
        credits += more
    lines = doc.kept()
    texts = [line.text for line in lines]
    shapes = _shapes(texts)
    anywhere = [_anywhere(line.text) for line in lines]
    clues = _clues(lines, shapes, anywhere)
    states = _with_taken(_without_needless_gaps(course(shapes, clues), shapes, clues), shapes, clues)
    found: dict[int, str] = {}
    tail = ""
    for line, shape, state, kind in zip(lines, shapes, states, anywhere, strict=True):
        opens = kind_of(line.text, "region")
        if state == ARTICLE:
            tail = ""
            if kind or (shape.kind != "number" and not line.row and not _by_count(shape) and is_furniture(line.text)):
                found[line.n] = kind or "navigation"
            continue
        if state == TAIL and opens:
            tail = REGIONS[opens] if opens != "comment_entry" or not tail else "comment"
        found[line.n] = (
            kind
            or kind_of(line.text, "edges")
            or (tail if state == TAIL else "")
            or ("navigation" if is_furniture(line.text) else OUTSIDE_KIND)
        )
    found |= {line.n: "navigation" for line in _tags([line for line in lines if line.n not in found])}
    new = {line.n: line.dropped(found[line.n]) for line in lines if line.n in found}
    changes = [
        Change(STEP, line.n, found[line.n], line.text, "", "certain" if _no_text(shape, found[line.n]) else "inferred")
        for line, shape in zip(lines, shapes, strict=True)
        if line.n in found
    ]
    return doc.with_lines(new), credits + changes


def _shapes(texts: Sequence[str]) -> list[Shape]:
    """The shapes of lines; the chapters of a recording and the rows of a timetable begin with a time and are no comments."""
    chapters = clock_chapters(texts) | timetable(texts) | counted(texts) | chronology(texts)
    return [
        replace(shape, kind="marked", timed=False, template=False) if i in chapters else shape
        for i, shape in enumerate(shapes_of(texts))
    ]


def _by_count(shape: Shape) -> bool:
    """Whether only its neighbours tell that a line is an item: what its own words look like says nothing."""
    return shape.kind == "marked" and shape.mark is None


def _tags(kept: Sequence[Line]) -> list[Line]:
    """The last lines that are kept, where these are nothing but tags: # 摄影 # 生活 has no text below it."""
    return list(takewhile(lambda line: TAGS.fullmatch(line.text), reversed(kept)))


def _no_text(shape: Shape, kind: str) -> bool:
    """Whether a dropped line cannot be text: no sentence, and its own words say what it is."""
    return (kind != OUTSIDE_KIND and shape.kind in ("label", "symbols", "number")) or (
        shape.timed and shape.kind == "headline"
    )


def _without_needless_gaps(states: Sequence[int], shapes: Sequence[Shape], clues: Sequence[Clue]) -> list[int]:
    """Inside the article, short lines among which none is furniture by itself are text: a table, a list without marks.

    Where nothing on a whole page is furniture, nothing stands around the article: somebody has pasted that alone: sentences, or a list.
    """
    items = sum(1 for shape in shapes if shape.kind == "marked")
    if (ARTICLE in states or items >= MANY) and not any(map(_suspicious, shapes, clues)):
        return [ARTICLE] * len(states)
    out = list(states)
    start = 0
    for i, state in enumerate(states):
        if state != ARTICLE:
            continue
        gap = range(start, i)
        plain = not any(_suspicious(shapes[k], clues[k]) for k in gap)
        unsupported = sum(1 for k in gap if clues[k].hint <= 0)  # by what a saved page's markup says
        if start and gap and unsupported <= LONGEST_GAP and plain:
            out[start:i] = [ARTICLE] * len(gap)
        start = i + 1
    return out


def _with_taken(states: Sequence[int], shapes: Sequence[Shape], clues: Sequence[Clue]) -> list[int]:
    """Above the end of the text, a paragraph that both extractors take is text: the first of several answers."""
    return [
        ARTICLE
        if state in (OUTSIDE, ASIDE) and shape.kind == "paragraph" and clue.hint >= BOTH_TOOK and not clue.furniture
        else state
        for state, shape, clue in zip(states, shapes, clues, strict=True)
    ]


def _suspicious(shape: Shape, clue: Clue) -> bool:
    if clue.row and clue.hint >= 0:
        return False
    return clue.furniture or clue.closer or shape.timed or shape.template or clue.hint < 0


def _anywhere(text: str) -> str | None:
    """What a line is wherever it stands. A line with a sentence that is nothing of the sort is text."""
    agency = "contact" if len(text) <= LONGEST_AGENCY and is_agency(text) else None
    kind = (
        kind_of(text, "anywhere") or agency or ("advert" if is_advert(text) else "share" if is_request(text) else None)
    )
    if kind is None:
        return None
    sentences = [part for part in SENTENCE.findall(text) if han_count(part) >= LEAST_SENTENCE]
    own = [part for part in sentences if kind_of(part.strip("。！？ "), "anywhere", "edges") is None]
    return None if len(sentences) > 1 and own and sum(map(han_count, own)) > han_count(text) * OWN_SHARE else kind


def _clues(lines: Sequence[Line], shapes: Sequence[Shape], anywhere: Sequence[str | None]) -> list[Clue]:
    out = []
    often = Counter(DIGITS.sub("", line.text) for line in lines)  # 律师解答, six times: no end, a row of answers
    below = False  # a heading like 参考文献: what extractors take of what follows is no text
    for line, shape, kind, goes_on in zip(lines, shapes, anywhere, continued(shapes), strict=True):
        region = kind_of(line.text, "region")
        counts = _by_count(shape)
        glued = not counts and is_glued(line.text)
        edge = None if counts else kind_of(line.text, "edges")
        closes = region is not None or kind in CLOSERS
        closer = closes and often[DIGITS.sub("", line.text)] < MANY
        may_close = closes or glued or kind == "share" or (edge == "timestamp" and shape.timed)
        furniture = (
            bool(region or edge or (not (line.row or counts) and is_furniture(line.text))) and shape.kind not in TEXT
        )
        on = goes_on and not kind
        heads = shape.mark is not None and shape.mark.hashes > 0
        below = heads and region is not None if heads or shape.kind == "paragraph" else below
        hint = (min(line.hint, 0.0) if below else line.hint) + (NUMBERED if on else 0.0)
        out.append(Clue(furniture or glued or bool(kind), closer, may_close, line.row, hint, on))
    return out


def cut_credits(doc: Document) -> tuple[Document, list[Change]]:
    """Take out of kept lines what stands in brackets and is a credit: the brackets go, the line's own text stays."""
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in doc.kept():
        cuts = [match[0] for match in BRACKETS.finditer(line.text) if is_credit(match[0])]
        text = line.text
        for cut in cuts:
            text = text.replace(cut, "", 1)
        if not cuts or not HAN_CHAR.search(text):
            continue
        if shape_of(text).kind in ("label", "headline"):  # what stands under a picture
            new[line.n] = line.dropped(CREDIT)
            changes.append(Change(STEP, line.n, CREDIT, line.text, "", "inferred"))
            continue
        changes += [Change(STEP, line.n, CREDIT, cut, "", "inferred") for cut in cuts]
        new[line.n] = replace(line, text=text.strip())
    return doc.with_lines(new), changes


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
    numbers = [i for i, line in enumerate(lines) if _counts_pages(line.text)]
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
    new = {lines[k].n: lines[k].dropped(PAGE_ENDS) for k in ends}
    return doc.with_lines(new), [
        Change(STEP, lines[k].n, PAGE_ENDS, lines[k].text, "", "inferred") for k in sorted(ends)
    ]


def _counts_pages(text: str) -> bool:
    """Whether a line is a page's number, alone or beside an address or a date."""
    columns = COLUMNS.split(text)
    return any(map(PAGE_NUMBER.fullmatch, columns)) and all(
        PAGE_NUMBER.fullmatch(own) or URL.fullmatch(own) or DATE.search(own) for own in columns
    )


def _undated(text: str) -> str:
    """A line without dates and times, which differ from page to page and from the title."""
    return DATE.sub("", text).strip()


def is_credit(bracketed: str) -> bool:
    """Whether a pair of brackets with what is in it names a picture's or a text's source."""
    return any(pattern.regex.match(bracketed) for pattern in patterns("tail"))
