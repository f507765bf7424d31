"""Finds what an editor should know about the words of a variant: mainland words on its pages, lines of the tables that no
page needs, and terms that stand at the edge of a longer word.

All is asked of the sources, so that a finding has the file and line where the words are written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from engine.build.cache import kept
from engine.folders import ENGINE, ROOT
from engine.locales import DEFAULT, KNOWN, split_uri
from engine.variants.tables import table_fault, table_rows
from engine.variants.variant_marks import split_marks
from engine.variants.variants import Variant, tables, variant
from engine.variants.word_book import WordBook

COLUMNS = ("word", "regions", "instead", "why")
WORDS = ENGINE / "strings.yml"  # the engine's own words stand on every page
MOST_WORDS = 3  # that a word of the list may be cut into
_NOT_SHOWN = (
    "data/cleaning/",
    "data/variants/",
    "data/search.yml",
    "data/questions.yml",
    "data/style.yml",
)  # nothing of these stands on a page
_TITLE = re.compile("《[^《》]*》")
_COMMENT = re.compile(r"\s*#")  # in YAML


@dataclass
class Seen:
    """What the lines of the sources made of the tables."""

    findings: list[str] = field(default_factory=list)
    edges: set[tuple[str, str]] = field(
        default_factory=set
    )  # a term, and the longer word that it stands at the edge of


def source_lines(root: Path) -> Iterator[tuple[str, str]]:
    """(file:line, text) of every line that a reader of Chinese may meet: docs/ in the source language, data/, and the engine's
    words. A file that is not UTF-8 is told by whoever reads it; here it stops nothing."""
    for path in sorted([*root.glob("docs/**/*.md"), *root.glob("data/**/*.yml"), WORDS]):
        name = path.relative_to(ROOT if path == WORDS else root).as_posix()
        if name.startswith(_NOT_SHOWN) or split_uri(name)[1] is not DEFAULT:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if not line.isascii() and not (path.suffix == ".yml" and _COMMENT.match(line)):
                yield f"{name}:{number}", line


def listed_words(locale: str, table: Path) -> dict[str, str]:
    """Each word that the locale must not show, and what it says instead. Raises TermTableError."""
    rows = table_rows(table, COLUMNS) if table.exists() else []
    for line, cells in rows:
        if strange := sorted({*cells[1].split()} - {*KNOWN}):
            raise table_fault(
                table,
                line,
                f"'{strange[0]}' is no place that the engine knows: write {' or '.join(code for code, known in KNOWN.items() if not known.by_hand)}, or both with a blank between",
            )
    return {cells[0]: cells[2] for _, cells in rows if locale in cells[1].split()}


def look_at(lines: Iterable[tuple[str, str]], locale: str, to: Variant, table: Path) -> Seen:
    """What the lines show of a variant. Raises TermTableError for a faulty list of mainland words."""
    listed = listed_words(locale, table)
    seen = Seen()
    for place, line in lines:
        try:
            parts = split_marks(line)
        except ValueError:  # a mark of several lines; the page's own build says what is wrong with it, if anything
            parts = [(False, line)]
        for is_mark, text in parts:
            if not is_mark:
                for word in _look_at_text(_TITLE.sub("|", text), to.text, listed, seen):
                    seen.findings.append(
                        f"{place}: '{word}' is a word of the mainland; {locale} says {listed[word]}. Write other words, or "
                        f"-{{{DEFAULT.code}:{word}; {locale}:{listed[word]}}}-, or teach the tables in data/variants (the list: {table.name})."
                    )
    return seen


def look_by_file(lines: Iterable[tuple[str, str]], locale: str, made_with: str) -> list[str]:
    """What the lines of source_lines show, file by file: one that was looked at before is not looked at again, and then not even the tables
    are read. `made_with` is a digest of the guide's tables. Raises TermTableError where one of them is wrong."""
    findings: list[str] = []
    kept("tables", [locale, made_with], lambda: variant(locale) is not None)  # a wrong table is told here
    for _, group in groupby(lines, lambda line: line[0].rpartition(":")[0]):
        own = list(group)
        findings += kept("mainland", [locale, made_with, own], partial(_found, own, locale), lambda _: True)
    return findings


def look_at_all(lines: Iterable[tuple[str, str]], locale: str) -> tuple[Seen, list[str]]:
    """The same, and which lines of the tables no page needs, which is known only when all is read."""
    seen, to = _seen(lines, locale)
    return seen, unused(to)


def _found(lines: Sequence[tuple[str, str]], locale: str) -> list[str]:
    """Only lines that hold such a word anywhere are cut into words, which takes a while."""
    listed = listed_words(locale, _table())
    perhaps = [(place, line) for place, line in lines if any(word in line for word in listed)]
    return _seen(perhaps, locale)[0].findings if perhaps else []


def _seen(lines: Iterable[tuple[str, str]], locale: str) -> tuple[Seen, Variant]:
    to = variant(locale)
    assert to
    return look_at(lines, locale, to, _table()), to


def _table() -> Path:
    return tables() / "mainland-words.tsv"


def unused(to: Variant) -> list[str]:
    """The places of the lines of the tables that no text has needed so far, as "zh-TW.tsv:12 (网银)"."""
    lines = [rule for rules in to.text.rules.values() for rule in rules]
    return [f"{rule.place} ({rule.source})" for rule in lines if rule.place not in to.text.met]


def _look_at_text(text: str, book: WordBook, listed: Mapping[str, str], seen: Seen) -> Iterator[str]:
    """The words of the list that no line of the tables writes."""
    at, last = 0, [""] * MOST_WORDS  # the words before that nothing decided
    for source, _ in book.write(text, book.segmenter.cut(text)):
        if book.rule_at(source, text, at):
            last = [""] * MOST_WORDS
        elif term := book.at_edge(source):
            seen.edges.add((term, source))
            last = [""] * MOST_WORDS
        else:
            last = [*last[1:], source]
            for size in range(1, MOST_WORDS + 1):
                if all(last[-size:]) and (word := "".join(last[-size:])) in listed:
                    yield word
        at += len(source)
