"""Give Chinese sentences Chinese marks: 困难,此时 → 困难，此时.

Only between Han characters, and never inside numbers, times or Latin text (95188, App, 7x24, APR), nor in a line without Han. White space between
two Han characters of a sentence is an artefact of line breaks and goes; between names, titles and cells it stays. Brackets, full stops and spaces are touched only where other
marks say that the article has lost its own: alone, they are somebody's style.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.articles.chinese import HAN, HAN_CHAR
from scripts.articles.model import Change, Document, Line
from scripts.articles.steps.losses import parallel

STEP = "punctuation"
FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
CLOSE = "”’」』）》】)"
# 困难,此时  热线:用户  协议,”: one half-width mark after Han (or a closing mark), with Han, a quote or nothing after it
HALF_MARK = re.compile(rf"(?<=[{HAN}{CLOSE}])([,:;?!])\s*(?=[{HAN}“‘「『（《{CLOSE}]|$)")
BEFORE_NUMBER = re.compile(rf"(?<=[{HAN}])([,;])\s*(?=\d)|(?<=[{HAN}])(:)\s*(?=\d(?!\d?[:：]))")  # 还款,3个月
AFTER_NUMBER = re.compile(rf"(?<=[0-9A-Za-z%])([,;])\s*(?=[{HAN}])")  # 95188,然后
# (如收入证明), but not (1 + 月利率), which is arithmetic
BRACKETS = re.compile(rf"\(([^()\n+×÷=^*/]{{0,80}}[{HAN}][^()\n+×÷=^*/]{{0,80}})\)(?!\s*[+×÷=^*/−])")
SPACE = re.compile(rf"(?<=[{HAN}，。、；：！？])[ \t\u3000]+(?=[{HAN}，。、；：！？“”（）])")  # 日后 采用
IN_SENTENCE = re.compile("[，。！？；]")
FULL_STOP = re.compile(rf"(?<=[{HAN}])\.$")  # a sentence's end


def fix_punctuation(doc: Document) -> tuple[Document, list[Change]]:
    """Normalise the marks of kept lines."""
    new: dict[int, Line] = {}
    changes: list[Change] = []
    worn = any(HALF_MARK.search(line.text) for line in doc.kept())
    for line in doc.kept():
        text, found = _marks(line.text, line.n, worn) if HAN_CHAR.search(line.text) else (line.text, [])
        if found:
            new[line.n] = replace(line, text=text)
            changes += found
    return doc.with_lines(new), changes


def _marks(text: str, n: int, worn: bool) -> tuple[str, list[Change]]:
    changes: list[Change] = []

    def swap(kind: str, before: str, after: str) -> str:
        changes.append(Change(STEP, n, kind, before, after, "certain"))
        return after

    def widen(match: re.Match[str]) -> str:
        mark = next(group for group in match.groups() if group)
        return swap("full_width", match[0], FULL_WIDTH[mark])

    for pattern in (HALF_MARK, BEFORE_NUMBER, AFTER_NUMBER):
        text = pattern.sub(widen, text)
    if not worn:
        return text, changes
    text = BRACKETS.sub(lambda m: swap("full_width", m[0], f"（{m[1]}）"), text)
    text = FULL_STOP.sub(lambda m: swap("full_width", m[0], "。"), text)
    if not IN_SENTENCE.search(text):
        return text, changes  # a row of cells, two titles, names

    def join(match: re.Match[str]) -> str:
        return match[0] if parallel(text, match.start()) else swap("space", match[0], "")

    return SPACE.sub(join, text), changes
