"""Finds Simplified letters where only Traditional ones may stand; tests use it on whole pages.

Computed from OpenCC: a letter is Simplified only when Traditional text in our variants would have another one for it.
Some letters are Simplified for one word and proper Traditional for another (后: 後 and 皇后); no letter alone can
tell, so they pass, but for 里, which is common enough here to look at its neighbours.
"""

import re
from functools import lru_cache

from opencc import OpenCC

# Letters that OpenCC changes when they stand alone, but that Traditional text has too: 皇后, 若干, 茶几, 長征, 伙食.
ALSO_TRADITIONAL = frozenset("后里干几台征范于余云斗佣准占划凶吁吃咨唇丑伙岩岳挂杰涂涌淀游皂腌辟郁熏厘朴")
# 里 where 裡 or 裏 is meant; as a distance, a village or a name it stays: 公里, 里程, 鄰里, 阿里, 里亞, 柳里村.
_INSIDE = re.compile("(?<![公英海鄰故鄉阿十千百萬])里(?![程弄亞村])")


def simplified_only(text: str) -> set[str]:
    """The letters of `text` that have no place in a zh-TW or zh-HK page."""
    return {letter for letter in set(text) if _is_simplified(letter)} | set(_INSIDE.findall(text))


@lru_cache(maxsize=20_000)
def _is_simplified(letter: str) -> bool:
    if letter.isascii() or letter in ALSO_TRADITIONAL:
        return False
    if _converter("t2s").convert(letter) != letter:
        return False
    return all(_converter(config).convert(letter) != letter for config in ("s2tw", "s2hk"))


@lru_cache(maxsize=3)
def _converter(config: str) -> OpenCC:
    return OpenCC(config)
