"""How pages speak (data/style.yml), where a guide asks for it. What is found in one: tests/guide/test_style.py."""

import signal
from pathlib import Path

import pytest

from engine.content.prose.patterns import in_time, load_patterns
from engine.content.prose.style import load_style, style_findings
from engine.content.source_page import read_page


def test_a_guide_without_style_yml_is_asked_nothing(tmp_path: Path) -> None:
    assert load_style(tmp_path / "style.yml") is None
    assert style_findings([], tmp_path / "style.yml") == []


def test_a_pattern_that_finds_its_counter_example_is_refused(tmp_path: Path) -> None:
    (tmp_path / "style.yml").write_text(
        "blame: {zh: [{find: 你, example: 你, counter: 你好, why: x}]}\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="finds its counter-example"):
        load_style(tmp_path / "style.yml")


SLOW = "(?:[\u4e00-\u9fff]+)+[!]"  # a repetition in a repetition: hours for a line of forty letters


def test_a_pattern_that_would_never_end_is_named_instead(tmp_path: Path) -> None:
    """It finds its example at once; only a long line without its end makes it try everything."""
    (tmp_path / "style.yml").write_text(
        f'blame: {{zh: [{{find: "{SLOW}", example: "好!", counter: x, why: x}}]}}\n', encoding="utf-8"
    )
    page = tmp_path / "x.md"
    page.write_text(f"# Head\n\n{'先看合同再谈' * 10}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"blame: zh: .* was not done with x\.md after 2 seconds"):
        style_findings([read_page(page, "x.md")], tmp_path / "style.yml")


def test_a_pattern_that_does_not_end_with_its_own_example_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="was not done with its example"):
        load_patterns([{"find": "(a|a)*b", "example": "a" * 60, "counter": "x"}], "data/prose.yml: numbers")


def test_what_was_in_time_leaves_no_clock_behind() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with in_time("x"):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before
