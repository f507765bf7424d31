"""Advice that harms readers, told by its parts: what is done, to what, for what, in one sentence that recommends it.

Nobody writes such advice in the same words twice, but it is always made of the same few parts: an act and what it is done to,
a promise and who is to be asked or paid. Classes of words and frames made of them are data (data/cleaning/advice.yml). What
turns a sentence round is grammar: a word that forbids stands before the act, a denial right before it, a verdict behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scripts.articles.pieces import SENTENCE
from scripts.articles.settings import table

PLACE = re.compile(r"\{(\w+)\}")
REPLY = 12  # beginning of the next sentence that may pass judgement: ……缓一缓”。请不要这样做
QUOTED = re.compile("“[^”]*”?")
OWN_WORDS = 6  # characters beside a quotation that make it somebody else’s words
ASKS = re.compile("[?？][”」]*$|怎么(?!都|样都)|如何|吗$")
DENIED = re.compile(
    "(?:不(?!如|妨|仅|只|过|管)[会能要该可用必]?|没有?|未|勿|莫|从不|并非|不是|无法|别(?![的家处人]))(?:[^，。：]{0,2}|[^，。：]{2,14}、)$"
)  # right before the act
NOT_SO = re.compile(
    "(?:不会|不能|不可能|无法|并不|未必|不等于|不代表)[^，。]{0,6}$"
)  # right before what comes of an act
REACH = 24  # characters before an act in which DENIED can begin


@dataclass(frozen=True)
class Advice:
    """Harmful advice in one sentence: its telling words, what it is, and whether that is sure or only worth a look."""

    words: str
    why: str
    sure: bool


@dataclass(frozen=True)
class _Frame:
    """One kind of advice: its parts, the first of which is what somebody is told to do or to believe."""

    why: str
    sure: bool
    parts: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class _Grammar:
    """The frames, and what turns a sentence round."""

    frames: tuple[_Frame, ...]
    forbids: re.Pattern[str]
    judged: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = table("advice")
    words: dict[str, str] = data["words"]

    def filled(pattern: str) -> re.Pattern[str]:
        return re.compile(PLACE.sub(lambda match: f"(?:{words[match[1]]})" if match[1] in words else match[0], pattern))

    frames = tuple(
        _Frame(entry["why"], entry.get("sure", True), tuple(map(filled, entry["all"]))) for entry in data["frames"]
    )
    forbids = re.compile(f"(?:{'|'.join(data['forbid'])})[要能可]?+(?!{data['harmless']})")
    return _Grammar(frames, forbids, re.compile("|".join([*data["verdicts"], *data["reports"]])))


def advice_in(text: str) -> list[Advice]:
    """Each piece of harmful advice that its own or the next sentence does not warn against, one a sentence."""
    sentences = [match[0] for match in SENTENCE.finditer(text)]
    found = (_advised(one, after) for one, after in zip(sentences, [*sentences[1:], ""], strict=False))
    return [advice for advice in found if advice]


def _advised(sentence: str, after: str) -> Advice | None:
    """What makes a sentence harmful advice, a sure sign before one that is worth a look; None where it is none."""
    grammar = _grammar()
    if ASKS.search(sentence) or grammar.forbids.search(after[:REPLY]) or grammar.judged.search(after[:REPLY]):
        return None
    found = [advice for frame in grammar.frames if (advice := _said(sentence, frame))]
    return next((advice for advice in found if advice.sure), found[0] if found else None)


def _said(sentence: str, frame: _Frame) -> Advice | None:
    """The words of one frame in a sentence that neither denies nor forbids nor judges them."""
    grammar = _grammar()
    act = next((m for m in frame.parts[0].finditer(sentence) if not _denied(sentence, m.start())), None)
    told = [act] if act else []
    for part in frame.parts[1:] if act else ():
        told += [match] if (match := _stated(part, sentence, told)) else []
    if len(told) < len(frame.parts):
        return None
    # 假的, where it is what readers are to believe, is no verdict
    inside = [match.span() for part in frame.parts for match in part.finditer(sentence)]
    end = max(match.end() for match in told)
    judged = any(not _within(match.span(), inside) for match in grammar.judged.finditer(sentence))
    forbidden = any(
        match.start() < end and not _within((match.start(), match.start() + 1), inside)
        for match in grammar.forbids.finditer(sentence)
    )
    if judged or forbidden:
        return None
    return Advice(" … ".join(dict.fromkeys(match[0] for match in told)), frame.why, frame.sure)


def _stated(part: re.Pattern[str], sentence: str, told: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The first place where a sentence says a part: in other words than the parts before, and without denying it.

    换号不会让债消失 says nothing of a debt that goes.
    """
    taken = {match.span() for match in told}
    found = (m for m in part.finditer(sentence) if m.span() not in taken)
    return next((m for m in found if not NOT_SO.search(sentence[: m.start()])), None)


def _denied(sentence: str, at: int) -> bool:
    """Whether an act is denied, or stands in quotation marks that the sentence only reports."""
    before = sentence[:at]
    quoted = before.count("“") > before.count("”") and len(QUOTED.sub("", sentence)) >= OWN_WORDS
    return quoted or bool(DENIED.search(before[-REACH:]))


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
