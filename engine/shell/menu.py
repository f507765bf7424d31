"""The menu of one page: all of it while the site is small, a window around the page where a section is long.

A menu that lists every page makes each page grow with the site, and a site of a thousand pages a thousand times. A long
section shows its first and last page, and the neighbours of the page that is being read; the rest is found by the search.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

LIMIT = 16  # children of a section that are all shown
AROUND = 4  # neighbours before and after the page, in a longer section
DEEPEST = 3  # sections inside one another

Item = TypeVar("Item")
Menu = list[tuple[Any, "Menu"]]  # an entry of the menu, and what stands below it


def window(children: Sequence[Item], current: int | None) -> list[Item]:
    """The children to show; `current` is the index of the page that is being read, None in another section."""
    if len(children) <= LIMIT:
        return list(children)
    if current is None:
        return [*children[:AROUND], children[-1]]
    shown = {0, len(children) - 1, *range(max(0, current - AROUND), min(len(children), current + AROUND + 1))}
    return [children[index] for index in sorted(shown)]


def menu(items: Sequence[Any], trail: Sequence[Any], positions: Mapping[int, int]) -> Menu:
    """The entries with what stands below each. `trail` leads from a section at the top down to the page; `positions` says of
    each entry, by its id(), at which place of its section it stands."""
    inside, deeper = (trail[0], trail[1:]) if trail else (None, ())
    return [(item, _below(item, deeper if item is inside else (), positions)) for item in items]


def _below(item: Any, trail: Sequence[Any], positions: Mapping[int, int]) -> Menu:
    if not item.is_section:
        return []
    return menu(window(item.children or [], positions[id(trail[0])] if trail else None), trail, positions)


def positions(items: Sequence[Any]) -> dict[int, int]:
    """At which place of its section each entry stands, by its id()."""
    found = {id(item): index for index, item in enumerate(items)}
    for item in items:
        found |= positions(item.children or []) if item.is_section else {}
    return found


def name_entries(
    items: Sequence[Any], names: Mapping[str, str], one_language: bool, line: Callable[[str], int], depth: int = 1
) -> Iterator[str]:
    """Give sections, links and pages that mkdocs.yml names their words in this language, from data/strings.yml; what is wrong.
    A guide in one language may write the words themselves in its menu."""
    for item in items:
        title = item.__dict__.get("title")
        if title is not None and title in names:
            item.title = names[title]
        elif title is not None and not one_language:
            yield f"mkdocs.yml:{line(title)}: nav: '{title}' has no words in data/strings.yml. Write them there under nav, in each language."
        if item.is_section and depth > DEEPEST:
            yield f"mkdocs.yml:{line(title or '')}: nav: '{title}' is a section {depth} deep; {DEEPEST} are shown. Move it up."
        if item.is_section:
            yield from name_entries(item.children or [], names, one_language, line, depth + 1)
