"""The contact log's own functions, case by case: what is a whole entry, what its rules mark, what leaves as a file and comes back."""

import csv
import io
import json
from typing import Any

import pytest
from py_mini_racer import JSEvalException

from tests.javascript import Modules

LOG = Modules("sheets/log-entry", "sheets/log-files", "sheets/log-rules")
LIMITS: dict[str, dict[str, Any]] = {
    "hours": {"rules": ["r-hours", "r-night"], "from": "22:00", "until": "08:00"},
    "calls": {"rules": ["r-calls"], "most": 3, "to": ["me"], "caller": ["company", "number"], "per": []},
    "redials": {"rules": ["r-redials"], "most": 6, "to": ["me"], "caller": ["company", "number"], "per": ["own"]},
    "others": {"rules": ["r-others"]},
    "visitors": {"rules": ["r-visits"], "least": 2},
}
EVER = {"from": "2000", "until": None, "name": "", "topic": "", "force": ""}
RULES = {rule: EVER for limit in LIMITS.values() for rule in limit["rules"]}
WORDS = {
    "field": {
        "date": "日期", "time": "时间", "channel": "方式", "to": "对谁", "who": "谁", "company": "公司", "staff": "工号",
        "number": "号码", "people": "人数", "agreed": "同意", "said": "说了什么", "evidence": "证据",
    },
    "channel": {"call": "电话", "missed": "未接", "message": "短信", "visit": "上门", "letter": "信", "mine": "我打的"},
    "to": {"me": "我", "family": "家人", "work": "单位"},
    "agreed": {"yes": "是"},
}  # fmt: skip
ENTRY = {
    "date": "2026-10-01", "time": "10:00", "channel": "call", "to": "me", "who": "", "company": "甲公司", "staff": "",
    "number": "", "people": "", "agreed": "", "said": "", "evidence": "",
}  # fmt: skip


def row(**fields: Any) -> dict[str, Any]:
    return {**ENTRY, **fields}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, ""),
        ({"date": "2024-02-29"}, ""),
        ({"date": "2026-02-29"}, "date"),
        ({"date": "2026-13-01"}, "date"),
        ({"date": "2026-00-01"}, "date"),
        ({"date": "2026-1-1"}, "date"),
        ({"date": "0000-01-01"}, "date"),
        ({"time": "23:59"}, ""),
        ({"time": "00:00"}, ""),
        ({"time": "24:00"}, "time"),
        ({"time": "09:60"}, "time"),
        ({"time": "9:05"}, "time"),
        ({"time": ""}, "time"),
        ({"channel": "fax"}, "channel"),
        ({"to": "you"}, "to"),
        ({"people": "1"}, ""),
        ({"people": "99"}, ""),
        ({"people": "0"}, "people"),
        ({"people": "100"}, "people"),
        ({"people": "two"}, "people"),
        ({"agreed": "yes"}, ""),
        ({"agreed": "no"}, "agreed"),
        ({"who": "字" * 60}, ""),
        ({"who": "字" * 61}, "who"),
        ({"company": "字" * 80}, ""),
        ({"company": "字" * 81}, "company"),
        *[({name: "1" * 40}, "") for name in ("staff", "number", "own")],
        *[({name: "1" * 41}, name) for name in ("staff", "number", "own")],
        ({"said": "字" * 2000}, ""),
        ({"said": "字" * 2001}, "said"),
        ({"evidence": "字" * 200}, ""),
        ({"evidence": "字" * 201}, "evidence"),
        ({"who": None}, "who"),
        ({"said": 7}, "said"),
    ],
)
def test_the_first_wrong_field_is_named(fields: dict[str, Any], wrong: str) -> None:
    assert LOG.call("wrongField", row(**fields)) == wrong


@pytest.mark.parametrize("no_entry", [None, 3, "text", []])
def test_what_is_no_entry_is_wrong_from_its_first_field_on(no_entry: object) -> None:
    assert LOG.call("wrongField", no_entry) == "date"


