"""Words for the one page that speaks all languages at once: the 404 page, which hosts serve at any address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.content.library import Library
from engine.content.words import Words, language_of, load_words
from engine.locales import LOCALES, page_in
from engine.variants.convert import convert_text


@dataclass(frozen=True)
class Place:
    locale: str
    root: str  # "", "zh-TW/", …
    words: Words
    titles: Mapping[str, str]  # page uri → title


# What the page needs of each language, and the pages that it leads to: converting more would be done for nothing.
GROUPS = ("site", "not_found")
LEADS_TO = ("guides/process.md", "guides/collectors.md", "faq.md")


def everywhere(library: Library, locales: Sequence[str]) -> list[Place]:
    """The words and page titles of every locale, the Traditional ones converted."""
    return [_place(library, locale, LOCALES[locale].folder) for locale in locales]


def _place(library: Library, locale: str, root: str) -> Place:
    language, pages = language_of(locale), library.pages
    titles = {uri: pages[page_in(uri, language)].meta["title"] for uri in LEADS_TO if uri in pages}
    words = load_words(library.strings, language)
    needed = {name: words[name] for name in GROUPS}
    return Place(locale, root, _converted(needed, locale), _converted(titles, locale))


def _converted(tree: Any, locale: str) -> Any:
    if isinstance(tree, Mapping):
        return {key: _converted(value, locale) for key, value in tree.items()}
    return convert_text(tree, locale)
