"""The words that are no slips, small enough for a phone: a Bloom filter of Chinese words, and one of English ones.

A filter says of a word that it may be real, or that it is surely not listed. Where it errs (a few words in a thousand) a slip is not mended; nothing is ever taken for a slip because of it. The word lists stand in dictionary/.
"""

import base64
from collections.abc import Collection
from pathlib import Path
from typing import Any

DICTIONARY = Path(__file__).parent / "dictionary"
BITS = {"zh": 11, "en": 15}  # of the filter for each word
HASHES = {"zh": 7, "en": 9}
_FNV_START, _FNV_TIMES, _OTHER_START = 2166136261, 16777619, 40389


def load_dictionary(language: str) -> list[str]:
    """The words of one list, in order, without its head."""
    lines = (DICTIONARY / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def known_words() -> dict[str, Any]:
    """What real-words.mjs reads: {"zh": {"bits", "size", "hashes"}, "en": …}."""
    return {language: bloom(load_dictionary(language), BITS[language], HASHES[language]) for language in BITS}


def bloom(words: Collection[str], each: float, hashes: int) -> dict[str, Any]:
    """A Bloom filter with about `each` bits a word. `bits` is base64, the lowest bit of a byte first."""
    size = int(len(words) * each) | 1
    field = bytearray((size + 7) // 8)
    for word in words:
        first, step = _hash(word, _FNV_START), _hash(word, _OTHER_START)
        for turn in range(hashes):
            place = (first + turn * step) % size
            field[place >> 3] |= 1 << (place & 7)
    return {"bits": base64.b64encode(field).decode(), "size": size, "hashes": hashes}


def _hash(word: str, start: int) -> int:
    """FNV-1a over code units, mixed, 32 bits."""
    value = start
    for letter in word:
        value = ((value ^ ord(letter)) * _FNV_TIMES) & 0xFFFFFFFF
    value ^= value >> 16  # and Murmur's last mixing, or words that differ in one letter fall close together
    value = (value * 0x85EBCA6B) & 0xFFFFFFFF
    value ^= value >> 13
    value = (value * 0xC2B2AE35) & 0xFFFFFFFF
    return value ^ (value >> 16)
