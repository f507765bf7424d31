"""The levels of a page's headings, by what encloses what: chapters, numbers, hashes.

Levels follow nesting, not the mark: the outermost style that an article uses for headings is level 2 (level 1 is the title).
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.articles.marks import Mark

OUTER = 2


def nested_styles(marks: Sequence[Mark]) -> frozenset[str]:
    """The styles whose count begins anew under more hashes: ### 2. and then #### 1. are two levels, ### 2. and #### 3. one."""
    last: dict[str, Mark] = {}
    found: set[str] = set()
    for mark in marks:
        above = last.get(mark.style)
        if above and 0 < above.hashes < mark.hashes and mark.number == 1:
            found.add(mark.style)
        last[mark.style] = mark
    return frozenset(found)


def style_of(mark: Mark, nested: frozenset[str]) -> tuple[str, int, int]:
    """What makes two headings siblings: the same numbering and depth; hashes count where there is no number, or they nest."""
    style = f"bullet {mark.marker[0]}" if mark.style == "bullet" else mark.style
    return (style, mark.hashes if mark.style == "hash" else mark.depth, mark.hashes if mark.style in nested else 0)


def levels_of(marks: Sequence[Mark], nested: frozenset[str]) -> dict[tuple[str, int, int], int]:
    """A level for each style, outermost first: by rank, then depth; hashes bind a bare heading to a numbered one."""
    order: dict[tuple[str, int, int], tuple[float, int, int]] = {}
    bound = {
        mark.hashes: (float(mark.rank), mark.depth, style_of(mark, nested)[2])
        for mark in reversed(marks)
        if mark.hashes and mark.style != "hash"
    }
    for mark in marks:
        key = (float(mark.rank), mark.depth, style_of(mark, nested)[2])
        if mark.style == "hash":
            key = bound.get(mark.hashes, (float(mark.rank) if bound else 0.0, mark.hashes, 0))
        elif mark.style == "decimal":
            key = (4.0, mark.depth, 0)
        order.setdefault(style_of(mark, nested), key)
    ranks = sorted(set(order.values()))
    return {style: OUTER + ranks.index(key) for style, key in order.items()}
