"""The last day of a limit, in both languages of the mirror, and the calendar file made of it."""

import random
import re

import pytest

from engine.calculator.money.dates import format_date, parse_date
from engine.deadlines.deadlines import Deadline, early_day, last_day, load_deadlines, standing, unused_limits, weekday
from tests.letters.node import run

MODULE = "deadlines/deadlines.mjs"
# received, days, months, last day, its weekday (0 is Sunday)
CASES = [
    ("2026-09-05", 15, 0, "2026-09-20", 0),  # a Sunday made a working day: the plain day is said
    ("2026-09-25", 15, 0, "2026-10-10", 6),
    ("2026-09-16", 15, 0, "2026-10-01", 4),
    ("2026-11-28", 15, 0, "2026-12-13", 0),
    ("2026-12-17", 15, 0, "2027-01-01", 5),
    ("2026-11-30", 0, 3, "2027-02-28", 0),
    ("2027-11-30", 0, 3, "2028-02-29", 2),
    ("2026-12-28", 5, 0, "2027-01-02", 6),
]


def test_a_limit_that_nothing_names_is_told() -> None:
    limits = {name: Deadline(name, 15, 0, "since", "keys", {}, {}) for name in ("pick-up", "award")}
    assert unused_limits(limits, {"pick-up", "award", "None"}) == []
    assert [text.partition(":")[2][:8] for text in unused_limits(limits, {"pick-up"})] == [" award: "]


@pytest.mark.parametrize(("received", "days", "months", "last", "day"), CASES)
def test_the_last_day(received: str, days: int, months: int, last: str, day: int) -> None:
    found = last_day(parse_date(received), days, months)
    assert (format_date(found), weekday(found)) == (last, day)


def test_both_languages_give_the_same() -> None:
    chance = random.Random(19)
    limits = [(days, 0) for days in (5, 10, 15, 30)] + [(0, months) for months in (1, 3, 6)]
    start = parse_date("1999-01-01")
    cases = [(start + chance.randrange(30_000), *chance.choice(limits)) for _ in range(20_000)]
    assert run(MODULE, "last_day", cases) == [last_day(*case) for case in cases]
    assert run(MODULE, "early_day", cases) == [early_day(*case) for case in cases]
    assert run(MODULE, "weekday", [[day] for day, _, _ in cases]) == [weekday(day) for day, _, _ in cases]
    stands = [(day, day + chance.randrange(-20, 120), days, months) for day, days, months in cases]
    assert run(MODULE, "standing", stands) == [standing(*case) for case in stands]
    assert {standing(*case) for case in stands} == {"future", "open", "today", "past"}


@pytest.mark.parametrize(
    "text", ["a: {days: 5, months: 1}", "a: {say: {zh: x, en: y}}", "a: {days: 5, from: x, rule: r, say: {zh: x}}"]
)
def test_a_wrong_limit_is_told(tmp_path, text: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "deadlines.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"deadlines\.yml: a: .*write|needs"):
        load_deadlines(path)


def calendar(summary: str, description: str) -> str:
    day = {"id": "x", "day": parse_date("2026-12-13"), "summary": summary, "description": description}
    ((text),) = run("deadlines/ics.mjs", "calendar", [[[day], 1_764_000_000_000]])
    return str(text)


NAMES = [
    "BEGIN",
    "VERSION",
    "PRODID",
    "BEGIN",
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "DESCRIPTION",
    "TRANSP",
    "BEGIN",
    "ACTION",
    "DESCRIPTION",
    "TRIGGER",
    "END",
    "BEGIN",
    "ACTION",
    "DESCRIPTION",
    "TRIGGER",
    "END",
    "END",
    "END",
]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


@pytest.mark.parametrize(
    "words",
    [
        "寄信",
        "a\r\nATTACH:https://example.org",
        "x;y,z\\n\nBEGIN:VALARM",
        "很长" * 5000,
        "\u202e\x00\x0b<b>",
        "😀" * 60,
        "\\" * 100,
    ],
)
def test_nothing_is_injected_into_a_calendar(words: str) -> None:
    text = calendar(words, words)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert [re.split("[:;]", line)[0] for line in lines] == NAMES
    value = lines[8].removeprefix("SUMMARY:")
    read = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)
    assert read == re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", lambda found: "\t" if found[0] == "\t" else "", words)


def test_a_long_line_goes_on_behind_a_blank_and_is_as_long_as_it_may_be() -> None:
    ascii_line, wide = calendar("a" * 200, ""), calendar("字" * 60, "")
    assert [len(line) for line in ascii_line.split("\r\n") if set(line) <= set(" aSUMARY:")][:3] == [75, 75, 60]
    sizes = [len(line.encode()) for line in wide.split("\r\n") if "字" in line]
    assert sizes[:3] == [74, 73, 43]  # a character takes three, and is never cut
    assert calendar("a" * 67, "").split("\r\n").count("SUMMARY:" + "a" * 67) == 1  # 75 octets are one line


def test_when_a_calendar_was_made_and_what_it_is_called_are_said() -> None:
    text = calendar("寄;信", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") and text.endswith(
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert "UID:x-20261213@guide\r\nDTSTAMP:20251124T160000Z\r\n" in text and "SUMMARY:寄\\;信\r\n" in text
    assert [line for line in text.split("\r\n") if line.startswith("TRIGGER")] == ["TRIGGER:-PT15H", "TRIGGER:PT9H"]


@pytest.mark.parametrize(
    ("received", "days", "months", "early"),
    [("2026-09-05", 15, 0, "2026-09-17"), ("2026-09-05", 2, 0, "2026-09-05"), ("2026-09-05", 3, 0, "2026-09-05"), ("2026-09-05", 4, 0, "2026-09-06"), ("2026-11-30", 0, 3, "2027-02-25")],
)  # fmt: skip
def test_it_is_better_sent_three_days_before(received: str, days: int, months: int, early: str) -> None:
    assert format_date(early_day(parse_date(received), days, months)) == early


def test_a_calendar_day_is_a_whole_day() -> None:
    text = calendar("寄信", "核实")
    assert "DTSTART;VALUE=DATE:20261213\r\nDTEND;VALUE=DATE:20261214\r\n" in text
    assert text.count("TRIGGER:") == 2


def test_payments_of_a_plan_say_only_their_title_and_ring_three_days_before() -> None:
    days = [
        {"id": str(fen), "day": parse_date(day), "summary": "15"} for day, fen in (("2026-12-31", 1), ("2027-01-31", 2))
    ]
    ((text),) = run("deadlines/ics.mjs", "calendar", [[days, 1_764_000_000_000, ["-P2DT15H"]]])
    lines = unfolded(str(text))
    assert [line for line in lines if line.startswith(("UID", "DTEND", "SUMMARY", "TRIGGER"))] == [
        "UID:1-20261231@guide",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:15",
        "TRIGGER:-P2DT15H",
        "UID:2-20270131@guide",
        "DTEND;VALUE=DATE:20270201",
        "SUMMARY:15",
        "TRIGGER:-P2DT15H",
    ]
    assert sum(line.startswith("DESCRIPTION") for line in lines) == 2  # of the alarms alone
