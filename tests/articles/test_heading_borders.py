"""What of a line counts as a heading's words, which headings stand inside others, and which lines with commas may be headings."""

import pytest

from scripts.articles.marks import parse_mark
from scripts.articles.steps import headings
from tests.articles.test_by_function import TEXT, said

KINDS = {"p": "paragraph", "h": "heading", "l": "list_item"}
COMMA = "先看前轮，再看后轮"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("“甲乙”的路", "甲乙的路"),
        ("先看“甲乙”", "先看甲乙"),
        ("先“甲”再“乙”走", "先甲再乙走"),
        ("“甲乙”", "“甲乙”"),  # the whole line is said
        ("先看“甲，乙”", "先看“甲，乙”"),
        (f"先看“{'甲' * 12}”", f"先看{'甲' * 12}"),
        (f"先看“{'甲' * 13}”", f"先看“{'甲' * 13}”"),
        ("刹车灵不灵（后轮）", "刹车灵不灵"),
        ("先车(a)", "先车"),
        ("车（后轮）", "车（后轮）"),
        ("先看车（后轮）了", "先看车（后轮）了"),
        ("先看车（甲。）", "先看车（甲。）"),
        (f"先看车（{'甲' * 16}）", "先看车"),
        (f"先看车（{'甲' * 17}）", f"先看车（{'甲' * 17}）"),
    ],
)
def test_words_in_quotation_marks_and_brackets_at_the_end_do_not_count(line: str, words: str) -> None:
    assert headings._flat(line) == words


@pytest.mark.parametrize(
    ("heads", "inside"),
    [
        (["一、甲", "", "二、乙"], True),
        (["一、甲", "**乙**", "", "二、乙"], True),
        (["", "一、甲", "二、乙"], False),
        (["一、甲", "二、乙", ""], False),
        (["一、甲", ""], False),
        ([""], False),
        (["**甲**", "", "**乙**"], False),  # bold lines and points count nothing
        (["- 甲", "", "- 乙"], False),
        ([], False),
    ],
)
def test_headings_without_a_number_are_parts_of_those_that_they_stand_between(heads: list[str], inside: bool) -> None:
    marks = [parse_mark(text) if text else None for text in heads]
    assert headings._inside(marks, lambda mark: mark is None) is inside


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        (["2. 证明：", "a. 甲"], True),
        (["2. 证明：", "- 甲"], True),
        (["2. 证明：", "（1）甲"], True),
        (["2. 证明", "a. 甲"], False),
        (["2. 证明：", "3. 甲"], False),
        (["2. 证明：", "一、甲"], False),
        (["2. 证明：", TEXT], False),
        (["2. 证明："], False),
        (["一、证明：", "1. 甲"], False),
        (["- 证明：", "a. 甲"], False),
        (["证明：", "a. 甲"], False),
    ],
)
def test_an_item_opens_items_that_count_further_in(lines: list[str], opens: bool) -> None:
    assert headings._opens_items(said(*lines), 0) is opens


@pytest.mark.parametrize(
    ("lines", "kinds", "may"),
    [
        ([TEXT, COMMA, TEXT], "ppp", True),
        ([COMMA, TEXT], "pp", True),
        ([TEXT, COMMA], "pp", False),  # nothing below it
        ([TEXT, COMMA, "- 甲"], "ppl", True),
        ([TEXT, COMMA, "后面的话"], "ppp", False),
        (["没有句号", COMMA, TEXT], "ppp", False),
        (["没有句号", COMMA, TEXT], "hpp", True),
        (["- 甲", COMMA, TEXT], "lpp", True),
        ([TEXT, COMMA, TEXT], "pph", False),
        ([TEXT, "先看，轮", TEXT], "ppp", False),
        ([TEXT, "先看，前轮", TEXT], "ppp", True),
        ([TEXT, f"先看前轮，{'再' * 22}", TEXT], "ppp", True),
        ([TEXT, f"先看前轮，{'再' * 23}", TEXT], "ppp", False),
        ([TEXT, f"{COMMA}？", TEXT], "ppp", True),
        ([TEXT, f"{COMMA}。", TEXT], "ppp", False),
        ([TEXT, f"{COMMA}，", TEXT], "ppp", False),
        ([TEXT, "先看“前轮”，再看后轮", TEXT], "ppp", True),
        ([TEXT, f"1. {COMMA}", TEXT], "ppp", False),
    ],
)
def test_a_line_with_a_comma_may_be_a_heading_between_sentences(lines: list[str], kinds: str, may: bool) -> None:
    at = next(n for n, text in enumerate(lines) if "，" in text and text != TEXT)
    assert headings._with_comma(said(*lines), at, [KINDS[kind] for kind in kinds]) is may
