"""How Chinese words are read: pinyin from pypinyin, corrected by data/pinyin.yml (还款 is huán kuǎn, not hái kuǎn)."""

from functools import cache
from pathlib import Path
from typing import Any

from engine import folders
from engine.content.yaml_file import read_yaml_if_there


def corrections() -> Path:
    """The guide's own readings; there may be none."""
    return _below(folders.DATA)


@cache  # it is asked once for each run of characters
def _below(data: Path) -> Path:
    return data / "pinyin.yml"


def syllables(text: str, tones: bool = True) -> list[str]:
    """The reading of `text`, a syllable a character, other text in one piece; with tone marks unless told otherwise."""
    _load_corrections(corrections())
    from pypinyin import Style

    style = Style.TONE if tones else Style.NORMAL
    return [reading[0] for reading in _reader().pinyin(text, style=style)]


@cache  # one for the whole process, made late: pypinyin reads its tables when it is imported, and what is kept needs none
def _reader() -> Any:
    from pypinyin.converter import DefaultConverter
    from pypinyin.core import Pinyin

    class Remembering(DefaultConverter):
        """Reads each word once: a site says the same few thousand words over and over."""

        @cache  # noqa: B019  there is one converter
        def convert(self, *word: Any, **options: Any) -> list[list[str]]:
            return super().convert(*word, **options)

    return Pinyin(Remembering())


@cache  # pypinyin keeps phrases for the whole process, so once is enough
def _load_corrections(path: Path) -> None:
    phrases = {phrase: [[one] for one in reading.split()] for phrase, reading in read_yaml_if_there(path).items()}
    for phrase, reading in phrases.items():
        if len(phrase) != len(reading):
            raise ValueError(
                f"{path}: {phrase} has {len(phrase)} characters but {len(reading)} syllables; write one each"
            )
    from pypinyin import load_phrases_dict

    load_phrases_dict(phrases)
