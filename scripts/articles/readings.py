"""Pinyin readings of a character, for telling a gloss from any other word in brackets.

All readings count (heteronyms), and tones are compared loosely: 一 is glossed yí, yì or yī, 不 bú or bù.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from pypinyin import Style
from pypinyin import pinyin as readings_in

TONE_MARKS = {"\u0304", "\u0301", "\u030c", "\u0300"}


def plain(syllable: str) -> str:
    """A syllable without its tone: xié, xie2 and XIE give xie; lǜ and lv give lü."""
    decomposed = unicodedata.normalize("NFD", syllable.strip().lower().replace("ɡ", "g").replace("ɑ", "a"))
    kept = "".join(char for char in decomposed if char not in TONE_MARKS)
    return unicodedata.normalize("NFC", kept).rstrip("012345").replace("v", "ü").replace("u:", "ü")


def has_tone(syllable: str) -> bool:
    """Whether the syllable carries a tone mark or a tone number."""
    return syllable[-1:].isdigit() or any(c in TONE_MARKS for c in unicodedata.normalize("NFD", syllable))


@cache
def toneless_readings(char: str) -> frozenset[str]:
    """All readings of one character, without tones; empty for what is no Han character."""
    found = readings_in(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(plain(reading) for group in found for reading in group)


@cache
def toned_readings(char: str) -> frozenset[str]:
    """All readings of one character, with tone marks."""
    found = readings_in(char, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(unicodedata.normalize("NFC", reading) for group in found for reading in group)


def reads_as(char: str, syllable: str) -> bool:
    """Whether the syllable is a reading of the character, whatever the tone."""
    return plain(syllable) in toneless_readings(char)
