"""Whatever comes in, the cleaner ends: in time, without a traceback, with every line accounted for."""

from __future__ import annotations

import cProfile
import re
from re import _parser as parser  # type: ignore[attr-defined]  # what a pattern is made of; Python has no other way to ask
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.articles.load import from_raw
from scripts.articles.model import ArticleError
from scripts.articles.output import as_object
from scripts.articles.pipeline import Cleaned, clean
from scripts.articles.settings import table
from tests.articles.goldens import pages

pytestmark = pytest.mark.proof  # monsters

GROWTH = 2.6  # of the calls made, where the text is twice as long; what is quadratic makes four times as many
SMALL = 4  # parts of a monster that are cleaned for the comparison
PIECES = [
    "一、", "# ", "#### 二、", "1. ", "2.1 ", "- ", "**", "(xié)", "（fā）", "?yàn)", "橥话l", "鍊熷憲", "\ufffd", "€", "??",
    "来源:", "网友评论", "2024-01-02", "头像 小王 2024-01-02", "责任编辑：", "Copyright ©", "ICP备1号", "微信：abc12345",
    "使用者", "实行", "倘使", "作用信用", "借呗", "逾期", "催收", "人员可能", "\u202e", "\u3000", "\t", "\n", "\n\n", "\r\n",
    "<p>", "</div>", "<!--", "-->", "<script>", "&ldquo;", "&#8220;", "[链接](http://a.b/c)", "![](", "`", "c收", "催*", "息钱",
    "锟斤拷", "◆ ", "01\n", "花?的", "举行", "_", "把收入和支出写在一张纸上，再打电话去谈。", "說明情況", "13800138000", ":", ",", "(", ")", "的", "3.5%", "🙂", "é", "ɡ",
]  # fmt: skip
SOUP = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)


def whole(data: bytes) -> Cleaned | None:
    try:
        return clean(*from_raw("fuzz.txt", data))
    except ArticleError as error:
        assert str(error).startswith("fuzz.txt: ")
        return None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP)
def test_any_text_is_cleaned_or_refused_in_a_sentence(text: str) -> None:
    result = whole(("把每个月稳定到手的钱写下来，再算一算。\n" + text).encode("utf-8", "surrogatepass"))
    if result:
        data = as_object(result)
        numbers = [line["n"] for line in data["lines"]]
        assert numbers == list(range(1, len(numbers) + 1))
        assert {change["n"] for change in data["changes"]} <= {0, *numbers}


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_cleaned_or_refused_in_a_sentence(data: bytes) -> None:
    result = whole(data)
    if result:  # every line of what could be read is there, in order
        assert [line.n for line in result.document.lines] == list(range(1, len(result.document.lines) + 1))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_torn_page_is_cleaned_or_refused_in_a_sentence(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(pages())).read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    result = whole(raw[:start] + raw[end:])
    if result:
        assert [line.n for line in result.document.lines] == list(range(1, len(result.document.lines) + 1))


MONSTERS = {
    "many glosses": "协(xié)" * 33_333,
    "broken glosses": "因?yàn)橥话l(fā)" * 2_666,
    "question marks": "因?" * 13_333,
    "brackets": "因(" * 13_333,
    "one long line": "把收入和支出写在一张纸上" * 6_666,
    "many short lines": "一、因为\n" * 1_333,
    "many items": "1. 因为收入少了\n" * 1_333,
    "many lines without marks": "因为收入少了\n" * 1_333,
    "spaces": "因 " * 13_333,
    "digits": "因" * 20 + "1" * 100_000,
    "mojibake": "鍊熷憲" * 6_666,
    "latin mojibake": "因为收入少了先打电话去谈一谈" + "å€Ÿå‘—" * 4_000,
    "menu words": "因为收入少了先打电话去谈一谈\n" + "首页 | " * 6_666,
    "stars": "因为收入少了先打电话去谈一谈\n" + "**" * 13_333,
    "hashes": "因为收入少了先打电话去谈一谈\n" + "#花呗" * 6_666,
    "open tags": "因为收入少了先打电话去谈一谈\n" + "<p class=" * 13_333,
    "open links": "因为收入少了先打电话去谈一谈\n" + "[链接](http://" * 10_000,
    "open comments": "因为收入少了先打电话去谈一谈\n" + "<!-- \n" * 6_666,
    "entities": "因为收入少了先打电话去谈一谈\n" + "&nbsp" * 13_333 + "&#" * 13_333,
    "bold marks": "因为收入少了先打电话去谈一谈\n" + "**钱" * 13_333,
    "percent signs": "因为收入少了先打电话去谈一谈\n" + "%E8%8A" * 10_000,
    "masks": "催*" * 13_333 + "c" * 13_333,
    "half mojibake": "鍙?互?" * 10_000,
    "feet": "因为收入少了先打电话去谈一谈，再算一算。\n" * 133 + "责任编辑：小林\n好的\n" * 1_666,
    "lone numbers": "因为收入少了先打电话去谈一谈，再算一算。\n" + "1\n好\n" * 2_666,
    "digits with spaces": "因为收入少了先打电话去谈一谈" + "1 3 8 0 0 1 3 8 0 0 " * 5_000,
    "spun words": "使用者倘使实行协商致使作用信用，" * 2_666,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_cleaned_or_refused_whole(name: str) -> None:
    result = whole(MONSTERS[name].encode())
    if result:
        assert [line.n for line in result.document.lines] == list(range(1, len(result.document.lines) + 1))


def calls_for(text: str) -> int:
    """How many functions are called to clean a text: the same on every machine, busy or not."""
    counting = cProfile.Profile()
    counting.runcall(whole, text.encode())
    return sum(entry.callcount for entry in counting.getstats())


@pytest.mark.parametrize("name", MONSTERS)
def test_twice_the_monster_is_about_twice_the_work(name: str) -> None:
    text = MONSTERS[name]
    calls_for(text[: len(text) // SMALL])  # what is loaded once is loaded
    one, two = calls_for(text[: len(text) // SMALL]), calls_for(text[: 2 * len(text) // SMALL])
    assert two <= GROWTH * max(one, 10_000)


def repeats_without_end(parsed: Any, inside: bool = False) -> bool:
    """Whether a pattern has a repeat without an end inside another one: what backtracks without an end."""
    for operator, value in parsed:
        if str(operator) in ("MAX_REPEAT", "MIN_REPEAT"):
            endless = value[1] == parser.MAXREPEAT
            if (endless and inside) or repeats_without_end(value[2], inside or endless):
                return True
        elif str(operator) == "SUBPATTERN":
            if repeats_without_end(value[3], inside):
                return True
        elif str(operator) == "BRANCH" and any(repeats_without_end(branch, inside) for branch in value[1]):
            return True
    return False


def test_the_check_of_patterns_finds_what_it_looks_for() -> None:
    assert repeats_without_end(parser.parse("(?:a+b?)+c"))
    assert not repeats_without_end(parser.parse("(?:a{1,4}b?)+c+"))


@pytest.mark.parametrize("entry", [pytest.param(e, id=str(i)) for i, e in enumerate(table("dropped_lines"))])
def test_no_line_pattern_repeats_a_repeat_without_end(entry: dict[str, str]) -> None:
    assert not repeats_without_end(parser.parse(entry["pattern"]))
    longest = int(entry.get("longest", 60))
    pattern = re.compile(entry["pattern"])
    for example in entry["examples"]:  # and what looks most like it ends, too
        for unit in (example, example[:1], example[-1:], example[:2] + " ", "一二 ", "1 ", ">"):
            match = pattern.match((unit * longest)[: longest - 1] + "\x00")
            assert match is None or match.end() <= longest
