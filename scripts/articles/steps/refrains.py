"""Drop what a page puts below every part of a text: 有帮助 / 没帮助 after each answer, 问 above each question.

No list of such words is ever long enough, but they show by themselves: the same short line comes again and again, with
paragraphs of the text between, and what follows it is no text. A heading that comes again leads to text each time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from scripts.articles.chinese import HAN, han_count
from scripts.articles.model import Change, Document, Line
from scripts.articles.patterns import kind_of
from scripts.articles.shapes import Shape, shape_of
from scripts.articles.steps.chronicle import date_lines

STEP = "boilerplate"
KIND = "refrain"
TEXT = ("paragraph", "prose", "intro", "marked", "teaser")
SAID = (*TEXT, "sentence")
SHORT = ("label", "headline", "symbols")
LONGEST = 40  # characters
OFTEN = 3  # times that one line comes
PAIR = 2  # times that two lines come together
SOLE = 1  # a line of one character, 问 or 答, leads to whatever it likes
HAN_RUN, NUMBER = re.compile(f"[{HAN}]+"), re.compile(r"\d[\d.,*]*\d|\d")
FILLED_IN = re.compile(r"9.*X\s?[|｜·•]|[|｜·•].*9")  # X9 | X-X | X: a name, a place, a section
SAYS = 5  # Han of a line that may say something
COUNT = re.compile(r"\d")
DIGITS = re.compile(r"[(（\[]?\d[\d,.]*(?![\d,.]|年|月)\s?[万wWkK+]*[)）\]]?")  # a count, and no year: 2019年总结


def drop_refrains(doc: Document, said: Set[int] = frozenset()) -> tuple[Document, list[Change]]:
    """Drop the lines of a page's refrains, and what stands with them but for lines of the numbers `said`."""
    lines = _above_tail(doc.kept())
    shapes = [shape_of(line.text) for line in lines]
    found = _refrains(lines, shapes) - date_lines([line.text for line in lines])
    if not found:
        return doc, []
    found |= {i for i in _beside(doc, lines, shapes, found) if lines[i].n not in said}
    new = {lines[i].n: lines[i].dropped(KIND) for i in found}
    return doc.with_lines(new), [Change(STEP, lines[i].n, KIND, lines[i].text, "", "inferred") for i in sorted(found)]


def _above_tail(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first heading of comments or of other articles that stands below text, and only once."""
    said = Counter(DIGITS.sub("", line.text) for line in lines)
    texts = 0
    for i, line in enumerate(lines):
        texts += shape_of(line.text).kind == "paragraph"
        if texts >= PAIR and said[DIGITS.sub("", line.text)] == 1 and kind_of(line.text, "region"):
            return lines[:i]
    return lines


def _refrains(lines: Sequence[Line], shapes: Sequence[Shape]) -> set[int]:
    """Positions of lines that come again and again, apart from each other, and lead to no text."""
    keys = [_key(line, shape) for line, shape in zip(lines, shapes, strict=True)]
    texts = [0]  # how many lines of text stand above each line
    for shape in shapes:
        texts.append(texts[-1] + (shape.kind in TEXT))
    places: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        if key and (not places[key] or texts[i] > texts[places[key][-1]]):
            places[key].append(i)
    again = {key for key, at in places.items() if len(at) >= PAIR and not _around(texts, at)}
    found: set[int] = set()
    for key in again:
        at = places[key]
        leads = sum(1 for i in at if i + 1 < len(keys) and keys[i + 1] not in again and shapes[i + 1].kind in TEXT)
        pair = sum(1 for i in at if i + 1 < len(keys) and keys[i + 1] in again - {key})
        often = len(at) >= OFTEN and (han_count(key) == SOLE or 2 * leads < len(at))
        if often or (pair >= PAIR and not leads):
            found.update(i for i, other in enumerate(keys) if other == key)
    pairs = Counter(pairwise(keys))
    for i in sorted(found):  # what comes again right below a refrain belongs to it: 没帮助 below 有帮助
        while i + 1 < len(keys) and keys[i + 1] in again and pairs[keys[i], keys[i + 1]] >= PAIR:
            i += 1
            found.add(i)
    return found


def _around(texts: Sequence[int], at: Sequence[int]) -> bool:
    """Whether a line stands once above all text and once below it: a menu's label, at the page's head and at its side."""
    return len(at) == PAIR and texts[at[0]] == 0 and texts[at[1]] == texts[-1]


def _beside(doc: Document, lines: Sequence[Line], shapes: Sequence[Shape], found: set[int]) -> set[int]:
    """What stands with refrains: short lines of the same block, a count right below, and all below the last of them."""
    place = {line.n: i for i, line in enumerate(lines)}
    said = Counter(line.text for line in lines)
    out: set[int] = set()
    block: list[int] = []
    for line in [*doc.lines, Line(0, "", "")]:
        if line.n in place:
            block.append(place[line.n])
            continue
        if line.kind == "blank" or line.n == 0:
            own = [i for i in block if i not in found and (shapes[i].kind in SAID or _may_say(lines[i], said))]
            refrains = found.intersection(block)
            if refrains and len(block) < len(lines):
                out.update(i for i in block if not own or i > max([*own, *refrains]) or i in refrains)
            block = []
    out.update(
        i + 1 for i in found if i + 1 < len(lines) and shapes[i + 1].kind in SHORT and COUNT.search(lines[i + 1].text)
    )
    last = max(found)
    if not any(shape.kind in TEXT for shape in shapes[last + 1 :]):
        out.update(range(last + 1, len(lines)))
    return out


def _may_say(line: Line, said: Mapping[str, int]) -> bool:
    """A short line that stands once and has no number may be what the refrain leads to: 重点提示, and below it 不要转账给个人."""
    return said[line.text] == 1 and han_count(line.text) >= SAYS and not COUNT.search(line.text)


def _key(line: Line, shape: Shape) -> str:
    """A short line without its counts, or its form where a program filled it in; empty for what no refrain can be."""
    if line.row or shape.mark is not None or len(line.text) > LONGEST or "。" in line.text or not han_count(line.text):
        return ""
    form = HAN_RUN.sub("X", NUMBER.sub("9", line.text))
    return form if FILLED_IN.search(form) else DIGITS.sub("", line.text).strip()
