"""A day as the page's language writes it."""

import pytest

from tests.letters.node import run


@pytest.mark.parametrize(
    ("lang", "alone", "with_weekday"),
    [
        ("zh-Hans", "2026年11月25日", "2026年11月25日星期三"),
        ("zh-HK", "2026年11月25日", "2026年11月25日星期三"),
        ("en", "25 November 2026", "Wednesday, 25 November 2026"),
    ],
)
def test_a_day_is_written_alone_or_with_its_weekday(lang: str, alone: str, with_weekday: str) -> None:
    assert run("shell/day-text.mjs", "dayText", [["2026-11-25", lang], ["2026-11-25", lang, "long"]]) == [
        alone,
        with_weekday,
    ]
