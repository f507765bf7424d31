"""The same page in the other languages: for hreflang, the language switch and the 404 page."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Alternate:
    locale: str
    name: str
    url: str  # from the site's root, without a leading slash: "zh-TW/guides/process/"
    current: bool


def locale_root(locale: str, default: str) -> str:
    """The folder of a locale below the site's root: "" for the default, else "zh-TW/"."""
    return "" if locale == default else f"{locale}/"


def alternates(url: str, current: str, default: str, languages: Sequence[tuple[str, str]]) -> list[Alternate]:
    """The page at `url` (as MkDocs has it, in the `current` locale) in every language, given as (locale, name)."""
    bare = url.removeprefix(locale_root(current, default))
    return [
        Alternate(locale, name, locale_root(locale, default) + bare, locale == current) for locale, name in languages
    ]
