"""A length of time in a sentence that cites rules stands in a rule that its paragraph cites: 20 days of an answer that is due within 15 is a right lost."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from engine.content.figures import numbers
from engine.content.mark_checks import RULE_MARK
from engine.content.prose.blocks import Block

SENTENCE_END = re.compile(r"(?<=[。！？；!?;])|(?<=\.)\s")
Length = tuple[Decimal, str]  # (15, "days"), in one of MEASURES; "" is any
MEASURES = {"hours": (1, "hours"), "days": (1, "days"), "working days": (1, "working days"), "weeks": (7, "days"), "months": (1, "months"), "years": (12, "months")}  # fmt: skip
# What stands behind a number: its unit, how often the measure, and what is added. The first that fits counts.
BEHIND = [
    (re.compile(sign), Decimal(times), Decimal(more), measure)
    for sign, times, more, measure in (
        (r"\s*个?工作[日天]|[ -](?:working|business)[ -]days?\b", 1, 0, "working days"),
        (r"\s*个?(?:小时|钟头)|[ -]hours?\b", 1, 0, "hours"),
        (r"\s*个?(?:周(?!末|年|转|岁)|星期|礼拜)|[ -]weeks?\b", 7, 0, "days"),
        (r"[ -]fortnights?\b", 14, 0, "days"),
        (r"\s*(?:天|日(?![期利常]))|[ -](?:calendar[ -])?days?\b", 1, 0, "days"),
        (r"\s*个半月|[ -]months? and a half\b|\s+and a half months\b", 1, "0.5", "months"),
        (r"\s*个月|[ -]months?\b", 1, 0, "months"),
        (r"\s*年半|[ -]years? and a half\b|\s+and a half years\b", 12, 6, "months"),
        (r"\s*年(?![级代利化])|[ -]years?\b(?![ -]old)", 12, 0, "months"),
    )
]
HALVES = [
    (re.compile(sign), (Decimal(count), measure))
    for sign, count, measure in (
        (r"(?<!个)半年|\bhalf a year\b", 6, "months"),
        (r"(?<!个)半个?月|\bhalf a month\b", "0.5", "months"),
        (r"(?<!个)半天|\bhalf a day\b", "0.5", "days"),
        (r"(?<!个)半个?小时|\bhalf an hour\b", "0.5", "hours"),
    )
]
# What stands before a number that is no length: of a date (11月15日, 2026-11-15), of an order (第二天), of a rate (twice a week), of a half.
OTHER = re.compile(r"(?:(?<!个)月\s*|\d{4}[-/]\d{1,2}[-/]|第|\b(?:half|once|twice|times) )$")
LOOKED_AT = 16  # characters before a number; of a whole text before each it would be its square
LATEST = 200  # years: 2026年


def lengths(text: str) -> dict[str, set[Length]]:
    """Each length of time as the text writes it, and all that it may be: 15日, fifteen days, 一年半, two weeks, half a year."""
    text, found = text.lower(), dict[str, set[Length]]()
    for value, start, end in numbers(text):
        for sign, times, more, measure in BEHIND:
            if unit := sign.match(text, end):
                if not OTHER.search(text, max(0, start - LOOKED_AT), start) and not (
                    "年" in unit[0] and value > LATEST
                ):
                    found.setdefault(text[start : unit.end()], set()).add((value * times + more, measure))
                break
    for sign, length in HALVES:
        found |= {match[0]: {length} for match in sign.finditer(text)}
    return found


def spared(tree: Mapping[str, Iterable[int]]) -> frozenset[Length]:
    """Lengths that need no rule beside them, from `spared` of data/prose.yml: {days: [1], years: [1, 3]}."""
    return frozenset(
        (Decimal(number * MEASURES[unit][0]), MEASURES[unit][1]) for unit, held in tree.items() for number in held
    )


def lengths_of_rules(rules: Mapping[str, Any]) -> dict[str, list[Length]]:
    """By rule of data/rules.yml: the lengths in what it says and is about, in any language, and its `numbers`, which have no unit."""
    found: dict[str, list[Length]] = {}
    for name, rule in rules.items():
        if isinstance(rule, dict):
            parts: list[Any] = [rule[part] for part in ("says", "topic") if isinstance(rule.get(part), dict)]
            texts = [str(text) for part in parts for text in part.values()]
            said = {length for text in texts for read in lengths(text).values() for length in read}
            found[name] = sorted(said) + [(Decimal(number), "") for number in rule.get("numbers", ())]
    return found


def unsaid(
    page: Sequence[Block], rules: Mapping[str, Iterable[Length]], needs_none: frozenset[Length]
) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every sentence that cites a rule and names a length that no rule of its paragraph says."""
    for block in page:
        cited = [name for name in RULE_MARK.findall(block.text) if name in rules]
        known = needs_none.union(*(rules[name] for name in cited))
        for sentence in SENTENCE_END.split(block.text) if cited else ():
            if not RULE_MARK.search(sentence):
                continue
            for words, read in lengths(RULE_MARK.sub("", sentence)).items():
                if not (read | {(number, "") for number, _ in read}) & known:
                    yield (
                        block.line,
                        f"'{words}' is in none of the rules cited here ({', '.join(dict.fromkeys(cited))}). Correct it, or cite the rule that says it.",
                    )
