"""How a page speaks, from data/style.yml: what is found is shown with its line and never refused."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.build.cache import contents, kept
from engine.content.prose.patterns import Pattern, load_patterns
from engine.content.prose.wording import MARKUP
from engine.content.prose.words_to_say import LETTER
from engine.content.source_page import SourcePage
from engine.content.yaml_file import read_yaml
from engine.locales import CHINESE, split_uri
from engine.variants.tables import to_simplified

MEASURES = ("sentences", "traditional")
_SENTENCE = re.compile(r"[^。！？!?；]+")
_ENGLISH = re.compile(r"[^.!?;:|]+(?:[.:](?=\S)[^.!?;:|]+)*")
_MARKS = re.compile(r"\[(?:rule|phone|field):[^\]]*\]|\*\*|[\[\]]")
_WORD = re.compile(r"[A-Za-z0-9][\w’'-]*")
_TABLE = re.compile(r"\s*\|")


@dataclass(frozen=True)
class Style:
    """Patterns by language; the longest sentence by language; languages whose pages have no letter of the other script."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    longest: Mapping[str, int]
    one_script: frozenset[str]


def load_style(path: Path) -> Style | None:
    """None where there is no such file. Raises ValueError naming the pattern that is wrong."""
    if not path.exists():
        return None
    tree = read_yaml(path)
    if not isinstance(tree, dict):
        raise ValueError(
            f"{path}:1: expected kinds of rules, as promises: {{zh: [{{find: …, example: …, counter: …}}]}}. Or take the file away."
        )
    kinds = {name: rules for name, rules in tree.items() if name not in MEASURES}
    languages = {language for rules in kinds.values() for language in rules}
    found = {
        language: tuple(
            pattern
            for name, rules in kinds.items()
            for pattern in load_patterns(rules.get(language, ()), f"{path}: {name}: {language}")
        )
        for language in languages
    }
    one = {language for language, may in tree.get("traditional", {}).items() if may is False}
    return Style(found, dict(tree.get("sentences", {})), frozenset(one))


def style_findings(pages: Iterable[SourcePage], path: Path) -> list[str]:
    """Findings about all pages as "path:line: …"; none where there is no style.yml. Raises ValueError as load_style."""
    style = load_style(path)
    if style is None:
        return []
    asked = contents([path])

    def look(page: SourcePage) -> list[list[Any]]:
        given = [page.uri, page.text, asked]
        return kept("style", given, lambda: [[line, text] for line, text in style_of(page, style)], lambda _: True)

    return [f"{page.path}:{line}: {text}" for page in pages for line, text in look(page)]


def style_of(page: SourcePage, style: Style) -> Iterator[tuple[int, str]]:
    """(line, what to look at again) of a page."""
    language = split_uri(page.uri)[1].language
    for line, text in page.lines:
        bare = MARKUP.sub("", text)
        for pattern in style.patterns.get(language, ()):
            if found := pattern.compiled.search(bare):
                yield line, f"'{found[0]}': {pattern.why}"
        if language in style.one_script and (strange := _other_script(bare)):
            yield (
                line,
                f"'{strange}' is written in the other script. Write it as this page is written, or in a mark -{{…}}-.",
            )
        if (most := style.longest.get(language)) and not _TABLE.match(text):
            yield from ((line, said) for said in _too_long(_MARKS.sub("", bare), language, most))


def _other_script(text: str) -> str:
    read = to_simplified(text)
    return (
        "".join(one for one, other in zip(text, read, strict=False) if one != other) if len(read) == len(text) else ""
    )


def _too_long(text: str, language: str, most: int) -> Iterator[str]:
    chinese = language == CHINESE
    for found in (_SENTENCE if chinese else _ENGLISH).finditer(text):
        count = len((LETTER if chinese else _WORD).findall(found[0]))
        if count > most:
            yield f"a sentence of {count} {'letters' if chinese else 'words'} ('{found[0].strip()[:12]}…'); at most {most}. Make two of it."