# Each row is one contact; what is marked of it, in the order of writing.
MARKS: dict[str, tuple[list[dict[str, Any]], list[list[str]]]] = {
    "an ordinary call": ([row()], [[]]),
    "ten at night": ([row(time="22:00")], [["hours"]]),
    "a minute before": ([row(time="21:59")], [[]]),
    "before eight": ([row(time="07:59")], [["hours"]]),
    "eight": ([row(time="08:00")], [[]]),
    "agreed to": ([row(time="23:00", agreed="yes")], [[]]),
    "a letter has no hour": ([row(time="23:00", channel="letter")], [[]]),
    "her own call": ([row(time="23:00", channel="mine", to="family")], [[]]),
    "somebody else": ([row(to="family")], [["others"]]),
    "somebody else at work at night": ([row(to="work", time="23:00")], [["hours", "others"]]),
    "one visitor": ([row(channel="visit", people="1")], [["visitors"]]),
    "two visitors": ([row(channel="visit", people="2")], [[]]),
    "visitors not counted": ([row(channel="visit")], [[]]),
    "one person who calls is no visit": ([row(people="1")], [[]]),
    "three calls": ([row(time=f"1{n}:00") for n in range(3)], [[], [], []]),
    "four calls": ([row(time=f"1{n}:00") for n in range(4)], [[], [], [], ["calls"]]),
    "four calls on two days": ([row(time=f"1{n}:00", date=f"2026-10-0{1 + n % 2}") for n in range(4)], [[]] * 4),
    "four calls of two companies": ([row(time=f"1{n}:00", company=f"{n % 2}") for n in range(4)], [[]] * 4),
    "one company written in two ways": (
        [row(time=f"1{n}:00", company=name) for n, name in enumerate(["ABC 公司", "ＡＢＣ公司", "abc公司", "abc 公司"])],
        [[], [], [], ["calls"]],
    ),
    "six missed calls": ([row(time=f"1{n}:00", channel="missed") for n in range(6)], [[]] * 6),
    "seven missed calls": ([row(time=f"1{n}:00", channel="missed") for n in range(7)], [[]] * 6 + [["redials"]]),
    "a message before a call to the family": (
        [row(time="10:00", channel="message"), row(time="11:00", to="family")], [[], ["others"]],
    ),
    "messages are not counted": ([row(time=f"1{n}:00", channel="message") for n in range(9)], [[]] * 9),
    "the same contact twice": ([row(said="一"), row(said="一")], [[], ["duplicate"]]),
    "the same minute in other words is asked about": ([row(said="一"), row(said="二")], [[], ["again"]]),
    "two messages at night are two": (
        [row(channel="message", time="23:00", said=said) for said in "一二"],
        [["hours"], ["again", "hours"]],
    ),
    "a burst of missed calls counts each": (
        [row(channel="missed", time=f"10:0{n // 6}") for n in range(12)],
        [[], *[["again"]] * 5, ["redials"], *[["again", "redials"]] * 5],
    ),
    "calls without a company are told apart by their number": ([row(time=f"1{n}:00", company="", number=f"{n}") for n in range(4)], [[]] * 4),
    "calls without a company from one number": (
        [row(time=f"1{n}:00", company=" ", number="138 0") for n in range(4)], [[], [], [], ["calls"]],
    ),
    "a company's name and a number of the same letters are two callers": (
        [row(time=f"1{n}:00", company="" if n % 2 else "95188", number="95188") for n in range(4)], [[]] * 4,
    ),
    "calls of nobody knows whom are not counted": ([row(time=f"1{n}:00", company="") for n in range(4)], [["uncounted"]] * 4),
    "missed calls of nobody knows whom": ([row(time=f"1{n}:00", company="", channel="missed") for n in range(7)], [["uncounted"]] * 7),
    "calls to the family are not among hers": (
        [row(time=f"1{n}:00", to="family" if n % 2 else "me") for n in range(4)], [[], ["others"], [], ["others"]],
    ),
    "missed calls to work are not among hers": (
        [row(time=f"{10 + n}:00", channel="missed", to="work" if n > 5 else "me") for n in range(8)], [[]] * 6 + [["others"]] * 2,
    ),
    "the same twice counts once": (
        [row(time="10:00"), row(time="10:00"), row(time="11:00"), row(time="12:00")],
        [[], ["duplicate"], [], []],
    ),
    "the same minute on another number": ([row(number="1"), row(number="2")], [[], []]),
    "written in another order than it happened": (
        [row(time=f"{hour}:00") for hour in (13, 12, 11, 10)],
        [["calls"], [], [], []],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "marked"), list(MARKS.values()), ids=list(MARKS))
