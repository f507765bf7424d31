"""How pages speak (data/style.yml), where a guide asks for it. What is found in one: tests/guide/test_style.py."""

from pathlib import Path

import pytest

from engine.content.prose.style import load_style, style_findings


def test_a_guide_without_style_yml_is_asked_nothing(tmp_path: Path) -> None:
    assert load_style(tmp_path / "style.yml") is None
    assert style_findings([], tmp_path / "style.yml") == []


def test_a_pattern_that_finds_its_counter_example_is_refused(tmp_path: Path) -> None:
    (tmp_path / "style.yml").write_text(
        "blame: {zh: [{find: 你, example: 你, counter: 你好, why: x}]}\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="finds its counter-example"):
        load_style(tmp_path / "style.yml")
