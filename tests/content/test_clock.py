"""Hours are the same hours in whichever way they are written; a.m. for p.m. is told."""

import pytest

from engine.content.clock import unlike_hours


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("after 10 p.m.", "晚上10点以后"), ("after 10 p.m.", "22点以后"), ("after 10 p.m.", "22:00以后"), ("10 p.m. to 8 a.m.", "晚十点到早八点"),
        ("until 9 p.m.", "到9点"), ("at 12 p.m.", "中午12点"), ("at 12:30 a.m.", "半夜12点半"), ("at 1 a.m.", "凌晨1点"), ("at 9 p.m.", "夜里9点"), ("at 10 a.m.", "十天"), ("at 3 p.m.", "下午 3:00"), ("at 10:30 p.m.", "晚上10:30"), ("at 12:30 a.m.", "凌晨12点半"), ("at 1 a.m.", "晚上1点"), ("8 a.m. to 10 p.m.", "8时到22时，多看一点"),
    ],
)  # fmt: skip
def test_an_hour_may_be_written_in_any_way(text: str, other: str) -> None:
    assert unlike_hours(text, other) == []


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        ("It is past 10 a.m.", "已经晚上10点多了", ["10 a.m"]), ("8 p.m. to 10 p.m.", "早上8点到晚上10点", ["8 p.m"]),
        ("at 3:30 pm", "凌晨3点半", ["3:30 pm"]), ("7 a.m., 7 a.m.", "19:00", ["7 a.m"]),
    ],
)  # fmt: skip
def test_another_hour_is_told_once(text: str, other: str, told: list[str]) -> None:
    assert unlike_hours(text, other) == told
