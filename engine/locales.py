"""The only list of languages: what each is called, where its pages stand, what its words are made from, and how it is written.

A *locale* is what a reader chooses (`zh-TW`); a *language* is what people write by hand and what data files have a key for (`zh`, `en`).
Several locales may be made from one language: OpenCC writes Taiwan and Hong Kong Traditional from the Simplified source. Which of
them a site builds, and under which name the menu shows them, stands in its `mkdocs.yml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Language:
    """A language that people write: the marks between the parts of a sentence made from data."""

    colon: str
    comma: str
    space: str  # between two names that follow each other


LANGUAGES = {"zh": Language("：", "，", ""), "en": Language(": ", ", ", " ")}


@dataclass(frozen=True)
class Locale:
    """A language as readers have it. `folder` is below the site's root and ends in a slash; `suffix` is that of a page in docs/
    written for this locale; `opencc` names the table that gives it its own Traditional letters, None where it is written by hand;
    `tags` are the values of `lang=` (in lower case) that mean this locale; `font` is a family of Noto Sans CJK;
    `encoding` is what a spreadsheet there saves a table in instead of UTF-8."""

    code: str
    language: str
    folder: str
    suffix: str
    opencc: str | None
    tags: frozenset[str]
    font: str
    encoding: str
    direction: str = "ltr"

    @property
    def by_hand(self) -> bool:
        """Whether its pages and words are written, and not made from another locale's."""
        return self.opencc is None


LOCALES = {
    locale.code: locale
    for locale in (
        Locale("zh-Hans", "zh", "", ".md", None, frozenset({"zh", "zh-hans", "zh-cn", "zh-hans-cn"}), "SC", "gb18030"),
        Locale(
            "zh-TW",
            "zh",
            "zh-TW/",
            ".zh-TW.md",
            "t2tw",
            frozenset({"zh", "zh-hant", "zh-tw", "zh-hant-tw"}),
            "TC",
            "big5",
        ),
        Locale(
            "zh-HK",
            "zh",
            "zh-HK/",
            ".zh-HK.md",
            "t2hk",
            frozenset({"zh", "zh-hant", "zh-hk", "zh-hant-hk"}),
            "HK",
            "big5",
        ),
        Locale("en", "en", "en/", ".en.md", None, frozenset({"en", "en-us", "en-gb"}), "SC", "gb18030"),
    )
}
DEFAULT = next(iter(LOCALES.values()))  # the source: written by hand, at the site's root


def unknown_locales(built: Iterable[str], default: str) -> str | None:
    """What is wrong with the languages that a site builds: one that is not listed here, or another default; None when nothing is."""
    for code in built:
        if code not in LOCALES:
            return f"there is no language {code!r}; engine/locales.py lists {', '.join(LOCALES)}. Add it there, or correct its name."
    if default != DEFAULT.code:
        return f"the default language is {default!r}; pages are written in {DEFAULT.code} (engine/locales.py), so write 'default: true' there."
    return None


def locale_of(address: str) -> Locale:
    """The locale of a page or file by its address below the site's root: "en/guides/process/" → en; the default otherwise."""
    first = f"{address.split('/')[0]}/"
    return next((locale for locale in LOCALES.values() if locale.folder == first), DEFAULT)


def split_uri(uri: str) -> tuple[str, Locale]:
    """A page of docs/ as (the source page beside it, its locale): "guides/process.en.md" → ("guides/process.md", en)."""
    for locale in LOCALES.values():
        if locale is not DEFAULT and uri.endswith(locale.suffix):
            return uri.removesuffix(locale.suffix) + DEFAULT.suffix, locale
    return uri, DEFAULT


def page_in(uri: str, language: str) -> str:
    """The page of docs/ that is written in a language: ("faq.md", "en") → "faq.en.md"."""
    written = next(locale for locale in LOCALES.values() if locale.by_hand and locale.language == language)
    return str(PurePosixPath(uri).with_suffix("")) + written.suffix
