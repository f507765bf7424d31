"""Tables: rows of one have as many cells, and the second row is its rule."""

import re
from collections.abc import Iterator

RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")  # |---|---|, |:-|-:|


def rows(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Rows of one table have as many cells, and the second row is its rule."""
    held: list[tuple[int, str]] = []
    for number, raw in [*lines, (0, "")]:
        if raw.lstrip().startswith(("|", "｜")):
            held.append((number, raw.strip()))
            continue
        if held:
            yield from _table(held)
        held = []


def _table(rows: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, row in rows:
        if "｜" in row:
            yield number, f"'｜' in '{row[:16]}…' is nearly the side of a cell. Write: |"
        elif not row.endswith("|"):
            yield number, f"the row '{row[:16]}…' is not ended. Write | at its end."
    width = cells(rows[0][1])
    if len(rows) < 2 or not RULE.match(rows[1][1].replace("｜", "|")):
        yield rows[0][0], f"a table's second row is its rule. Write below this line: |{'---|' * width}"
    for number, row in rows[1:]:
        if cells(row) != width and "｜" not in row:
            yield number, f"this row has {cells(row)} cells, the first one {width}. Give each row as many."


def cells(row: str) -> int:
    return re.sub(r"\\\|", "", row).strip().strip("|").count("|") + 1
