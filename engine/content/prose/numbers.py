"""Phone numbers in prose and in data: each has to stand in data/phones.yml, and a page writes it as a link that dials."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from engine.content.bare_numbers import UNKNOWN, UNLINKED
from engine.content.mark_checks import PHONE_MARK
from engine.content.prose.patterns import Pattern
from engine.content.source_page import CODE_SPAN, SourcePage

LINK_TARGET = re.compile(r"\]\([^)]*\)")  # ](lender.md#find-lender)


def page_numbers(page: SourcePage, patterns: Iterable[Pattern], phones: Collection[str]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every number in the page's body that is no link or is not known."""
    for line, text in page.lines:
        bare = LINK_TARGET.sub("]", PHONE_MARK.sub(" ", CODE_SPAN.sub("", text)))
        for number in found_numbers(bare, patterns):
            yield line, (UNLINKED if number in phones else UNKNOWN).format(number=number)


def data_numbers(tree: Any, patterns: Iterable[Pattern], phones: Collection[str], where: str) -> Iterator[str]:
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


def found_numbers(text: str, patterns: Iterable[Pattern]) -> list[str]:
    """The numbers that the patterns find, each once; a pattern's group named `number` is the number."""
    found = (match["number"].strip() for pattern in patterns for match in pattern.all(text))
    return list(dict.fromkeys(found))
