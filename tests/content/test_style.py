"""How pages speak: what every guide is asked (engine/style.yml), and what one asks besides. What is found in ours: tests/guide/test_style.py."""

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.content.prose.patterns import TooSlow, in_time, load_patterns
from engine.content.prose.style import load_style, style_findings
from engine.content.source_page import read_page

HEAD = "---\ntitle: x\n---\n\n# 标题 {#top}\n\n"


def shown(folder: Path, body: str, uri: str = "x.md") -> list[str]:
    """What is shown of a page of a guide that has no style.yml of its own."""
    path = folder / uri
    path.write_text(HEAD + body + "\n", encoding="utf-8")
    return style_findings([read_page(path, uri)], folder / "style.yml")


TO_READ = [
    ("x.md", "他说“先看合同，就挂了。", "“ and ”"),
    ("x.md", "先看（第三条)，再谈。", "（ and ）"),
    ("x.md", "见《民法典，第三条。", "《 and 》"),
    ("x.md", "先看合同。再问对方，什么时候", "stops in"),
    ("x.md", "先看合同，，再谈。", "标点重复"),
    ("x.md", "打６次。", "写半角"),
    ("x.md", "他说???，再问。", "成了问号"),
    (
        "x.md",
        "先看合同，再问对方是谁，叫什么，工号是多少，写下来。\n\n先看合同，再问对方是谁，叫什么，工号是多少，写下来。",
        "stands twice",
    ),
    ("x.md", f"{'先看' * 12}信\n\n{'先看' * 12}信", "stands twice"),
    ("x.md", "```letter\n# 函\n（签名)\n```", "（ and ）"),
    ("x.md", "先看合同。（此处待补充）", "还没写完"),
    ("x.en.md", "Read it. (to be added)", "not written yet"),
    ("x.en.md", "Call them， then write.", "Chinese keyboard"),
    ("x.en.md", "He said “no and hung up.", "“ and ”"),
    ("x.en.md", "First look. Then ask them when", "stops in"),
    (
        "x.md",
        "- 先打电话。\n- 再写信，把\n- 录音要存好。 [rule:a]",
        "'…再写信，把' has no full stop, and the 2 beside it",
    ),
    ("x.en.md", "Call them.\n\nWrite to the\n\nKeep it.", "'…Write to the' has no full stop"),
]


@pytest.mark.parametrize(("uri", "body", "says"), TO_READ)
def test_in_every_guide_what_is_not_whole_is_shown(tmp_path: Path, uri: str, body: str, says: str) -> None:
    found = shown(tmp_path, body, uri)
    assert [each for each in found if says in each], found


@pytest.mark.parametrize(
    "body",
    [
        "1）截图；2）存好；3）发给自己。",
        "“第一段还没有说完。\n\n“第二段接着说，这里才说完。”",
        "他回了一个表情 :) 就挂了。",
        "能不能减？！减多少？等了很久……没人接。",
        "写成《〈民法典〉解释》的书，（见附件（二））也一样。",
        "先看合同。打 [phone:95188]",
        "- 先打电话。\n- 再写信",  # of two, nobody can say which is meant
        "- 先打电话。\n- 再写信\n- 录音\n- 存好。",  # two without: they are written so
        "- 先打电话。\n- 再写信：\n- 录音存好。",
        "先打电话。\n\n**他怎么说**\n\n再写信。\n\n存好。",
        f"{'先看' * 12}\n\n{'先看' * 12}",  # as short as a label, which may stand twice
    ],
)
def test_what_is_whole_is_left_alone(tmp_path: Path, body: str) -> None:
    assert shown(tmp_path, body) == []


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


def test_a_clock_may_run_within_another() -> None:
    """The outer one goes on where the inner one ends, and strikes in its turn."""
    with pytest.raises(TooSlow, match="was not done with all of it"), in_time("all of it", "data/x.yml", 0.2):
        with in_time("a part", seconds=5):
            assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 1
        assert 0 < signal.getitimer(signal.ITIMER_VIRTUAL)[0] < 1
        re.search("(a|a)*b", "a" * 60)


def test_the_outer_clock_loses_no_more_than_the_inner_one_took() -> None:
    with in_time("all of it", seconds=50):
        with in_time("a part", seconds=5):
            pass
        assert 40 < signal.getitimer(signal.ITIMER_VIRTUAL)[0] < 51


def test_the_pattern_is_named_however_it_was_looked_for() -> None:
    """By re.search, or compiled beforehand: nobody has to say what they look for."""
    slow = re.compile("(a|a)*b")
    looks: tuple[Callable[[], object], ...] = (
        lambda: re.search("(a|a)*b", "a" * 60),
        lambda: slow.search("a" * 60),
    )
    for look in looks:
        with pytest.raises(TooSlow) as told, in_time("a line", "data/x.yml", 0.2):
            look()
        assert str(told.value).startswith("data/x.yml: '(a|a)*b' was not done with a line after 0.2 seconds.")


def test_what_was_in_time_leaves_no_clock_behind() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with in_time("x"):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before
