"""Numbers of a text and of its translation: written in whichever way, they are the same; one that is another is told."""

import pytest

from engine.content.figures import unlike_figures

SAME = [
    ("two hundred and fifty yuan", "250元"),
    ("a hundred yuan", "一百元"),
    ("12,000 yuan", "一万二千元"),
    ("12,000 yuan", "1.2万元"),
    ("25,000 yuan", "两万五"),
    ("350 yuan", "三百五"),
    ("320,000,000", "三亿两千万"),
    ("within 24 months", "两年里"),
    ("18 months", "一年半"),
    ("7 days", "一个星期"),
    ("50% of it", "一半"),
    ("30-50% more", "加三到五成"),
    ("0.05% a day", "每天万分之五"),
    ("at 10 p.m.", "22:00"),
    ("22:00", "晚上10点"),
    ("on 12 October 2026", "二〇二六年10月12日"),
    ("10 December", "12月10日"),
    ("Twenty-one days", "21天"),
    ("10k", "10000"),
    ("three things", "3件事"),
    ("many things", "3件事"),  # small ones may be left unsaid, or said in words that are not read
    ("in two or three days", "两三天里"),
    ("a few days", "过三四天"),  # neither counts
    ("six a day", "每天6次"),
    ("for the third time", "第三次"),
    ("a hundred times", "无数次"),
    ("now and again, everywhere", "三天两头，三番五次，四处，成千上万个"),
    ("between three and five days", "三到五天"),
    ("5 million yuan, 15 thousand", "500万元，1.5万"),
    ("three, four or five", "3、4或5个"),
]
OTHER = [
    ("kept for 2 years", "保存五年", ["2"], ["五"]),
    ("within 5 days", "15日内", ["5"], ["15"]),
    ("within fifteen days", "20日内", ["fifteen"], ["20"]),
    ("nineteen letters", "二十封", ["nineteen"], ["二十"]),
    ("six things to bring", "带五样东西", ["six"], ["五"]),
    ("between three and five days", "三天里", ["five"], []),
    ("It takes three. Five people came.", "三个。六个人来了。", ["five"], ["六"]),
    ("12,000 yuan", "1.3万元", ["12,000"], ["1.3"]),
    ("5 and 5 and 6", "没有", ["5", "6"], []),  # each once
]


@pytest.mark.parametrize(("text", "other"), SAME)
def test_a_number_may_be_written_in_any_way(text: str, other: str) -> None:
    assert unlike_figures(text, other) == ([], [])


def test_of_a_language_whose_words_are_read_the_small_ones_are_asked_for_too() -> None:
    assert unlike_figures("many things", "3件事", "en") == ([], ["3"])
    assert unlike_figures("six things to bring", "带五样东西") == ([], [])
    assert unlike_figures("ten dokument", "这份文件", "pl") == ([], [])
    assert unlike_figures("nhiều thứ", "3件事", "vi") == ([], [])


@pytest.mark.parametrize(("text", "other", "more", "lost"), OTHER)
def test_a_number_that_the_other_has_not_is_told(text: str, other: str, more: list[str], lost: list[str]) -> None:
    assert unlike_figures(text, other, "en") == (more, lost)