def test_what_a_limit_marks(rows: list[dict[str, Any]], marked: list[list[str]]) -> None:
    entries = [{**fields, "id": f"{number:03}"} for number, fields in enumerate(rows)]
    given = json.dumps({"entries": entries, "data": {"limits": LIMITS, "rules": RULES}})
    found = LOG.run(f"(({{ entries, data }}) => [...M.findings(entries, data).values()])({given})")
    assert [[finding["limit"] for finding in findings] for findings in found] == marked


@pytest.mark.parametrize(
    ("since", "until", "date", "cited"),
    [
        ("2026", None, "2025-12-31", False),
        ("2026", None, "2026-01-01", True),
        ("2026-10", None, "2026-09-30", False),
        ("2026-10", None, "2026-10-01", True),
        ("2026-10-02", None, "2026-10-01", False),
        ("2026-10-01", None, "2026-10-01", True),
        ("2020", "2026-10-01", "2026-10-01", True),
        ("2020", "2026-09", "2026-10-01", False),
        ("2020", "2025", "2026-10-01", False),
        ("2020", "2026", "2026-10-01", True),
    ],
)
def test_a_contact_is_compared_with_the_rules_of_its_day(since: str, until: str | None, date: str, cited: bool) -> None:
    rules = {rule: {**EVER, "from": since, "until": until} for rule in RULES}
    given = json.dumps(
        {"entries": [{**row(date=date, time="23:00"), "id": "1"}], "data": {"limits": LIMITS, "rules": rules}}
    )
    found = LOG.run(f"(({{ entries, data }}) => M.findings(entries, data).get('1'))({given})")
    assert bool(found) is cited
    if cited:
        assert (found[0]["rules"], found[0]["values"]) == (LIMITS["hours"]["rules"], {"time": "23:00"})


def exported(entry: dict[str, Any]) -> str:
    return str(LOG.call("toCsv", [{**entry, "id": "1"}], WORDS))


SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\ufe66", "\ufe63", "\ufe62", "\ufe6b", "\u2212"]
UNSEEN = [*("", " ", "\n", "\r\n", "\t", "\x0b", "\x0c", "\u3000", "\xa0", "\u2009", "\u200b", "\u200d", "\u2060", "\ufeff"),
          *("\u202e", "\xad", "\u180e", "\u3164", "\u115f", "\u2800", "\ufe0f", "\u034f", " \u200b\n ")]  # fmt: skip


def test_no_cell_is_a_formula() -> None:
    firsts = [*(unseen + sign for unseen in UNSEEN for sign in SIGNS), "\t", "\r", "\n", "'"]
    for first in firsts:
        text = f"{first}cmd|' /C calc'!A0"
        line = next(csv.DictReader(io.StringIO(exported(row(said=text)).removeprefix("\ufeff"), newline="")))
        assert line["说了什么 (said)"] == f"'{text}", first
    assert len(firsts) > 300


@pytest.mark.parametrize(
    "text",
    [
        "1=1",
        "a-b",
        " 1",
        "\u200ba=1",
        "；=1",
        "*=1",
        "—谁",
        "说“好”",
        'say "yes"',
        "a,b",
        "two\nlines",
        "two\r\nlines",
        "",
        "0",
    ],
)
def test_any_other_cell_stays_as_it_is_written(text: str) -> None:
    line = next(csv.DictReader(io.StringIO(exported(row(said=text)).removeprefix("\ufeff"), newline="")))
    assert line["说了什么 (said)"] == text


def test_the_file_is_what_a_spreadsheet_opens() -> None:
    text = exported(row(agreed="yes", channel="visit", to="family"))
    assert text.startswith("\ufeff日期 (date),时间 (time),方式 (channel),对谁 (to),")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 2
    assert ",上门 (visit),家人 (family)," in text
    assert ",是 (yes)," in text


