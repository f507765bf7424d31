"""Drop what the page puts around the article: the course of the whole page first, single lines second.

A pattern alone is weak: "来源：" is a byline above the text and a list item inside it. So most patterns are only clues for
scripts/articles/course.py, which finds where the article runs; inside it, a line goes only if it cannot be text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import takewhile

from scripts.articles.chinese import HAN_CHAR, han_count
from scripts.articles.containers.evidence import READABILITY_YES, TRAFILATURA_YES
from scripts.articles.course import ARTICLE, ASIDE, OUTSIDE, TAIL, Clue, continued, course
from scripts.articles.furniture import is_advert, is_agency, is_furniture, is_glued, is_request
from scripts.articles.model import Change, Document, Line
from scripts.articles.patterns import kind_of, patterns
from scripts.articles.shapes import INSIDE, Shape, shape_of, shapes_of
from scripts.articles.steps.adverts import cut_adverts, drop_adverts
from scripts.articles.steps.chapters import (
    chronology,
    clock_chapters,
    counted,
    dates_alone,
    dialogue,
    letter_ends,
    timetable,
)
from scripts.articles.steps.page_ends import drop_page_ends, drop_pulled_quotes
from scripts.articles.steps.refrains import drop_refrains
from scripts.articles.steps.threads import drop_stamps

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
TAGS = re.compile(r"(?:#\s?[^#\s，。！？]{1,16}(?:\s[A-Za-z]{1,12})?\s*){1,12}")
REGIONS = {"comments": "comment", "related": "related", "comment_entry": "comment"}
SOLD = ("advert", "contact")
CLOSERS = ("editor_note", "copyright", "icp", "related", "comment")
TEXT = ("paragraph", "number")
NUMBERED = 2.0  # a chapter number that goes on speaks for the article, even below a tail's beginning


def drop_boilerplate(doc: Document) -> tuple[Document, list[Change]]:
    """Mark what is no part of the article, each line with its kind."""
    doc, credits, said = _without_known(doc)
    lines = doc.kept()
    texts = [line.text for line in lines]
    told = dates_alone(texts) | dialogue(texts) | letter_ends(texts)
    told |= {i for i, line in enumerate(lines) if line.n in said}
    shapes = _shapes(texts, told)
    anywhere = [_anywhere(line.text) for line in lines]
    clues = _clues(lines, shapes, anywhere)
    states = _with_taken(_without_needless_gaps(course(shapes, clues), shapes, clues), shapes, clues)
    states = [
        ARTICLE if i in told else state for i, state in enumerate(_with_last(states, texts, shapes, clues, anywhere))
    ]
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


def _without_known(doc: Document) -> tuple[Document, list[Change], Set[int]]:
    """What is known by itself goes first: credits, stamps of posts, repeated lines, adverts. With the numbers of the lines that posts say."""
    doc, credits = cut_credits(doc)
    doc, stamps, said = drop_stamps(doc)
    changes = [*credits, *stamps]
    for known in (drop_pulled_quotes, drop_page_ends, partial(drop_refrains, said=said), drop_adverts, cut_adverts):
        doc, more = known(doc)
        changes += more
    return doc, changes, said


def _shapes(texts: Sequence[str], told: Set[int] = frozenset()) -> list[Shape]:
    """The shapes of lines; the chapters of a recording and the rows of a timetable begin with a time and are no comments.

    `told`: positions of lines that the page's form says are text; a date there is no machine's either.
    """
    chapters = clock_chapters(texts) | timetable(texts) | counted(texts) | chronology(texts) | dates_alone(texts)
    shapes = [
        replace(shape, timed=False, template=False) if i in told else shape for i, shape in enumerate(shapes_of(texts))
    ]
    return [
        replace(shape, kind="marked", timed=False, template=False) if i in chapters else shape
        for i, shape in enumerate(shapes)
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


def _with_last(
    states: Sequence[int],
    texts: Sequence[str],
    shapes: Sequence[Shape],
    clues: Sequence[Clue],
    anywhere: Sequence[str | None],
) -> list[int]:
    """What somebody says below the last of the text, where nothing but adverts stands between, is its end."""
    out = list(states)
    i = max((i for i, state in enumerate(states) if state == ARTICLE), default=len(out)) + 1
    while i < len(out):
        says = shapes[i].stop or len(INSIDE.findall(texts[i])) > 1
        text = says and anywhere[i] is None and clues[i].hint >= 0 and not clues[i].furniture and not shapes[i].timed
        if anywhere[i] not in SOLD and not text:
            break
        out[i] = ARTICLE
        i += 1
    return out


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


def is_credit(bracketed: str) -> bool:
    """Whether a pair of brackets with what is in it names a picture's or a text's source."""
    return any(pattern.regex.match(bracketed) for pattern in patterns("tail"))
