"""What a line looks like, whatever its words: a paragraph, a sentence, a numbered line, a label, a headline, machine-made.

Pages print the same furniture in thousands of words, but in few shapes: labels of two or three characters, headlines
without a full stop, lines that a program filled in (a name and a date, a word and a count).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.articles.chinese import HAN, han_count
from scripts.articles.marks import Mark, parse_mark

ENDS = re.compile(r"[。！？!?…；;][”’」』）)\]】]*$")
INSIDE = re.compile("[。！？；]|[，、：,;](?=.)")
STOP = re.compile("[。！？；]")
FULL_STOP = re.compile("。”?$")
COLON = re.compile("[:：]$")
TIME = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}[-/月]\d{1,2}日?(?!\d)|\d{1,2}[:：]\d{2}|\d{1,3}\s?(?:秒|分钟|小时|天|周|个?月|年)前|(?:昨天|前天|刚刚)(?=\s*(?:\d|$|[·•|]))"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2},?\s(?:19|20)\d\d"
)  # 2024-05-06, 05-06, 10:20, 3天前, Dec 30, 2018
TEASER = re.compile(
    r"(?:\.{3}|…)[”」）)\]】]?(?:\s*(?:详情|更多|全文|阅读全文|\[详情\]))?$"
)  # what a list of articles shows of each
RUNS_ON = re.compile("[，、]$")
# words without which hardly anybody speaks, and which headlines and menus leave out
PLAIN_WORDS = re.compile(
    "[的了是在就也都不和与会要我你他她它这那有到对把被让给从而但着过吗呢吧啊很个]|可以|如果|因为|所以|自己|什么|這|個|們|與|會|對|從|讓|給|過|還|沒|說"
)
SPOKEN = 0.11  # share of such words in a line that somebody says
NUMBER = re.compile(
    r"(?:PART|Part|part|NO|No)?[\s.·]{0,2}(?!0{1,2}\D?$)\d{1,2}[.、/]?"
)  # 01: what may count the parts of a text
PARAGRAPH_HAN = 12
LABEL_HAN = 8
TEMPLATE_LENGTH = 40
BRACKETS_LENGTH = 20  # brackets alone make a template of shorter lines only
SKELETON = re.compile(rf"(?P<n>\d[\d.,]*)|(?P<h>[{HAN}]+)|(?P<w>[A-Za-z]+)|(?P<s>\s+)")


@dataclass(frozen=True, slots=True)
class Shape:
    """One line's shape. `kind`: paragraph, prose (no marks in it), sentence, intro, marked, teaser, headline, label, number, symbols."""

    kind: str
    han: int
    mark: Mark | None
    timed: bool = False
    template: bool = False
    twice: bool = False
    stop: bool = False  # it ends with a full stop, as no headline does


def shapes_of(texts: Sequence[str]) -> list[Shape]:
    """The shapes of a page's lines; a template shows only beside its like."""
    counted = Counter(skeleton(text) for text in texts)
    counted[""] = 0
    said = Counter(texts)
    return [shape_of(text, counted[skeleton(text)] > 1, said[text] > 1) for text in texts]


def shape_of(text: str, template: bool = False, twice: bool = False) -> Shape:
    """The shape of one line."""
    mark = parse_mark(text)
    han = han_count(text)
    timed = bool(TIME.search(text)) and han <= TEMPLATE_LENGTH
    return Shape(_kind(text, han, mark), han, mark, timed, template, twice, bool(FULL_STOP.search(text)))


def _kind(text: str, han: int, mark: Mark | None) -> str:
    if not han:
        return "number" if NUMBER.fullmatch(text) else "symbols"
    if han >= 2 * PARAGRAPH_HAN and TEASER.search(text):
        return "teaser"
    ends, inner = bool(ENDS.search(text)), len(INSIDE.findall(text))
    if han >= PARAGRAPH_HAN and (
        (ends and inner) or len(STOP.findall(text)) > 1 or (inner > 1 and han >= 2 * PARAGRAPH_HAN)
    ):
        return "paragraph"
    if mark and mark.style not in ("hash", "bold", "bullet"):
        return "marked"
    if COLON.search(text) and han >= PARAGRAPH_HAN // 2:
        return "intro"
    if (ends and han >= 4) or RUNS_ON.search(text):
        return "sentence"
    if han >= PARAGRAPH_HAN and len(PLAIN_WORDS.findall(text)) >= SPOKEN * han:
        return "prose"
    return "headline" if han > LABEL_HAN else "label"


def speaks(text: str) -> bool:
    """Whether somebody says something in a line, be it short and without a full stop: clauses, or words that menus leave out."""
    return bool(INSIDE.search(text) or PLAIN_WORDS.search(text))


def skeleton(text: str) -> str:
    """A short line's form, for lines that hold a figure or a bracket: 顶 12 and 顶 3 are both 顶 9. Empty for others."""
    if len(text) > TEMPLATE_LENGTH or not re.search(r"\d|[\[【(（<>|]", text) or parse_mark(text) or ENDS.search(text):
        return ""
    if NUMBER.fullmatch(text):
        return ""
    digits = bool(re.search(r"\d", text))
    if not digits and len(text) > BRACKETS_LENGTH:
        return ""

    def form(match: re.Match[str]) -> str:
        if match["n"]:
            return "9"
        if match["h"]:
            return match["h"] if digits and len(match["h"]) <= 2 else "X"
        return "a" if match["w"] else " "

    return SKELETON.sub(form, text)
