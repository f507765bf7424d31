"""Put the usual words back where a program has spun them, and only there.

使用者 and 假使 are good Chinese; a thousand characters with ten of such words are a spinner's. So the rules
(data/cleaning/wording.yml) run only where an article's density of tell-tale words says that it is spun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from scripts.articles.chinese import han_count
from scripts.articles.model import Change, Document, Line
from scripts.articles.settings import table

STEP = "wording"
PER_THOUSAND = 4.0  # tell-tale words in 1,000 Han characters; sound prose of our own has below 1
DISTINCT = 3  # different rules: one pet word does not make an article spun


@dataclass(frozen=True)
class Rule:
    """One wording rule."""

    regex: re.Pattern[str]
    replacement: str
    tell: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order."""
    return tuple(
        Rule(re.compile(entry["pattern"]), entry["replacement"], entry.get("tell", False)) for entry in table("wording")
    )


def is_spun(doc: Document) -> bool:
    """Whether the kept lines hold enough different tell-tale words for their length."""
    text = "\n".join(line.text for line in doc.kept())
    hits = [(rule, count) for rule in rules() if (count := sum(1 for _ in rule.regex.finditer(text)))]
    tells = [count for rule, count in hits if rule.tell]
    return len(tells) >= DISTINCT and 1000 * sum(tells) >= PER_THOUSAND * max(han_count(text), 1)


def fix_wording(doc: Document) -> tuple[Document, list[Change]]:
    """Apply the rules to every kept line of a spun article; each replacement is inferred."""
    if not is_spun(doc):
        return doc, []
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in doc.kept():
        text, found = _line(line.text, line.n)
        if found:
            new[line.n] = replace(line, text=text)
            changes += found
    return doc.with_lines(new), changes


def _line(text: str, n: int) -> tuple[str, list[Change]]:
    changes: list[Change] = []
    for rule in rules():

        def put(match: re.Match[str], rule: Rule = rule) -> str:
            after = match.expand(rule.replacement)
            changes.append(Change(STEP, n, "spun_word", match[0], after, "inferred"))
            return after

        text = rule.regex.sub(put, text)
    return text, changes
