"""The menu of one page: all of it while the site is small, a window around the page where a section is long.

A menu that lists every page makes each page grow with the site, and a site of a thousand pages a thousand times. A long
section shows its first and last page, and the neighbours of the page that is being read; the rest is found by the search.
"""

from collections.abc import Sequence
from typing import TypeVar

LIMIT = 16  # children of a section that are all shown
AROUND = 4  # neighbours before and after the page, in a longer section

Item = TypeVar("Item")


def window(children: Sequence[Item], current: int | None) -> list[Item]:
    """The children to show; `current` is the index of the page that is being read, None in another section."""
    if len(children) <= LIMIT:
        return list(children)
    if current is None:
        return [*children[:AROUND], children[-1]]
    shown = {0, len(children) - 1, *range(max(0, current - AROUND), min(len(children), current + AROUND + 1))}
    return [children[index] for index in sorted(shown)]
