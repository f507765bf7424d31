"""Steps that data lead to and that are not there: of the glossary, of what changed, and of the ledgers, where a page shows them."""

from collections.abc import Iterator
from pathlib import Path

from engine.content.allowed_html import line_of
from engine.content.counterparts import is_unsure
from engine.content.library import Library
from engine.content.markers import Marker
from engine.content.yaml_file import entry_lines
from engine.locales import DEFAULT


def broken_data_links(library: Library) -> list[str]:
    """Each with its file and line."""
    return [
        f"{path}:{_line_in(path, name, target)}: {name}: '{target}' leads nowhere. {_remedy(library, target)}"
        for path, name, targets in _ways(library)
        for target in targets
        if not _is_there(library, target)
    ]


def _remedy(library: Library, target: str) -> str:
    """A place of data/search.yml or of a ledger is written without .md, a file of the project with docs/; here neither is so."""
    page, sign, step = target.partition("#")
    uri = page.removeprefix("docs/").lstrip("/").removesuffix(DEFAULT.suffix) + DEFAULT.suffix
    whole = f"{uri}{sign}{step}"
    there = uri in library.pages and _is_there(library, whole)
    return f"Write: {whole}" if there else "Correct page and id, or take it out."


def _is_there(library: Library, target: str) -> bool:
    uri, _, step = target.partition("#")
    page = library.pages.get(uri)
    if page is None:  # it may be there, and be told for itself
        return (library.docs / uri).is_file()
    return not step or is_unsure(page) or any(heading.id == step for heading in page.headings)


def _ways(library: Library) -> Iterator[tuple[Path, str, list[str]]]:
    """(file, entry, places) of every entry that names steps and that a page shows."""
    data = library.root / "data"
    for term in library.glossary.values() if _shows(library, "glossary.md", Marker.GLOSSARY) else ():
        yield data / "glossary.yml", term["id"], [str(term["see"])] if term.get("see") else []
    for change in library.changes.values() if _shows(library, "changes.md", Marker.CHANGES) else ():
        yield data / "changes.yml", change["id"], [str(change["see"])] if change.get("see") else []
    whole = [ledger for ledger in library.ledgers if isinstance(ledger, dict) and {"id", "units"} <= set(ledger)]
    for ledger in whole if _shows(library, "sources.md", Marker.SOURCES) else ():
        used = {step for unit in ledger["units"] for step in unit.get("used_in") or ()}
        path = library.root / "articles" / f"{ledger['id']}.yml"
        if path.exists():
            yield path, ledger["id"], sorted(str(step).replace("#", ".md#") for step in used)


def _shows(library: Library, uri: str, marker: Marker) -> bool:
    page = library.pages.get(uri)
    return page is not None and any(marker in text for _, text in page.lines)


def _line_in(path: Path, name: str, target: str) -> int:
    """The line of the entry `name` where `target` stands; a ledger is one entry, and names its steps without .md."""
    text = path.read_text(encoding="utf-8-sig")
    first, lines = dict(entry_lines(text)).get(name, 1), text.splitlines()
    return first - 1 + line_of(target if target in text else target.replace(".md#", "#"), lines[first - 1 :])
