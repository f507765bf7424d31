"""How words are read: data/pinyin.yml decides where a character has several readings."""

from pathlib import Path

import pytest

from engine.content.readings import _load_corrections, syllables


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


def test_a_correction_needs_a_syllable_for_each_character(tmp_path: Path) -> None:
    path = tmp_path / "pinyin.yml"
    path.write_text("还款: huán\n", encoding="utf-8")
    with pytest.raises(ValueError, match="还款 has 2 characters but 1 syllables"):
        _load_corrections(path)
