"""A translation has in each step what its source has there: the same links and numbers, and as many paragraphs, items, rows and boxes.

A paragraph that was left out is seen by nobody who reads one language. `make check-content` and `make status` show it and nothing is refused for it: a
translator may join two paragraphs. Pages whose steps or signs are not right yet are not compared:
what would follow from that alone is told when they are.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

from engine.build.cache import kept
from engine.content.clock import unlike_hours
from engine.content.counterparts import is_unsure
from engine.content.figures import unlike_figures
from engine.content.near_misses import near_misses_kept
from engine.content.prose.blocks import BOX, blocks
from engine.content.source_page import SourcePage, base_uri, place_of
from engine.locales import LOCALES, split_uri

LETTER = "letter"  # in place of the step's id, for the lines of a letter
LOOK = re.compile(r"\{ *\.([a-z][a-z-]*) *\}")  # { .card }
TO_WRITE_ON = re.compile(r"_{3,}")
NAMES = {"text": "paragraph", "item": "item", "row": "row of a table", "box": "box of words to say"}
Steps = dict[str, Counter[str]]
# What stands in a line and is no word: code, an address, a mark, an icon, an id, a remark, the number of an item.
NO_WORDS = re.compile(
    r"`[^`]*`|(?<=\])\([^)]*\)|\[(?:rule|phone|field|blank):[^\]]*\]|:[a-z0-9-]+:|\{[^{}]*\}|<!--.*?-->|<[^<>]*>|^\s*\d+\.\s"
)
NONE: Counter[str] = Counter()


def unlike_pages(
    pages: Mapping[str, SourcePage], wanted: Callable[[SourcePage], bool] = lambda page: True
) -> list[str]:
    """What every translation, or each that is wanted, has otherwise than its source, as "docs/guides/court.en.md:12: what. Remedy."."""
    found = []
    uris = sorted(pages)
    for uri, page in pages.items():
        base, locale = base_uri(uri)
        if locale is None or not LOCALES[locale].by_hand or base not in pages or not wanted(page):
            continue

        def look(page: SourcePage = page, source: SourcePage = pages[base]) -> list[Any]:
            return [[line, said] for line, said in unlike_blocks(page, source, partial(_leads, pages, source.uri))]

        told = kept("parity", [uri, page.text, pages[base].text, uris], look, lambda _: True)
        found += [f"docs/{uri}:{line}: {said}" for line, said in told]
    return found


def _leads(pages: Collection[str], base: str, target: str) -> bool:
    return place_of(base, target)[0] in pages


def unlike_blocks(page: SourcePage, source: SourcePage, leads: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """(line of the step, what is wrong) where a translation has other numbers or links, or fewer or more blocks, than its source in that step.
    `leads` says whether a link leads to a page: one that does not is told by itself."""
    if any(is_unsure(each) or near_misses_kept(each.text) for each in (page, source)):
        return
    if [heading.id for heading in page.headings] != [heading.id for heading in source.headings]:
        return  # other steps, which is told by itself
    lines = {heading.id: heading.line for heading in page.headings}
    yield from _figures(page, source)
    for read, said in ((_blocks, _said), (_links, _led)):
        here, there = read(page), read(source)
        for step in dict.fromkeys((*here, *there)):
            lost, more = there.get(step, NONE) - here.get(step, NONE), here.get(step, NONE) - there.get(step, NONE)
            if (lost or more) and (read is not _links or all(map(leads, lost | more))):
                yield lines.get(step, 1), said(step, lost, more, source.uri)


def _figures(page: SourcePage, source: SourcePage) -> Iterator[tuple[int, str]]:
    """Numbers that stand on one page alone: block beside block, where a step has as many on both, else in the step as a whole."""
    here, there = _texts(page), _texts(source)
    for step, texts in here.items():
        others = there.get(step, [])
        if len(texts) != len(others):
            first = texts[0][0] if texts else 1
            texts, others = ([(first, "\n".join(text for _, text in each))] for each in (texts, others))
        for (line, text), (_, other) in zip(texts, others, strict=True):
            more, lost = unlike_figures(text, other, split_uri(page.uri)[1].language)
            more += unlike_hours(text, other)
            has = [f"has {', '.join(more)}, which {source.uri} has not there"] if more else []
            lacks = [f"lacks {', '.join(lost)}, which {source.uri} has there"] if lost else []
            if has or lacks:
                yield line, f"the step '{step}' {' and '.join(has + lacks)}. Give the same numbers in both."


def _texts(page: SourcePage) -> dict[str, list[tuple[int, str]]]:
    """(line, words) of a step's heading and of each block below it, of a letter's lines too, without marks, addresses and the numbers by which a list counts."""
    found: dict[str, list[tuple[int, str]]] = {}
    for heading in page.headings:
        found[heading.id] = [(heading.line, NO_WORDS.sub(" ", heading.text))]
    for block in blocks(page):
        found.setdefault(block.section, []).append((block.line, NO_WORDS.sub(" ", block.text)))
    found.setdefault(LETTER, []).extend((line, NO_WORDS.sub(" ", text)) for line, text in page.letter)
    return found


def _blocks(page: SourcePage) -> Steps:
    """How many of each kind a step has, those that stand further in by themselves; and in their texts, places to write on and marks that say how something looks."""
    found, lines = _steps(page), dict(page.lines)
    starts = {heading.line: heading.id for heading in page.headings}
    for block in blocks(page):
        count = found.setdefault(block.section, Counter())
        inside = block.kind in ("text", "item") and lines[block.line].startswith("  ")
        count[NAMES[block.kind] + " further in" * inside] += 1
        count["place to write on (____)"] += len(TO_WRITE_ON.findall(block.text))
        count.update(f"mark {{ .{look} }}" for look in LOOK.findall(block.text))
    step = ""
    for line, text in page.lines:
        step = starts.get(line, step)
        if box := BOX.match(text):
            found.setdefault(step, Counter())[f"box of the kind '{box[2]}'"] += 1
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
