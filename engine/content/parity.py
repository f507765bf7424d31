"""A translation has in each step what its source has there: the same links, and as many paragraphs, items, rows and boxes.

A paragraph that was left out is seen by nobody who reads one language. `make status` lists it and nothing is refused for it: a translator may join two
paragraphs. Pages whose steps or signs are not right yet are not compared:
what would follow from that alone is told when they are.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from engine.content.counterparts import is_unsure
from engine.content.near_misses import near_misses_kept
from engine.content.prose.blocks import blocks
from engine.content.source_page import SourcePage

NAMES = {"text": "paragraph", "item": "item", "row": "row of a table", "box": "box of words to say"}
Steps = dict[str, Counter[str]]
NONE: Counter[str] = Counter()


def unlike_blocks(page: SourcePage, source: SourcePage, leads: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """(line of the step, what is wrong) where a translation has other links or fewer or more blocks than its source in that step.
    `leads` says whether a link leads to a page: one that does not is told by itself."""
    if any(is_unsure(each) or near_misses_kept(each.text) for each in (page, source)):
        return
    if [heading.id for heading in page.headings] != [heading.id for heading in source.headings]:
        return  # other steps, which is told by itself
    lines = {heading.id: heading.line for heading in page.headings}
    for read, said in ((_blocks, _said), (_links, _led)):
        here, there = read(page), read(source)
        for step in dict.fromkeys((*here, *there)):
            lost, more = there.get(step, NONE) - here.get(step, NONE), here.get(step, NONE) - there.get(step, NONE)
            if (lost or more) and (read is not _links or all(map(leads, lost | more))):
                yield lines.get(step, 1), said(step, lost, more, source.uri)


def _blocks(page: SourcePage) -> Steps:
    found = _steps(page)
    for block in blocks(page):
        found.setdefault(block.section, Counter())[NAMES[block.kind]] += 1
    return found


def _links(page: SourcePage) -> Steps:
    found = _steps(page)
    starts = [(0, ""), *((heading.line, heading.id) for heading in page.headings), (len(page.text), "")]
    for (start, step), (end, _) in pairwise(starts):
        targets = [target for line, target in page.links if start <= line < end]
        found.setdefault(step, Counter()).update(targets)
    return found


def _steps(page: SourcePage) -> Steps:
    return {heading.id: Counter() for heading in page.headings}


def _said(step: str, lost: Counter[str], more: Counter[str], source: str) -> str:
    parts = [
        f"{count} {name} {word}" for each, word in ((lost, "less"), (more, "more")) for name, count in each.items()
    ]
    return f"the step '{step}' has {', '.join(parts)} than {source}. Give both the same, in the same order."


def _led(step: str, lost: Counter[str], more: Counter[str], source: str) -> str:
    lacks = [f"lacks the link to {', '.join(sorted(lost))}, which {source} has there"] if lost else []
    has = [f"has a link to {', '.join(sorted(more))}, which {source} has not"] if more else []
    return f"the step '{step}' {' and '.join(lacks + has)}. Lead to the same in both."
