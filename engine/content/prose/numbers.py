"""Phone numbers in prose and in data: each has to stand in data/phones.yml, and a page writes it as a link that dials."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.content.mark_checks import PHONE_MARK
from engine.content.phone_checks import DIGIT, UNKNOWN, UNLINKED
from engine.content.prose.patterns import Pattern, first, load_patterns
from engine.content.source_page import CODE_SPAN, SourcePage

NUMBER = "☎"
SENTENCE_END = re.compile(r"[。！？；!?;]|\.(?=\s|$)")
LINK_TARGET = re.compile(r"\]\([^)]*\)")  # ](lender.md#find-lender)


@dataclass(frozen=True)
class Numbers:
    """Patterns whose group named `number` is a phone number: wherever they find one, or, for `short` ones, which may be amounts, where one of
    `calls` is in the same sentence; there the number is written ☎."""

    always: tuple[Pattern, ...]
    short: tuple[Pattern, ...] = ()
    calls: tuple[Pattern, ...] = ()


def load_numbers(tree: Mapping[str, Any], where: str) -> Numbers:
    names = {"always": "patterns", "short": "short", "calls": "calls"}
    return Numbers(**{field: load_patterns(tree.get(name, ()), where) for field, name in names.items()})


def page_numbers(page: SourcePage, patterns: Numbers, phones: Collection[str]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every number in the page's body that is no link or is not known."""
    for line, text in page.lines:
        bare = LINK_TARGET.sub("]", PHONE_MARK.sub(" ", CODE_SPAN.sub("", text)))
        for number in found_numbers(bare, patterns):
            yield line, (UNLINKED if number in phones else UNKNOWN).format(number=number)


def data_numbers(tree: Any, patterns: Numbers, phones: Collection[str], where: str) -> Iterator[str]:
    """What is wrong with numbers in the words of a data file, with the entry's path."""
    if isinstance(tree, dict):
        for key, child in tree.items():
            yield from data_numbers(child, patterns, phones, f"{where}: {key}")
    elif isinstance(tree, list):
        for child in tree:
            yield from data_numbers(child, patterns, phones, where)
    elif isinstance(tree, str):
        for number in found_numbers(PHONE_MARK.sub(" ", tree), patterns):
            if number not in phones:
                yield f"{where}: {UNKNOWN.format(number=number)}"


def found_numbers(text: str, patterns: Numbers) -> list[str]:
    """The numbers that the patterns find, each once."""
    if not DIGIT.search(text):
        return []
    found = [match["number"].strip() for pattern in patterns.always for match in pattern.all(text)]
    found += [
        match["number"] for pattern in patterns.short for match in pattern.all(text) if _is_called(match, patterns)
    ]
    return list(dict.fromkeys(found))


def _is_called(match: re.Match[str], patterns: Numbers) -> bool:
    """Whether its sentence speaks of a call to it."""
    before = SENTENCE_END.split(match.string[: match.start()])[-1]
    after = SENTENCE_END.split(match.string[match.end() :])[0]
    return first(patterns.calls, f"{before}{NUMBER}{after}") is not None
