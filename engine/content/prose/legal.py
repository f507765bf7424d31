"""Statements of law: whatever says what the law, a court or a time limit demands names its rule in the same block."""

from collections.abc import Iterator, Sequence

from engine.content.mark_checks import RULE_MARK
from engine.content.prose.blocks import Block
from engine.content.prose.patterns import Pattern, first

UNMARKED = "'{words}' states the law and names no rule. Add [rule:…], or say “see your contract” or “ask”."


def unmarked(page: Sequence[Block], patterns: Sequence[Pattern]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every legal statement without a rule. Scripts are left out; a lead-in may leave the rule to its list."""
    for index, block in enumerate(page):
        if block.kind == "box" or RULE_MARK.search(block.text):
            continue
        following = page[index + 1].text if index + 1 < len(page) else ""
        if block.text.endswith(("：", ":")) and RULE_MARK.search(following):
            continue
        if found := first(patterns, block.text):
            yield block.line, UNMARKED.format(words=found[0])
