"""Answers that are read alone: one that leads to words which give something away leads to the step that asks first.

A guide asks above its script. An answer among others is opened by the search, says "you may ask for that", and its reader has seen
nothing above it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from engine.content.prose.blocks import Block
from engine.content.prose.words_to_say import Admissions, leads_to
from engine.content.source_page import LINK, base_uri, place_of

TOP = "top"  # the section of a page's head


def giving(pages: Mapping[str, Sequence[Block]], asked: Admissions) -> set[str]:
    """Where something is given away, of the pages by uri: steps with such a script, and pages whose own head asks first."""
    found = set()
    for uri, parts in pages.items():
        name = base_uri(uri)[0].removesuffix(".md")
        found |= {f"{name}#{block.section}" for block in parts if asked.mark in block.classes}
        found |= {name for block in parts if block.section == TOP and leads_to(block, asked.step)}
    return found - set(asked.fresh)


def unasked(uri: str, page: Sequence[Block], asked: Admissions, places: Collection[str]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every answer of a page that leads to one of the places and not to the step that asks."""
    base = base_uri(uri)[0].removesuffix(".md")
    if not base.startswith(asked.alone):
        return
    for _, blocks in groupby(page, key=lambda block: block.section):
        answer = list(blocks)
        to = [_named(base, target) for block in answer for target in LINK.findall(block.text)]
        given = next((place for place in to if place in places or place.partition("#")[0] in places), None)
        if given and asked.step not in to:
            yield (
                answer[-1].line,
                f"this answer leads to {given}, whose words {asked.says}, and it does not ask {asked.asks}. Link to {asked.step} in it.",
            )


def _named(base: str, target: str) -> str:
    """A link's target as page#step: "../guides/a.md#b" → "guides/a#b"."""
    page, step = place_of(f"{base}.md", target)
    name = page.removesuffix(".md")
    return f"{name}#{step}" if step else name
