"""The menu of one page: all of it while the site is small, a window around the page where a section is long.

A menu that lists every page makes each page grow with the site, and a site of a thousand pages a thousand times. A long
section shows its first and last page, and the neighbours of the page that is being read; the rest is found by the search.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from engine.content.allowed_html import line_of
from engine.content.closest import closest
from engine.content.yaml_file import read_yaml
from engine.folders import CONFIGURATION, ENGINE
from engine.locales import DEFAULT, split_uri

TAKEN = frozenset(read_yaml(ENGINE / "strings.yml")["nav"])  # names of words around the menu
LIMIT = 16  # children of a section that are all shown
AROUND = 4  # neighbours before and after the page, in a longer section
OUTSIDE = re.compile(r"https?://[^\s\"'<>]+$|mailto:|tel:")  # what an entry may lead to besides pages
DEEPEST = 3  # sections inside one another

Item = TypeVar("Item")
Menu = list[tuple[Any, "Menu"]]  # an entry of the menu, and what stands below it


def window(children: Sequence[Item], current: int | None) -> list[Item]:
    """The children to show; `current` is the index of the page that is being read, None in another section."""
    if len(children) <= LIMIT:
        return list(children)
    if current is None:
        return [*children[:AROUND], children[-1]]
    shown = {0, len(children) - 1, *range(current - AROUND, current + AROUND + 1)}
    return [child for index, child in enumerate(children) if index in shown]


def menu(items: Sequence[Any], trail: Sequence[Any], positions: Mapping[int, int]) -> Menu:
    """The entries with what stands below each. `trail` leads from a section at the top down to the page; `positions` says of
    each entry, by its id(), at which place of its section it stands."""
    inside, deeper = (trail[0], trail[1:]) if trail else (None, ())
    return [(item, _below(item, deeper if item is inside else (), positions)) for item in items]


def _below(item: Any, trail: Sequence[Any], positions: Mapping[int, int]) -> Menu:
    if not item.is_section:
        return []
    return menu(window(item.children or [], positions[id(trail[0])] if trail else None), trail, positions)


def menu_link(item: Any, href: str, home: str) -> str:
    """An entry that leads somewhere; `home` is what the first page is called here. In Python, as a menu has fifty of them on each page."""
    meta = getattr(item, "meta", None) or {}
    rel = ' rel="noreferrer"' if item.is_link else ""
    current = ' aria-current="page"' if item.active else ""
    lang = f' lang="{meta["untranslated"]}"' if meta.get("untranslated") else ""
    return f'<a href="{href}"{rel}{current}{lang}>{home if meta.get("uri") == "index" else item.title}</a>'


def positions(items: Sequence[Any]) -> dict[int, int]:
    """At which place of its section each entry stands, by its id()."""
    found = {id(item): index for index, item in enumerate(items)}
    for item in items:
        found |= positions(item.children or []) if item.is_section else {}
    return found


def name_entries(items: Sequence[Any], names: Mapping[str, str]) -> Iterator[str]:
    """Give sections, links and pages that the menu names their words in this language, from data/strings.yml; the names that have none.
    Each keeps its name, so that it can be given other words."""
    for item in items:
        title = item.__dict__.get("name_in_menu", item.__dict__.get("title"))  # not what MkDocs would make of the page
        if title in names:
            item.name_in_menu, item.title = title, names[title]
        elif title is not None:
            yield title
        if item.is_section:
            yield from name_entries(item.children or [], names)


def menu_entries(nav: Any, depth: int = 1) -> Iterator[tuple[str | None, Any, int]]:
    """(title, page or address or what stands below, depth) of every entry of a menu as mkdocs.yml writes it."""
    for each in nav if isinstance(nav, list) else []:
        for title, below in each.items() if isinstance(each, dict) else [(None, each)]:
            yield title, below, depth
            yield from menu_entries(below, depth + 1)


def _odd_entry(below: Any) -> str | None:
    """Why an entry leads nowhere: it has to be a page of docs/ in the source's language, an address, or a section with entries."""
    if isinstance(below, list) and below:
        return None
    if not isinstance(below, str):
        return f"{below!r} is no page, no address and no section with entries. Write one, or take the line out."
    if OUTSIDE.match(below):
        return None
    page = PurePosixPath(below)
    if ":" in below or page.is_absolute() or ".." in page.parts or page.suffix != ".md":
        return f"'{below}' is no page. Write the path of one below docs/, or an address that begins with https://."
    if split_uri(below)[1] is not DEFAULT:
        return f"'{below}' is a translation. Write its source, {split_uri(below)[0]}: each language shows its own."
    return None


def menu_uris(nav: Any) -> list[str]:
    """The pages that a menu names, in its order, doubles included."""
    entries = [below for _, below, _ in menu_entries(nav) if isinstance(below, str)]
    return [uri for uri in entries if uri.endswith(DEFAULT.suffix) and "://" not in uri]


def menu_findings(nav: Any, names: Mapping[str, str] | None, one_language: bool, lines: Sequence[str]) -> Iterator[str]:
    """What is wrong with a menu as mkdocs.yml writes it. `names` are the words of its entries, None where they could not be read.
    A guide in one language may write the words themselves in its menu."""
    for title, below, depth in menu_entries(nav):
        place = f"{CONFIGURATION}:{line_of(f'{title}:', lines)}: nav: '{title}'"
        if title is not None and not one_language and names is not None and title not in names:
            near = closest(str(title).lower(), names)
            meant = f" Do you mean '{near}'?" if near else ""
            yield f"{place} has no words in data/strings.yml.{meant} Write them there under nav, in each language."
        if isinstance(below, list) and title in TAKEN:
            yield f"{place} is a word of the engine's own menu. Give the section another name, here and in data/strings.yml."
        if isinstance(below, list) and depth > DEEPEST:
            yield f"{place} is a section {depth} deep; {DEEPEST} are shown. Move it up."
        if problem := _odd_entry(below):
            yield f"{CONFIGURATION}:{line_of(f'{title}:' if title else str(below), lines)}: nav: {title or below!r}: {problem}"
    uris = menu_uris(nav)
    for uri in sorted({uri for uri in uris if uris.count(uri) > 1}):
        line = [number for number, text in enumerate(lines, 1) if text.strip(" -'\"") == uri][-1:] or [
            line_of(uri, lines)
        ]
        yield f"{CONFIGURATION}:{line[0]}: 'nav' names {uri} twice. Take one of the two lines out."
