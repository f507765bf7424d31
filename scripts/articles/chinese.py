"""What a character tells: Han or not, common or rare, Traditional or Simplified.

"Common" is level one of GB 2312 (3,755 characters in daily use), looked up after conversion to Simplified.
A byte shift turns common characters into rare ones, so this is the measure of plausible text.
"""

from __future__ import annotations

import re
from functools import cache

import opencc

from engine.han import HAN as HAN  # for the modules beside this one, too

HAN_CHAR = re.compile(f"[{HAN}]")  # 协
WHITESPACE = re.compile(r"\s+")
LETTER = re.compile(r"[^\W\d_]")
ANOTHER_SCRIPT = 80  # letters from which a text without Chinese is one in another language
LEVEL_ONE_ROWS = range(0xB0, 0xD8)  # GB 2312 rows of the common characters
LAST_ROW_END = 0xF9  # row D7 is not full


@cache
def converter(config: str) -> opencc.OpenCC:
    """One OpenCC converter a process: loading its tables is slow."""
    return opencc.OpenCC(config)


@cache
def common_characters() -> frozenset[str]:
    """The level-one characters of GB 2312."""
    return frozenset(
        bytes((row, cell)).decode("gb2312")
        for row in LEVEL_ONE_ROWS
        for cell in range(0xA1, 0xFF if row != LEVEL_ONE_ROWS[-1] else LAST_ROW_END + 1)
    )


@cache
def is_common(char: str) -> bool:
    """Whether the character, in its Simplified form, is one in daily use."""
    return converter("t2s").convert(char) in common_characters()


@cache
def is_traditional_only(char: str) -> bool:
    """Whether conversion to Simplified would change the character (說, not 说 or 的)."""
    return bool(HAN_CHAR.match(char)) and converter("t2s").convert(char) != char


@cache
def is_simplified_only(char: str) -> bool:
    """Whether conversion to Traditional would change the character (说, not 說 or 的)."""
    return bool(HAN_CHAR.match(char)) and converter("s2t").convert(char) != char and not is_traditional_only(char)


def script_of(text: str) -> str:
    """ "hant" where Traditional-only characters outnumber Simplified-only ones, else "hans"."""
    traditional = sum(map(is_traditional_only, text))
    simplified = sum(map(is_simplified_only, text))
    return "hant" if traditional > simplified else "hans"


def han_count(text: str) -> int:
    """How many Han characters the text has."""
    return len(HAN_CHAR.findall(text))


def in_another_script(text: str) -> bool:
    """Whether a text has sentences, and hardly any Chinese in them."""
    return len(LETTER.findall(text)) >= ANOTHER_SCRIPT and han_count(text) * 20 < len(LETTER.findall(text))


def squeeze(text: str) -> str:
    """The text without any white space: the form that digests and comparisons use."""
    return WHITESPACE.sub("", text)
