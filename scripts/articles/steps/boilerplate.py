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
from scripts.articles.contacts import contacts_in
from scripts.articles.course import ARTICLE, TAIL, Clue, continued, course
from scripts.articles.furniture import is_advert, is_agency, is_furniture, is_glued, is_offer, is_request
from scripts.articles.model import Change, Document, Line
from scripts.articles.patterns import kind_of, patterns
from scripts.articles.shapes import FULL_STOP, Shape, shape_of, shapes_of
from scripts.articles.steps.adverts import cut_adverts, drop_adverts
from scripts.articles.steps.chapters import clock_chapters, counted, dialogue, letter_ends, timetable
from scripts.articles.steps.chronicle import chronicle, chronology, date_lines, dates_alone
from scripts.articles.steps.page_ends import drop_page_ends, drop_pulled_quotes
from scripts.articles.steps.refrains import drop_refrains
from scripts.articles.steps.states import (
    LINK_KIND,
    Seen,
    is_loose,
    with_first,
    with_last,
    with_spoken,
    with_taken,
    without_needless_gaps,
)
from scripts.articles.steps.threads import drop_stamps

STEP = "boilerplate"
CREDIT = "source_credit"
OUTSIDE_KIND = "outside"  # what nothing but its place tells
BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]{2,70}[)）】\]]")  # （图片来源于网络）
SENTENCE = re.compile("[^。！？!?]+[。！？!?]?")
LEAST_SENTENCE = 8  # Han characters
OWN_SHARE = 0.4  # of a line, in sentences of its own, that make it text
DIGITS = re.compile(r"\d+")
MANY = 3
LONGEST_AGENCY = 130
QUOTED = re.compile("“[^“”]{1,20}”")  # what stands on a button: 点下方的“更多服务”
LINK = re.compile(r"(?:[【\[](?P<bracketed>[^【】\[\]]{3,8})[】\]]\s?|(?P<label>[^：:，。]{3,8})[：:]\s?)[^。；]{4,40}")
DRAWN_FROM = re.compile("参|注|法条|案例")  # what a text is drawn from is no link of the page's
TAGS = re.compile(r"(?:#\s?[^#\s，。！？]{1,16}(?:\s[A-Za-z]{1,12})?\s*){1,12}")
REGIONS = {"comments": "comment", "related": "related", "comment_entry": "comment"}
CLOSERS = ("editor_note", "copyright", "icp", "related", "comment")
TEXT = ("paragraph", "number")
NUMBERED = 2.0  # a chapter number that goes on speaks for the article, even below a tail's beginning


def drop_boilerplate(doc: Document) -> tuple[Document, list[Change]]:
    """Mark what is no part of the article, each line with its kind."""
    doc, credits, said = _without_known(doc)
    lines = doc.kept()
    texts = [line.text for line in lines]
    told = dates_alone(texts) | chronicle(texts) | dialogue(texts) | letter_ends(texts)
    told |= {i for i, line in enumerate(lines) if line.n in said}
    shapes = _shapes(texts, told)
    anywhere = [line.apart or _anywhere(line.text) for line in lines]
    clues = _clues(lines, shapes, anywhere)
    states = with_taken(without_needless_gaps(course(shapes, clues), shapes, clues), shapes, clues)
    states = with_spoken(states, lines, shapes, clues)
    states = [ARTICLE if i in told else state for i, state in enumerate(states)]
    loose = is_loose(states, texts, lines)
    seen = list(map(Seen, texts, shapes, clues, anywhere))
    states = with_first(with_last(states, seen, loose), seen, loose)
    found = _kinds(lines, shapes, states, anywhere)
    found |= {line.n: "navigation" for line in _tags([line for line in lines if line.n not in found])}
    new = {line.n: line.dropped(found[line.n]) for line in lines if line.n in found}
    changes = [
        Change(STEP, line.n, found[line.n], line.text, "", "certain" if _no_text(shape, found[line.n]) else "inferred")
        for line, shape in zip(lines, shapes, strict=True)
        if line.n in found
    ]
    return doc.with_lines(new), credits + changes


def _kinds(
    lines: Sequence[Line], shapes: Sequence[Shape], states: Sequence[int], anywhere: Sequence[str | None]
) -> dict[int, str]:
    """What each line that is no part of the article is, by the line's number."""
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
    return found


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
    chapters = clock_chapters(texts) | timetable(texts) | counted(texts)
    chapters |= chronology(texts) | dates_alone(texts) | date_lines(texts)
    shapes = [
        replace(shape, timed=False, template=False) if i in told else shape for i, shape in enumerate(shapes_of(texts))
    ]
    return [
        replace(shape, kind=_as_item(shape), timed=False, template=False) if i in chapters else shape
        for i, shape in enumerate(shapes)
    ]


def _as_item(shape: Shape) -> str:
    return shape.kind if shape.kind == "paragraph" else "marked"


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


def _anywhere(text: str) -> str | None:
    """What a line is wherever it stands. A line with a sentence that is nothing of the sort is text."""
    agency = "contact" if len(text) <= LONGEST_AGENCY and is_agency(text) else None
    kind = (
        _named(text)
        or agency
        or _link(text)
        or ("advert" if is_advert(text) else "share" if is_request(text) else None)
    )
    if kind is None:
        return None
    sentences = [part for part in SENTENCE.findall(text) if han_count(part) >= LEAST_SENTENCE]
    own = [part for part in sentences if kind_of(part.strip("。！？ "), "anywhere", "edges") is None]
    return None if len(sentences) > 1 and own and sum(map(han_count, own)) > han_count(text) * OWN_SHARE else kind


def _named(text: str) -> str | None:
    """The kind of the patterns that hold anywhere. A whole sentence that says what to press, and sells nothing, is text."""
    kind = kind_of(text, "anywhere")
    instructs = kind == "contact" and FULL_STOP.search(text) and not contacts_in(text)
    return None if instructs and not is_offer(QUOTED.sub("", text)) else kind


def _link(text: str) -> str | None:
    """Whether a line is the heading of links and one of them: 猜你喜欢：手机怎样贴膜  【相关链接】什么是支付令."""
    match = LINK.fullmatch(text)
    label = match and (match["bracketed"] or match["label"])
    return LINK_KIND if label and kind_of(label, "region") == "related" and not DRAWN_FROM.search(label) else None


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
