"""The same page in the other languages: for hreflang, the language switch and the 404 page."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.locales import LOCALES


@dataclass(frozen=True)
class Alternate:
    locale: str
    name: str
    url: str  # from the site's root, without a leading slash: "zh-TW/guides/process/"
    current: bool


def alternates(url: str, current: str, languages: Sequence[tuple[str, str]]) -> list[Alternate]:
    """The page at `url` (as MkDocs has it, in the `current` locale) in every language, given as (locale, name)."""
    bare = url.removeprefix(LOCALES[current].folder)
    return [Alternate(locale, name, LOCALES[locale].folder + bare, locale == current) for locale, name in languages]
