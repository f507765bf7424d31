"""What stands in a box of what not to do says so itself: an item without its “不” tells whoever skips the title to do the very thing."""

import re
from collections.abc import Iterator, Sequence

from engine.content.prose.patterns import Pattern, first
from engine.content.source_page import SourcePage

BOX = re.compile(r"^(\s*)!!! dont\b")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+(.*)$")


def unrefused(page: SourcePage, patterns: Sequence[Pattern]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every item of such a box that none of the patterns finds anything in; nothing where there are none."""
    depth: int | None = None  # of what stands in the box
    for line, text in page.lines if patterns else ():
        if box := BOX.match(text):
            depth = len(box[1]) + 4
        elif text.strip() and depth is not None and len(text) - len(text.lstrip()) < depth:
            depth = None
        elif depth is not None and (item := ITEM.match(text)) and not first(patterns, item[1]):
            yield (
                line,
                f"'{item[1][:20]}' stands in a box of what not to do, and does not say so itself. Write it with {patterns[0].why}.",
            )
