"""Tables: rows of one have as many cells, and the second row is its rule."""

import re
from collections.abc import Iterator
from itertools import groupby

from engine.content.near.signs import beginning, fold

RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")  # |---|---|, |:-|-:|

DASHES = re.compile(
    r"^[|`_=~:\s-]+$"
)  # in the folded row: |——|, |－－－|; ` stands for ·, and _, = and ~ are nearly dashes


def rows(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Rows of one table have as many cells, and the second row is its rule."""
    for is_row, group in groupby(lines, lambda line: line[1].lstrip().startswith(("|", "｜"))):
        if is_row:
            yield from _table([(number, raw.strip()) for number, raw in group])


def _table(rows: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, row in rows:
        if "｜" in row:
            yield number, f"'｜' in '{beginning(row)}…' is nearly the side of a cell. Write: |"
        elif not row.endswith("|"):
            yield number, f"the row '{beginning(row)}…' is not ended. Write | at its end."
    width = cells(rows[0][1])
    if len(rows) > 1 and DASHES.match(fold(rows[1][1])) and not RULE.match(rows[1][1].replace("｜", "|")):
        yield rows[1][0], f"'{rows[1][1][:24]}' is nearly a table's rule. Write: |{'---|' * width}"
    elif len(rows) < 2 or not RULE.match(rows[1][1].replace("｜", "|")):
        yield rows[0][0], f"a table's second row is its rule. Write below this line: |{'---|' * width}"
    for number, row in rows[1:]:
        if cells(row) != width and "｜" not in row:
            yield number, f"this row has {cells(row)} cells, the first one {width}. Give each row as many."


def cells(row: str) -> int:
    return re.sub(r"\\\|", "", row).strip().strip("|").count("|") + 1
