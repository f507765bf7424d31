"""One thing has one name: words that a language's pages do not use, each with what to write instead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from engine.content.prose.patterns import Pattern
from engine.content.source_page import CODE_SPAN, SourcePage

# What is no prose: code, tags, link targets, ids, -{keeps}- and the marks round a box's title.
MARKUP = re.compile(rf'{CODE_SPAN.pattern}|<[^>]*>|\]\([^)]*\)|-?\{{[^}}]*\}}-?|^\s*!!! [a-z ]+"')
BOX_END = re.compile(r'^(\s*!!! [a-z ]+".*)"\s*$')


def other_names(page: SourcePage, patterns: Iterable[Pattern]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every word for which the pages have another."""
    known = tuple(patterns)
    for line, text in page.lines:
        bare = MARKUP.sub("", BOX_END.sub(r"\1", text))
        for pattern in known:
            if found := pattern.search(bare):
                yield line, f"'{found[0]}': {pattern.why}"


def data_names(tree: Any, asked: Mapping[str, Iterable[Pattern]], where: str, language: str = "") -> Iterator[str]:
    """The same of a data file's words: what stands under a language's code (`en: …`), with the entry's path."""
    if isinstance(tree, dict):
        for key, child in tree.items():
            yield from data_names(child, asked, f"{where}: {key}", key if key in asked else language)
    elif isinstance(tree, list):
        for child in tree:
            yield from data_names(child, asked, where, language)
    elif isinstance(tree, str):
        for pattern in asked.get(language, ()):
            if found := pattern.search(tree):
                yield f"{where}: '{found[0]}': {pattern.why}"
