"""Drop a table of contents: lines near the top that come again below, one by one and in order, as headings.

Also joins a mark that stands alone with the item below it, as pages do whose list was copied out of a browser.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.articles.marks import parse_mark
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.shapes import shape_of

STEP = "contents"
KIND = "contents"
LEAST = 2  # lines that make a table of contents
FROM_TOP = 60
CALLED = re.compile(
    r"[【\[《]?(?:本文|文章|内容)?\s?(?:目\s?录|目\s?次|导航|提纲|快速导览|Contents|CONTENTS)[】\]》]?\s?[:：]?$"
)
COUNT = re.compile(r"^\d{1,3}(?=\D)")  # 2.1 法院怎样处理 without its points
LONE_MARK = re.compile(r"[-*•·●○■□▪◆]$")


def drop_contents(doc: Document) -> tuple[Document, list[Change]]:
    """Drop the lines of a table of contents, then join lone marks with their items."""
    lines = doc.kept()
    texts = [_words(line) for line in lines]
    later: dict[str, int] = {text: i for i, text in enumerate(texts) if text}
    gone = {text for line in doc.lines if not line.keep and (text := _words(line))}
    run: list[Line] = []
    best: list[Line] = []
    last = -1
    for i, line in enumerate(lines[:FROM_TOP]):
        again = later.get(texts[i], i)
        if (
            line.kind != "title"
            and texts[i]
            and again > max(i + len(run), last)
            and shape_of(line.text).kind != "paragraph"
        ):
            run, last = [*run, line], again
            best = max(best, run, key=len)
        elif run and texts[i] in gone and shape_of(line.text).kind != "paragraph":  # of a heading that was dropped
            run = [*run, line]
            best = max(best, run, key=len)
        elif run:
            run, last = [], -1
    new: dict[int, Line] = {}
    changes: list[Change] = []
    if len(best) >= LEAST:
        above = next((k for k, line in enumerate(lines) if line.n == best[0].n), 0) - 1
        head = [lines[above]] if above >= 0 and CALLED.match(_bare(lines[above].text)) else []
        new, changes = drop(((line, KIND) for line in [*head, *best]), STEP)
    joined, more = _joined(doc)
    return doc.with_lines({**joined, **new}), changes + more


def _bare(text: str) -> str:
    mark = parse_mark(text)
    return mark.text if mark else text


def _words(line: Line) -> str:
    mark = parse_mark(line.text)
    return COUNT.sub("", re.sub(r"\W", "", mark.text if mark else line.text)) if len(line.text) <= 60 else ""


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
