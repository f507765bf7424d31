"""The passages of each article's ledger: none counted twice, and of each it is said what became of it."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from engine.content.library import Library

NUMBERED = re.compile(r"\d+$")
NEITHER = "give either 'used_in' (the steps that came of it) or 'set_aside' (why nothing did): nobody knows what became of the passage."
BOTH = "both 'used_in' and 'set_aside': a passage is used or it is not. Take one out."
OVERLAP = "lines {lines} are counted in {before} already. Let each passage begin below the one before."
LOST = "the passage before it is {before}; one between is gone. Put it back, or number the passages anew, one by one."
ORDER = "lines {lines} stand above those of {before}. Put the passages in the article's order."


def ledger_findings(library: Library) -> list[str]:
    """Each with its file and line. What is not as the schema wants it is told there."""
    folder = library.root / "articles"
    whole = [ledger for ledger in library.ledgers if isinstance(ledger, dict) and isinstance(ledger.get("units"), list)]
    return [
        f"{path}:{_line_of(path, unit['id'])}: {unit['id']}: {said}"
        for ledger in whole
        if (path := folder / f"{ledger.get('id')}.yml").is_file()
        for unit, said in _wrong(ledger)
    ]


def _wrong(ledger: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    units = [
        unit for unit in ledger["units"] if isinstance(unit, dict) and "id" in unit and _is_span(unit.get("lines"))
    ]
    for unit in units:
        if bool(unit.get("used_in")) == bool(unit.get("set_aside")):
            yield unit, BOTH if unit.get("used_in") else NEITHER
    numbered = [(int(found[0]), unit) for unit in units if (found := NUMBERED.search(str(unit["id"])))]
    for (number, before), (following, unit) in pairwise(numbered):
        if following != number + 1:
            yield unit, LOST.format(before=before["id"])
    for at, unit in enumerate(units):
        first, last = unit["lines"]
        said = f"{first} to {last}"
        above = [one for one in units[:at] if one["lines"][1] >= first]
        if twice := [one for one in above if one["lines"][0] <= last]:
            yield unit, OVERLAP.format(lines=said, before=twice[0]["id"])
        elif above:
            yield unit, ORDER.format(lines=said, before=above[0]["id"])


def _is_span(lines: Any) -> bool:
    return isinstance(lines, list) and len(lines) == 2 and all(isinstance(line, int) for line in lines)


def _line_of(path: Path, unit: str) -> int:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, text in enumerate(lines, 1) if text.startswith(f"- id: {unit}")), 1)
