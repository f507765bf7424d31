"""What is left to do in a guide, on one page: python -m scripts.status, or `make status`; .build/status.html to read, .build/status.json for programs.

Nothing here stops a build: translations that lag behind, rules that nobody has looked at for a year, entries that no page uses, pages and steps that nothing
leads to, words that nothing shows, holes in the ledgers, PDFs and pictures not made. Each line names the file.
"""

import json
import re
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath

from engine.build.ending import end
from engine.content.library import Library, load_library
from engine.content.mark_checks import RULE_MARK
from engine.content.prose.style import style_findings
from engine.content.stale_translations import text_digest
from engine.content.unused_words import unused_words
from engine.content.yaml_file import read_yaml
from engine.folders import GUIDE
from engine.locales import DEFAULT, split_uri
from engine.sheets.add_pdfs import KEYS, recorded_key
from engine.shell.link_pictures import WANTED
from scripts.articles.model import ArticleError
from scripts.articles.trace import trace
from scripts.translations import changes, is_translation, recorded, source_text

Lines = list[str]
NOT_BUILT = "not known before the site is built: run `make site`"
LARGEST = 10  # files whose size is shown


def main() -> int:
    try:
        found = status(GUIDE)
    except ValueError as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    folder = GUIDE / ".build"
    folder.mkdir(exist_ok=True)
    (folder / "status.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "status.html").write_text(page(found), encoding="utf-8")
    for name, lines in found.items():
        print(f"{len(lines):5}  {name}")
    print("read it in .build/status.html")
    return 0


def status(root: Path) -> dict[str, Lines]:
    """What is left, by its kind. Raises ValueError where the guide cannot be read at all: `make site` says more then."""
    library = load_library(root, DEFAULT.language)
    kinds: dict[str, Callable[[Library, Path], Lines]] = {
        "translations that lag behind": _behind,
        "rules due for a look": _due,
        "rules without an official address": _without_address,
        "rules that no page cites": _uncited,
        "terms that no page links to": _unlinked_terms,
        "words that nothing shows (data/strings.yml)": _unused_words,
        "pages that nothing leads to": _lost_pages,
        "steps that no question of the search leads to": _unasked,
        "holes in the ledgers": _holes,
        "sentences to read once more (data/style.yml)": _style,
        "Traditional characters to look at": _characters,
        "PDFs not made, or made from an older text": _pdfs,
        "pictures of links not drawn": _pictures,
        "largest files of the site, in bytes": _sizes,
    }
    return {name: look(library, root) for name, look in kinds.items()}


def page(found: dict[str, Lines]) -> str:
    """All of it as one page without scripts or styles of others."""
    parts = [
        f"<details{' open' if lines and 'bytes' not in name else ''}><summary>{escape(name)}: {len(lines)}</summary><ul>"
        + "".join(f"<li><pre>{escape(line)}</pre>" for line in lines)
        + "</ul></details>"
        for name, lines in found.items()
    ]
    style = "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}pre{white-space:pre-wrap;margin:0}summary{font-weight:bold}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Status</title><style>{style}</style><h1>What is left to do</h1>{"".join(parts)}</html>\n'


def _behind(library: Library, root: Path) -> Lines:
    pages = [path for path in sorted((root / "docs").rglob("*.md")) if is_translation(path)]
    stale = [path for path in pages if recorded(path) != text_digest(source_text(path))]
    return [f"{path.relative_to(root)}\n{changes(path)}".rstrip() for path in stale]


def _style(library: Library, root: Path) -> Lines:
    return [
        finding.replace(f"{root}/", "")
        for finding in style_findings(library.pages.values(), root / "data" / "style.yml")
    ]


def _due(library: Library, root: Path) -> Lines:
    return [
        f"data/rules.yml:{rule.line}: {rule.id}, looked at on {rule.checked_on}"
        for rule in library.rules.values()
        if rule.unchecked(library.today)
    ]


def _without_address(library: Library, root: Path) -> Lines:
    return [
        f"data/rules.yml:{rule.line}: {rule.id}, of {rule.instrument.id}"
        for rule in library.rules.values()
        if not rule.instrument.link
    ]


def _uncited(library: Library, root: Path) -> Lines:
    cited = {rule for each in library.pages.values() for _, rule in each.marks(RULE_MARK)}
    data = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((root / "data").glob("*.yml"))
        if path.stem not in ("rules", "instruments")
    )
    named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", data))
    return [f"data/rules.yml:{rule.line}: {rule.id}" for rule in library.rules.values() if rule.id not in cited | named]


