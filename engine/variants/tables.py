"""Reads the tables in data/variants: tab-separated text, so that an editor can correct a term without touching code.

A wrong line is refused with its number and what to do. The terms themselves are read in term_rules.py; here is what all
tables have in common, and the characters: `zh-TW-characters.tsv` and `zh-HK-characters.tsv` (a character as OpenCC leaves it, as we
write it, why), `zh-Hant-characters.tsv` (a Simplified character, the Traditional one for both, why).
"""

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from opencc import OpenCC

LETTER_COLUMNS = ("source", "target", "why")


class TermTableError(ValueError):
    """A line of a term table cannot be used; the message says file, line and what to do."""


def read_characters(path: Path) -> dict[str, str]:
    """Character → character of a character table. Raises TermTableError."""
    rows = [(number, cells[0], cells[1]) for number, cells in table_rows(path, LETTER_COLUMNS)]
    for number, source, target in rows:
        if len(source) != 1 or len(target) != 1:
            raise table_fault(
                path,
                number,
                f"'{source}' → '{target}' is not one character for one character: longer terms belong into "
                f"{path.name.replace('-characters', '')}",
            )
    return {source: target for _, source, target in rows}


def to_simplified(text: str) -> str:
    """The text in Simplified characters, word for word."""
    # OpenCC stops at a NUL.
    return (
        "\0".join(str(_t2s().convert(part)) for part in text.split("\0")) if "\0" in text else str(_t2s().convert(text))
    )


@lru_cache(maxsize=1)
def _t2s() -> OpenCC:
    return OpenCC("t2s")


_QUOTED = re.compile(r'(?<![^\t])"[^\t"]*"(?![^\t])')  # a whole cell


def table_rows(
    path: Path, columns: tuple[str, ...], may_be_empty: Collection[str] = ()
) -> list[tuple[int, tuple[str, ...]]]:
    """(line number, cells) of every line that is neither empty nor a comment. Raises TermTableError.

    In a table whose every cell must be filled, the first column may have no value twice.
    """
    header = "<tab>".join(columns)
    if not path.parent.is_dir():  # a guide without data/variants leaves all to OpenCC
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise TermTableError(f"{path}: there is no such term table; create it with the header line {header}") from None
    except UnicodeDecodeError as error:
        raise TermTableError(f"{path}: not UTF-8 text (byte {error.start}): save the file as UTF-8") from None
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept or tuple(kept[0][1].split("\t")) != columns:
        number = kept[0][0] if kept else 1
        raise table_fault(path, number, f"the first line must be the header {header}, with these columns and no other")
    if not kept[1:]:
        raise table_fault(path, kept[0][0], "the table has no term: add one below the header, or restore the file")
    rows = []
    for number, line in kept[1:]:
        if quoted := _QUOTED.search(line):
            raise table_fault(
                path, number, f"{quoted[0]} stands in the quotes of a spreadsheet: take the outer ones out"
            )
        cells = tuple(cell.strip() for cell in line.split("\t"))
        filled = all(cell or name in may_be_empty for name, cell in zip(columns, cells, strict=False))
        if len(cells) != len(columns) or not filled:
            raise table_fault(
                path,
                number,
                f"'{line}' does not have the {_NUMBERS[len(columns)]} filled columns {header}, separated by tabs",
            )
        rows.append((number, cells))
    return rows if may_be_empty else _each_once(path, rows)


def table_fault(path: Path, line: int, reason: str) -> TermTableError:
    return TermTableError(f"{path}:{line}: {reason}")


def _each_once(path: Path, rows: list[tuple[int, tuple[str, ...]]]) -> list[tuple[int, tuple[str, ...]]]:
    first_seen: dict[str, int] = {}
    for number, (source, *_) in rows:
        if source in first_seen:
            raise table_fault(path, number, f"'{source}' is already on line {first_seen[source]}: keep one of the two")
        first_seen[source] = number
    return rows


_NUMBERS = {3: "three", 5: "five"}
