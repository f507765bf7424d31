"""Patterns that are data: each has an example that it finds and a counter-example that it leaves, and both are tried on loading."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Pattern:
    compiled: re.Pattern[str]
    why: str


def load_patterns(entries: Iterable[Mapping[str, Any]], where: str) -> tuple[Pattern, ...]:
    """Raises ValueError naming the pattern that is no regular expression, misses its example or finds its counter-example."""
    return tuple(_pattern(entry, where) for entry in entries)


def _pattern(entry: Mapping[str, Any], where: str) -> Pattern:
    fields = {"find", "example", "counter"}
    if not fields <= set(entry) <= fields | {"why"}:
        raise ValueError(f"{where}: {entry!r}: expected the fields find, example, counter and, if you like, why")
    try:
        compiled = re.compile(str(entry["find"]), re.IGNORECASE)
    except (re.error, OverflowError) as error:
        raise ValueError(f"{where}: '{entry['find']}' is no regular expression: {error}") from error
    if not compiled.search(str(entry["example"])):
        raise ValueError(f"{where}: '{entry['find']}' does not find its example '{entry['example']}'")
    if compiled.search(str(entry["counter"])):
        raise ValueError(f"{where}: '{entry['find']}' finds its counter-example '{entry['counter']}'")
    return Pattern(compiled, str(entry.get("why", "")))


def first(patterns: Iterable[Pattern], text: str) -> re.Match[str] | None:
    """The first match of any of the patterns, in their order."""
    return next((match for pattern in patterns if (match := pattern.compiled.search(text))), None)
