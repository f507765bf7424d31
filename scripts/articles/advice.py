"""Advice that harms readers, told by its parts: what is done, to what, for what, in one sentence that recommends it.

Nobody writes such advice in the same words twice, but it is always made of the same few parts: an act and what it is done to,
a promise and who is to be asked or paid. Classes of words and frames made of them are data (data/cleaning/advice.yml). What
turns a sentence round is grammar: a word that forbids stands before the act, a denial right before it, a verdict behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from scripts.articles.pieces import SENTENCE
from scripts.articles.settings import table

PLACE = re.compile(r"\{(\w+)\}")
REPLY = 12  # beginning of the next sentence that may pass judgement: ……缓一缓”。请不要这样做
QUOTED = re.compile("“[^”]*”?")
OWN_WORDS = 6  # characters beside a quotation that make it somebody else’s words
ASKS = re.compile("[?？][”」]*$|怎么(?!都|样都)|如何|吗$")
DENIED = re.compile(
    "(?:不[会能要该可用必]?|没有?|未|勿|莫|从不|并非|不是|无法|别(?![的家处人]))(?:[^，。：]{0,2}|[^，。：]{2,14}、)$"
)  # right before the act
REACH = 24  # characters before an act in which DENIED can begin


@dataclass(frozen=True)
class _Frame:
    """One kind of advice: its parts, the first of which is what somebody is told to do or to believe."""

    why: str
    parts: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class _Grammar:
    """The frames, and what turns a sentence round."""

    frames: tuple[_Frame, ...]
    signs: tuple[tuple[str, re.Pattern[str]], ...]
    forbids: re.Pattern[str]
    judged: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = table("advice")
    words: dict[str, str] = data["words"]

    def filled(pattern: str) -> re.Pattern[str]:
        return re.compile(PLACE.sub(lambda match: f"(?:{words[match[1]]})" if match[1] in words else match[0], pattern))

    frames = tuple(_Frame(entry["why"], tuple(map(filled, entry["all"]))) for entry in data["frames"])
    forbids = re.compile(f"(?:{'|'.join(data['forbid'])})[要能可]?(?!{data['harmless']})")
    signs = tuple((name, filled(f"{{{name}}}")) for name in data["signs"])
    return _Grammar(frames, signs, forbids, re.compile("|".join([*data["verdicts"], *data["reports"]])))


def harmful_advice(text: str) -> list[str]:
    """The words of each piece of harmful advice that its own or the next sentence does not warn against, one a sentence."""
    sentences = [match[0] for match in SENTENCE.finditer(text)]
    found = (_advised(one, after) for one, after in zip(sentences, [*sentences[1:], ""], strict=False))
    return [words for words in found if words]


def _advised(sentence: str, after: str) -> str:
    """The words that make a sentence harmful advice; empty where it is none."""
    grammar = _grammar()
    if ASKS.search(sentence) or grammar.forbids.search(after[:REPLY]) or grammar.judged.search(after[:REPLY]):
        return ""
    forbidden = [match.start() for match in grammar.forbids.finditer(sentence)]
    judged = [match.span() for match in grammar.judged.finditer(sentence)]
    for frame in grammar.frames:
        matches = [match for part in frame.parts if (match := part.search(sentence))]
        if len(matches) < len(frame.parts):
            continue
        act = next((m for m in frame.parts[0].finditer(sentence) if not _denied(sentence, m.start())), None)
        if act is None:
            continue
        told = [act, *matches[1:]]
        # 假的, where it is what readers are to believe, is no verdict
        inside = [match.span() for part in frame.parts for match in part.finditer(sentence)]
        end = max(match.end() for match in told)
        if all(_within(span, inside) for span in judged) and all(
            at >= end or _within((at, at + 1), inside) for at in forbidden
        ):
            return " … ".join(dict.fromkeys(match[0] for match in told))
    return "" if forbidden or judged else _odd_together(sentence)


def turned_round(sentence: str, after: str) -> bool:
    """Whether a sentence asks, forbids, reports or passes judgement, or the next one does."""
    grammar = _grammar()
    said = (sentence, after[:REPLY])
    return bool(ASKS.search(sentence)) or any(grammar.forbids.search(t) or grammar.judged.search(t) for t in said)


def _signs(sentence: str) -> dict[str, str]:
    """The classes of words that are signs by themselves, each with its words in the sentence."""
    return {
        name: act[0]
        for name, sign in _grammar().signs
        if (act := next((m for m in sign.finditer(sentence) if not _denied(sentence, m.start())), None))
    }


def signs_of(sentence: str) -> list[str]:
    """The names of the signs in a sentence, in the data's order."""
    return list(_signs(sentence))


def _odd_together(sentence: str) -> str:
    """The words of two signs that do not stand together in sound text; empty where there are none."""
    odd: dict[str, list[str]] = table("advice_pairs")
    found = _signs(sentence)
    pair = next(((one, other) for one, other in combinations(found, 2) if other in odd.get(one, ())), None)
    return f"{found[pair[0]]} … {found[pair[1]]}" if pair else ""


def _denied(sentence: str, at: int) -> bool:
    """Whether an act is denied, or stands in quotation marks that the sentence only reports."""
    before = sentence[:at]
    quoted = before.count("“") > before.count("”") and len(QUOTED.sub("", sentence)) >= OWN_WORDS
    return quoted or bool(DENIED.search(before[-REACH:]))


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
