"""Turns Simplified text into Taiwan or Hong Kong Traditional: our quotes and terms first, then OpenCC, then letters.

Our terms go first, as whole pieces that OpenCC never sees, because what OpenCC has once joined or split wrongly cannot
be told apart afterwards. A result is a list of (Simplified, Traditional) pieces, not just a string, so that a phrase
which bold type or a link cuts in two can be converted whole and then cut at the same place.

Text that is Traditional already (the theme's own words, a page written by hand for one variant) is read as Simplified
first, so that it gets our words too and so that converting twice changes nothing: OpenCC alone makes 幹擾 of 干擾.

Titles in 《 》 name a law or a standard: they keep every word, and only their letters change.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from opencc import OpenCC

from engine.locales import LOCALES
from engine.variants.terms import read_letters, read_terms, to_simplified

TABLES = Path(__file__).resolve().parents[2] / "data" / "variants"
# OpenCC's configuration for each variant. Never s2twp: its word list also rewrites 避免提供 and 法律程序.

# A title such as 《个人信息保护法》, which may hold another in 〈 〉.
_TITLE = "《[^《》]*》"
# A pair of single quotes, ‘我的’; the apostrophe of don’t has no opening partner.
_SINGLE_QUOTED = re.compile("‘([^‘’]*)’")
# An apostrophe stands directly after a Latin letter (don’t, lenders’); any other ’ closes a quotation.
_CLOSING_QUOTE = re.compile("(?<![A-Za-z])’")
_DOUBLE_QUOTES = str.maketrans("“”‘", "「」『")

Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Variant:
    """All that one variant's conversion needs; made once and never changed, so it may be a cache key."""

    opencc: OpenCC
    targets: dict[str, str]
    letters: dict[int, str]
    in_text: re.Pattern[str]  # a title, or any term
    in_title: re.Pattern[str]  # only the terms that change the spelling and not the word


def variant(locale: str) -> Variant | None:
    """The variant of a locale, or None where text stays as it is written. Reads the tables again when they change."""
    if locale not in LOCALES or (table := LOCALES[locale].opencc) is None:
        return None
    files = (TABLES / f"{locale}.tsv", TABLES / f"{locale}-letters.tsv")
    return _variant(table, *((file, file.stat().st_mtime_ns if file.exists() else 0) for file in files))


@lru_cache(maxsize=8)
def _variant(config: str, terms_file: tuple[Path, int], letters_file: tuple[Path, int]) -> Variant:
    terms = read_terms(terms_file[0])
    letters = read_letters(letters_file[0])
    sources = [re.escape(term.source) for term in terms]
    spellings = [re.escape(term.source) for term in terms if term.spelling]
    return Variant(
        opencc=OpenCC(config),
        targets={term.source: term.target for term in terms},
        letters={ord(source): target for source, target in letters.items()},
        in_text=re.compile("|".join([_TITLE, *sources])),
        in_title=re.compile("|".join(spellings) or "(?!)"),
    )


@lru_cache(maxsize=20_000)
def pieces(text: str, variant: Variant) -> Pieces:
    """The text in order as (Simplified, Traditional) pieces; both halves of a piece mostly have the same length."""
    return tuple(_pieces(_quotes(_read_as_simplified(text)), variant, variant.in_text))


def _pieces(text: str, variant: Variant, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    end = 0
    for match in pattern.finditer(text):
        found += _by_opencc(text[end : match.start()], variant)
        end = match.end()
        if match[0] in variant.targets:
            found.append((match[0], variant.targets[match[0]]))
        else:  # a title
            found += _pieces(match[0], variant, variant.in_title)
    return found + _by_opencc(text[end:], variant)


def _by_opencc(text: str, variant: Variant) -> list[tuple[str, str]]:
    if not text:
        return []
    return [(text, text if text.isascii() else variant.opencc.convert(text).translate(variant.letters))]


def _read_as_simplified(text: str) -> str:
    read = to_simplified(text)
    return read if len(read) == len(text) else text


def _quotes(text: str) -> str:
    """“ ” ‘ ’ as 「 」 『 』, but for an apostrophe. Lengths stay."""
    if text.isascii():
        return text
    return _CLOSING_QUOTE.sub("』", _SINGLE_QUOTED.sub(r"『\1』", text)).translate(_DOUBLE_QUOTES)


def convert_plain(text: str, variant: Variant | None) -> str:
    """The whole text, converted; unchanged where the variant is None."""
    if variant is None or text.isascii():
        return text
    return "".join(target for _, target in pieces(text, variant))


def convert_run(texts: list[str], variant: Variant) -> list[str]:
    """Converts texts that a reader sees as one line (`征`, `信` of 征<b>信</b>) as one, and cuts the result as before.

    Where a cut would fall inside a term whose length changes, no place for it is right: each text is converted alone.
    """
    cells: list[str | None] = []  # one a Simplified letter; None stands where the cell before covers this letter too
    for source, target in pieces("".join(texts), variant):
        cells += list(target) if len(source) == len(target) else [target, *[None] * (len(source) - 1)]
    done = []
    for text in texts:
        cells, part = cells[len(text) :], cells[: len(text)]
        if part and part[0] is None:
            return [convert_plain(text, variant) for text in texts]
        done.append("".join(filter(None, part)))
    return done
