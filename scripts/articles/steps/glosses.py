"""Remove the pinyin that a site put after characters: 協(xié)商 → 協商.

Every gloss is verified to be a reading of the character before it, so that （如收入证明）, (APR) and (a) stay. One without
a tone is weaker evidence and goes only where the document glosses habitually.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.articles.chinese import HAN
from scripts.articles.gbk import PINYIN
from scripts.articles.model import Change, Document, Line
from scripts.articles.readings import has_tone, reads_as

STEP = "glosses"
FLAG = "unverified_gloss"
HABIT = 3  # verified glosses in a document that make it one that glosses
# 協(xié)  协（xie2） 协[xié]; one bracketed syllable right after a character
GLOSS = re.compile(rf"([{HAN}])[(（\[]\s?({PINYIN})\s?[)）\]]")


def strip_glosses(doc: Document) -> tuple[Document, list[Change]]:
    """Remove verified glosses; flag toned ones that fit no reading."""
    habit = (
        sum(1 for line in doc.lines if line.keep for m in GLOSS.finditer(line.text) if reads_as(m[1], m[2])) >= HABIT
    )
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in doc.lines:
        if line.keep and GLOSS.search(line.text):
            text, found = _line(line, habit)
            stripped = replace(line, text=text)
            unsure = any(change.confidence == "needs_editor" for change in found)
            new[line.n] = stripped.flagged(FLAG) if unsure else stripped
            changes += found
    return doc.with_lines(new), changes


def _line(line: Line, habit: bool) -> tuple[str, list[Change]]:
    changes: list[Change] = []

    def judge(match: re.Match[str]) -> str:
        char, syllable = match[1], match[2]
        verified = reads_as(char, syllable)
        if verified and (has_tone(syllable) or (habit and len(syllable) > 1)):
            changes.append(Change(STEP, line.n, "gloss", match[0], char, "certain"))
            return char
        if has_tone(syllable) and not verified and not syllable[-1].isdigit():
            changes.append(Change(STEP, line.n, "unverified_gloss", match[0], match[0], "needs_editor"))
        return match[0]

    return GLOSS.sub(judge, line.text), changes
