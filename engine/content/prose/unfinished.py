"""Pinyin in a Chinese text that the keyboard was to make into words and has not: 先[he shi身份]."""

import re
import unicodedata
from functools import cache

from engine.build.cache import kept
from engine.han import HAN

ROW = "[a-z]{1,24}(?:[ '][a-z]{1,24}){1,12}"  # so short that no text of Latin words takes long
# Two or more small Latin words with a Chinese letter right before or behind. One alone may be a name or an English word (taobao, menu).
PERHAPS = re.compile(rf"(?<=[{HAN}])[\[*]*({ROW})(?![A-Za-z0-9_.:@/-])|(?<![A-Za-z0-9_.@/-])({ROW})(?=[{HAN}])")
LONGEST = 6  # letters of a syllable: zhuang


def unfinished(text: str) -> str:
    """The first such row of syllables, as it stands there; "" where there is none."""
    found = next((one[1] or one[2] for one in PERHAPS.finditer(text)), "")
    return kept("unfinished", text, lambda: _unfinished(text), lambda _: True) if found else ""


def _unfinished(text: str) -> str:
    rows = (one[1] or one[2] for one in PERHAPS.finditer(text))
    return next((row for row in rows if all(map(_is_read, re.split(r"[ ']", row)))), "")


def _is_read(word: str) -> bool:
    """Whether the whole word is syllables, one or more."""
    read = [True]  # up to each letter
    for end in range(1, len(word) + 1):
        read.append(any(read[at] and word[at:end] in _syllables() for at in range(max(0, end - LONGEST), end)))
    return read[-1]


@cache
def _syllables() -> frozenset[str]:
    from pypinyin.pinyin_dict import pinyin_dict  # late: a text without Latin words needs none of its readings

    readings = {one for held in pinyin_dict.values() for one in held.split(",")}
    plain = {unicodedata.normalize("NFD", one).replace("u\u0308", "v") for one in readings}
    return frozenset(re.sub(r"[^a-z]", "", one) for one in plain if re.search("[aeiouv]", one))
