"""Damage sound text the way scraped articles are damaged, one artefact at a time, so that repair can be counted.

Each function takes a line of Simplified text and a seeded source of chance, and gives the damaged line.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from pypinyin import Style, lazy_pinyin

from scripts.articles.chinese import HAN_CHAR, converter, is_traditional_only

Damage = Callable[[str, random.Random], str]
HALF_WIDTH = str.maketrans("，：；？！（）", ",:;?!()")


def traditional(text: str, chance: random.Random) -> str:
    """The text in Traditional characters."""
    return str(converter("s2tw").convert(text))


def half_width(text: str, chance: random.Random) -> str:
    """Half-width marks, as after NFKC."""
    return text.translate(HALF_WIDTH)


def glossed(text: str, chance: random.Random) -> str:
    """A gloss after two of three Traditional-only characters."""
    out = []
    for char in traditional(text, chance):
        gloss = is_traditional_only(char) and chance.random() < 0.66
        out.append(f"{char}({lazy_pinyin(char, style=Style.TONE)[0]})" if gloss else char)
    return "".join(out)


@cache
def _gbk_glosses() -> tuple[tuple[bytes, bytes], ...]:
    """Every Traditional-only GBK character with the gloss that a careless byte replacement puts after it."""
    found = []
    for lead in range(0x81, 0xFF):
        for trail in (t for t in range(0x40, 0xFF) if t != 0x7F):
            try:
                char = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if HAN_CHAR.match(char) and is_traditional_only(char):
                reading = unicodedata.normalize("NFC", lazy_pinyin(char, style=Style.TONE)[0])
                found.append((char.encode("gbk"), reading.encode("gb18030")))
    return tuple(found)


def shifted(text: str, chance: random.Random) -> str:
    """Glosses put in by replacing GBK bytes without regard to where characters begin, then read as GBK."""
    data = traditional(text, chance).encode("gb18030")
    present = {data[i : i + 2] for i in range(len(data) - 1)}
    for pair, reading in _gbk_glosses():
        if pair in present:
            data = data.replace(pair, pair + b"(" + reading + b")")
    return _read_as_gbk(data).translate(HALF_WIDTH)


def _read_as_gbk(data: bytes) -> str:
    """Decode as code page 936 does it: a pair that is no character becomes one question mark."""
    out = []
    i = 0
    while i < len(data):
        if data[i] < 0x80:
            out.append(chr(data[i]))
            i += 1
        elif data[i] == 0x80:
            out.append("€")
            i += 1
        else:
            try:
                out.append(data[i : i + 2].decode("gb18030"))
            except UnicodeDecodeError:
                out.append("?")
            i += 2
    return "".join(out)


def mojibake(text: str, chance: random.Random) -> str:
    """UTF-8 read as GB18030, where that loses nothing; the line as it is where it would."""
    data = text.encode("utf-8")
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return text


def replacing(pairs: Sequence[Sequence[str]]) -> Damage:
    """A damage that replaces words: a spinner's, or a filter's that takes words out."""

    def damage(text: str, chance: random.Random) -> str:
        for sound, odd in pairs:
            text = text.replace(sound, odd)
        return text

    return damage