def _led_to(library: Library) -> set[str]:
    """Every page, and page#step, that a link of another page leads to."""
    found = set()
    for each in library.pages.values():
        base = split_uri(each.uri)[0]
        for _, target in each.links:
            file, _, step = target.partition("#")
            uri = normpath(join(dirname(base), file)) if file else base
            found |= {f"{uri}#{step}"} | ({uri} if uri != base else set())
        if isinstance(following := each.meta.get("next"), str):
            found.add(following)
    return found


def _unlinked_terms(library: Library, root: Path) -> Lines:
    led = _led_to(library)
    return [f"data/glossary.yml: {term}" for term in library.glossary if f"glossary.md#{term}" not in led]


def _lost_pages(library: Library, root: Path) -> Lines:
    led = _led_to(library)
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8")
    own = [uri for uri in library.pages if split_uri(uri)[1] is DEFAULT and uri != "index.md"]
    return [f"docs/{uri}" for uri in own if uri not in led and f"- {uri}" not in menu]


def _unasked(library: Library, root: Path) -> Lines:
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


def _holes(library: Library, root: Path) -> Lines:
    try:
        return list(trace(root / "articles", root / "docs" / "guides").holes) if (root / "articles").is_dir() else []
    except ArticleError as error:
        return [str(error)]


def _characters(library: Library, root: Path) -> Lines:
    """What `make second-opinion` lists; nothing in a guide without Traditional tables."""
    if not (root / "data" / "variants" / "reviewed.tsv").is_file():
        return []
    try:
        from scripts import second_opinion
    except ImportError:  # its converters are there for development only
        return ["the converters to compare with are not set up here: make .venv/dev.stamp, in the engine's folder"]
    try:
        return second_opinion.unreviewed(*second_opinion.compared())
    except ValueError as error:
        return [str(error)]


def _unused_words(library: Library, root: Path) -> Lines:
    return [".".join(entry) for entry in unused_words(root)]


def _pdfs(library: Library, root: Path) -> Lines:
    """Only a site that was built says which pages offer one."""
    folder = root / ".build" / "pdf"
    keys = folder / KEYS
    if not keys.is_file():
        return [NOT_BUILT]
    wanted = json.loads(keys.read_text(encoding="utf-8"))
    return [f"{name}: run `make pdf`" for name, key in wanted.items() if recorded_key(folder / name) != key]


def _pictures(library: Library, root: Path) -> Lines:
    folder = root / ".build" / "link-pictures"
    wanted = folder / WANTED
    if not wanted.is_file():
        return [NOT_BUILT]
    titles = json.loads(wanted.read_text(encoding="utf-8"))
    return [
        f"{_title(html)}: run `make pictures`"
        for digest, html in titles.items()
        if not (folder / f"{digest}.png").is_file()
    ]


def _title(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return re.sub(r"<[^>]*>|\s+", " ", found[1]).strip() if found else "a picture"


def _sizes(library: Library, root: Path) -> Lines:
    files = [
        path
        for path in (root / "site").rglob("*")
        if path.is_file() and path.suffix in (".html", ".js", ".mjs", ".css", ".json")
    ]
    largest = sorted(files, key=lambda path: -path.stat().st_size)[:LARGEST]
    return [f"{path.stat().st_size:9,}  {path.relative_to(root)}" for path in largest]


if __name__ == "__main__":
    end(main)
