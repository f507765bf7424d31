"""Tell headings from list items from paragraphs, and give headings their levels.

The same "1. " opens a heading in one article and a list item in the next. What decides is the neighbourhood: siblings
with text of their own below them are headings, siblings in a row are a list. Levels follow nesting, not the mark: the
outermost style that an article uses for headings is level 2 (level 1 is the title).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.articles.chinese import han_count
from scripts.articles.counts import find_counts
from scripts.articles.marks import DECOR, Mark, parse_mark
from scripts.articles.model import Change, Document, Line
from scripts.articles.steps.numbers import KIND as LONE_NUMBER
from scripts.articles.steps.numbers import NUMBER

STEP = "headings"
HEADING_HAN = 30
PLAIN_HEADING_HAN = 16
OUTER = 2
ENDS_SENTENCE = re.compile("[。！；;，,…!]”?$")
# 申请简单:用户只需……: an item that explains itself; 案例一：小李的经历 does not
EXPLAINS = re.compile(
    r"^(?!.{0,6}(?:案例|故事|步|点|步骤|问题|误区|技巧|情况|情形|方案|方法|条|类|种|阶段|部分|件事|招|关)[一二三四五六七八九十\d]{0,2}[:：])[^:：]{1,20}[:：](?=\S{4})"
)
ONLY_ITEMS = ("bullet", "circled", "letter")
ALWAYS_HEADINGS = ("chapter", "cn", "bold")
QUESTION = re.compile("[？?]$")
ASKED = re.compile("(?:问|提问|[QqＱ])\\s?[:：]\\s*(?=.{2,40}[？?]$)")  # 问：怎样知道是真是假？
NO_HEADING = re.compile("[。！；;，,…!?？：:、”」(（|]|\\.{3}|\\s{2}")
TEXT_END = re.compile("[。！？!?；;…：:”）)]$")
INNER_STOP = re.compile("[，。！？；]|[：:].")
# 写在最后： in bold opens text, and is no heading of a part
OPENS_TEXT = re.compile("[:：]$")

Marked = tuple[Line, Mark | None]


def mark_headings(doc: Document) -> tuple[Document, list[Change]]:
    """Set kind, level, marker and text of every kept line but the title."""
    lines: list[Marked] = [(line, parse_mark(line.text)) for line in doc.kept() if line.kind != "title"]
    headed = _headed(lines) | _below_numbers(doc, lines)
    kinds = [_kind(lines, i, headed) for i in range(len(lines))]
    levels = _levels([mark for (_, mark), kind in zip(lines, kinds, strict=True) if mark and kind == "heading"])
    new: dict[int, Line] = {}
    changes: list[Change] = []
    deepest = OUTER - 1
    for (line, mark), kind in zip(lines, kinds, strict=True):
        level = None
        if kind == "heading":
            level = levels[_style(mark)] if mark else (OUTER if deepest < OUTER else min(deepest + 1, OUTER + 1))
            deepest = level if mark else deepest
        marker, text = (mark.marker, mark.text) if mark and kind != "paragraph" else ("", line.text)
        new[line.n] = replace(line, kind=kind, level=level, marker=marker.strip(), text=text)
        if mark and kind != "paragraph" and not line.text.endswith(text):
            changes.append(Change(STEP, line.n, "markup", line.text, marker + text, "certain"))
    return doc.with_lines(new), changes


def _kind(lines: Sequence[Marked], i: int, headed: frozenset[int]) -> str:
    mark = lines[i][1]
    if mark is None:
        return "heading" if i in headed or _plain_heading(lines, i) else "paragraph"
    if mark.hashes:
        return "heading"
    if mark.style in ONLY_ITEMS and i not in headed:
        return "list_item"
    if not _heading_like(mark.text):
        return "list_item" if mark.style not in ALWAYS_HEADINGS else _long_kind(mark)
    if mark.style in ALWAYS_HEADINGS:
        return "heading"
    return "heading" if i in headed else "list_item"


def _long_kind(mark: Mark) -> str:
    """一、 before a whole sentence numbers a paragraph; so does bold text that runs on."""
    return "paragraph" if mark.style == "bold" else "list_item"


def _heading_like(text: str) -> bool:
    return han_count(text) <= HEADING_HAN and not ENDS_SENTENCE.search(text) and not EXPLAINS.search(text)


def _plain_heading(lines: Sequence[Marked], i: int, nested: bool = False, alone: bool = False) -> bool:
    """A short line without a mark, between others: sentences, or one more heading, must follow it, and none run into it.

    `nested`: the line above is a heading, if this one is. `alone`: do not ask whether the line above is one.
    """
    text = lines[i][0].text
    body = QUESTION.sub("", ASKED.sub("", text))
    longest = PLAIN_HEADING_HAN if body == QUESTION.sub("", text) else HEADING_HAN
    if not 1 <= han_count(text) <= longest or NO_HEADING.search(body) or i + 1 == len(lines):
        return False
    following, mark = lines[i + 1]
    ends = nested or i == 0 or bool(TEXT_END.search(lines[i - 1][0].text)) or lines[i - 1][1] is not None
    if not ends and not alone and lines[i - 1][1] is None:
        ends = _plain_heading(lines, i - 1, alone=True)
    if mark is not None or not ends:
        return ends
    below = han_count(following.text)
    if below > PLAIN_HEADING_HAN or (below > han_count(text) and INNER_STOP.search(following.text)):
        return True
    return not nested and _plain_heading(lines, i + 1, nested=True)


def _headed(lines: Sequence[Marked]) -> frozenset[int]:
    """Positions of the numbered marks most of whose count are followed by text, or by a count of their own."""
    counts = find_counts([mark for _, mark in lines], lambda mark: _heading_like(mark.text))
    distinct = {id(count): count for count in counts.values()}
    numbered = {k for count in distinct.values() if _has_bodies(lines, count) for k in count}
    return frozenset(numbered | _decorated(lines))


def _below_numbers(doc: Document, lines: Sequence[Marked]) -> frozenset[int]:
    """Positions of short unmarked lines right below a number that stood alone (01, 02 …) and above some text."""
    numbers = {line.n for line in doc.lines if line.kind == LONE_NUMBER and NUMBER.match(line.text)}
    full = [line.n for line in doc.lines if line.kind != "blank"]
    below = {after for before, after in pairwise(full) if before in numbers}
    return frozenset(
        i
        for i, (line, mark) in enumerate(lines)
        if line.n in below and mark is None and _heading_like(line.text) and i + 1 < len(lines)
    )


def _decorated(lines: Sequence[Marked]) -> set[int]:
    """Positions of ornaments that open headings: short lines, two or more of one sort, most with text below them."""
    sorts: dict[str, list[int]] = {}
    for k, (_, mark) in enumerate(lines):
        if mark and mark.style == "bullet" and mark.marker[0] in DECOR:
            sorts.setdefault(mark.marker[0], []).append(k)
    found: set[int] = set()
    for members in sorts.values():
        own = set(members)
        texts = [mark.text for k in members if (mark := lines[k][1])]
        with_body = sum(1 for k in members if k + 1 < len(lines) and k + 1 not in own)
        if len(members) > 1 and with_body * 2 > len(members) and all(map(_heading_like, texts)):
            found |= own
    return found


def _has_bodies(lines: Sequence[Marked], count: Sequence[int]) -> bool:
    with_body = without = 0
    members = set(count)
    mark = lines[count[0]][1]
    for k in count:
        if mark and k + 1 < len(lines):
            following = lines[k + 1][1]
            sibling = following is not None and (k + 1 in members or following.rank < mark.rank)
            with_body, without = with_body + (not sibling), without + sibling
    return with_body > without or (with_body == without and mark is not None and mark.style == "decimal")


def _style(mark: Mark) -> tuple[str, int]:
    """What makes two headings siblings: the same numbering and depth; hashes count where there is no number."""
    style = f"bullet {mark.marker[0]}" if mark.style == "bullet" else mark.style
    return (style, mark.hashes if mark.style == "hash" else mark.depth)


def _levels(marks: Sequence[Mark]) -> dict[tuple[str, int], int]:
    """A level for each style, outermost first: by rank, then depth; hashes bind a bare heading to a numbered one."""
    order: dict[tuple[str, int], tuple[float, int]] = {}
    bound = {
        mark.hashes: (float(mark.rank), mark.depth) for mark in reversed(marks) if mark.hashes and mark.style != "hash"
    }
    for mark in marks:
        key = (float(mark.rank), mark.depth)
        if mark.style == "hash":
            key = bound.get(mark.hashes, (float(mark.rank) if bound else 0.0, mark.hashes))
        elif mark.style == "decimal":
            key = (4.0, mark.depth)
        order.setdefault(_style(mark), key)
    ranks = sorted(set(order.values()))
    return {style: OUTER + ranks.index(key) for style, key in order.items()}
