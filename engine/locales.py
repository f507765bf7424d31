"""The only list of languages: what each is called, where its pages stand, what its words are made from, and how it is written.

A *locale* is what a reader chooses (`zh-TW`); a *language* is what people write by hand and what data files have a key for (`zh`, `en`).
Several locales may be made from one language: OpenCC writes Taiwan and Hong Kong Traditional from the Simplified source. Which of
them a guide builds, and under which name the menu shows them, stands in its `mkdocs.yml`; its source is the one with `default: true`.
A guide adds languages that are not known here in a `locales.yml` beside its mkdocs.yml:

    vi: {}
    ar: {direction: rtl, comma: "، "}
    ja: {colon: "：", comma: "、", space: "", encoding: cp932}
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from engine.configuration import languages, listed, read_configuration
from engine.folders import CONFIGURATION, GUIDE
from engine.own_locales import OWN, read_own


@dataclass(frozen=True)
class Language:
    """A language that people write: the marks between the parts of a sentence made from data."""

    colon: str = ": "
    comma: str = ", "
    space: str = " "  # between two names that follow each other
    label: str = ""  # what its name is called in the words under `glossary`, where that is not its code


@dataclass(frozen=True)
class Locale:
    """A language as readers have it. `folder` is below the site's root and ends in a slash, `suffix` is that of a page in docs/
    written for this locale; both depend on which locale is the guide's source. `opencc` names the table that gives it its own
    Traditional letters, None where it is written by hand; `tags` are the values of `lang=` (in lower case) that mean this locale;
    `font` is a family of Noto Sans CJK; `encoding` is what a spreadsheet there saves a table in instead of UTF-8; `term` is the field of a glossary's
    entry with the place's own word, and what that word is called in the words under `glossary`."""

    code: str
    language: str
    tags: frozenset[str] = field(default_factory=frozenset)
    opencc: str | None = None
    font: str = "SC"
    encoding: str = "windows-1252"
    direction: str = "ltr"
    term: tuple[str, str] | None = None
    folder: str = ""
    suffix: str = ".md"

    @property
    def by_hand(self) -> bool:
        """Whether its pages and words are written, and not made from another locale's."""
        return self.opencc is None

    @property
    def chinese(self) -> bool:
        return self.language == CHINESE

    @property
    def writes_han(self) -> bool:
        """Whether its own words have Chinese letters."""
        return self.language in (CHINESE, "ja")


CHINESE = "zh"
MADE_FROM = "zh-Hans"  # what OpenCC makes the other Chinese locales from
MARKS = {CHINESE: Language("：", "，", ""), "en": Language(label="english")}
KNOWN = {
    locale.code: locale
    for locale in (
        Locale(MADE_FROM, CHINESE, frozenset({"zh", "zh-hans", "zh-cn", "zh-hans-cn"}), None, "SC", "gb18030"),
        Locale(
            "zh-TW",
            CHINESE,
            frozenset({"zh", "zh-hant", "zh-tw", "zh-hant-tw"}),
            "t2tw",
            "TC",
            "big5",
            term=("tw", "taiwan"),
        ),
        Locale(
            "zh-HK",
            CHINESE,
            frozenset({"zh", "zh-hant", "zh-hk", "zh-hant-hk"}),
            "t2hk",
            "HK",
            "big5",
            term=("hk", "hongkong"),
        ),
        Locale("en", "en", frozenset({"en", "en-us", "en-gb"}), None, "SC", "gb18030"),
    )
}


def own_locales(entries: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, Locale], dict[str, Language]]:
    """The locales of a guide's locales.yml and the marks of their languages."""
    found, marks = {}, {}
    for code, own in entries.items():
        language = own.get("language", code.partition("-")[0])
        tags = frozenset(map(str.lower, own.get("tags") or [code, language]))
        named = {name: own[name] for name in ("font", "encoding", "direction") if name in own}
        found[code] = replace(KNOWN.get(code, Locale(code, language)), language=language, tags=tags, **named)
        written = {name: own[name] for name in ("colon", "comma", "space") if name in own}
        marks[language] = replace(MARKS.get(language, Language()), **written)
    return found, marks


def of_guide(configuration: Any, own: Mapping[str, Locale]) -> dict[str, Locale]:
    """The locales of a guide, its source first; all that are known where its mkdocs.yml lists none."""
    known = {**KNOWN, **own}
    chosen = [(code, source) for code, source in listed(configuration) if code in known]
    codes = [code for code, _ in chosen] or list(KNOWN)
    source = next((code for code, is_source in chosen if is_source), codes[0])
    locales = {source: replace(known[source], folder="", suffix=".md")}
    for code in codes:
        locales.setdefault(code, replace(known[code], folder=f"{code}/", suffix=f".{code}.md"))
    return locales


_entries, WRONG = read_own(GUIDE / OWN)
_own, _marks = own_locales(_entries)
LOCALES = of_guide(read_configuration(GUIDE / CONFIGURATION), _own)
DEFAULT = next(iter(LOCALES.values()))  # the source: written by hand, at the site's root
LANGUAGES = {  # those that this guide is written in
    locale.language: {**MARKS, **_marks}.get(locale.language, Language())
    for locale in LOCALES.values()
    if locale.by_hand
}


def unknown_locales(built: Iterable[str], default: str) -> list[str]:
    """What is wrong with the languages that a guide builds, each with its file and line."""
    if WRONG:
        return WRONG
    wrong = _odd_list(languages(read_configuration(GUIDE / CONFIGURATION))) or _unfit(built, default)
    return [f"{CONFIGURATION}:{_line_of(GUIDE / CONFIGURATION, wrong[0])}: {wrong[1]}"] if wrong else []


def _line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)


def _odd_list(entries: Collection[Mapping[str, Any]]) -> tuple[str, str] | None:
    """As _unfit, of how the languages are listed."""
    seen: set[str] = set()
    for code, entry in ((str(entry.get("locale")), entry) for entry in entries):
        if code in seen:
            return f"locale: {code}", f"the language {code} is listed twice; take one of the two out."
        if entry.get("build") is False:
            return (
                f"locale: {code}",
                f"the language {code} has build: false, and its pages are there all the same; write build: true, or take it out with its pages.",
            )
        seen.add(code)
    if sum(entry.get("default") is True for entry in entries) > 1:
        return "default: true", "two languages are listed as the source; write 'default: true' at one language."
    return None


def _unfit(built: Iterable[str], default: str) -> tuple[str, str] | None:
    """(what to look for in mkdocs.yml, what is wrong there)."""
    for code in built:
        if code not in LOCALES:
            known = ", ".join({**KNOWN, **_own})
            return (
                f"locale: {code}",
                f"there is no language {code!r} (known: {known}). Correct its name, or add it to {OWN} beside mkdocs.yml: '{code}: {{}}'.",
            )
        if LOCALES[code].opencc and DEFAULT.code != MADE_FROM:
            return (
                f"locale: {code}",
                f"{code} is made from {MADE_FROM}, which must be the source: write 'default: true' there, or take {code} out.",
            )
    if default != DEFAULT.code:
        return (
            "default: true",
            f"the default language is {default!r}, but {DEFAULT.code} is listed so; write 'default: true' at one language.",
        )
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
