"""What pages rest on: rules that are due, without an address or cited nowhere, holes in the ledgers, characters that converters see otherwise."""

import re
from pathlib import Path

from engine.content.library import Library
from engine.content.mark_checks import RULE_MARK
from scripts.articles.model import ArticleError
from scripts.articles.trace import trace

Lines = list[str]


def due(library: Library, root: Path) -> Lines:
    return [
        f"data/rules.yml:{rule.line}: {rule.id}, looked at on {rule.checked_on}"
        for rule in library.rules.values()
        if rule.unchecked(library.today)
    ]


def without_address(library: Library, root: Path) -> Lines:
    return [
        f"data/rules.yml:{rule.line}: {rule.id}, of {rule.instrument.id}"
        for rule in library.rules.values()
        if not rule.instrument.link
    ]


def uncited(library: Library, root: Path) -> Lines:
    cited = {rule for each in library.pages.values() for _, rule in each.marks(RULE_MARK)}
    data = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((root / "data").glob("*.yml"))
        if path.stem not in ("rules", "laws_and_dates")
    )
    named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", data))
    return [f"data/rules.yml:{rule.line}: {rule.id}" for rule in library.rules.values() if rule.id not in cited | named]


def holes(library: Library, root: Path) -> Lines:
    try:
        return list(trace(root / "articles", root / "docs" / "guides").holes) if (root / "articles").is_dir() else []
    except ArticleError as error:
        return [str(error)]


def characters(library: Library, root: Path) -> Lines:
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
