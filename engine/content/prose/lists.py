"""Two lists with nothing between them: Markdown makes one of them, and a list of what to do becomes part of a list of what not to."""

from collections.abc import Iterator

from engine.content.prose.blocks import ITEM
from engine.content.source_page import HEADING, SourcePage

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
