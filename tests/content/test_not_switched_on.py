"""What Material's reference has and this engine has not: told with its line and what to write instead; what is like it is left alone."""

from pathlib import Path

import pytest

from engine.content.near_misses import near_misses
from engine.content.not_switched_on import REFUSED, not_switched_on
from engine.content.source_page import read_page

TYPED = [  # (a line, what it is called)
    ('??? note "更多"', "a collapsible box"),
    ('???+ warning "更多"', "a collapsible box"),
    ('=== "花呗"', "content tabs"),
    ('<div class="grid cards" markdown>', "a grid"),
    ("[看这里](a.md){ .md-button .md-button--primary }", "a button"),
    ("三年没有催过[^1]。", "a footnote"),
    ("[^old]: 见下面。", "a footnote"),
    ("*[LPR]: 贷款市场报价利率", "an abbreviation"),
    ('[看这里](a.md "怎么算")', "a tooltip"),
    ('[看这里](a.md){ title="怎么算" }', "a tooltip"),
    ("这一句==要紧==。", "a mark of text"),
    ("按 ++ctrl+p++ 打印", "a mark of text"),
    ("{--删掉--}", "a mark of text"),
    ('--8<-- "part.md"', "a snippet"),
]
LEFT_ALONE = [
    '!!! note "更多"',
    '<div class="cards triage" markdown>',
    "- :material-phone: [打电话](a.md){ .card } 先核实。",
    "真的吗？？？",
    "看“怎么算”[这里](a.md)（第二步）。",
    "`[^1]` 是代码",
    "## 标题 {#a-title}",
    "-{zh-Hans:网络; zh-TW:網路; zh-HK:網絡}-",
    "1 + 1 = 2，2 == 2",
]


def told(tmp_path: Path, line: str) -> list[tuple[int, str]]:
    path = tmp_path / "x.md"
    path.write_text(f"# x {{#top}}\n\n{line}\n", encoding="utf-8")
    return list(not_switched_on(read_page(path, "guides/x.md")))


@pytest.mark.parametrize(("line", "name"), TYPED)
def test_a_mark_without_meaning_here_is_told(tmp_path: Path, line: str, name: str) -> None:
    ((number, words),) = told(tmp_path, line)
    assert number == 3 and f"this is {name}," in words


def test_every_refusal_is_tried() -> None:
    assert {name for _, name, _ in REFUSED} == {name for _, name in TYPED}


@pytest.mark.parametrize("line", LEFT_ALONE)
def test_what_is_like_it_is_left_alone(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, line) == []


def test_no_other_check_proposes_what_is_refused() -> None:
    """The remedy for a tooltip is the link without it, and an abbreviation is no list."""
    ((_, words),) = near_misses('[看这里](a.md "怎么算")')
    assert words.endswith("Write: [看这里](a.md)")
    assert not any("Write: -" in words for _, words in near_misses("*[LPR]: 贷款市场报价利率"))
