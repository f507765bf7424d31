"""A length of time in a sentence that cites rules stands in a rule that its paragraph cites: 20 days of an answer that is due within 15 is a right lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.mark_checks import RULE_MARK
from engine.content.prose.blocks import Block
from engine.content.prose.patterns import Pattern, load_patterns
from engine.content.yaml_file import read_yaml_if_there

SENTENCE_END = re.compile(r"(?<=[。！？；!?;])|(?<=\.)\s")
Length = tuple[int, str]  # (15, "days"); "" is any unit


@dataclass(frozen=True)
class Lengths:
    """How one language writes lengths. Each pattern has a group `number`: digits, or one of `numerals`."""

    numerals: Mapping[str, int]
    units: Mapping[str, Sequence[Pattern]]
    spared: frozenset[Length]  # what needs no rule beside it

    def of(self, text: str) -> dict[Length, str]:
        """The lengths that a text names, and how it writes each."""
        found = (
            (unit, match) for unit, patterns in self.units.items() for each in patterns for match in each.all(text)
        )
        read = {(self.numerals.get(match["number"].lower(), match["number"]), unit): match[0] for unit, match in found}
        return {(int(number), unit): words for (number, unit), words in read.items()}


def load_lengths(tree: Mapping[str, Any], where: str) -> dict[str, Lengths]:
    """By language, from `lengths` of data/prose.yml. Raises ValueError as `load_patterns` does, and for a pattern without its number."""
    spared = frozenset((number, unit) for unit, numbers in tree.get("spared", {}).items() for number in numbers)
    found = {}
    for code, about in tree.items():
        if code == "spared":
            continue
        units = {unit: load_patterns(each, f"{where}: {code}: {unit}") for unit, each in about["units"].items()}
        for each in (each for patterns in units.values() for each in patterns):
            if "number" not in each.compiled.groupindex:
                raise ValueError(
                    f"{each.where}: '{each.compiled.pattern}' does not say which part is the number: (?P<number>…)"
                )
        found[code] = Lengths(about.get("numerals", {}), units, spared)
    return found


def lengths_of_rules(path: Path, lengths: Mapping[str, Lengths]) -> dict[str, list[Length]]:
    """By rule of data/rules.yml: the lengths in what it says and is about, in any language, and its `numbers`, which have no unit."""
    found: dict[str, list[Length]] = {}
    for name, rule in read_yaml_if_there(path).items():
        if isinstance(rule, dict):
            parts = [rule[part] for part in ("says", "topic") if isinstance(rule.get(part), dict)]
            said = {
                length for code, own in lengths.items() for part in parts for length in own.of(str(part.get(code, "")))
            }
            found[name] = sorted(said) + [(number, "") for number in rule.get("numbers", ())]
    return found


def unsaid(page: Sequence[Block], lengths: Lengths, rules: Mapping[str, Sequence[Length]]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every sentence that cites a rule and names a length that no rule of its paragraph says."""
    for block in page:
        cited = [name for name in RULE_MARK.findall(block.text) if name in rules]
        known = {length for name in cited for length in rules[name]} | lengths.spared
        for sentence in SENTENCE_END.split(block.text):
            if not cited or not RULE_MARK.search(sentence):
                continue
            for (number, unit), words in lengths.of(RULE_MARK.sub("", sentence)).items():
                if not {(number, unit), (number, "")} & known:
                    yield (
                        block.line,
                        f"'{words}' is in none of the rules cited here ({', '.join(dict.fromkeys(cited))}). Correct it, or cite the rule that says it.",
                    )
