"""What leaves the calculator's page, and the lines that a rate is held against: a table for a spreadsheet, days for a calendar; in V8, without a page."""

import csv
import io
import json
from typing import Any

import pytest

from tests.javascript import Modules

WORDS = {
    "answers": {},
    "lines": {"title": "T", "note": "N", "line": "{name}: {yours} {verdict} {rate}", "above": "over", "below": "within", "grade": "grade {grade}"},
}  # fmt: skip
LINE = {"rate": "18.25", "topic": "cap", "says": "S", "link": "#cap", "grade": "1"}
SETTINGS = {"limits": {}, "lines": [LINE, {**LINE, "rate": "", "topic": "other"}]}
PAGE = f"""
class Node {{
  constructor(name) {{ Object.assign(this, {{ name, children: [], attributes: {{}}, textContent: "" }}); }}
  setAttribute(key, value) {{ this.attributes[key] = value; }}
  append(...more) {{ this.children.push(...more); }}
  replaceChildren(...all) {{ this.children = all; }}
  get words() {{ return this.textContent + this.children.map((one) => one.words ?? one).join(""); }}
}}
globalThis.document = {{
  getElementById: () => ({{ textContent: {json.dumps(json.dumps({"words": WORDS, "settings": SETTINGS}))} }}),
  createElement: (name) => new Node(name),
}};
globalThis.TextEncoder = class {{ encode(text) {{ return unescape(encodeURIComponent(text)); }} }};
globalThis.CustomEvent = class {{ constructor(name, {{ detail }}) {{ Object.assign(this, {{ name, detail }}); }} }};
globalThis.dispatchEvent = (event) => {{ globalThis.told = event; }};
globalThis.linesOf = (rate) => {{ const place = new Node("div"); M.showLines(place, rate); return place.children.map((one) => one.words); }};
globalThis.saved = (...asked) => {{ M.saveTable(...asked); return [told.name, ...told.detail]; }};
"""
AMOUNT = "(fen) => M.amount(fen, false)"


@pytest.fixture(scope="module")
def page() -> Modules:
    return Modules("calculator/files", "calculator/lines", "calculator/said", before=PAGE)


def rows_of(page: Modules, view: str) -> list[list[str]]:
    event, kind, name, media, text = page.run(f"saved({view}, {AMOUNT}, 'plan')")
    assert (event, kind, name, media) == ("hand-over", "file", "plan.csv", "text/csv;charset=utf-8")
    assert text.startswith("\ufeff") and text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("'Bank'", "Bank"),
        ("'=1+1'", "'=1+1"),
        ("'+1'", "'+1"),
        ("'-1'", "'-1"),
        ("'@x'", "'@x"),
        ("'\\t=1'", "'\t=1"),
        ("'\\r=1'", "'\r=1"),
        ("' =1'", "' =1"),
        ("'＝1'", "'＝1"),
        ("'a=1'", "a=1"),
        ("'say \"a, b\"'", 'say "a, b"'),
        ("-123456n", "-1234.56"),  # an amount is a number, below nought too
        ("5n", "0.05"),
        ("-12", "-12"),
        ("12", "12"),
    ],
)
def test_a_cell_is_what_it_says_and_never_a_formula(page: Modules, cell: str, written: str) -> None:
    assert rows_of(page, f"{{ figures: {{ rows: [[{cell}, 'x']] }} }}") == [[written, "x"], []]


def test_figures_stand_above_an_empty_line_and_the_table_below_each_with_its_head(page: Modules) -> None:
    table = "table: () => ({ head: ['m', 'n'], rows: [[1, 100n], [2, 200n]] })"
    months = [["m", "n"], ["1", "1.00"], ["2", "2.00"]]
    assert rows_of(page, f"{{ figures: {{ head: ['a'], rows: [['b']] }}, {table} }}") == [["a"], ["b"], [], *months]
    assert rows_of(page, f"{{ figures: {{ rows: [['b']] }}, {table} }}") == [["b"], [], *months]
    assert rows_of(page, "{ figures: { rows: [['b']] }, table: () => ({ rows: [[1]] }) }") == [["b"], [], [], ["1"]]


def test_payments_become_days_with_one_alarm_and_the_same_as_lines(page: Modules) -> None:
    asked = "[[20454, 12345n], [20484, 100n]], (fen) => `pay ${M.amount(fen, false)}`, 'plan'"
    kind, name, media, text, lines = page.run(f"(M.saveDates({asked}), told.detail)")
    assert (kind, name, media) == ("file", "plan.ics", "text/calendar;charset=utf-8")
    assert lines == "2026-01-01 pay 123.45\n2026-01-31 pay 1.00"
    said = text.split("\r\n")
    assert [line for line in said if line.startswith(("SUMMARY", "DTSTART", "TRIGGER", "UID"))] == [
        *("UID:12345-20260101@guide", "DTSTART;VALUE=DATE:20260101", "SUMMARY:pay 123.45", "TRIGGER:-P2DT15H"),
        *("UID:100-20260131@guide", "DTSTART;VALUE=DATE:20260131", "SUMMARY:pay 1.00", "TRIGGER:-P2DT15H"),
    ]


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.1824, "cap: 18.24% within 18.25%"),
        (0.1825, "cap: 18.25% within 18.25%"),
        (0.182549, "cap: 18.25% within 18.25%"),  # as shown
        (0.182551, "cap: 18.26% over 18.25%"),
        (0.36, "cap: 36.00% over 18.25%"),
        (-0.2, "cap: −20.00% within 18.25%"),
    ],
)
def test_a_rate_is_held_against_a_line_as_it_is_shown(page: Modules, rate: float, said: str) -> None:
    found: list[Any] = page.run(f"linesOf({rate})")
    assert found == ["T", f"{said} S cap（grade 1）S other（grade 1）", "N"]
