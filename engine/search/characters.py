"""Small tables that let a browser read any script: which character stands for which, which words of a region, which pinyin.

The browser has no OpenCC and no dictionary of readings. What a reader of this site can type, and what the pages say, needs
only the characters in use and the common ones: a few kilobytes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, partial
from pathlib import Path

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.readings import corrections, syllables
from engine.han import HAN

CONVERTED = range(
    0x3400, 0xA000
)  # of which OpenCC is asked; compatibility forms are no letters that anybody types, and make the table longer
PARTS = 32  # in which readings are kept
# A character's second reading counts from this share of its occurrences on (还: huán and hái); a rarer one is a slip.
READING_SHARE = 0.1
# One run of Chinese characters: 逾期 in `逾期 (yúqī)`.
_RUN = re.compile(f"[{HAN}]+")


def common_characters() -> str:
    """The 3,755 characters of GB 2312's first level: what people type, wrong characters included."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", errors="ignore") for pair in rows)


def character_pairs(texts: Iterable[str], also: Iterable[str]) -> str:
    """Pairs "貸贷帳账…": a character, and the Simplified one it is read as; only where the second is in use or common.

    `also` are pairs that go before OpenCC's.
    """
    used = set(common_characters()).union(*map(set, texts))
    pairs: dict[str, str] = {}
    for config in ("t2s", "tw2s", "hk2s"):
        for pair in _simplified(config):
            if pair[1] in used:
                pairs.setdefault(pair[0], pair[1])
    pairs.update((pair[0], pair[1]) for pair in also)
    return "".join(character + into for character, into in sorted(pairs.items()))


@cache
def _simplified(config: str) -> list[str]:
    """Pairs "貸贷": every character that a table of OpenCC makes another one of."""

    def convert() -> list[str]:
        import opencc  # late: what is kept needs none of it

        characters = [chr(code) for code in CONVERTED]
        known = set(characters)  # the browser's table is of 16-bit letters: 嗰 stays, for 𠮶 is none
        simple = opencc.OpenCC(config).convert("\n".join(characters)).split("\n")
        pairs = zip(characters, simple, strict=True)
        return [character + into for character, into in pairs if character != into and into in known]

    return kept("simplified", config, convert)


def regional_words(tables: Iterable[Path], simplified: str) -> list[list[str]]:
    """Groups [短信, 简讯, …] from the variants' term tables: the word of the source, then each region's in Simplified characters.

    A region's word that the Simplified pages (`simplified`) use themselves stays what it is there.
    """
    texts = [table.read_text(encoding="utf-8") for table in tables]
    return kept("regional", [texts, simplified], lambda: _regional_words(texts, simplified))


def _regional_words(tables: Iterable[str], simplified: str) -> list[list[str]]:
    import opencc

    simplify = opencc.OpenCC("t2s").convert
    groups: dict[str, list[str]] = defaultdict(list)
    taken: set[str] = set()
    for table in tables:
        for line in table.splitlines():
            source, _, rest = line.partition("\t")
            word = simplify(rest.partition("\t")[0])
            if (
                line.startswith("#")
                or word in ("target", source)
                or word in taken
                or len(word) < 2
                or word in simplified
            ):
                continue
            taken.add(word)
            groups[source].append(word)
    return [[source, *words] for source, words in groups.items()]


def readings(texts: Iterable[str]) -> dict[str, list[str]]:
    """Each character's readings without tones, the usual one first: those it has in `texts`, else its common one."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    runs = Counter(run for text in texts for run in _RUN.findall(text))
    read = _read(runs)
    for run, times in runs.items():
        for character, reading in zip(run, read[run], strict=True):
            counted[character][reading] += times
    alone = _read(common_characters())
    for character in common_characters():
        if character not in counted:
            counted[character][alone[character][0]] += 1
    return {character: _usual(counts) for character, counts in counted.items()}


def _read(runs: Iterable[str]) -> dict[str, list[str]]:
    """The readings of runs, a syllable a character. Kept in parts, so that another sentence asks for a few of them anew."""
    parts: dict[int, list[str]] = defaultdict(list)
    for run in runs:
        parts[ord(run[0]) % PARTS].append(run)
    read: dict[str, list[str]] = {}
    corrected = contents([corrections()])
    for part in parts.values():
        given = sorted(part)
        read |= kept("readings", [corrected, given], partial(_syllables, given))
    return read


def _syllables(runs: Iterable[str]) -> dict[str, list[str]]:
    return {run: syllables(run, tones=False) for run in runs}


def by_reading(read: Mapping[str, list[str]]) -> str:
    """The readings turned round, as short as they come: "he核合河 hei黑 …"; a character stands under each reading it has."""
    turned: dict[str, list[str]] = defaultdict(list)
    for character, found in sorted(read.items()):
        for reading in found:
            if reading.isascii() and reading.isalpha():
                turned[reading].append(character)
    return " ".join(reading + "".join(characters) for reading, characters in sorted(turned.items()))


def _usual(counts: Counter[str]) -> list[str]:
    total = counts.total()
    return [reading for reading, count in counts.most_common() if count / total >= READING_SHARE]
