"""Chinese words that stand twice, one right behind the other, as a hand leaves them: 法院法院, 你的的合同.

Verbs, adverbs and words that count may stand twice (讨论讨论, 一个一个, 看看); so may a question's (哪里哪里). Nouns, pronouns and the small words
of grammar do not. What is one word is left to the dictionary: 人人, 的的确确, 目的|的. English has a pattern in engine/style.yml.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Any

from engine.build.cache import kept
from engine.han import HAN

HAN_LETTER = re.compile(f"[{HAN}]")
PERHAPS = re.compile(rf"([{HAN}]{{1,6}})\1")
SMALL = frozenset("的了着地得在把被对从向于以为和与我你您他她它也都就不")  # words of one letter that never stand twice
NAMES, GRAMMAR = "n", ("c", "r", "p", "u")  # jieba's classes: nouns; conjunctions, pronouns, prepositions, particles
VERB, BEHIND = (
    "v",
    frozenset("的了着过"),
)  # 归还归还的: behind a verb that is said twice on purpose none of these stands
ASKED = tuple("哪什谁怎几多")


def twice(text: str) -> str:
    """The first word that stands twice, as it stands there; "" where there is none."""
    return kept("twice", text, lambda: _twice(text), lambda _: True) if PERHAPS.search(text) else ""


def _twice(text: str) -> str:
    words: list[tuple[str, str]] = _words().tag(text, hmm=False)
    for place, ((first, kind), (second, _)) in enumerate(pairwise(words)):
        following = words[place + 2][0] if place + 2 < len(words) else ""
        thrice = first in (following, words[place - 1][0] if place else "")  # 对对对 is meant
        if first == second and not thrice and _is_slip(first, kind, following):
            return first + second
    return ""


def _is_slip(word: str, kind: str, following: str) -> bool:
    if not HAN_LETTER.match(word) or word.startswith(ASKED):
        return False
    if len(word) == 1:
        return word in SMALL
    return kind.startswith((NAMES, *GRAMMAR)) or (kind.startswith(VERB) and following in BEHIND)


@cache
def _words() -> Any:
    import rjieba  # late: its dictionary is read with it, and a text without anything twice needs none

    return rjieba.Jieba()
