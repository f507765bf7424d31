"""What counts counts on, a sentence stands in one line and once, and what a keyboard left as pinyin is told."""

from pathlib import Path

import pytest

from engine.content.prose.lists import broken_lines, counted_headings
from engine.content.prose.style import load_style, style_of
from engine.content.prose.unfinished import PERHAPS, unfinished
from engine.content.prose.whole import whole
from tests.content.test_prose_parts import page_of


@pytest.mark.parametrize(
    ("headings", "lines"),
    [
        (["第一步：写", "第二步：问", "第三步：等"], []),
        (["第一步：写", "第二步：问", "第二步：等", "第四步：签"], [5]),
        (["第一步：写", "第三步：问", "第四步：等"], [3]),
        (["Step 1: write", "Step two: ask", "Step 4: wait"], [5]),
        (["1. 写", "2. 问", "另外", "3. 等"], []),
        (["第一步：写", "第二步：问", "第一步：重来", "第二步：再问"], []),  # begins again
        (["第四十九条怎么说", "怎么办"], []),  # one alone counts nothing
        (["2026.8起的表", "12348怎么打"], []),
        (["第一步", "第1条", "第二步"], []),  # another way of counting
    ],
)
def test_headings_that_count_count_on(tmp_path: Path, headings: list[str], lines: list[int]) -> None:
    body = "\n\n".join(f"## {heading} {{#h-{at}}}" for at, heading in enumerate(headings))
    assert [line for line, _ in counted_headings(page_of(tmp_path, body))] == lines


def test_what_a_heading_says_is_told_beside_what_stood_before(tmp_path: Path) -> None:
    said = [
        said for _, said in counted_headings(page_of(tmp_path, "## 第一步 {#a}\n\n## 第四步 {#b}\n\n## 第九步 {#c}"))
    ]
    assert [one.partition(". ")[0] for one in said] == [
        "this heading says 四, and the one before it 一",
        "this heading says 九, and the one before it 四",
    ]


def test_numbers_that_are_no_count_are_left_alone(tmp_path: Path) -> None:
    long = "9" * 5000
    for body in (
        "## 12348：法律咨询\n\n## 110：报警",
        "## 第十七条\n\n## 第四十条",
        "## 2024. 一\n\n## 2026. 二",
        f"## Step {long}\n\n## Step {long}",
        "## 第三步\n\n## 第五步",
    ):
        assert list(counted_headings(page_of(tmp_path, body))) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("对方可能答应，\n也可能不答应。", [2]),
        ("先写下来\n再打电话。", [2]),
        ("- 先写下来，\n  再打电话。", [2]),
        ("一段。\n\n另一段。", []),
        ("# 标题\n一段。", []),
        ("| 一 |\n| 二 |", []),
        ('!!! quote "说"\n    您好', []),
        ("Call them\nand write.", []),
        ("<!-- 给编辑看的话，\n下次再改 -->\n一段", []),
        ("<pre>\n甲方，\n乙方\n</pre>", []),
        ("    甲方，\n    乙方", []),  # code
        ("姓名：\n（签名）", []),
        ("先打 12348\n再写", []),  # a blank stands there anyway
        ("先写：\n- 一项", []),
    ],
)
def test_a_chinese_sentence_stands_in_one_line(tmp_path: Path, body: str, lines: list[int]) -> None:
    assert [line for line, _ in broken_lines(page_of(tmp_path, body))] == lines


@pytest.mark.parametrize(
    ("body", "twice"),
    [
        ("收到明细后，对一遍。收到明细后，对一遍。", True),
        ("Check it against your own record. Check it against your own record.", True),
        ("| 要写申请书才行。 | 要写申请书才行。 |", False),
        ("收到明细后，对一遍。再写下来。收到明细后，对一遍。", False),  # perhaps on purpose
        ("别急。别急。", False),
    ],
)
def test_a_sentence_stands_once(tmp_path: Path, body: str, twice: bool) -> None:
    said = [said for _, said in whole(page_of(tmp_path, body), {}, {})]
    assert [("stands twice" in each) for each in said] == [True] * twice


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("先he shi身份", "he shi"),
        ("先[he shi身份](a.md)", "he shi"),
        ("打xi'an的电话", "xi'an"),
        ("问清li xi ，再签", "li xi"),
    ],
)
def test_pinyin_beside_chinese_is_told(text: str, typed: str) -> None:
    assert unfinished(text) == typed


@pytest.mark.parametrize(
    "text",
    [
        "打开app看",
        "填pdf表",
        "按enter键",
        "我先a再b",
        "看gov.cn上的",
        "用wifi，再打",
        "LPR利率",
        "he shi",
        "发email给他",
    ],
)
def test_other_latin_words_beside_chinese_are_left_alone(text: str) -> None:
    assert unfinished(text) == ""


def test_a_long_text_of_latin_words_is_read_in_passing() -> None:
    """It took 36 seconds: each word began a row to the end of the text."""
    words = "one hundred and " * 6000
    assert max(len(found[0]) for found in PERHAPS.finditer(words + "先he shi字")) < 20
    assert unfinished(words + "先he shi字") == "he shi"


def test_pinyin_is_told_with_its_line(tmp_path: Path) -> None:
    style = load_style(tmp_path / "style.yml")
    assert list(style_of(page_of(tmp_path, "先he shi身份。"), style)) == [
        (1, "'he shi' is pinyin that the keyboard has not made into Chinese. Write the words.")
    ]
