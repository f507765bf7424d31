"""The same page in the other languages: for hreflang, the language switch and the 404 page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.locales import LOCALES, page_in


@dataclass(frozen=True)
class Alternate:
    locale: str
    name: str
    url: str  # from the site's root, without a leading slash: "zh-TW/guides/process/"
    current: bool
    translated: (
        bool  # else the address shows the source's text with a notice: a choice for readers, nothing for search engines
    )


def alternates(
    url: str, current: str, languages: Sequence[tuple[str, str]], written: Collection[str]
) -> list[Alternate]:
    """The page at `url` (as MkDocs has it, in the `current` locale) in every language, given as (locale, name); `written` are the
    locales that have its text (written_in)."""
    bare = url.removeprefix(LOCALES[current].folder)
    return [
        Alternate(locale, name, LOCALES[locale].folder + bare, locale == current, locale in written)
        for locale, name in languages
    ]


def written_in(uri: str, pages: Collection[str]) -> list[str]:
    """The locales that have a text of their own for the page with the source `uri` ("guides/process.md"), the source first."""
    return [code for code, locale in LOCALES.items() if page_in(uri, locale.language) in pages]