def read(text: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = LOG.call("readLog", text, 1_000)
    return entries


WRITTEN = [
    row(said='=1+1, "say"\nnext', company="@公司", who="'quoted", agreed="yes", channel="visit", people="2"),
    row(date="2026-02-28", time="00:00", to="work", evidence="\ttab", staff="-7", number="+86"),
]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_was_written_comes_back(kind: str) -> None:
    entries = [{**fields, "id": str(number)} for number, fields in enumerate(WRITTEN)]
    text = LOG.call("toCsv", entries, WORDS) if kind == "csv" else LOG.call("toJson", entries)
    back = read(text)
    assert [{name: entry[name] for name in ENTRY} for entry in back] == WRITTEN
    assert len({entry["id"] for entry in back}) == 2
    assert [entry["id"] for entry in back] == sorted(entry["id"] for entry in back)


HEAD = ",".join(f"{words} ({name})" for name, words in WORDS["field"].items())


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ("2026/10/1,9:05,电话 (call),我 (me)", "date", "2026-10-01"),
        ("2026.1.2,9:05,电话 (call),我 (me)", "date", "2026-01-02"),
        ("2026/10/1,9:05,电话 (call),我 (me)", "time", "09:05"),
        ("2026/10/1,09:05:30,电话 (call),我 (me)", "time", "09:05"),
        ("2026年10月1日,9:05,电话 (call),我 (me)", "date", "2026-10-01"),
        ("2026 年 10 月 1 日,9:05,电话 (call),我 (me)", "date", "2026-10-01"),
        ("２０２６年１０月１日,9:05,电话 (call),我 (me)", "date", "2026-10-01"),
        (" 2026/10/1 ,9:05,电话 (call),我 (me)", "date", "2026-10-01"),
        ("2026/10/1,9时05分,电话 (call),我 (me)", "time", "09:05"),
        ("2026/10/1,9：05,电话 (call),我 (me)", "time", "09:05"),
        ("2026/10/1,上午9:05,电话 (call),我 (me)", "time", "09:05"),
        ("2026/10/1,上午 12:05:00,电话 (call),我 (me)", "time", "00:05"),
        ("2026/10/1,下午12:05,电话 (call),我 (me)", "time", "12:05"),
        ("2026/10/1,下午9點05分,电话 (call),我 (me)", "time", "21:05"),
        ("2026/10/1,下午23:05,电话 (call),我 (me)", "time", "23:05"),
        ("2026/10/1,上午11:05,电话 (call),我 (me)", "time", "11:05"),
        ("2026/10/1,9:05 PM,电话 (call),我 (me)", "time", "21:05"),
        ("2026/10/1,12:05 am,电话 (call),我 (me)", "time", "00:05"),
        ("2026-10-01,09:05,Call (call) ,我 (me)", "channel", "call"),
        ("2026-10-01,09:05,call,family", "to", "family"),
    ],
)
def test_a_table_that_a_spreadsheet_saved_again_is_read(cells: str, field: str, value: str) -> None:
    for separator in (",", ";", "\t"):
        table = f"{HEAD}\n{cells},,,,,,,,\n".replace(",", separator)
        assert read(table)[0][field] == value
        assert read(f"sep={separator}\r\n{table}")[0][field] == value


@pytest.mark.parametrize(
    "cells",
    [
        "10/1/2026,9:05",
        "2026/10/1 0,9:05",
        "1/2/26,9:05",
        "2026-10-01,上午13:05",
        "2026-10-01,上午25:05",
        "2026-10-01,下午24:05",
    ],
)
def test_what_may_be_read_in_two_ways_is_not_guessed(cells: str) -> None:
    with pytest.raises(JSEvalException, match=r"line 2: (date|time)"):
        read(f"{HEAD}\n{cells},call,me,,,,,,,,\n")


def test_a_table_with_semicolons_says_its_wrong_line() -> None:
    with pytest.raises(JSEvalException, match="line 3: time: 25:00"):
        read(f"{HEAD}\n2026-10-01,9:05,call,me,,,,,,,,\n2026-10-01,25:00,call,me,,,,,,,,\n".replace(",", ";"))


