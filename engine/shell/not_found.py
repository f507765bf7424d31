"""Words for 404.html, which shows every language: hosts serve it at any address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.content.library import Library
from engine.content.words import Words, language_of, load_words
from engine.locales import LOCALES, page_in
from engine.variants.convert import convert_texts


@dataclass(frozen=True)
class NotFoundWords:
    locale: str
    root: str  # "", "zh-TW/", …
    words: Words
    titles: Mapping[str, str]  # page uri → title


GROUPS = ("site", "not_found")  # what the page needs: converting more would be done for nothing


def not_found_words(library: Library, locales: Sequence[str], leads_to: Sequence[str]) -> list[NotFoundWords]:
    """The words of every locale and the titles of the pages that 404.html leads to, by their source; converted where Traditional."""
    return [_words(library, locale, leads_to) for locale in locales]


def _words(library: Library, locale: str, leads_to: Sequence[str]) -> NotFoundWords:
    language, pages = language_of(locale), library.pages
    written = {uri: pages[page_in(uri, language)] for uri in leads_to if page_in(uri, language) in pages}
    titles = {uri: str(page.meta.get("title", uri)) for uri, page in written.items()}
    words = load_words(library.strings, language)
    needed = {name: words[name] for name in GROUPS}
    found = list(_texts([needed, titles]))
    converted = dict(zip(found, convert_texts(found, locale), strict=True))
    return NotFoundWords(locale, LOCALES[locale].folder, _said(needed, converted), _said(titles, converted))


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    else:
        for each in tree.values() if isinstance(tree, Mapping) else tree:
            yield from _texts(each)


def _said(tree: Any, converted: Mapping[str, str]) -> Any:
    if isinstance(tree, Mapping):
        return {key: _said(value, converted) for key, value in tree.items()}
    return converted[tree]
