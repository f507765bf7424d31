"""Drop what the page puts around the article: by region first, by line second.

A pattern alone is weak: "来源：" is a byline above the text and a list item inside it. So most patterns hold only at the
edges, before the first line of the body and after the last, and in the stretches that scripts/articles/regions.py finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.articles.furniture import is_advert, is_furniture
from scripts.articles.marks import parse_mark
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.patterns import is_body, kind_of, patterns
from scripts.articles.regions import foot, front_runs, regions

STEP = "boilerplate"
LONGEST_CREDIT = 80
EDGE_LINES = 400  # no page has more around its text


def drop_boilerplate(doc: Document) -> tuple[Document, list[Change]]:
    """Mark what is no part of the article, each line with its kind."""
    lines = doc.kept()
    found: dict[int, str] = {}
    for line in lines:
        if kind := kind_of(line.text, "anywhere") or ("advert" if is_advert(line.text) else None):
            found[line.n] = kind
    found.update(regions(lines, found))
    found.update(foot(lines, found))
    rest = [line for line in lines if line.n not in found]
    found.update(_edge(rest[:EDGE_LINES]))
    found.update(_below(lines[-EDGE_LINES:], found))
    found.update(front_runs(lines, found))
    new, changes = drop(((line, found[line.n]) for line in lines if line.n in found), STEP)
    for line in lines:
        if line.n not in found and (cut := _credit(line.text)):
            new[line.n] = replace(line, text=line.text.replace(cut, ""))
            changes.append(Change(STEP, line.n, "source_credit", cut, "", "inferred"))
    return doc.with_lines(new), changes


def _credit(text: str) -> str:
    """A source in brackets at the end of a sentence, brackets included: …就是对的（本文来源：某某网）。"""
    end = text[-LONGEST_CREDIT:]
    found = (p.regex.match(end, i) for p in patterns("tail") for i, char in enumerate(end) if char in "（(")
    return next((match[0] for match in found if match), "")


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