def test_a_comma_table_may_hold_semicolons_and_tabs() -> None:
    entries = [{**row(said="一；二;三\t四", who="a;b"), "id": "1"}]
    back = read(LOG.call("toCsv", entries, WORDS))
    assert (back[0]["said"], back[0]["who"]) == ("一；二;三\t四", "a;b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: file: "),
        ("a,b\n1,2\n", "line 1: file: a,b"),
        ("{", "line 1: file: {"),
        ('{"format": "other", "entries": []}', "line 1: file: "),
        ('{"format": "contact-log", "entries": {}}', "line 1: file: "),
        ('{"format": "contact-log", "version": 2, "entries": []}', "line 1: version: 2"),
        ('{"format": "contact-log", "version": "1", "entries": []}', "line 1: version: 1"),
        ('{"format": "contact-log", "version": null, "entries": []}', "line 1: version: null"),
        ('{"format": "contact-log", "entries": [null]}', "line 1: date: "),
        (f"{HEAD}\n2026-10-01,09:05,call,me,,,,,,,,\n\n2026-10-01,25:00,call,me,,,,,,,,\n", "line 4: time: 25:00"),
        (f'{HEAD}\n"2026-10-01,09:05', "line 2: file: "),
        (f'{HEAD}\n2026-10-01,09:05,call,me,,,,,,,"a\nb",\n2026-10-01,09:05,fax,me,,,,,,,,', "line 4: channel: fax"),
        (f"{HEAD}\r\n2026-10-01,09:05,call,me,,,,,,,,\r\nx", "line 3: date: x"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(JSEvalException) as error:
        read(text)
    assert said in str(error.value)


def test_of_a_wrong_field_only_its_beginning_is_told() -> None:
    table = f"{HEAD}\n{'9' * 90},9:05,call,me,,,,,,,,\n"
    told = LOG.run(f"(() => {{ try {{ M.readLog({json.dumps(table)}, 1); }} catch (error) {{ return error; }} }})()")
    assert told == {"line": 2, "field": "date", "text": "9" * 40}


# V8 alone has no TextDecoder: this one reads what is written in one kind of letters, and notes which were tried.
DECODER = """
globalThis.TextDecoder = class {
  constructor(letters, { fatal }) { Object.assign(this, { letters, fatal }); }
  decode() {
    tried.push(this.letters);
    if (this.letters !== written || !this.fatal) throw new TypeError();
    return `read as ${this.letters}`;
  }
};
"""


@pytest.mark.parametrize(
    ("first_bytes", "written", "tried"),
    [
        ([0xE7, 0x94], "utf-8", ["utf-8"]),
        ([0xE7, 0x94], "gb18030", ["utf-8", "gb18030"]),
        ([0xFF, 0xFE], "utf-16le", ["utf-16le"]),
        ([0xFE, 0xFF], "utf-16be", ["utf-16be"]),
        ([0xFF, 0xFF], "gb18030", ["utf-8", "gb18030"]),
        ([0xFE, 0xFE], "gb18030", ["utf-8", "gb18030"]),
        ([0xFF, 0xFE], "gb18030", ["utf-16le", "utf-8", "gb18030"]),
        ([], "utf-8", ["utf-8"]),
    ],
)
def test_a_table_is_read_in_the_letters_in_which_it_was_saved(
    first_bytes: list[int], written: str, tried: list[str]
) -> None:
    log = Modules("sheets/log-files", before=f"{DECODER}globalThis.written = '{written}'; globalThis.tried = [];")
    assert log.run(f"M.readText(new Uint8Array({first_bytes}).buffer, 'gb18030')") == f"read as {written}"
    assert log.run("tried") == tried


def test_a_file_in_no_known_letters_is_told() -> None:
    log = Modules("sheets/log-files", before=f"{DECODER}globalThis.written = 'none'; globalThis.tried = [];")
    with pytest.raises(JSEvalException, match="line 1: file"):
        log.run("M.readText(new Uint8Array([1, 2]).buffer, 'gb18030')")


def test_the_finding_says_by_what_the_caller_was_known() -> None:
    rows = [row(time=f"1{n}:00", company="", number="138") for n in range(4)]
    entries = [{**fields, "id": f"{number:03}"} for number, fields in enumerate(rows)]
    given = json.dumps({"entries": entries, "data": {"limits": LIMITS, "rules": RULES}})
    found = LOG.run(f"(({{ entries, data }}) => M.findings(entries, data).get('003'))({given})")
    assert [finding["values"] for finding in found] == [{"n": 4, "caller": "number"}]


def test_a_file_adds_only_what_is_not_here_and_all_of_a_burst() -> None:
    burst = [{**row(channel="missed"), "id": str(number)} for number in range(5)]
    assert len(LOG.call("notHere", burst[:2], burst)) == 3
    assert LOG.call("notHere", burst, burst) == []
    assert LOG.call("notHere", [], burst) == burst


def test_two_entries_are_the_same_only_with_the_same_words() -> None:
    keys = [
        LOG.call("wholeKey", {**row(said=said), "id": name}) for said, name in (("一", "1"), ("一", "2"), ("二", "3"))
    ]
    assert keys[0] == keys[1] != keys[2]


def test_ids_sort_in_the_order_of_writing() -> None:
    ids = [LOG.call("newId", 5_000) for _ in range(3)] + [LOG.call("newId", 4_000)]
    assert ids == sorted(set(ids))
    assert LOG.call("newId", 900_000)[:15] == "000000000900000"
