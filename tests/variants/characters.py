"""Judges the characters of a converted sentence: what is right, and what is another region's word and not judged.

Cases: vectors/variants-characters.tsv. A whole word of the source may be any word that the converter gives for it alone, where
that changes the word and not its characters (短信 → 簡訊); so a converter is judged by its characters and never by its words.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rjieba

from engine.variants.tables import to_simplified

CASES = Path(__file__).parents[1] / "vectors" / "variants-characters.tsv"
Convert = Callable[[str], str]

# Pairs that readers meet side by side; the second is read as the first.
_DOUBLES = "帳账 帳賬 着著 裡裏 台臺 台檯 台枱 群羣 說説 戶户 稅税 閱閲 脫脱 悅悦 兌兑 銳鋭 溫温 峰峯 床牀 衛衞 啟啓 敘敍 麵麪 汙污 布佈 為爲 眾衆 劃畫 分份 參蔘"
_FOLD = str.maketrans({pair[1]: pair[0] for pair in _DOUBLES.split()})
# One place of the expected sentence: [a/b] or a character.
_PLACE = re.compile(r"\[([^\]]+)\]|(.)")


@dataclass(frozen=True)
class Case:
    """One sentence. `why` says why it cannot come out right; empty for all others."""

    set: str
    simplified: str
    traditional: str
    why: str


def cases(path: Path = CASES) -> Iterator[Case]:
    """The sentences of a table with the columns set, simplified, traditional, why."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield Case(row["set"], row["simplified"], row["traditional"], row["why"])


def is_right(case: Case, convert: Convert) -> bool:
    """Whether a converter chooses the right characters for a sentence."""
    return bool(_expected(case, convert).fullmatch(convert(case.simplified).translate(_FOLD)))


def _expected(case: Case, convert: Convert) -> re.Pattern[str]:
    places = [found[1].split("/") if found[1] else [found[2]] for found in _PLACE.finditer(case.traditional)]
    parts, at = {}, 0
    for place in places:
        parts[at] = (at + len(place[0]), "(?:" + "|".join(re.escape(text.translate(_FOLD)) for text in place) + ")")
        at += len(place[0])
    assert at == len(case.simplified), f"not character for character: {case.simplified}"
    words = _other_words(case.simplified, convert)
    pattern, at = "", 0
    while at < len(case.simplified):
        end, right = parts[at]
        if at in words and words[at][0] in {stop for stop, _ in parts.values()}:
            stop, word = words[at]
            inside = "".join(part for start, (_, part) in parts.items() if at <= start < stop)
            end, right = stop, f"(?:{inside}|{re.escape(word)})"
        pattern, at = pattern + right, end
    return re.compile(pattern)


def _other_words(text: str, convert: Convert) -> dict[int, tuple[int, str]]:
    """Where one word of the text, or two, becomes another word: start → (end, that word)."""
    found, at = {}, 0
    words = _words(text)
    for index, first in enumerate(words):
        for word in ("".join(words[index : index + 2]), first):
            alone = convert(word)
            if len(word) > 1 and at not in found and to_simplified(alone) != word:
                found[at] = at + len(word), alone.translate(_FOLD)
        at += len(first)
    return found


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(rjieba.cut(text, hmm=False))
