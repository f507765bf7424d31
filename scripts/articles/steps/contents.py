"""Drop a table of contents: lines near the top that come again below, one by one and in order, as headings.

Also joins a mark that stands alone with the item below it, as pages do whose list was copied out of a browser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.articles.marks import HASHES, parse_mark
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.shapes import shape_of

STEP = "contents"
KIND = "contents"
LEAST = 2  # lines that make a table of contents
FROM_TOP = 60
CALLED = re.compile(
    r"[【\[《]?(?:本文|文章|内容)?\s?(?:目\s?录|目\s?次|导航|提纲|快速导览|Contents|CONTENTS)[】\]》]?\s?[:：]?$"
)
COUNT = re.compile(r"^\d{1,6}(?=\D)")  # 2.1 法院怎样处理 without its points
SENTENCE_END = re.compile("[。；;！!]$")
LONGEST = 60  # characters
MOSTLY = 0.7
BODY = ("paragraph", "prose", "sentence", "intro", "marked")
MARKS = 3  # marks before one another: 1. 3.2. （三） 朋友
LONE_MARK = re.compile(r"[-*•·●○■□▪◆]$")


def drop_contents(doc: Document) -> tuple[Document, list[Change]]:
    """Drop the lines of a table of contents, then join lone marks with their items."""
    lines = doc.kept()
    texts = [_words(line) for line in lines]
    found = {line.n: line for line in [*_above(doc, lines, texts), *_anywhere(lines, texts)]}
    new, changes = drop(((line, KIND) for _, line in sorted(found.items())), STEP)
    joined, more = _joined(doc)
    return doc.with_lines({**joined, **new}), changes + more


def _above(doc: Document, lines: Sequence[Line], texts: Sequence[str]) -> list[Line]:
    """Near the top: the longest run of lines each of which comes again below, one after the other; and its heading."""
    later: dict[str, int] = {text: i for i, text in enumerate(texts) if text}
    gone = {text for line in doc.lines if not line.keep and (text := _words(line))}
    run: list[Line] = []
    best: list[Line] = []
    last = -1
    for i, line in enumerate(lines[:FROM_TOP]):
        again = later.get(texts[i], i)
        heads = HASHES.match(line.text) and i + 1 < len(lines) and shape_of(lines[i + 1].text).kind == "paragraph"
        if line.kind != "title" and texts[i] and not heads and again > max(i + len(run), last):
            run, last = [*run, line], again
            best = max(best, run, key=len)
        elif run and texts[i] in gone and not HASHES.match(line.text):  # of a heading that was dropped
            run = [*run, line]
            best = max(best, run, key=len)
        elif run:
            run, last = [], -1
    return [*_head(lines, best[0]), *best] if len(best) >= LEAST else []


def _anywhere(lines: Sequence[Line], texts: Sequence[str]) -> list[Line]:
    """Runs of items most of which say the page's headings again, however often and wherever these stand."""
    headings = {
        text
        for line, text, below in zip(lines, texts, lines[1:], strict=False)
        if text and HASHES.match(line.text) and (shape_of(below.text).kind in BODY or HASHES.match(below.text))
    }
    out: list[Line] = []
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and texts[i] and parse_mark(lines[i].text) and not HASHES.match(lines[i].text):
            run.append(i)
            continue
        if len(run) > LEAST and sum(texts[k] in headings for k in run) >= MOSTLY * len(run):
            out += [*_head(lines, lines[run[0]]), *(lines[k] for k in run)]
        run = []
    return out


def _head(lines: Sequence[Line], first: Line) -> list[Line]:
    """What calls itself a table of contents, right above its first line."""
    above = next((k for k, line in enumerate(lines) if line.n == first.n), 0) - 1
    return [lines[above]] if above >= 0 and CALLED.match(_bare(lines[above].text)) else []


def _bare(text: str) -> str:
    mark = parse_mark(text)
    return mark.text if mark else text


def _words(line: Line) -> str:
    """A short line's own words, without the marks before them; empty for text."""
    text = line.text
    if len(text) > LONGEST or shape_of(text).kind == "paragraph" or SENTENCE_END.search(text):
        return ""
    for _ in range(MARKS):
        text = _bare(text)
    return COUNT.sub("", re.sub(r"\W", "", text))


def _joined(doc: Document) -> tuple[dict[int, Line], list[Change]]:
    """A line that is a mark and nothing else goes, and its mark is put before the line below."""
    new: dict[int, Line] = {}
    changes: list[Change] = []
    waiting: Line | None = None
    for line in doc.kept():
        if LONE_MARK.match(line.text):
            waiting = line
        elif waiting is not None:
            if parse_mark(line.text) is None:
                new[line.n] = replace(line, text=f"- {line.text}")
                changes.append(Change(STEP, line.n, "lone_mark", line.text, f"- {line.text}", "inferred"))
            new[waiting.n] = waiting.dropped("markup")
            changes.append(Change(STEP, waiting.n, "markup", waiting.text, "", "certain"))
            waiting = None
    return new, changes
