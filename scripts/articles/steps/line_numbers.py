"""Take off the numbers that a program put in front of every line: 12  他说可以分期。

They are told from a numbered list by what a list never does: they number empty lines, and the middle of a sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.articles.chinese import han_count
from scripts.articles.model import Change, Document, Line

STEP = "line_numbers"
KIND = "line_number"
LEAST = 5  # numbered lines
SHARE = 0.9  # of the lines that are not empty
BROKEN = 2  # numbers that stand where no item begins
LONG = 12  # Han characters of a line that goes on below, where it ends without a mark
NUMBERED = re.compile(r"(\d{1,4})(?:\s{0,2}[|│:：]\s?|\s+|$)")  # 12  他说  12|他说  12
ENDS = re.compile(r"[。！？!?；;：:…”」』）)]$")
GOES_ON = re.compile(r"[，。、；：！？”』」）]")


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
    changes = [Change(STEP, line.n, KIND, match[0].strip(), "", "certain") for line, match in found]
    return doc.with_lines(new), changes


def _one_count(found: Sequence[tuple[Line, re.Match[str]]]) -> list[tuple[Line, re.Match[str]]]:
    """The lines whose numbers go on with the count of the first, by one for each line."""
    if not found:
        return []
    first = int(found[0][1][1])
    return [(line, match) for k, (line, match) in enumerate(found) if int(match[1]) == first + k]


def _broken(texts: Sequence[str]) -> int:
    """How many numbers stand where no item begins: before nothing, or in the middle of a sentence."""
    inside = sum(
        1
        for above, text in itertools.pairwise(texts)
        if text and (GOES_ON.match(text) or (han_count(above) >= LONG and not ENDS.search(above)))
    )
    return inside + sum(1 for text in texts if not text)
