"""A rule with several time limits: who names its first alone says that it is not the only one.

"An answer is due within 15 days [rule:…]" of a rule that knows 15, 30 and 60 days makes its reader take day 16 for a breach.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.content.mark_checks import RULE_MARK
from engine.content.prose.blocks import Block
from engine.content.prose.patterns import Pattern, first
from engine.content.source_page import LINK

NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d.,]*\d)")


def rule_terms(rules: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    """By rule of data/rules.yml: its `numbers`, the usual one first; rules without are left out."""
    return {key: tuple(rule["numbers"]) for key, rule in rules.items() if isinstance(rule, dict) and "numbers" in rule}


def bare_terms(
    page: Sequence[Block], terms: Mapping[str, tuple[int, ...]], hedges: Sequence[Pattern]
) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every block that cites such a rule, names its first number, not all of the others, and no hedge."""
    for block in page:
        cited = [name for name in RULE_MARK.findall(block.text) if name in terms]
        text = LINK.sub("", RULE_MARK.sub("", block.text))
        named = {int(number) for number in NUMBER.findall(text)}
        for name in cited:
            usual, *others = terms[name]
            if usual in named and not named.issuperset(others) and not first(hedges, text):
                yield (
                    block.line,
                    f"'{name}' knows {', '.join(map(str, terms[name]))}, and only {usual} is said, as if it were all. Name the others, or say that it is the usual one.",
                )
