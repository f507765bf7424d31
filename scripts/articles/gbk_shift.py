"""Undo the byte shift that glossing leaves behind, by the way it arises.

A site stored Traditional text in GBK and put a gloss after each glossed character by replacing *bytes*, without regard
to where characters begin. In 因為 (D2 F2 · 9E E9) the bytes F2 9E look like 驗, so "(yàn)" went between 9E and E9. Read as
GBK, 9E and the bracket are no character and become "?", and everything after is off by one byte until a byte below 80
takes the blame: 因?yàn)橥话l(fā) = 因 · 9E? · yàn) · E9CD 橥 · BBB0 话 · 6C l · (fā).

So the lost byte can be computed: together with the last byte of the character before, it is a character that reads as
the gloss. Where several bytes fit, the text must say which, or nothing is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from scripts.articles.chinese import HAN_CHAR, converter, is_common
from scripts.articles.gbk import LEADS, PINYIN, TRAILS, gbk, glossed_as, ungbk
from scripts.articles.lexicon import Pairs, characters, evidence
from scripts.articles.readings import toned_readings

LONGEST_RUN = 16  # characters; a shift that runs on longer is left to the editor
FULL_STOP = b"\xa1\xa3"
MARKS = "，。、：；！？“”（）《》"


# ?xiě) or a lone mark at the end: the last byte of the run is lost too
LOST_END = re.compile(rf"[?？\ufffd](?:({PINYIN})[)）]|$)")
INNER_GLOSS = re.compile(rf"[(（]({PINYIN})[)）]")


@dataclass(frozen=True)
class Run:
    """Text that is off by one byte: its bytes, how much of the line it takes, and how its lost end reads, if lost."""

    data: bytes
    length: int
    end: tuple[bytes, ...] = (b"",)


def lost_leads(before: str, gloss: str) -> list[int]:
    """The bytes that may have been lost before the gloss: with the last byte of `before` they read as the gloss."""
    raw = gbk(before)
    if not raw or len(raw) != 2:
        return []
    return [pair[1] for pair in glossed_as(gloss) if pair[0] == raw[1] and pair[1] in LEADS]


def run_of(tail: str) -> Run | None:
    """The text after a lost byte, up to where a byte below 81 or a second loss ends the shift; None where none does."""
    data = bytearray()
    i = 0
    for _ in range(LONGEST_RUN):
        if lost := LOST_END.match(tail, i):
            ends = tuple(pair[1:] for pair in glossed_as(lost[1])) if lost[1] else tuple(bytes([x]) for x in TRAILS)
            return Run(bytes(data), lost.end(), tuple(dict.fromkeys(ends)))
        raw = gbk(tail[i : i + 1])
        if not raw or tail[i] in "?？\ufffd":
            return None
        data += raw
        i += 1
        if len(raw) == 1:
            return Run(bytes(data), i) if raw[0] >= 0x40 else None
        if inner := INNER_GLOSS.match(tail, i):
            i = inner.end()
    return None


def plausible(text: str, pairs: Pairs) -> bool:
    """Common Han characters, rare ones that the document uses elsewhere (呗), and full-width marks only."""
    used = characters(pairs)
    return all(
        is_common(char) or converter("t2s").convert(char) in used if HAN_CHAR.match(char) else char in MARKS
        for char in text
    )


def after_lost_lead(before: str, gloss: str, tail: str, pairs: Pairs) -> tuple[str, int] | None:
    """Repair a run that begins with a lost byte. Returns the text and how many characters of `tail` it replaces."""
    run = run_of(tail)
    if run is None:
        return None
    options: set[str] = set()
    for lead, end in product(lost_leads(before, gloss), run.end):
        text = ungbk(bytes([lead]) + run.data + end)
        if text and plausible(text, pairs) and _reads(text[-1], run, tail):
            options.add(text)
    # Where nothing says how the last character reads, the article itself must use it after the one before.
    guessed = run.end != (b"",) and not tail[: run.length].endswith((")", "）"))
    if guessed:
        options = {text for text in options if min(evidence((before + text)[-2:], pairs)) > 1}
    best = only_best(options, before, tail[run.length :], pairs)
    return (best, run.length) if best else None


def _reads(last: str, run: Run, tail: str) -> bool:
    """Where the run's end was lost before a gloss, whether the last character reads as that gloss."""
    end = LOST_END.search(tail[: run.length]) if run.end != (b"",) else None
    return not end or not end[1] or end[1] in toned_readings(last)


def between_two_losses(before: str, middle: str, gloss: str, after: str, pairs: Pairs) -> str | None:
    """Repair a run whose first byte and last character are both lost: 况??头?jīng)过 = 况。客服经(jīng)过.

    The first mark is a lone byte; a second one is the full-width question mark that the shift made of two halves.
    The gloss says how the last character reads. All that fits is tried, and the text must know every pair of it.
    """
    body = gbk(middle.replace("?", "？"))
    if not body:
        return None
    options: set[str] = set()
    for start in _starts(body, before):
        for lost in TRAILS:
            for last in glossed_as(gloss):
                text = ungbk(start + bytes([lost]) + last)
                if text and plausible(text, pairs):
                    options.add(text)
    sure = {text for text in options if _all_known(before, text, after, pairs)}
    return only_best(sure, before, after, pairs)


def _starts(body: bytes, before: str) -> Iterator[bytes]:
    """The run with its lost first byte put back: any lead, the full stop before all others."""
    if body.startswith(FULL_STOP[1:]):
        yield FULL_STOP[:1] + body
    elif raw := gbk(before):
        yield from (bytes([lead]) + body for lead in LEADS if raw)


def _all_known(before: str, text: str, after: str, pairs: Pairs) -> bool:
    """Whether every character of the text stands in at least one known pair (marks count as known)."""
    known = evidence(before + text + after[:1], pairs)
    return all(
        char in MARKS or known[i - 1] or (i < len(known) and known[i]) for i, char in enumerate(text, len(before))
    )


def only_best(options: set[str], before: str, after: str, pairs: Pairs) -> str | None:
    """The one option, or the one that the text supports most; None where two are level.

    A full-width mark may stand beside anything, an unknown pair of characters is suspect: 編號、最近 over 編號盛最近.
    """
    if len(options) < 2:
        return next(iter(options), None)

    def support(text: str) -> int:
        return sum(evidence(before + text + after[:1], pairs)) + 2 * sum(text.count(mark) for mark in MARKS)

    ranked = sorted(((support(text), text) for text in options), reverse=True)
    return ranked[0][1] if ranked[0][0] > ranked[1][0] else None
