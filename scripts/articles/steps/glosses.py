"""Remove the pinyin that a site put after characters: 協(xié)商 → 協商.

Every gloss is verified to be a reading of the character before it, so that （如收入证明）, (APR) and (a) stay. One without
a tone is weaker evidence and goes only where the document glosses habitually. A writer glosses, too: a rare character,
one with two readings (“折（zhé）”), and says so; a site glosses what nobody needs glossed. Where an article has no gloss of
the second sort, those of the first stay.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.articles.chinese import HAN, is_common, is_traditional_only
from scripts.articles.gbk import PINYIN
from scripts.articles.model import Change, Document, Line
from scripts.articles.readings import has_tone, reads_as, toneless_readings

STEP = "glosses"
FLAG = "unverified_gloss"
HABIT = 3  # verified glosses in a document that make it one that glosses
# 協(xié)  协（xie2） 协[xié]; one bracketed syllable right after a character
GLOSS = re.compile(rf"([{HAN}])[(（\[]\s?({PINYIN})\s?[)）\]]")
# 读作、不同音: a line that speaks of how a character is read
ON_READING = re.compile("读[作音成]|[读念]法|[两多]读|同音|[声音]调|拼音|注音|多音|念作|念成|读轻声|生僻")


def strip_glosses(doc: Document) -> tuple[Document, list[Change]]:
    """Remove verified glosses; flag toned ones that fit no reading."""
    found_in = [(line, m) for line in doc.kept() for m in GLOSS.finditer(line.text) if reads_as(m[1], m[2])]
    habit = len(found_in) >= HABIT
    if found_in and not any(_needless(m[1]) and not ON_READING.search(line.text) for line, m in found_in):
        return doc, []
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


def _needless(char: str) -> bool:
    """Whether no reader needs the gloss: a common character of one reading, or a Traditional one in its usual place."""
    return is_traditional_only(char) or (is_common(char) and len(toneless_readings(char)) == 1)


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
