"""Small steps of the cleaner, each alone, on lines at the borders of what decides: how many, how near, in which company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scripts.articles.lexicon import document_pairs, evidence
from scripts.articles.marks import Mark, parse_mark
from scripts.articles.model import Document, Line
from scripts.articles.mojibake import repair_mojibake
from scripts.articles.steps.flags import _bare_headings
from scripts.articles.steps.glosses import strip_glosses
from scripts.articles.steps.headings import mark_headings
from scripts.articles.steps.levels import levels_of, nested_styles, style_of
from scripts.articles.steps.numbers import drop_numbers
from scripts.articles.steps.punctuation import fix_punctuation
from scripts.articles.steps.simplify import to_simplified
from tests.articles.test_furniture_steps import TEXT, doc_of

Step = Callable[[Document], tuple[Document, Any]]


def after(step: Step, page: str, script: str = "hans") -> str:
    """A page of these lines behind a step."""
    return "|".join(line.text for line in step(replace(doc_of(*page.split("|")), script=script))[0].kept())


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("01|甲|02|乙", "甲|乙"),
        ("PART 1|甲|PART 2|乙", "甲|乙"),
        ("一、|甲|二、|乙", "甲|乙"),
        ("第一章|甲|第二章|乙", "甲|乙"),
        ("01|甲", "01|甲"),  # one is no count
        ("01|甲|01|乙", "01|甲|01|乙"),
        ("1|甲|3|乙", "甲|乙"),  # one of it may have gone
        ("1|甲|4|乙", "1|甲|4|乙"),
        ("2|甲|3|乙", "甲|乙"),
        ("3|甲|4|乙", "3|甲|4|乙"),
        ("01|02|甲", "01|02|甲"),  # nothing between them
        ("1|甲|2|乙|2|丙|3|丁", "甲|乙|2|丙|丁"),
        ("100|甲|101|乙", "100|甲|101|乙"),
    ],
)
def test_a_count_of_lone_numbers_goes(page: str, left: str) -> None:
    assert after(drop_numbers, page) == left


@pytest.mark.parametrize(
    ("headings", "levels"),
    [
        ("# 一、甲|## 1. 乙|# 二、丙", [2, 3, 2]),
        ("一、甲|1. 乙|（1）丙|二、丁", [2, 3, 4, 2]),
        ("第一章 甲|一、乙", [2, 3]),
        ("1. 甲|1.1 乙|1.1.1 丙", [2, 3, 4]),
        ("# 甲|### 乙", [2, 3]),
        ("- 甲|• 乙", [2, 2]),
        ("### 2. 甲|#### 1. 乙", [2, 3]),  # the count begins anew
        ("### 1. 甲|#### 1. 乙", [2, 3]),
        ("### 2. 甲|#### 3. 乙", [2, 2]),  # it goes on
        ("2. 甲|#### 1. 乙", [2, 2]),
        ("## 一、甲|## 乙|### 丙", [2, 2, 3]),  # a bare heading is like a numbered one with as many hashes
        ("### 乙|## 一、甲", [3, 2]),
    ],
)
def test_levels_follow_what_encloses_what(headings: str, levels: list[int]) -> None:
    marks: list[Mark] = [mark for text in headings.split("|") if (mark := parse_mark(text))]
    nested = nested_styles(marks)
    found = levels_of(marks, nested)
    assert [found[style_of(mark, nested)] for mark in marks] == levels


@pytest.mark.parametrize(
    ("page", "found", "reported"),
    [
        ("一、甲|T|二、乙|T", "heading 一、|paragraph|heading 二、|paragraph", []),
        ("1. T|2. T", "list_item 1.|list_item 2.", []),
        ("1、T|T", "list_item 1、|paragraph", []),
        ("**T**|T", "paragraph|paragraph", []),  # bold text is text
        ("**甲**|T|**乙**|T", "heading **|paragraph|heading **|paragraph", [("**甲**", "**甲"), ("**乙**", "**乙")]),
    ],
)
def test_what_more_than_a_marker_goes_from_a_heading_is_reported(
    page: str, found: str, reported: list[tuple[str, str]]
) -> None:
    done, changes = mark_headings(doc_of(*page.replace("T", TEXT).split("|")))
    assert "|".join(f"{line.kind} {line.marker}".strip() for line in done.lines) == found
    assert [(change.before, change.after) for change in changes] == reported


@pytest.mark.parametrize(
    ("page", "script", "simple"),
    [
        ("這個帳", "hant", "这个账"),
        ("蚊帐帐篷帐单", "hant", "蚊帐帐篷账单"),
        ("甚麼隨著", "hant", "什么随着"),
        ("這個單|这个单", "hans", "這個單|这个单"),  # three characters are too few
        ("這個單還|这个单", "hans", "这个单还|这个单"),
        ("這個單還对还们|这", "hans", "这个单还对还们|这"),
        ("這個單還对还们们|这", "hans", "這個單還对还们们|这"),  # as many of the other kind
        ("这協(xié)商|这", "hans", "这协(xié)商|这"),  # put in with its gloss
    ],
)
def test_traditional_lines_become_simplified(page: str, script: str, simple: str) -> None:
    assert after(to_simplified, page, script) == simple


@pytest.mark.parametrize(
    ("page", "plain"),
    [
        ("协(xié)商还款", "协商还款"),
        ("協(xié)商还款", "協商还款"),
        ("折(zhé)扣", "折(zhé)扣"),  # of two readings: a writer's own
        ("折(zhé)扣|协(xié)商", "折扣|协商"),  # beside one that nobody needs
        ("協(xié)商|材(xié)料", "協商|材(xié)料"),
        ("协(xié)商，读音是|好", "协(xié)商，读音是|好"),
        ("协(xie)商|还(huan)款", "协(xie)商|还(huan)款"),  # without tones, only where it is a habit: three times
        ("协(xie)商|还(huan)款|利(li)息", "协商|还款|利息"),
        ("阿(a)姨|协(xie)商|还(huan)款|利(li)息", "阿(a)姨|协商|还款|利息"),  # one letter may mean anything
    ],
)
def test_a_gloss_goes_where_nobody_needs_it(page: str, plain: str) -> None:
    assert after(strip_glosses, page) == plain


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("困难,此时", "困难，此时"),
        ("热线:用户", "热线：用户"),
        ("协议,”好", "协议，”好"),
        ("还款,3个月", "还款，3个月"),
        ("打95188,然后", "打95188，然后"),
        ("95188,95118", "95188,95118"),
        ("时间:30分", "时间：30分"),
        ("时间:3:00", "时间:3:00"),
        ("时间:13:00", "时间:13:00"),
        ("abc, def", "abc, def"),
        ("好.", "好."),  # brackets and full stops are somebody's style
        ("(如收入证明)", "(如收入证明)"),
        ("困难,此.", "困难，此。"),  # but where other marks are worn, too
        ("困难,此(如收入证明)", "困难，此（如收入证明）"),
        ("困难,此(1+月利率)", "困难，此(1+月利率)"),
    ],
)
def test_chinese_sentences_have_chinese_marks(text: str, wide: str) -> None:
    assert after(fix_punctuation, text) == wide


@pytest.mark.parametrize(
    ("levels", "bare"),
    [([2, 0], []), ([2, 2], [1, 2]), ([2, 3], [2]), ([3, 2, 0], [1]), ([0, 2], [2]), ([2, 3, 0, 3, 2, 0], [4])],
)
def test_a_heading_without_text_below_it_is_bare(levels: list[int], bare: list[int]) -> None:
    lines = [
        Line(n, "", "甲", kind="heading" if level else "paragraph", level=level or None)
        for n, level in enumerate(levels, 1)
    ]
    assert _bare_headings(lines) == bare


@pytest.mark.parametrize(
    ("damaged", "enough", "read"),
    [
        ("灏忕粨", 3, "灏忕粨"),  # two characters prove too little
        ("灏忕粨", 2, "小结"),
        ("客服热线。".encode().decode("latin-1"), 3, "客服热线。"),
        ("客服热线。".encode().decode("latin-1").encode().decode("latin-1"), 3, "客服热线。"),  # spoilt twice
        ("客服热线。".encode("gbk").decode("latin-1"), 3, "客服热线。"),
        ("麻烦鼓励鼻子".encode().decode("gbk"), 3, "麻烦鼓励鼻子"),  # the last of the common characters
        ("鼓励“小结果".encode().decode("gbk"), 3, "鼓励“小结果"),
        ("鼓励先！".encode().decode("gbk"), 3, "鼓励先！"),
        ("小结".encode().decode("latin-1"), 3, "小结".encode().decode("latin-1")),
        ("客服热线。", 3, "客服热线。"),
        ("鍙?互鍗忓晢杩樻", 3, "鍙?互协商还\ufffd"),
    ],
)
def test_text_that_was_read_by_the_wrong_table_is_read_again(damaged: str, enough: int, read: str) -> None:
    assert repair_mojibake(damaged, enough)[0] == read


def test_two_characters_are_a_pair_where_the_article_has_them_twice() -> None:
    assert document_pairs(["甲乙甲乙", "丙丁", "a丙丁b", "戊a戊a"]) == {"甲乙", "丙丁"}
    assert evidence("协商甲乙", frozenset({"甲乙"})) == [1, 0, 2]
