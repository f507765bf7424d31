"""Drop what the page puts around the article: the course of the whole page first, single lines second.

A pattern alone is weak: "来源：" is a byline above the text and a list item inside it. So most patterns are only clues for
scripts/articles/segments.py, which finds where the article runs; inside it, a line goes only if it cannot be text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.articles.furniture import is_advert, is_furniture
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.patterns import kind_of, patterns
from scripts.articles.segments import ARTICLE, TAIL, Clue, continued, course
from scripts.articles.shapes import Shape, shapes_of

STEP = "boilerplate"
LONGEST_CREDIT = 80
REGIONS = {"comments": "comment", "related": "related", "comment_entry": "comment"}
CLOSERS = ("editor_note", "copyright", "icp", "related", "comments")
NUMBERED = 6.0  # a chapter number that goes on speaks for the article, even below a tail's beginning


def drop_boilerplate(doc: Document) -> tuple[Document, list[Change]]:
    """Mark what is no part of the article, each line with its kind."""
    lines = doc.kept()
    shapes = shapes_of([line.text for line in lines])
    anywhere = [_anywhere(line.text) for line in lines]
    states = course(shapes, _clues(lines, shapes, anywhere))
    found: dict[int, str] = {}
    tail = ""
    for line, state, kind in zip(lines, states, anywhere, strict=True):
        opens = kind_of(line.text, "region")
        if state == ARTICLE:
            tail = ""
            if kind:
                found[line.n] = kind
            continue
        if state == TAIL and opens:
            tail = REGIONS[opens] if opens != "comment_entry" or not tail else "comment"
        found[line.n] = kind or kind_of(line.text, "edges") or (tail if state == TAIL else "") or "navigation"
    new, changes = drop(((line, found[line.n]) for line in lines if line.n in found), STEP)
    for line in lines:
        if line.n not in found and (cut := _credit(line.text)):
            new[line.n] = replace(line, text=line.text.replace(cut, ""))
            changes.append(Change(STEP, line.n, "source_credit", cut, "", "inferred"))
    return doc.with_lines(new), changes


def _anywhere(text: str) -> str | None:
    return kind_of(text, "anywhere") or ("advert" if is_advert(text) else None)


def _clues(lines: Sequence[Line], shapes: Sequence[Shape], anywhere: Sequence[str | None]) -> list[Clue]:
    out = []
    for line, shape, kind, goes_on in zip(lines, shapes, anywhere, continued(shapes), strict=True):
        region = kind_of(line.text, "region")
        closer = region in ("comments", "related") or kind in CLOSERS
        furniture = bool(kind or region or kind_of(line.text, "edges") or is_furniture(line.text))
        out.append(Clue(furniture and shape.kind != "paragraph" or bool(kind), closer, NUMBERED if goes_on and not kind else line.hint))
    return out


def _credit(text: str) -> str:
    """A source in brackets at the end of a sentence, brackets included: …就是对的（本文来源：某某网）。"""
    end = text[-LONGEST_CREDIT:]
    found = (p.regex.match(end, i) for p in patterns("tail") for i, char in enumerate(end) if char in "（(")
    return next((match[0] for match in found if match), "")
