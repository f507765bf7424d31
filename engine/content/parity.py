"""A translation has in each step what its source has there: the same links and numbers, and as many paragraphs, items, rows and boxes.

A paragraph that was left out is seen by nobody who reads one language. `make check-content` and `make status` show it and nothing is refused for it: a
translator may join two paragraphs. Pages whose steps or signs are not right yet are not compared:
what would follow from that alone is told when they are.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from engine.build.cache import kept
from engine.content.clock import unlike_hours
from engine.content.counterparts import is_unsure
from engine.content.figures import unlike_figures
from engine.content.near_misses import near_misses_kept
from engine.content.parity_parts import counts, leading, links, texts
from engine.content.prose.patterns import in_time
from engine.content.source_page import SourcePage, base_uri, place_of
from engine.locales import LOCALES, split_uri

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
            with in_time(page.uri):
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
    yield from _order(page, source)
    for read, said in ((counts, _said), (links, _led)):
        here, there = read(page), read(source)
        for step in dict.fromkeys((*here, *there)):
            lost, more = there.get(step, NONE) - here.get(step, NONE), here.get(step, NONE) - there.get(step, NONE)
            if (lost or more) and (read is not links or all(map(leads, lost | more))):
                yield lines.get(step, 1), said(step, lost, more, source.uri)


def _figures(page: SourcePage, source: SourcePage) -> Iterator[tuple[int, str]]:
    """Numbers that stand on one page alone: block beside block, where a step has as many on both, else in the step as a whole."""
    here, there = texts(page), texts(source)
    for step, own in here.items():
        others = there.get(step, [])
        if len(own) != len(others):
            first = own[0][0] if own else 1
            own, others = ([(first, "\n".join(text for _, text in each))] for each in (own, others))
        for (line, text), (_, other) in zip(own, others, strict=True):
            more, lost = unlike_figures(text, other, split_uri(page.uri)[1].language)
            more += unlike_hours(text, other)
            has = [f"has {', '.join(more)}, which {source.uri} has not there"] if more else []
            lacks = [f"lacks {', '.join(lost)}, which {source.uri} has there"] if lost else []
            if has or lacks:
                yield line, f"the step '{step}' {' and '.join(has + lacks)}. Give the same numbers in both."


def _order(page: SourcePage, source: SourcePage) -> Iterator[tuple[int, str]]:
    """The first block of a step that leads elsewhere than the one in its place does, where the step has all the links: two items changed places."""
    here, there = leading(page), leading(source)
    for step, led in here.items():
        pairs = list(zip(led, there.get(step, []), strict=False))
        unlike = [(line, own, other) for (line, own), (_, other) in pairs if own != other]
        all_own, all_others = (Counter(to for _, own, other in unlike for to in (own, other)[at]) for at in (0, 1))
        if unlike and len(led) == len(there.get(step, [])) and all_own == all_others:
            line, own, other = unlike[0]
            led_to, meant = (", ".join(one) or "nothing" for one in (own, other))
            yield (
                line,
                f"this leads to {led_to}, and {source.uri} in its place to {meant}. Give both in the same order.",
            )


def _said(step: str, lost: Counter[str], more: Counter[str], source: str) -> str:
    parts = [
        f"{count} {name} {word}" for each, word in ((lost, "less"), (more, "more")) for name, count in each.items()
    ]
    return f"the step '{step}' has {', '.join(parts)} than {source}. Give both the same, in the same order."


def _led(step: str, lost: Counter[str], more: Counter[str], source: str) -> str:
    lacks = [f"lacks the link to {', '.join(sorted(lost))}, which {source} has there"] if lost else []
    has = [f"has a link to {', '.join(sorted(more))}, which {source} has not"] if more else []
    return f"the step '{step}' {' and '.join(lacks + has)}. Lead to the same in both."
