"""What a sheet carries out of the page: the rows of the evidence, a proposal in words, the lines of a picture. No page."""

import json
from typing import Any

import pytest

from tests.javascript import Modules

PAPER = Modules("sheets/log-rows", "sheets/offer", "sheets/offer-words", "sheets/in-app")
WORDS = {
    "field": {"own": "打到"}, "channel": {"call": "电话", "visit": "上门", "mine": "我打的"}, "to": {"me": "我", "work": "单位"},
    "limit": {"hours": "夜里", "calls": "次数"}, "binding": "（{force}）", "comma": "、",
}  # fmt: skip
RULES = {
    "r-1": {"name": "甲规定", "force": "必须"}, "r-2": {"name": "甲规定", "force": "必须"}, "r-3": {"name": "乙标准", "force": "推荐"},
}  # fmt: skip
ENTRY = {
    "id": "1", "date": "2026-10-01", "time": "22:10", "channel": "call", "to": "me", "who": "张某", "company": "甲公司", "staff": "12",
    "number": "0571", "own": "", "people": "", "agreed": "", "said": "今天还", "evidence": "录音",
}  # fmt: skip


def entry(**fields: str) -> dict[str, Any]:
    return {**ENTRY, **fields}


def finding(limit: str, *rules: str) -> dict[str, Any]:
    return {"limit": limit, "rules": list(rules), "values": {}}


def of(function: str, first: Any, found: dict[str, list[Any]], *more: Any) -> Any:
    """The result where the second argument is a map from an entry's id to what was found."""
    arguments = [json.dumps(each, ensure_ascii=False) for each in more]
    rest = "".join(f", {each}" for each in arguments)
    given = f"new Map({json.dumps(list(found.items()), ensure_ascii=False)})"
    before = "" if first is None else f"{json.dumps(first, ensure_ascii=False)}, "
    return PAPER.run(f"M.{function}({before}{given}{rest})")


def test_a_row_of_evidence_holds_the_entry_and_what_was_found() -> None:
    found = [finding("hours", "r-1"), finding("calls", "r-3")]
    assert PAPER.call("entryRow", entry(own="138"), found, WORDS) == [
        "2026-10-01\n22:10",
        "电话\n我",
        "张某 · 12 · 甲公司 · 0571 · 打到 138",
        "今天还",
        "录音\n夜里\n次数",
    ]
    bare = entry(who="", company="", staff="", number="", said="", evidence="", to="work", channel="visit")
    assert PAPER.call("entryRow", bare, [], WORDS) == ["2026-10-01\n22:10", "上门\n单位", "", "", ""]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("字" * 72, "字" * 72),
        ("字" * 73, "字" * 71 + "…"),
        ("𠮷" * 73, "𠮷" * 71 + "…"),  # a letter is never cut in half
        ("两\n\n 行", "两 行"),
    ],
)
def test_a_long_text_is_cut_for_its_row_and_says_so(said: str, shown: str) -> None:
    assert PAPER.call("entryRow", entry(said=said), [], WORDS)[3] == shown


def test_a_cell_has_its_own_length() -> None:
    row = PAPER.call("entryRow", entry(who="谁" * 60, staff="", company="", number="", evidence="证" * 30), [], WORDS)
    assert (row[2], row[4]) == ("谁" * 47 + "…", "证" * 19 + "…")


def test_the_entries_that_say_most_come_first_and_the_newest_of_them() -> None:
    ordered = [entry(id=name) for name in "abcd"]
    found = {
        "a": [finding("hours", "r-1"), finding("calls", "r-3")],
        "b": [finding("duplicate")],  # no rule bears on it
        "c": [finding("hours", "r-1")],
        "d": [],
    }
    assert [each["id"] for each in of("mostTelling", ordered, found)] == ["a", "c", "d", "b"]


def test_each_limit_says_how_often_and_by_which_rules_once() -> None:
    found = {"a": [finding("hours", "r-1", "r-2"), finding("duplicate")], "b": [finding("calls", "r-3"), finding("hours", "r-1", "r-3")]}  # fmt: skip
    assert of("limitRows", None, found, WORDS, RULES) == [
        ["夜里", "2", "甲规定（必须）、乙标准（推荐）"],
        ["次数", "1", "乙标准（推荐）"],
    ]
    assert of("limitRows", None, {"a": [finding("duplicate")]}, WORDS, RULES) == []


def test_the_summary_counts_every_kind() -> None:
    ordered = [entry(), entry(channel="mine"), entry(date="2026-10-09")]
    assert PAPER.call("summaryOf", ordered, WORDS) == {
        "n": 3, "first": "2026-10-01", "last": "2026-10-09", "kinds": "电话 2 · 我打的 1",
    }  # fmt: skip


PLAN = {
    "between": "；", "down": "{from} 先付 {amount}", "pause": "{from} 到 {to} 的 {n} 期不付", "pause_once": "{from} 不付", "once": "{from} 付 {amount}",
    "run": "{from} 到 {to} 每月 {amount} 共 {n} 期", "varied": "{from} 到 {to} 共 {n} 期 {amount} {last} {total}", "terms": "条件：{terms}。",
    "waive_all": "全免", "rate": "年利率 {rate}", "comma": "、",
}  # fmt: skip


