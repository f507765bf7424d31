"""Pages: translations that lag behind, sentences to read once more, pages and steps to which nothing leads, words that nothing shows."""

from pathlib import Path

from engine.content import unused_words as words
from engine.content.library import Library
from engine.content.parity import unlike_pages
from engine.content.prose.style import style_findings
from engine.content.source_page import place_of
from engine.content.yaml_file import read_yaml
from engine.locales import DEFAULT, split_uri
from scripts.translations import changes, is_behind, is_translation

Lines = list[str]


def behind(library: Library, root: Path) -> Lines:
    pages = [path for path in sorted((root / "docs").rglob("*.md")) if is_translation(path)]
    return [f"{path.relative_to(root)}\n{changes(path)}".rstrip() for path in pages if is_behind(path)]


def unlike(library: Library, root: Path) -> Lines:
    """Translations that are up to date and yet have other links, numbers, or fewer or more paragraphs, items, rows or boxes in a step; the others
    are listed as behind."""
    return unlike_pages(library.pages, lambda page: not is_behind(page.path))


def style(library: Library, root: Path) -> Lines:
    return [
        finding.replace(f"{root}/", "")
        for finding in style_findings(library.pages.values(), root / "data" / "style.yml")
    ]


def lost_pages(library: Library, root: Path) -> Lines:
    led = led_to(library)
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8")
    own = [uri for uri in library.pages if split_uri(uri)[1] is DEFAULT and uri != "index.md"]
    return [f"docs/{uri}" for uri in own if uri not in led and f"- {uri}" not in menu]


def unlinked_terms(library: Library, root: Path) -> Lines:
    led = led_to(library)
    return [f"data/glossary.yml: {term}" for term in library.glossary if f"glossary.md#{term}" not in led]


def led_to(library: Library) -> set[str]:
    """Every page, and page#step, that a link of another page leads to."""
    found = set()
    for each in library.pages.values():
        base = split_uri(each.uri)[0]
        for _, target in each.links:
            uri, step = place_of(base, target)
            found |= {f"{uri}#{step}"} | ({uri} if uri != base else set())
        if isinstance(following := each.meta.get("next"), str):
            found.add(following)
    return found


def unasked(library: Library, root: Path) -> Lines:
    path = root / "data" / "search.yml"
    places = set((read_yaml(path) or {}).get("places", {})) if path.is_file() else set()
    guides = [each for uri, each in library.pages.items() if split_uri(uri)[1] is DEFAULT and uri.startswith("guides/")]
    steps = [
        (each.uri.removesuffix(DEFAULT.suffix), heading)
        for each in guides
        for heading in each.headings
        if heading.level == 2
    ]
    return [
        f"docs/{name}.md:{heading.line}: #{heading.id}"
        for name, heading in steps
        if f"{name}#{heading.id}" not in places
    ]


def unused_words(library: Library, root: Path) -> Lines:
    return [".".join(entry) for entry in words.unused_words(root)]
