"""Which two characters stand side by side in Chinese: the evidence for choosing between repairs.

Two sources: the phrases that pypinyin ships, and the document's own undamaged text. Both in Simplified.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pypinyin.phrases_dict import phrases_dict

from scripts.articles.chinese import HAN_CHAR, converter

Pairs = frozenset[str]


@cache
def phrase_pairs() -> Pairs:
    """Every two neighbouring characters of every known phrase."""
    return frozenset(phrase[i : i + 2] for phrase in phrases_dict for i in range(len(phrase) - 1))


def document_pairs(texts: Iterable[str]) -> Pairs:
    """The neighbours that a document itself uses twice or more; once could be the damage itself."""
    once: set[str] = set()
    twice: set[str] = set()
    for text in texts:
        plain = converter("t2s").convert(text)
        for i in range(len(plain) - 1):
            pair = plain[i : i + 2]
            if HAN_CHAR.match(pair[0]) and HAN_CHAR.match(pair[1]):
                (twice if pair in once else once).add(pair)
    return frozenset(twice)


def evidence(text: str, pairs: Pairs) -> list[int]:
    """For each neighbouring pair of the text: 2 where the document uses it, 1 where only a phrase does, else 0."""
    plain = converter("t2s").convert(text)
    known = phrase_pairs()
    found = (plain[i : i + 2] for i in range(len(plain) - 1))
    return [2 if pair in pairs else int(pair in known) for pair in found]


@cache
def characters(pairs: Pairs) -> frozenset[str]:
    """The characters that a document uses, from its pairs."""
    return frozenset("".join(pairs))