def words_of(address: str) -> str:
    given = json.dumps(PLAN, ensure_ascii=False)
    return str(PAPER.run(f"M.planWords(M.readOffer({address!r}), {given})"))


def test_a_proposal_is_said_in_words_with_what_is_asked_for() -> None:
    plan = "#offer=123456.d1x100000@2026-12-01@2026-12-01_r2x11728@2027-01-01@2027-02-01"
    said = "2026-12-01 先付 ¥1,000.00；2027-01-01 到 2027-02-01 每月 ¥117.28 共 2 期"
    assert words_of(plan) == said
    assert words_of(f"{plan}~waive_all") == f"{said}；条件：全免。"


def test_a_proposal_of_before_has_figures_and_no_plan() -> None:
    assert words_of("#offer=100000.5.500000.2027-01-15") == ""


def test_a_plan_too_long_for_the_sheet_is_summed_up_to_the_fen() -> None:
    parts = [f"r1x{1000 + n}@20{27 + n}-01-15@20{27 + n}-01-15" for n in range(14)]
    said = words_of(f"#offer={sum(1000 + n for n in range(14))}.{'_'.join(parts)}")
    assert said == "2027-01-15 到 2040-01-15 共 14 期 ¥10.00 ¥10.13 ¥140.91"


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ({}, False),
        ({"a": "1", "b": ""}, False),
        ({"a": "2"}, True),
        ({"b": "1"}, True),
        ({"c": "9"}, False),  # no field of the offer
    ],
)
def test_what_she_wrote_herself_is_not_replaced_unasked(written: dict[str, str], other: bool) -> None:
    given = json.dumps(written)
    assert PAPER.run(f"M.replacesOther({{a: '1', b: ''}}, (id) => ({given})[id] ?? '')") is other


LIKE = "Mozilla/5.0 ({}) AppleWebKit/605.1.15 (KHTML, like Gecko) {}"


@pytest.mark.parametrize(
    ("agent", "in_app"),
    [
        (LIKE.format("iPhone; CPU iPhone OS 17_0 like Mac OS X", "Version/17.0 Mobile/15E148 Safari/604.1"), False),
        (LIKE.format("iPhone; CPU iPhone OS 17_0 like Mac OS X", "Mobile/15E148"), True),  # a view inside an app
        (LIKE.format("iPhone; CPU iPhone OS 17_0 like Mac OS X", "Mobile/15E148 MicroMessenger/8.0.42"), True),
        (LIKE.format("Linux; Android 13; X", "Version/4.0 Chrome/108.0.0.0 Mobile Safari/537.36"), False),
        (LIKE.format("Linux; Android 13; X; wv", "Version/4.0 Chrome/108.0.0.0 Mobile Safari/537.36").replace("; wv)", "; wv)"), True),
        (LIKE.format("Linux; Android 13; X", "Chrome/108.0.0.0 Mobile Safari/537.36 AlipayClient/10.5"), True),
        (LIKE.format("Windows NT 10.0; Win64; x64", "Chrome/131.0.0.0 Safari/537.36"), False),
        (LIKE.format("Macintosh; Intel Mac OS X 10_15_7", "Version/17.0 Safari/605.1.15"), False),
    ],
)  # fmt: skip
def test_a_browser_inside_an_app_is_known(agent: str, in_app: bool) -> None:
    assert PAPER.call("isInApp", agent) is in_app


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五", ["一二三四五"]),
        ("一二三四五六七", ["一二三四五", "六七"]),
        ("一二\n\n三", ["一二", "", "三"]),
        ("ab cd ef", ["ab cd ", "ef"]),  # a blank never begins a line
        ("一二三 1,234", ["一二三 ", "1,234"]),  # an amount stays whole
        ("一 abcdefgh", ["一 abc", "defgh"]),  # an address too long for any line is broken and not cut off
        ("abcdefghijkl", ["abcde", "fghij", "kl"]),
        ("𠮷𠮷𠮷", ["𠮷𠮷", "𠮷"]),
    ],
)
def test_a_picture_holds_every_letter_of_a_text(text: str, lines: list[str]) -> None:
    found: list[str] = PAPER.run(f"M.brokenLines({json.dumps(text)}, (line) => line.length <= 5)")
    assert found == lines
    assert "".join(found) == text.replace("\n", "")


def test_a_line_too_narrow_for_anything_holds_a_letter_each_and_ends() -> None:
    """A letter of two units (😀) that fits nowhere is not taken apart for ever."""
    found = [PAPER.run(f"M.brokenLines({json.dumps(text)}, () => false)") for text in ("😀", "ab", "abc", "一")]
    assert found == [["", "😀"], ["", "ab"], ["", "a", "b", "c"], ["", "一"]]


def test_a_log_is_summed_up_from_its_first_day_to_its_last() -> None:
    days = [("2026-10-01", "call"), ("2026-10-02", "call"), ("2026-10-09", "other")]
    log = json.dumps([{"date": day, "channel": channel} for day, channel in days])
    words = json.dumps({"channel": {name: name for name in ("call", "sms", "visit", "other")}})
    found = PAPER.run(f"M.summaryOf({log}, {words})")
    assert (found["n"], found["first"], found["last"]) == (3, "2026-10-01", "2026-10-09")
    assert found["kinds"].split(" · ")[0] == "call 2"
