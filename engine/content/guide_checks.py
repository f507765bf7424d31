"""Everything that is wrong with a guide's pages, data and menu, looked for before anything is built, and told in one round.

Each part is looked at for itself: a file that cannot be read is told, and only what rests on that very file is left for the next round.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.allowed_html import line_of
from engine.content.closest import closest
from engine.content.counterparts import is_unsure
from engine.content.data_link_checks import broken_data_links
from engine.content.findings import not_told
from engine.content.later_data_checks import attempt, read_early, term_tables
from engine.content.ledger_checks import ledger_findings
from engine.content.library import Library, read_library
from engine.content.local_words import note_findings, simplified_words
from engine.content.markers import Marker
from engine.content.page_checks import check_pages, near_misses_below
from engine.content.page_names import renamed, strange_names
from engine.content.prose.check import check_prose, load_asked
from engine.content.schema_check import check_data
from engine.content.step_checks import lost_steps
from engine.content.yaml_file import read_yaml, told
from engine.folders import CONFIGURATION
from engine.locales import DEFAULT, LOCALES
from engine.search.questions import FILE, load_questions
from engine.search.words import load_search_words, unknown_places
from engine.shell.menu import menu_findings, menu_uris
from engine.shell.report_to import report_at
from engine.variants.variants import tables

NO_REPORT = f"docs/about.md:1: report_to is set, and no page shows it. Write the line {Marker.REPORT_TOOL} below a heading of the page about.md."
CHOICES = ("refused", "shown")  # what becomes of a page without its translation


def check_guide(root: Path, settings: Mapping[str, Any]) -> tuple[Library, list[str]]:
    """The library in the source's language, and all findings. `settings` are those of mkdocs.yml that are looked at: nav (None where
    it has none), unlisted (whether a page need not stand in it), untranslated, not_found_leads_to, report_link."""
    library, unread = read_library(root, DEFAULT.language)
    wrong_data = check_data(root)
    found = [*wrong_data, *not_told(unread, wrong_data)]
    lines = configuration_lines(root)
    found += strange_names(library.docs)
    found += page_findings(library, settings["untranslated"])
    found += list(_menu(library, settings, lines))
    found += renamed(library.pages, library.docs, set(_unnamed(library, settings)))
    if settings["report_link"] and not report_at(library.pages.get("about.md"), settings["report_link"]):
        found.append(NO_REPORT)
    found += library.missing_pages + broken_data_links(library)
    found += not_told(attempt(lambda: ledger_findings(library)), wrong_data)
    found += not_told(attempt(lambda: simplified_words(library.glossary, root / "data" / "glossary.yml")), wrong_data)
    steps = root / "data" / "steps.yml"
    found += not_told(attempt(lambda: told(steps, lambda: lost_steps(steps, library.pages))), wrong_data)
    found += not_told(attempt(lambda: _prose(library, root)), wrong_data)
    found += not_told(read_early(library, root / "data"), wrong_data)
    notes = root / "data" / "notes.yml"
    found += not_told(attempt(lambda: note_findings(library.pages.values(), library.notes, notes)), wrong_data)
    found += kept("tables", [contents([tables()]), list(LOCALES)], term_tables, lambda _: True)
    found += not_told(attempt(lambda: _search(library, root / "data")), wrong_data)
    return library, list(dict.fromkeys(found))


def check_unread(root: Path) -> list[str]:
    """What can be told where the languages are not known, as mkdocs.yml cannot be read."""
    data = sorted((root / "data").glob("*.yml"))
    found = [finding for path in data for finding in attempt(partial(_read, path))]
    return [*found, *near_misses_below(root / "docs")]


def _read(path: Path) -> list[str]:
    read_yaml(path)
    return []


def configuration_lines(root: Path) -> list[str]:
    """The lines of mkdocs.yml; one that is not UTF-8 is told before anybody asks for them."""
    return (root / CONFIGURATION).read_text(encoding="utf-8-sig", errors="replace").splitlines()


def page_findings(library: Library, untranslated: object, only: Collection[str] | None = None) -> list[str]:
    """What is wrong with the pages, or with those of them that are named ("guides/court.md")."""
    return check_pages(
        library.pages,
        library.docs,
        library.known("rules"),
        library.known("phones"),
        library.generated_ids,
        articles=bool(library.ledgers),
        translated=untranslated == "refused",
        ledgers=library.ledger_ids,
        only=only,
    )


def _menu(library: Library, settings: Mapping[str, Any], lines: Sequence[str]) -> Iterator[str]:
    if settings["untranslated"] not in CHOICES:
        line = line_of("untranslated", lines)
        yield f"{CONFIGURATION}:{line}: extra: untranslated is {settings['untranslated']!r}; write refused, or shown (in the source language, with a notice)."
    for uri in settings["not_found_leads_to"]:
        if not (library.docs / str(uri)).is_file():
            line = line_of("not_found_leads_to", lines)
            yield f"{CONFIGURATION}:{line}: extra: not_found_leads_to: there is no docs/{uri}. Correct the path, or take it out."
    if (nav := settings["nav"]) is None:
        return
    names = None if "words" in library.unread else library.words["nav"]
    yield from menu_findings(nav, names, len(LOCALES) == 1, lines)
    named = set(menu_uris(nav))
    missing = _unnamed(library, settings)
    for uri in sorted(named):
        if "：" in uri:
            yield f"{CONFIGURATION}:{line_of(uri.split('：')[0], lines)}: the colon ： in '{uri[:16]}…' is full-width. Write ': ', with a space after it."
        elif not (library.docs / uri).exists():
            meant = closest(uri if uri.endswith(".md") else f"{uri}.md", missing)
            missing = [page for page in missing if page != meant]
            remedy = f"Do you mean {meant}?" if meant else "Take the line out, or write the page."
            yield f"{CONFIGURATION}:{line_of(uri, lines)}: the menu names {uri}, and there is no docs/{uri}. {remedy}"
    for uri in missing:
        yield f"{CONFIGURATION}:{line_of('nav:', lines)}: the menu does not name {uri}, and docs/{uri} is there. Add its line under nav, or take the page away."


def _unnamed(library: Library, settings: Mapping[str, Any]) -> list[str]:
    """Pages that the menu does not name and that need to stand in it; all pages where there is no menu."""
    if settings["nav"] is None:
        return library.source_pages
    named = set(menu_uris(settings["nav"]))
    return [uri for uri in library.source_pages if uri not in named and not settings["unlisted"](uri)]


def _prose(library: Library, root: Path) -> list[str]:
    """What is wrong with the words of the pages; nothing where the guide asks nothing (data/prose.yml)."""
    path = root / "data" / "prose.yml"
    asked = told(path, lambda: load_asked(path))
    phones = library.known("phones")
    if asked is None or phones is None:
        return []
    return check_prose(library.pages, root / "data", asked, phones)


def unknown_pages(library: Library) -> set[str]:
    """The pages ("guides/court") of which nobody knows yet which steps they have."""
    listed = library.generated_ids
    return {uri.removesuffix(DEFAULT.suffix) for uri in library.source_pages if _is_unknown(library, uri, listed)}


def _is_unknown(library: Library, uri: str, listed: Mapping[str, set[str] | None]) -> bool:
    """Whether nobody knows yet which places a page has: it, or the data that it lists, cannot be read, or a heading is not right."""
    return uri not in library.pages or (uri in listed and listed[uri] is None) or is_unsure(library.pages[uri])


def _search(library: Library, data: Path) -> list[str]:
    """Places of data/search.yml and data/questions.yml that no page has; the finished pages are asked once more when the index is made."""
    words, asked = data / "search.yml", data / FILE
    named = {
        words: told(words, lambda: load_search_words(words)).named_places,
        asked: told(asked, lambda: [*load_questions(asked)]),
    }
    unread, listed = unknown_pages(library), library.generated_ids
    known = set()
    for uri in library.source_pages:
        name = uri.removesuffix(DEFAULT.suffix)
        ids = {heading.id for heading in library.pages[uri].headings} if uri in library.pages else set()
        known |= {name, *(f"{name}#{id}" for id in ids | set(listed.get(uri) or ()))}
    known |= {place for places in named.values() for place in places if place.partition("#")[0] in unread}
    return [each for path, places in named.items() for each in unknown_places(path, places, known)]
