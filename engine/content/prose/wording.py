"""One thing has one name: words that a language's pages do not use, each with what to write instead."""

import re
from collections.abc import Iterable, Iterator

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
            if found := pattern.compiled.search(bare):
                yield line, f"'{found[0]}': {pattern.why}"
