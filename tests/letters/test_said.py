"""What is said of a limit, which days of it go into a calendar, and the plan's answers in a link."""

from typing import Any

import pytest

from engine.calculator.money.dates import parse_date
from tests.letters.node import run

SAID, LINK = "deadlines/said.mjs", "plan/link.mjs"
WORDS = {
    "future": "还没到。", "past": "已经过了。", "last": "就是今天。", "weekend": "是周末。", "holiday": "看节假日。", "early": "先做：{mark}", "check": "核对。",
}  # fmt: skip
DAYS = {"id": "x", "days": 15, "mark": "异议", "say": "{n} 日内，到{date}。"}
MONTHS = {"id": "y", "months": 3, "mark": "上诉", "say": "{n} 个月内，到{date}。"}


@pytest.mark.parametrize(
    ("received", "now", "about", "said"),
    [
        ("2026-09-05", "2026-09-06", DAYS, "15 日内，到2026年9月20日星期日。 是周末。"),
        ("2026-09-04", "2026-09-06", DAYS, "15 日内，到2026年9月19日星期六。 是周末。"),
        ("2026-09-16", "2026-09-16", DAYS, "15 日内，到2026年10月1日星期四。 看节假日。"),
        ("2026-09-16", "2026-10-01", DAYS, "15 日内，到2026年10月1日星期四。 就是今天。 看节假日。"),
        ("2026-09-16", "2026-10-02", DAYS, "15 日内，到2026年10月1日星期四。 已经过了。 看节假日。"),
        ("2026-11-30", "2026-12-01", MONTHS, "3 个月内，到2027年2月28日星期日。 是周末。"),
        ("2026-09-16", "2026-09-15", DAYS, "还没到。"),
    ],
)
def test_a_limit_says_its_last_day_and_where_it_stands(
    received: str, now: str, about: dict[str, Any], said: str
) -> None:
    case = [parse_date(received), parse_date(now), about, WORDS, "zh-Hans"]
    assert run(SAID, "deadline_text", [case]) == [said]


def test_english_has_its_own_way_to_write_a_day() -> None:
    case = [parse_date("2026-09-16"), parse_date("2026-09-16"), {**DAYS, "say": "By {date}."}, WORDS, "en"]
    (said,) = run(SAID, "deadline_text", [case])
    assert said.startswith("By Thursday") and "1 October 2026" in said


def test_a_calendar_gets_an_early_day_and_the_last_one_or_one_where_they_are_the_same() -> None:
    received = parse_date("2026-09-01")
    both, one = run(SAID, "deadline_days", [[received, DAYS, WORDS], [received, {**DAYS, "days": 0}, WORDS]])
    assert [(day["id"], day["summary"], day["description"]) for day in both] == [
        ("x-early", "先做：异议", "核对。"),
        ("x-last", "异议", "核对。"),
    ]
    assert both[0]["day"] < both[1]["day"] == parse_date("2026-09-16")
    assert [day["id"] for day in one] == ["x-last"]
    assert run(SAID, "days_text", [[both[1:] * 2]]) == ["2026-09-16 异议\n2026-09-16 异议"]


@pytest.mark.parametrize(("received", "begun"), [(None, False), (9, True), (10, True), (11, False)])
def test_a_limit_that_has_not_begun_has_no_days(received: int | None, begun: bool) -> None:
    assert run(SAID, "has_begun", [[received, 10]]) == [begun]


def test_a_field_without_a_day_has_none() -> None:
    assert run(SAID, "day_of", [["2026-09-16"], [""], ["2026-02-30"], ["soon"]]) == [
        parse_date("2026-09-16"),
        None,
        None,
        None,
    ]


OFFERED = [["safe", "danger", "unknown"], ["order", "none", "unknown"]]


@pytest.mark.parametrize("day", ["", "2026-09-16"])
def test_a_link_brings_the_answers_back(day: str) -> None:
    ((address),) = run(LINK, "addressOf", [[["safe", "order"], day]])
    assert address == f"#plan=safe.order{'.' if day else ''}{day}"
    assert run(LINK, "answersIn", [[address, OFFERED]]) == [{"answers": ["safe", "order"], "day": day}]


@pytest.mark.parametrize(
    "address",
    [
        "", "#plan=", "#plan=safe", "#plan=order.safe", "#plan=safe.order.2026-02-30", "#plan=safe.order.soon",
        "#plan=safe.order.2026-09-16.x", "#plan=safe.", "#other=safe.order", "#plan=safe.order ",
    ],
)  # fmt: skip
def test_of_a_link_that_is_not_todays_nothing_is_taken(address: str) -> None:
    assert run(LINK, "answersIn", [[address, OFFERED]]) == [None]


def test_an_address_that_means_answers_is_told_from_any_other() -> None:
    assert run(LINK, "carriesAnswers", [["#plan=x"], ["#plan"], ["#q=#plan="]]) == [True, False, False]


def test_a_plan_as_text_has_its_layers_apart_and_its_items_counted() -> None:
    parts = [(0, "今天"), (1, "停"), (2, "修"), (0, "以后"), (1, "看")]
    given = [{"number": number, "text": text} for number, text in parts]
    assert run(LINK, "planText", [[given]]) == ["今天\n1. 停\n2. 修\n\n以后\n1. 看\n"]
