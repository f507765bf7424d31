"""How words are read: data/pinyin.yml decides where a character has several readings."""

import datetime as dt
from pathlib import Path

import pytest

from engine.content.data_schema import SCHEMAS
from engine.content.readings import _load_corrections, syllables
from engine.content.schema_check import mistakes_in


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("还款", ["huán", "kuǎn"]),
        ("征信", ["zhēng", "xìn"]),
        ("利率", ["lì", "lǜ"]),
        ("LPR利率", ["LPR", "lì", "lǜ"]),
        ("", []),
    ],
)
def test_a_word_is_read_as_it_is_spoken(text: str, read: list[str]) -> None:
    assert syllables(text) == read


def test_without_tones_for_sorting() -> None:
    assert syllables("还款", tones=False) == ["huan", "kuan"]


@pytest.mark.parametrize(
    ("reading", "told"), [("huán kuǎn", 0), ("lǜ shī", 0), ("huan2 kuan3", 1), ("Huán Kuǎn", 1), ("还 款", 1)]
)
def test_a_correction_is_written_with_tone_marks(reading: str, told: int) -> None:
    found = list(mistakes_in({"还款": reading}, SCHEMAS["pinyin"], dt.date(2026, 11, 27), (), SCHEMAS["pinyin"]))
    assert len(found) == told
    assert all("huán kuǎn, not huan2 kuan3" in str(one) for one in found)


def test_a_correction_needs_a_syllable_for_each_character(tmp_path: Path) -> None:
    path = tmp_path / "pinyin.yml"
    path.write_text("还款: huán\n", encoding="utf-8")
    with pytest.raises(ValueError, match="还款 has 2 characters but 1 syllables"):
        _load_corrections(path)
