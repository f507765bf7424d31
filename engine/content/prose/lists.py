"""What stands between lists, and before one. Two lists with nothing between them: Markdown makes one of them, and a list of what to do becomes part
of a list of what not to. "Say four things:" above five: one was added, or lost."""

import re
from collections.abc import Iterator, Sequence

from engine.content.figures import numbers
from engine.content.prose.blocks import ITEM
from engine.content.source_page import HEADING, SourcePage

ANNOUNCES = re.compile(r"[^。！？；.!?;]*[:：]\s*$")  # the end of a sentence that leads to a list
# What stands behind a number of things, and not of time or money: 四句话, four things.
COUNTS = re.compile(
    r"[条步句种样点项件类]|个(?!月|小时|工作)|\s+(?!(?:minute|hour|day|week|month|year|time|yuan|percent|of)s?\b)[a-z]"
)
MOST = 12  # items that somebody counts
SAID = "this says {said}, and {shown} items follow. Correct the number, or the list."
MERGED = "a list of another kind begins right below the one from line {start}; a browser shows both as one. Put a line of words between them."


def merged_lists(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every list whose marks differ from those of the list right before it, at the same depth."""
    open_lists: dict[int, tuple[str, int]] = {}  # indentation → its kind of mark, the line it began at
    blank = True
    for number, text in page.lines:
        if not text.strip():
            blank = True
            continue
        depth = len(text) - len(text.lstrip())
        if item := ITEM.match(text):
            kind = item[2] if item[2] in "-*+" else "1."
            known = open_lists.setdefault(depth, (kind, number))
            if known[0] != kind:
                yield number, MERGED.format(start=known[1])
            open_lists = {at: found for at, found in open_lists.items() if at <= depth}
        elif HEADING.match(text) or blank:  # a line right below an item belongs to it and parts nothing
            open_lists = {at: found for at, found in open_lists.items() if at < depth}
        blank = False


def announced(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every line that says how many items follow, and another number does. A line with several numbers says nothing."""
    lines = page.lines
    for at, (number, text) in enumerate(lines):
        if ITEM.match(text) or not (end := ANNOUNCES.search(text)):
            continue
        said = {(value, stop) for value, _, stop in numbers(end[0].lower())}
        items = _items_below(lines[at + 1 :])
        if len(said) == 1 and items > 1:
            ((value, stop),) = said
            if 1 < value <= MOST and value != items and COUNTS.match(end[0].lower(), stop):
                yield number, SAID.format(said=value, shown=items)


def _items_below(lines: Sequence[tuple[int, str]]) -> int:
    """Items of the list that begins next, without those below its items."""
    depth, count = -1, 0
    for _, text in lines:
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        item = ITEM.match(text)
        if depth < 0:
            if not item:
                return 0
            depth = indent
        if indent < depth or (indent == depth and not item):
            break
        count += bool(item) and indent == depth
    return count
