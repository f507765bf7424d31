"""What parity.py compares of a page, step by step: where its blocks lead, their words, how many there are of each kind, its links."""

import re
from collections import Counter
from itertools import pairwise

from engine.content.prose.blocks import BOX, blocks
from engine.content.source_page import CODE_SPAN, LINK, SourcePage

LETTER = "letter"  # in place of the step's id, for the lines of a letter
NAMES = {"text": "paragraph", "item": "item", "row": "row of a table"}  # boxes are counted by their heads
LOOK = re.compile(r"\{ *\.([a-z][a-z-]*) *\}")  # { .card }
TO_WRITE_ON = re.compile(r"_{3,}")
Steps = dict[str, Counter[str]]
# What stands in a line and is no word: code, an address, a mark, an icon, an id, a remark, the number of an item.
NO_WORDS = re.compile(
    r"`[^`]*`|(?<=\])\([^)]*\)|\[(?:rule|phone|field|blank):[^\]]*\]|:[a-z0-9-]+:|\{[^{}]*\}|<!--.*?-->|<[^<>]*>|^\s*\d+\.\s"
)


def leading(page: SourcePage) -> dict[str, list[tuple[int, list[str]]]]:
    """Of each step its blocks, as (line, where it leads)."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for block in blocks(page):
        found.setdefault(block.section, []).append((block.line, sorted(LINK.findall(CODE_SPAN.sub("", block.text)))))
    return found


def texts(page: SourcePage) -> dict[str, list[tuple[int, str]]]:
    """(line, words) of a step's heading and of each block below it, of a letter's lines too, without marks, addresses and the numbers by which a list counts."""
    found: dict[str, list[tuple[int, str]]] = {}
    for heading in page.headings:
        found[heading.id] = [(heading.line, NO_WORDS.sub(" ", heading.text))]
    for block in blocks(page):
        found.setdefault(block.section, []).append((block.line, NO_WORDS.sub(" ", block.text)))
    found.setdefault(LETTER, []).extend((line, NO_WORDS.sub(" ", text)) for line, text in page.letter)
    return found


def counts(page: SourcePage) -> Steps:
    """How many of each kind a step has, those that stand further in by themselves; and in their texts, places to write on and marks that say how something looks."""
    found, lines = _steps(page), dict(page.lines)
    starts = {heading.line: heading.id for heading in page.headings}
    for block in blocks(page):
        count = found.setdefault(block.section, Counter())
        inside = block.kind in ("text", "item") and lines[block.line].startswith("  ")
        if block.kind in NAMES:
            count[NAMES[block.kind] + " further in" * inside] += 1
        count["place to write on (____)"] += len(TO_WRITE_ON.findall(block.text))
        count.update(f"mark {{ .{look} }}" for look in LOOK.findall(block.text))
    step = ""
    for line, text in page.lines:
        step = starts.get(line, step)
        if box := BOX.match(text):
            found.setdefault(step, Counter())[f"box of the kind '{box[2]}'"] += 1
    return found


def links(page: SourcePage) -> Steps:
    found = _steps(page)
    starts = [(0, ""), *((heading.line, heading.id) for heading in page.headings), (len(page.text), "")]
    for (start, step), (end, _) in pairwise(starts):
        targets = [target for line, target in page.links if start <= line < end]
        found.setdefault(step, Counter()).update(targets)
    return found


def _steps(page: SourcePage) -> Steps:
    return {heading.id: Counter() for heading in page.headings}
