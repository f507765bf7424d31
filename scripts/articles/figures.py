"""Figures that go out of date: rates, fees, limits, terms, hours, told by the shape of the number and by what it is of.

Numbers, units and what they stand beside are data (data/cleaning/figures.yml): a number alone says nothing, nor does a word
like 利率; both in one sentence do, unless the text says of when the figure is or that it is made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scripts.articles.settings import table

PLACE = re.compile(r"\{([a-z]\w*)\}")
CLAUSE_END = re.compile("[。；！？\n]")


@dataclass(frozen=True)
class _Rule:
    """One kind of figure: what must stand together in a sentence, and whether it may be somebody's own story."""

    parts: tuple[re.Pattern[str], ...]
    told: bool

    def finds(self, sentence: str, is_told: bool) -> bool:
        """Whether the sentence states such a figure."""
        return (self.told or not is_told) and all(part.search(sentence) for part in self.parts)


@cache
def _rules() -> tuple[tuple[_Rule, ...], re.Pattern[str], re.Pattern[str]]:
    data = table("figures")
    known: dict[str, str] = {"numbers": data["numbers"], "sure": data["sure"], **data["words"]}
    for name, shape in data["shapes"].items():
        known[name] = _filled(shape, known)
    rules = tuple(
        _Rule(tuple(re.compile(_filled(part, known)) for part in rule["all"]), rule.get("told", True))
        for rule in data["rules"]
    )
    return rules, re.compile(f"{data['date']}|{data['example_of_its_own']}"), re.compile(data["told"])


def _filled(pattern: str, known: dict[str, str]) -> str:
    """A pattern with the classes, shapes and numbers that it names put in."""
    return PLACE.sub(lambda match: f"(?:{known[match[1]]})", pattern)


def undated_figure(text: str) -> bool:
    """Whether a sentence states a figure that goes out of date, without saying of when."""
    rules, dated, told = _rules()
    if dated.search(text):
        return False
    sentences = [(part, bool(told.search(part))) for part in CLAUSE_END.split(text)]
    return any(rule.finds(part, is_told) for part, is_told in sentences for rule in rules)
