"""How Chinese words are read: pinyin from pypinyin, corrected by data/pinyin.yml (还款 is huán kuǎn, not hái kuǎn)."""

from functools import cache
from pathlib import Path
from typing import Any

import pypinyin
from pypinyin import Style
from pypinyin.converter import DefaultConverter
from pypinyin.core import Pinyin

from engine.content.yaml_file import read_yaml_if_there
from engine.folders import DATA

CORRECTIONS = DATA / "pinyin.yml"


def syllables(text: str, tones: bool = True) -> list[str]:
    """The reading of `text`, a syllable a character, other text in one piece; with tone marks unless told otherwise."""
    _load_corrections(CORRECTIONS)
    style = Style.TONE if tones else Style.NORMAL
    return [reading[0] for reading in _PINYIN.pinyin(text, style=style)]


class _Remembering(DefaultConverter):
    """Reads each word once: a site says the same few thousand words over and over."""

    @cache  # noqa: B019  there is one converter, for the whole process
    def convert(self, *word: Any, **options: Any) -> list[list[str]]:
        return super().convert(*word, **options)


_PINYIN = Pinyin(_Remembering())


@cache  # pypinyin keeps phrases for the whole process, so once is enough
def _load_corrections(path: Path) -> None:
    phrases = {phrase: [[one] for one in reading.split()] for phrase, reading in read_yaml_if_there(path).items()}
    for phrase, reading in phrases.items():
        if len(phrase) != len(reading):
            raise ValueError(
                f"{path}: {phrase} has {len(phrase)} characters but {len(reading)} syllables; write one each"
            )
    pypinyin.load_phrases_dict(phrases)
