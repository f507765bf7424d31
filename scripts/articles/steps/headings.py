"""Tell headings from list items from paragraphs, and give headings their levels.

The same "1. " opens a heading in one article and a list item in the next. What decides is the neighbourhood: siblings
with text of their own below them are headings, siblings in a row are a list. Levels follow nesting, not the mark: the
outermost style that an article uses for headings is level 2 (level 1 is the title).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.articles.chinese import han_count
from scripts.articles.marks import Mark, parse_mark
from scripts.articles.model import Change, Document, Line

STEP = "headings"
HEADING_HAN = 30
PLAIN_HEADING_HAN = 16
OUTER = 2
ENDS_SENTENCE = re.compile("[。！；;，,…!]”?$")
EXPLAINS = re.compile(r"[:：](?=\S{8})")  # 申请简单:用户只需……: an item that explains itself
ONLY_ITEMS = ("bullet", "circled")

Marked = tuple[Line, Mark | None]


def mark_headings(doc: Document) -> tuple[Document, list[Change]]:
    """Set kind, level, marker and text of every kept line but the title."""
    lines: list[Marked] = [(line, parse_mark(line.text)) for line in doc.kept() if line.kind != "title"]
    kinds = [_kind(lines, i) for i in range(len(lines))]
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


def _kind(lines: Sequence[Marked], i: int) -> str:
    mark = lines[i][1]
    if mark is None:
        return "heading" if _plain_heading(lines, i) else "paragraph"
    if mark.hashes:
        return "heading"
    if mark.style in ONLY_ITEMS:
        return "list_item"
    if not _heading_like(mark.text):
        return "list_item" if mark.style not in ("chapter", "cn", "bold") else _long_kind(mark)
    if mark.style in ("chapter", "cn", "bold"):
        return "heading"
    return "heading" if _siblings_have_bodies(lines, i, mark) else "list_item"


def _long_kind(mark: Mark) -> str:
    """一、 before a whole sentence numbers a paragraph; so does bold text that runs on."""
    return "paragraph" if mark.style == "bold" else "list_item"


def _heading_like(text: str) -> bool:
    return han_count(text) <= HEADING_HAN and not ENDS_SENTENCE.search(text) and not EXPLAINS.search(text)


def _plain_heading(lines: Sequence[Marked], i: int) -> bool:
    """A short line without a mark, between others: text of sentences must follow it, and none may run into it."""
    text = lines[i][0].text
    if (
        not 2 <= han_count(text) <= PLAIN_HEADING_HAN
        or re.search("[。！；;，,…!：:、”」]", text)
        or i + 1 == len(lines)
    ):
        return False
    following, mark = lines[i + 1]
    ends = i == 0 or bool(re.search("[。！？!?；;”）)]$", lines[i - 1][0].text)) or lines[i - 1][1] is not None
    return ends and (mark is not None or han_count(following.text) > PLAIN_HEADING_HAN)


def _siblings_have_bodies(lines: Sequence[Marked], i: int, mark: Mark) -> bool:
    """Whether most marks of this mark's own count (1, 2, 3 …) are followed by text, or by a count of their own."""
    own = _count_of(lines, i, mark)
    with_body = without = 0
    for k in own:
        if k + 1 < len(lines):
            following = lines[k + 1][1]
            sibling = following is not None and (k + 1 in own or following.rank < mark.rank)
            with_body, without = with_body + (not sibling), without + sibling
    return with_body > without or (with_body == without and mark.style == "decimal")


def _count_of(lines: Sequence[Marked], i: int, mark: Mark) -> set[int]:
    """Positions of the marks that count on with line i. A mark that starts at 1 again opens a count inside the other."""
    counts: list[list[int]] = []  # those that may go on, the innermost last
    every: list[list[int]] = []
    for k in _run(lines, i, mark):
        number = lines[k][1].number  # type: ignore[union-attr]
        open_ = next((count for count in reversed(counts) if _goes_on(lines, count, number)), None)
        if open_ is not None:
            del counts[counts.index(open_) + 1 :]
            open_.append(k)
        else:
            counts.append([k])
            every.append(counts[-1])
    return next((set(count) for count in every if i in count), {i})


def _goes_on(lines: Sequence[Marked], count: Sequence[int], number: int) -> bool:
    mark = lines[count[-1]][1]
    return mark is not None and number == mark.number + 1


def _run(lines: Sequence[Marked], i: int, mark: Mark) -> list[int]:
    """Positions of the marks of this style around line i, as far as the outer section reaches."""
    run = [i]
    for step in (-1, 1):
        k = i + step
        while 0 <= k < len(lines) and not _outer(lines[k][1], mark):
            other = lines[k][1]
            if other and other.style == mark.style and other.depth == mark.depth:
                run.append(k)
            k += step
    return sorted(run)


def _outer(other: Mark | None, mark: Mark) -> bool:
    return (
        other is not None
        and other.style not in ("bold", "hash")
        and other.rank < mark.rank
        and other.depth <= mark.depth
    )


def _style(mark: Mark) -> tuple[str, int]:
    """What makes two headings siblings: the same numbering and depth; hashes count where there is no number."""
    return (mark.style, mark.hashes if mark.style == "hash" else mark.depth)


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
