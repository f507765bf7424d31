"""Undo text that was decoded with the wrong table as a whole: UTF-8 read as GBK, or either read as Latin-1.

A line may be damaged in part, and bytes may be lost in it: 鍙?互 is 可以 without the byte between. What is whole is read
again, what is lost becomes U+FFFD for an editor to see, and sound Chinese beside it stays: read the other way round, it
is never valid UTF-8 of common characters for long, which makes a wrong repair next to impossible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from scripts.articles.chinese import HAN_CHAR, is_common
from scripts.articles.gbk import gbk

LOST = "\ufffd"
MIN_BYTES = 6  # two characters of UTF-8
ENOUGH = 3  # characters read again that make a repair believable
ENOUGH_BESIDE_OTHERS = 2  # and in an article that has such lines already: 灏忕粨 is 小结
MOST_LOST = 0.5  # lost characters for each that is read again
MARKS = "，。、：；！？“”‘’（）《》【】「」『』…—·％＋－～￥×→①②③④⑤⑥⑦⑧⑨⑩"
HAN_RUN = re.compile(
    r"[^\x00-\x7f](?:[^\x00-\x7f]|\?{1,2}(?=[^\x00-\x7f]|$)){2,4000}"
)  # 鑺卞憲鍊熷憲; a ? is a byte lost
LATIN_RUN = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{4,8000}")  # èŠ±å‘—
STOPS_CUT = (b"\xe3\x80\0", b"\xe3\0", b"\xe3\0\0")  # what a sentence's end leaves of 。: 銆?


def repair_mojibake(text: str, enough: int = ENOUGH) -> tuple[str, list[tuple[str, str]]]:
    """The text with such runs decoded again, and each (before, after)."""
    repairs: list[tuple[str, str]] = []

    def again(match: re.Match[str]) -> str:
        run = match[0]
        at_end = match.end() == len(match.string)
        better = _utf8_as_gbk(run, enough, at_end) if HAN_CHAR.search(run) else _as_latin(run)
        if better is None or better == run:
            return run
        repairs.append((run, better))
        return better

    text = LATIN_RUN.sub(again, text)
    return HAN_RUN.sub(again, text), repairs


@dataclass
class _Reading:
    """UTF-8 read out of a run's GBK bytes, as far as it goes."""

    out: list[str] = field(default_factory=list)
    decoded: int = 0
    lost: int = 0
    odd: int = 0  # source characters, in what was decoded, that are rare in Chinese
    wrong: bool = False  # inside damaged text

    def lose(self) -> None:
        if not self.out or self.out[-1] != LOST:
            self.out.append(LOST)
            self.lost += 1


def _utf8_as_gbk(run: str, enough: int, at_end: bool) -> str | None:
    if sum(1 for char in run if _rare(char)) < enough:
        return None
    found = _read(run, at_end)
    believable = found.decoded >= enough and found.lost <= MOST_LOST * found.decoded and found.odd * 2 >= found.decoded
    return "".join(found.out) if believable else None


@cache
def _rare(char: str) -> bool:
    return bool(HAN_CHAR.match(char)) and not is_common(char)


def _read(run: str, at_end: bool) -> _Reading:
    """Character by character: valid UTF-8 is read, sound characters stay, the rest is lost."""
    pieces = [(char, b"" if char == "?" else gbk(char) or b"") for char in run]
    data = b"".join(raw or b"\0" for _, raw in pieces)
    starts: dict[int, int] = {}
    at = 0
    for i, (_, raw) in enumerate(pieces):
        starts[at] = i
        at += len(raw) or 1
    found = _Reading()
    at = 0
    while at < len(data):
        char = _utf8(data[at : at + 3])
        k = starts.get(at)
        if char:
            found.out.append(char)
            found.decoded += bool(HAN_CHAR.match(char))
            found.odd += bool(HAN_CHAR.match(char)) and any(
                not is_common(pieces[starts[i]][0]) for i in range(at, at + 3) if i in starts
            )
            found.wrong = True
            at += 3
        elif found.wrong and at_end and data[at:] in STOPS_CUT:
            found.out.append("。")
            break
        elif k is not None and (not found.wrong or _sound(run[k : k + 3])):
            found.out.append(run[k])
            found.wrong = False
            at += len(pieces[k][1]) or 1
        else:
            found.lose()
            at += 1
    return found


def _utf8(three: bytes) -> str | None:
    """The common character or mark that three bytes of UTF-8 are."""
    if len(three) < 3 or not (0xE2 <= three[0] <= 0xE9 or three[0] == 0xEF):
        return None
    try:
        char = three.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return char if char in MARKS or is_common(char) else None


def _sound(text: str) -> bool:
    """Whether damaged text has ended: a mark of its own, or three common characters in a row."""
    return text[0] in MARKS or (len(text) == 3 and all(is_common(char) or char in MARKS for char in text))


def _as_latin(run: str) -> str | None:
    return next(filter(None, (_decoded(run, wrong) for wrong in ("latin-1", "cp1252"))), None)


def _decoded(run: str, wrong: str, again: bool = True) -> str | None:
    """The run read as Chinese; what is Latin still is tried once more, as some pages were spoilt twice."""
    try:
        data = run.encode(wrong)
    except UnicodeError:
        return None
    for right in ("utf-8", "gb18030", "big5"):
        try:
            text = data.decode(right)
        except UnicodeError:
            continue
        if len(data) >= MIN_BYTES and (found := _believable(text)):
            return found
        if again and right == "utf-8" and LATIN_RUN.fullmatch(text):
            return _decoded(text, "latin-1", again=False) or _decoded(text, "cp1252", again=False)
    return None


def _believable(text: str) -> str | None:
    """The text where nearly all of it is common Chinese; two characters are too few to tell."""
    han = HAN_CHAR.findall(text)
    return text if len(han) >= 3 and sum(map(is_common, han)) >= 0.9 * len(han) else None
