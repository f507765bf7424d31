"""Close up text whose characters stand apart, as a scanner's program or a PDF gives it: 我 在 三 月 停 了 工 is 我在三月停了工.

Every pattern and table is written in words, so this comes before them. Only lines nearly all of whose Han characters have a blank behind
them, and only where the page has several: a title may be spaced out for its looks, and a form has fields.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.articles.chinese import HAN, han_count
from scripts.articles.model import Change, Document

STEP = "spacing"
KIND = "closed_up"
LEAST_HAN, LEAST_LINES = 6, 3
SHARE = 0.6  # of a line's characters with a blank behind them
MARKS = "，。、；：！？“”‘’（）《》〈〉【】—…·%％"
APART = re.compile(f"(?<=[{HAN}{MARKS}\\d]) {{1,2}}(?=[{HAN}{MARKS}\\d])")
PAIR = re.compile(f"[{HAN}] {{1,2}}(?=[{HAN}{MARKS}])")
NUMBERS = re.compile(r"(?<=\d) {1,2}(?=\d)")  # two figures side by side may be two


def close_up(doc: Document) -> tuple[Document, list[Change]]:
    """Take the blanks between characters out of lines that are spaced out; each such line is told."""
    found = [line for line in doc.kept() if not line.row and _is_spaced(line.text)]
    if len(found) < LEAST_LINES:
        return doc, []
    new = {line.n: replace(line, text=_closed(line.text)) for line in found}
    changes = [Change(STEP, line.n, KIND, line.text, new[line.n].text, "inferred") for line in found]
    return doc.with_lines(new), changes


def _is_spaced(text: str) -> bool:
    han = han_count(text)
    return han >= LEAST_HAN and len(PAIR.findall(text)) >= SHARE * han


def _closed(text: str) -> str:
    kept = NUMBERS.sub("\x1f", text)
    return APART.sub("", kept).replace("\x1f", " ")
