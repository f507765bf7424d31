"""Reads a file of search questions: tab-separated, with a head line; anybody's file, so mistakes are told by line."""

from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("id", "ui", "class", "query", "expected")
LOCALES = ("zh-Hans", "zh-TW", "zh-HK", "en")


@dataclass(frozen=True)
class Query:
    """One question. `expected` are places: "guides/collectors#verify-collector", or a page alone for any place on it; `none`, that the
    site has nothing about it; `help`, the card for people in danger."""

    id: str
    ui: str
    kind: str
    text: str
    expected: tuple[str, ...]

    def accepts(self, place: str) -> bool:
        return any(
            place == wanted.removesuffix("#top") or ("#" not in wanted and place.startswith(f"{wanted}#"))
            for wanted in self.expected
        )


def read_queries(path: Path) -> list[Query]:
    """Every question of a file. Raises ValueError naming file, line, the offending text and what to write."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    head = tuple(lines[0].split("\t")) if lines else ()
    if sorted(head) != sorted(COLUMNS):
        raise ValueError(
            f"{path}:1: {lines[0] if lines else ''!r}: expected the columns {', '.join(COLUMNS)}, with tabs between."
        )
    found = [
        _query(path, number, dict(zip(head, line.split("\t"), strict=False)))
        for number, line in enumerate(lines[1:], 2)
        if line.strip()
    ]
    if not found:
        raise ValueError(f"{path}:2: there is no question in this file; add a line with {', '.join(COLUMNS)}.")
    return found


def _query(path: Path, number: int, row: dict[str, str]) -> Query:
    missing = [column for column in COLUMNS if not row.get(column, "").strip()]
    if missing:
        raise ValueError(
            f"{path}:{number}: {row.get('id', '')!r}: nothing under {', '.join(missing)}; fill it in, with tabs between."
        )
    if row["ui"] not in LOCALES:
        raise ValueError(
            f"{path}:{number}: {row['ui']!r} is no language of the site; write one of {', '.join(LOCALES)}."
        )
    expected = tuple(place.strip().strip("/") for place in row["expected"].split("|") if place.strip())
    return Query(row["id"].strip(), row["ui"], row["class"].strip(), row["query"], expected)
