"""Take off the numbers that a program put in front of every line: 12  他说可以分期。

They are told from a numbered list by what a list never does: they number empty lines, and the middle of a sentence: a line of
the page's width that ends inside a word, or a line that begins with what only goes on. A long item without a full stop is an item.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.articles.model import Change, Document, Line
from scripts.articles.segmenter import words
from scripts.articles.steps.unwrap import ABOUT, ENDS, NARROWEST, WORD, one_word

STEP = "line_numbers"
KIND = "line_number"
LEAST = 5  # numbered lines
SHARE = 0.9  # of the lines that are not empty
BROKEN = 2  # numbers that stand where no item begins
NUMBERED = re.compile(r"(\d{1,4})(?:\s{0,2}[|│:：](?!\d)\s?|\s+|$)")  # 12  他说  12|他说  12, not 12:30
GOES_ON = re.compile(r"[，。、；：！？”』」）]")
PARTICLES = {"的", "了", "们", "吗", "呢", "吧"}  # words that open no sentence


def strip_line_numbers(doc: Document) -> tuple[Document, list[Change]]:
    """Take the numbers off, where all lines are counted in one count; the place of each number is told."""
    lines = [line for line in doc.lines if line.kind != "blank"]
    found = _one_count([(line, match) for line in lines if (match := NUMBERED.match(line.text))])
    if len(found) < LEAST or len(found) < SHARE * len(lines):
        return doc, []
    texts = [line.text[match.end() :].strip() for line, match in found]
    if _broken(texts) < BROKEN:
        return doc, []
    new: dict[int, Line] = {}
    for (line, _), text in zip(found, texts, strict=True):
        new[line.n] = replace(line, text=text) if text else line.dropped(KIND)
    changes = [Change(STEP, line.n, KIND, match[0].strip(), "", "inferred") for line, match in found]
    return doc.with_lines(new), changes


def _one_count(found: Sequence[tuple[Line, re.Match[str]]]) -> list[tuple[Line, re.Match[str]]]:
    """The lines whose numbers count from 1, by one for each line: years and a part of a list do not."""
    return [(line, match) for k, (line, match) in enumerate(found, 1) if int(match[1]) == k]


def _broken(texts: Sequence[str]) -> int:
    """How many numbers stand where no item begins: before an empty line inside the text, or in the middle of a sentence."""
    if GOES_ON.match(texts[0]):  # 1 、先把账单存好: the list's own mark
        return 0
    width = max(len(text) for text in texts)
    pairs = list(itertools.pairwise(texts))
    inside = sum(1 for above, text in pairs if len(above) >= max(NARROWEST, width - ABOUT) and _goes_on(above, text))
    return inside + sum(1 for above, text in pairs if text and not above)


def _goes_on(above: str, text: str) -> bool:
    """Whether a line can only be the rest of the sentence above."""
    if not text or ENDS.search(above):
        return False
    return bool(GOES_ON.match(text)) or words(text[:WORD])[0] in PARTICLES or one_word(above[-WORD:], text[:WORD])
