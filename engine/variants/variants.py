"""Turns Simplified text into Taiwan or Hong Kong Traditional: our quotes, then word by word (word_book.py).

A result is a list of (Simplified, Traditional) pieces, not just a string, so that a phrase which bold type or a link
cuts in two can be converted whole and then cut at the same place.

Text that is Traditional already (the theme's own words, a page written by hand for one variant) is read as Simplified
first, so that it gets our words too and so that converting twice changes nothing: OpenCC alone makes 幹擾 of 干擾.

Titles in 《 》 name a law or a standard: they keep every word, and only their characters change.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from opencc import OpenCC

from engine import folders
from engine.locales import LOCALES
from engine.variants.phrases import characters, corrected
from engine.variants.segment import Segmenter
from engine.variants.tables import read_characters, to_simplified
from engine.variants.term_rules import TermRules, read_rules, read_sets, read_words
from engine.variants.word_book import Piece, WordBook

# What both variants share.
SHARED = ("zh-Hant.tsv", "sets.tsv", "zh-Hant-characters.tsv", "words.txt")

# A title such as 《个人信息保护法》, which may hold another in 〈 〉.
_TITLE = re.compile("《[^《》]*》")
# A pair of single quotes, ‘我的’; the apostrophe of don’t has no opening partner.
_SINGLE_QUOTED = re.compile("‘([^‘’]*)’")
# An apostrophe stands directly after a Latin letter (don’t, lenders’) or before a digit (’90年代); any other ’ closes a quotation.
_CLOSING_QUOTE = re.compile("(?<![A-Za-z])’(?![0-9])")
_DOUBLE_QUOTES = str.maketrans("“”‘", "「」『")

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, eq=False)
class Variant:
    """All that one variant's conversion needs; made once and never changed, so it may be a cache key."""

    text: WordBook
    title: WordBook  # without the terms that change the word


def tables() -> Path:
    """Where a guide's tables of terms stand; without the folder, all is left to OpenCC."""
    return folders.DATA / "variants"


def variant(locale: str) -> Variant | None:
    """The variant of a locale, or None where text stays as it is written. Reads the tables again when they change."""
    if locale not in LOCALES or (table := LOCALES[locale].opencc) is None:
        return None
    folder = tables()
    return _variant(folder, locale, table, tuple(map(_written, _files(folder, locale))))


@lru_cache(maxsize=8)
def _files(folder: Path, locale: str) -> tuple[Path, ...]:
    return tuple(folder / name for name in (f"{locale}.tsv", f"{locale}-characters.tsv", *SHARED))


def _written(file: Path) -> int:
    """When, 0 for a table that is not there. Every text that is converted asks."""
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def characters_only(locale: str) -> tuple[WordBook, Callable[[str], str]]:
    """For checks: how words are written with the characters of a region, but without its words; and what turns OpenCC's characters
    for no region into those of the region."""
    table = LOCALES[locale].opencc
    assert table, f"{locale} is written by hand"
    write = _finisher(table, tables() / f"{locale}-characters.tsv")
    return _book(tables(), {}, write).of_titles(), write


@lru_cache(maxsize=8)
def _variant(folder: Path, locale: str, table: str, written: tuple[int, ...]) -> Variant:
    """`written` says when each table was last written, so that a changed one is read again."""
    regional = read_rules(folder / f"{locale}.tsv", read_sets(folder / "sets.tsv"), regional=True)
    book = _book(folder, regional, _finisher(table, folder / f"{locale}-characters.tsv"))
    return Variant(book, book.of_titles())


def _book(folder: Path, rules: TermRules, write: Callable[[str], str]) -> WordBook:
    """A region's own rules go before those that both variants share, and what looks around before what does not."""
    shared_file, sets_file, usual_file, words_file = (folder / name for name in SHARED)
    shared = read_rules(shared_file, read_sets(sets_file), regional=False)
    for source, lines in shared.items():
        written = (replace(rule, target=write(rule.target)) for rule in lines)
        rules[source] = tuple(sorted((*rules.get(source, ()), *written), key=lambda rule: rule.always))
    spellings = {source: line for source, (line, *_) in shared.items() if len(source) > 1 and line.spelling}
    always = {source: line.target for source, line in spellings.items() if line.always}
    usual = characters() | read_characters(usual_file)
    return WordBook(_segmenter(read_words(words_file)), rules, corrected(always), usual, write)


@lru_cache(maxsize=8)  # jieba's dictionary is large, and all variants cut by the same words
def _segmenter(words: tuple[str, ...]) -> Segmenter:
    return Segmenter(words)


def _finisher(config: str, characters_file: Path) -> Callable[[str], str]:
    """From OpenCC's characters for no region to those of one variant; short texts, which come again and again."""
    opencc = OpenCC(config)
    regional = {ord(source): target for source, target in read_characters(characters_file).items()}

    @lru_cache(maxsize=50_000)
    def write(text: str) -> str:
        return str(opencc.convert(text)).translate(regional)

    return write


@lru_cache(maxsize=20_000)
def pieces(text: str, variant: Variant) -> Pieces:
    """The text in order as (Simplified, Traditional) pieces; both halves of a piece mostly have the same length."""
    return tuple(_pieces(_quotes(_read_as_simplified(text)), variant))


def _pieces(text: str, variant: Variant) -> list[Piece]:
    cut = variant.text.segmenter.cut
    if "《" not in text:
        return variant.text.write(text, cut(text))
    found: list[Piece] = []
    end = 0
    for title in _TITLE.finditer(text):
        found += variant.text.write(text, cut(text[end : title.start()]), end)
        found += variant.title.write(text, cut(title[0]), title.start())
        end = title.end()
    return found + variant.text.write(text, cut(text[end:]), end)


def _read_as_simplified(text: str) -> str:
    read = to_simplified(text)
    return read if len(read) == len(text) else text


def _quotes(text: str) -> str:
    """“ ” ‘ ’ as 「 」 『 』, but for an apostrophe. Lengths stay."""
    if text.isascii():
        return text
    return _CLOSING_QUOTE.sub("』", _SINGLE_QUOTED.sub(r"『\1』", text)).translate(_DOUBLE_QUOTES)


@lru_cache(maxsize=20_000)  # menus say the same on every page
def convert_plain(text: str, variant: Variant | None) -> str:
    """The whole text, converted; unchanged where the variant is None."""
    if variant is None or text.isascii():
        return text
    return "".join(target for _, target in pieces(text, variant))


@lru_cache(maxsize=20_000)
def convert_run(texts: tuple[str, ...], variant: Variant) -> tuple[str, ...]:
    """Converts texts that a reader sees as one line (`征`, `信` of 征<b>信</b>) as one, and cuts the result as before.

    Where a cut would fall inside a term whose length changes, no place for it is right: its parts are converted alone.
    """
    cuts = list(accumulate(map(len, texts)))
    done = ["" for _ in texts]
    at = 0
    for source, target in pieces("".join(texts), variant):
        index = bisect_right(cuts, at)
        end = at + len(source)
        while at < end:
            part = source[len(source) - (end - at) : len(source) - max(0, end - cuts[index])]
            if len(part) == len(source):
                done[index] += target
            elif len(source) == len(target):
                done[index] += target[len(target) - (end - at) :][: len(part)]
            else:
                done[index] += convert_plain(part, variant)
            at += len(part)
            index += 1
    return tuple(done)
