"""Words for the one page that speaks all languages at once: the 404 page, which hosts serve at any address."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alternates import locale_root
from convert import convert_text
from source_page import SourcePage
from words import Words, language_of, load_words


@dataclass(frozen=True)
class Place:
    locale: str
    root: str  # "", "zh-TW/", …
    words: Words
    titles: Mapping[str, str]  # page uri → title


def everywhere(strings: Path, pages: Mapping[str, SourcePage], locales: list[str], default: str) -> list[Place]:
    """The words and page titles of every locale, the Traditional ones converted."""
    return [_place(strings, pages, locale, locale_root(locale, default)) for locale in locales]


def _place(strings: Path, pages: Mapping[str, SourcePage], locale: str, root: str) -> Place:
    language = language_of(locale)
    suffix = ".en.md" if language == "en" else ".md"
    titles = {uri: pages[uri.removesuffix(".md") + suffix].meta["title"] for uri in pages if uri.count(".") == 1}
    return Place(locale, root, _converted(load_words(strings, language), locale), _converted(titles, locale))


def _converted(tree: Any, locale: str) -> Any:
    if isinstance(tree, Mapping):
        return {key: _converted(value, locale) for key, value in tree.items()}
    return convert_text(tree, locale)
