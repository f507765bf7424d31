"""Which marks count on with one another: 1, 2, 3 of one list, and the 1, 2 of a list inside its second item.

Headings and list items in the same style can only be told apart count by count. One pass over the marks, whatever their
number: an outer mark closes the counts inside it, and a mark that starts at 1 again opens a count inside the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scripts.articles.marks import Mark

DEEPEST = 6  # counts of one style inside each other; more is noise
UNNUMBERED = ("bold", "hash", "bullet")

Key = tuple[str, int, int]  # style, rank, depth


def find_counts(marks: Sequence[Mark | None], can_head: Callable[[Mark], bool]) -> dict[int, list[int]]:
    """For the position of each numbered mark, the positions of all marks of its count.

    Where a number would continue two counts, `can_head` decides: after items that explain themselves, a bare short line
    belongs to the outer count.
    """
    open_: dict[Key, list[list[int]]] = {}
    found: dict[int, list[int]] = {}
    for k, mark in enumerate(marks):
        if mark is None or mark.style in UNNUMBERED:
            continue
        for key in [key for key in open_ if key[1] > mark.rank and key[2] >= mark.depth]:
            del open_[key]
        counts = open_.setdefault((mark.style, mark.rank, mark.depth), [])
        count = _continued(counts, marks, mark, can_head)
        if count is None:
            count = []
            counts.append(count)
            del counts[:-DEEPEST]
        count.append(k)
        found[k] = count
    return found


def _continued(
    counts: list[list[int]], marks: Sequence[Mark | None], mark: Mark, can_head: Callable[[Mark], bool]
) -> list[int] | None:
    """The open count that this mark goes on with; counts inside it are closed."""

    def last(count: list[int]) -> int:
        return found.number if (found := marks[count[-1]]) else 0

    fitting = [count for count in reversed(counts) if mark.number == last(count) + 1]
    if not fitting:
        return None
    count = fitting[0]
    if len(fitting) > 1 and can_head(mark) and not any((m := marks[k]) and can_head(m) for k in count):
        count = fitting[1]
    del counts[counts.index(count) + 1 :]
    return count
