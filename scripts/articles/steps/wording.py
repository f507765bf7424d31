"""Put the usual words back where a program has spun them, and only there.

使用者 and 假使 are good Chinese; a thousand characters with ten of such words are a spinner's. So the rules
(data/cleaning/wording.yml) and the pairs (spun_words.yml) run only where an article's density of tell-tale words says that
it is spun. Far above that, words hold that are good Chinese elsewhere (`heavy`), and what is odd still is flagged with a
suggestion (`suspect`), never changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from scripts.articles.chinese import han_count
from scripts.articles.model import Change, Document, Line
from scripts.articles.segmenter import count_of
from scripts.articles.settings import table

STEP = "wording"
PER_THOUSAND = 4.0  # tell-tale words in 1,000 Han characters; sound prose of our own has below 1
FOR_WEAK = 8.0  # and that make words suspect which writers use, too: 准时, 期待, 依照
FOR_HEAVY = 10.0  # well above: every other line has been spun
DISTINCT_HEAVY = 6  # by many different words
ODD = "odd_word"
COMMON = 1500  # a word that stands more often in jieba's list has uses of its own
DISTINCT = 3  # different rules: one pet word does not make an article spun


@dataclass(frozen=True)
class Rule:
    """One wording rule."""

    regex: re.Pattern[str]
    replacement: str
    tell: bool
    odd: str = ""  # where it is one plain word: text without it need not be searched
    own: bool = False  # the word is good Chinese elsewhere, as the data says of it


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order, then the pairs."""
    data = table("spun_words")
    written = [Rule(re.compile(e["pattern"]), e["replacement"], e.get("tell", False)) for e in table("wording")]
    return (*written, *map(plain_rule, data["plain"]), *map(placed_rule, data["placed"]))


@cache
def heavy_rules() -> tuple[Rule, ...]:
    """Words that are replaced in heavily spun articles only."""
    return tuple(map(plain_rule, table("spun_words")["heavy"]))


@cache
def suspects() -> tuple[Rule, ...]:
    """Words that are pointed at in heavily spun articles, and left."""
    return tuple(map(plain_rule, table("spun_words")["suspect"]))


def plain_rule(row: Sequence[str]) -> Rule:
    """A pair that holds everywhere but behind or before a few words."""
    odd, usual, behind, before = [*row, "", ""][:4]
    not_behind = "".join(f"(?<!{word})" for word in behind.split("|") if word)
    not_before = f"(?!{before})" if before else ""
    return Rule(re.compile(f"{not_behind}{odd}{not_before}"), usual, True, odd, bool(behind or before))


def placed_rule(entry: Mapping[str, Any]) -> Rule:
    """A pair that holds right behind or right before some words."""
    behind = [f"(?<={word}){entry['odd']}" for word in entry.get("after", ())]
    ahead = [f"{entry['odd']}(?={'|'.join(entry['before'])})"] if "before" in entry else []
    weak = entry.get("weak", False)
    return Rule(re.compile("|".join(behind + ahead)), entry["usual"], not weak, entry["odd"], weak or "not" in entry)


def density(text: str) -> tuple[int, float]:
    """How many different tell-tale rules match, and how many matches there are in 1,000 Han characters."""
    found = [len(rule.regex.findall(text)) for rule in rules() if rule.tell and rule.odd in text]
    return sum(1 for count in found if count), 1000 * sum(found) / max(han_count(text), 1)


def fix_wording(doc: Document) -> tuple[Document, list[Change]]:
    """Apply the rules to every kept line of a spun article; each replacement is inferred."""
    text = "\n".join(line.text for line in doc.kept())
    distinct, per_thousand = density(text)
    if distinct < DISTINCT or per_thousand < PER_THOUSAND:
        return doc, []
    heavy = distinct >= DISTINCT_HEAVY and per_thousand >= FOR_HEAVY
    used = [rule for rule in rules() if rule.odd in text and (rule.tell or per_thousand >= FOR_WEAK)]
    used += heavy_rules() if heavy else ()
    new: dict[int, Line] = {}
    changes: list[Change] = []
    kept = doc.kept()
    done = [change for line in kept for change in _line(line.text, line.n, used)[1]]
    own = {rule.odd for rule in used if rule.own}
    same = _everywhere((c for c in done if c.before not in own), "\n".join(line.text for line in kept))
    for line in kept:
        text, found = _line(line.text, line.n, used, same)
        if found:
            new[line.n] = replace(line, text=text)
            changes += found
        for rule in suspects() if heavy else ():
            if match := rule.regex.search(text):
                new[line.n] = new.get(line.n, line).flagged(f"{ODD}: {rule.odd} → {rule.replacement}")
                changes.append(Change(STEP, line.n, ODD, match[0], match[0], "needs_editor"))
    return doc.with_lines(new), changes


def _everywhere(done: Iterable[Change], text: str) -> dict[str, str]:
    """One word, one answer: uncommon words that a place gave away, and what stands for them in the whole document.

    A word that was put right in most of its places is put right in all; in few of them, in none (then it stands for itself).
    A word that everybody uses (时候) has its own places, and is left to them.
    """
    found = Counter((change.before, change.after) for change in done)
    out: dict[str, str] = {}
    for (odd, usual), times in found.items():
        left = text.count(odd) - sum(count for (other, _), count in found.items() if odd in other and other != odd)
        if not 2 <= len(odd) <= 4 or count_of(odd) > COMMON or left <= times:
            continue
        out[odd] = usual if 2 * times >= left else odd
    return out


def _line(
    text: str, n: int, used: Sequence[Rule], same: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, list[Change]]:
    changes: list[Change] = []

    def change(before: str, after: str) -> str:
        if before != after:
            changes.append(Change(STEP, n, "spun_word", before, after, "inferred"))
        return after

    for odd, usual in same.items():
        if odd != usual:
            changes += [Change(STEP, n, "spun_word", odd, usual, "inferred")] * text.count(odd)
            text = text.replace(odd, usual)
    for rule in used:

        def put(match: re.Match[str], rule: Rule = rule) -> str:
            after = same.get(match[0]) or match.expand(rule.replacement)
            if after != match[0]:
                changes.append(Change(STEP, n, "spun_word", match[0], after, "inferred"))
            return after

        text = rule.regex.sub(put, text)
    return text, changes
