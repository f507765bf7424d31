"""GBK as code page 936 shows it, and which of its Traditional characters read as a gloss."""

from __future__ import annotations

from functools import cache
from itertools import product

from scripts.articles.chinese import is_traditional_only
from scripts.articles.readings import toned_readings

LEADS = range(0x81, 0xFF)
TRAILS = tuple(byte for byte in range(0x40, 0xFF) if byte != 0x7F)
EURO = 0x80  # code page 936 shows this byte as €
PINYIN = "[a-zü\u00e0-\u00fcāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300-\u030cɡɑ]{1,8}[1-5]?"


def gbk(text: str) -> bytes | None:
    """The text's GBK bytes as code page 936 shows them, or None where it has a character of four bytes or none."""
    out = bytearray()
    for char in text:
        raw = bytes([EURO]) if char == "€" else char.encode("gb18030", "replace")
        if len(raw) > 2:
            return None
        out += raw
    return bytes(out)


def ungbk(data: bytes) -> str | None:
    """Bytes read as GBK; None unless every pair is a character."""
    try:
        return data.decode("gbk")
    except UnicodeDecodeError:
        return None


def glossed_as(gloss: str) -> tuple[bytes, ...]:
    """Every Traditional character of GBK with this reading: only such characters were glossed."""
    return _gloss_index().get(gloss, ())


@cache
def _gloss_index() -> dict[str, tuple[bytes, ...]]:
    """From each reading to the characters that have it; made once a process, as it takes a moment."""
    index: dict[str, list[bytes]] = {}
    for lead, trail in product(LEADS, TRAILS):
        pair = bytes((lead, trail))
        if (char := ungbk(pair)) and is_traditional_only(char):
            for reading in toned_readings(char):
                index.setdefault(reading, []).append(pair)
    return {reading: tuple(pairs) for reading, pairs in index.items()}
