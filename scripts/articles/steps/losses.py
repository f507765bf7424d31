"""Flag lines out of which a filter has taken a word, before any step smooths the traces. Nothing is filled in.

Loss shows by shape, whatever the word was: two marks of enumeration in a row, a preposition with nothing behind it, a
heading that ends in 的, a blank inside a sentence. The fragments of data/cleaning/lost.yml are looked for at the end (flags).
"""

from __future__ import annotations

import re

from scripts.articles.chinese import HAN
from scripts.articles.model import Change, Document, Line
from scripts.articles.segmenter import words

STEP = "losses"
LOST = "lost_words"
WIDE = str.maketrans(",:;?!()", "，：；？！（）")
MARK = "[，。；：、！？]"
# 微信、、邮件   信息或 ，   、。   （、
TWO_MARKS = re.compile(rf"(?<=[{HAN}])[、，]\s*[、，；](?=\s*[{HAN}])|[、]\s*[。；：）]|[（：]\s*[、，]")
# 通过 、短信: a blank before a mark, where the article has hardly any other
BLANK_BEFORE_MARK = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[，。；、])")
# 差哪 一样: a blank inside a sentence
BLANK_INSIDE = re.compile(rf"(?<=[{HAN}])[ \u3000](?=[{HAN}])")
NEEDS_OBJECT = ("与", "和", "跟", "向", "把", "被", "由", "或", "或者", "以及", "及", "关于", "对于", "按照")
HANGING = re.compile(rf"(?<!为)(?:{'|'.join(NEEDS_OBJECT)})(?=\s*{MARK})|通过(?=\s*、)")
ASKING = "(?:如何|怎么|怎样|可以|需要|主动|及时|应该|应当|必须|直接|积极|尽快|尽早|继续|定期|随时)"
# 如何与谈   及时向反馈: a preposition right before its verb
NO_OBJECT = re.compile(
    rf"{ASKING}(?:与|向|跟)(?=(?:谈|反馈|反映|说明|求助|报告|解释|提出|提交|沟通|协商|联系|交流|申诉|确认)(?![{HAN}]{{0,2}}(?:人|者|方|师|员|部|处|机构|部门|热线|窗口|中心|平台|公司)))"
)
ENDS_IN_DE = re.compile("[^，。；]{2,}的$")
RELATIVE = re.compile("[是有哪谁什么怎]|可以|不能|需要|我们?的$|你们?的$|他们?的$")
MOST_BLANKS = 4  # blanks before marks in an article; with more they are somebody's style
LONGEST = 2_000  # characters of a line that are looked at
AROUND = 6


def flag_losses(doc: Document) -> tuple[Document, list[Change]]:
    """Flag kept lines with traces of lost words; weak signs count only beside others in the same article."""
    lines = doc.kept()
    styled = sum(len(BLANK_BEFORE_MARK.findall(line.text[:LONGEST])) for line in lines) > MOST_BLANKS
    strong: list[tuple[int, str]] = []
    weak: list[tuple[int, str]] = []
    blanks: list[tuple[int, str]] = []
    for line in lines:
        for signs, group in zip(_signs(line, styled), (strong, weak, blanks), strict=True):
            group += [(line.n, sign) for sign in signs]
    blanks = blanks if len(blanks) <= MOST_BLANKS else []  # with more, they are somebody's style
    found = sorted(strong + weak + blanks) if strong else weak if len(weak) > 1 else []
    new: dict[int, Line] = {}
    for line in lines:
        if any(n == line.n for n, _ in found):
            new[line.n] = line.flagged(LOST)
    return doc.with_lines(new), [Change(STEP, n, LOST, sign, sign, "needs_editor") for n, sign in found]


def _signs(line: Line, styled: bool) -> tuple[list[str], list[str], list[str]]:
    """The sure and the unsure signs of one line, and blanks inside its sentences, each with what stands around it."""
    text = line.text[:LONGEST].translate(WIDE)
    sure = [match for pattern in (TWO_MARKS, NO_OBJECT) for match in pattern.finditer(text)]
    sure += [match for match in HANGING.finditer(text) if _stands_alone(text, match)]
    if line.kind in ("heading", "title") and not RELATIVE.search(text):
        sure += [match for match in [ENDS_IN_DE.match(text)] if match]
    unsure = [] if styled else list(BLANK_BEFORE_MARK.finditer(text))
    blanks = [match for match in BLANK_INSIDE.finditer(text) if not parallel(text, match.start())]
    shown = [[_around(text, match) for match in group] for group in (sure, unsure, blanks)]
    return shown[0], shown[1], shown[2]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether what was found is a word of its own, and not the end of another (合同，总和，理由)."""
    start = max(0, match.start() - AROUND)
    at = match.start() - start
    for word in words(text[start : match.end()]):
        if at <= 0:
            return at == 0 and word == match[0]
        at -= len(word)
    return False


def parallel(text: str, at: int) -> bool:
    """Whether the blank at a place parts two names, titles or cells: both sides as short, or no sentence around them."""
    if not re.search("[，。！？；]", text):
        return True
    left = re.split(rf"{MARK}|[\s“”《》（）]", text[:at])[-1]
    right = re.split(rf"{MARK}|[\s“”《》（）]", text[at:].lstrip())[0]
    return abs(len(left) - len(right)) <= 1 and max(len(left), len(right)) <= 5


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - AROUND) : match.end() + AROUND]
