"""Reads the tables in data/variants: the terms and letters that OpenCC does not write as our readers do.

A table is tab-separated text, so that an editor can correct a term without touching code, and a wrong line is refused
with its number. Two kinds of table have the same three columns:

* `zh-TW.tsv`, `zh-HK.tsv`: a Simplified term, what it becomes, why. Applied before OpenCC, longest first.
* `zh-TW-letters.tsv`, `zh-HK-letters.tsv`: a letter as OpenCC leaves it, as we write it, why. Applied after OpenCC.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from opencc import OpenCC

COLUMNS = ("source", "target", "why")


class TermTableError(ValueError):
    """A line of a term table cannot be used; the message says file, line and what to do."""


@dataclass(frozen=True)
class Term:
    """One line of a table: `source` becomes `target`; `spelling` when only the writing differs, not the word."""

    source: str
    target: str
    spelling: bool


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a table, longest source first. Raises TermTableError."""
    rows = _rows(path)
    for number, source, _ in rows:
        foreign = [letter for letter in source if to_simplified(letter) != letter]
        if foreign:
            raise _fault(
                path,
                number,
                f"the source '{source}' has '{''.join(foreign)}', which does not occur in Simplified text, so it would "
                f"never be found: write '{to_simplified(source)}'",
            )
    terms = (Term(source, target, to_simplified(target) == source) for _, source, target in rows)
    return tuple(sorted(terms, key=lambda term: -len(term.source)))


def read_letters(path: Path) -> dict[str, str]:
    """Letter → letter of a letters table. Raises TermTableError."""
    rows = _rows(path)
    for number, source, target in rows:
        if len(source) != 1 or len(target) != 1:
            raise _fault(
                path,
                number,
                f"'{source}' → '{target}' is not one letter for one letter: longer terms belong into "
                f"{path.name.replace('-letters', '')}",
            )
    return {source: target for _, source, target in rows}


def to_simplified(text: str) -> str:
    """The text in Simplified letters, word for word."""
    return str(_t2s().convert(text))


@lru_cache(maxsize=1)
def _t2s() -> OpenCC:
    return OpenCC("t2s")


def _rows(path: Path) -> list[tuple[int, str, str]]:
    """(line number, source, target) of every line that is neither empty nor a comment."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise TermTableError(f"{path}: there is no such term table; create it with the header line {_HEADER}") from None
    except UnicodeDecodeError as error:
        raise TermTableError(f"{path}: not UTF-8 text (byte {error.start}): save the file as UTF-8") from None
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept or tuple(kept[0][1].split("\t")) != COLUMNS:
        number = kept[0][0] if kept else 1
        raise _fault(path, number, f"the first line must be the header {_HEADER}, with these columns and no other")
    if not kept[1:]:
        raise _fault(path, kept[0][0], "the table has no term: add one below the header, or restore the file")
    return _checked(path, kept[1:])


def _checked(path: Path, lines: list[tuple[int, str]]) -> list[tuple[int, str, str]]:
    first_seen: dict[str, int] = {}
    rows = []
    for number, line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(COLUMNS) or not all(cells):
            raise _fault(path, number, f"'{line}' has not the three filled columns {_HEADER}, separated by tabs")
        source, target, _ = cells
        if source in first_seen:
            raise _fault(path, number, f"'{source}' is already on line {first_seen[source]}: keep one of the two")
        first_seen[source] = number
        rows.append((number, source, target))
    return rows


def _fault(path: Path, line: int, reason: str) -> TermTableError:
    return TermTableError(f"{path}:{line}: {reason}")


_HEADER = "source<tab>target<tab>why"
