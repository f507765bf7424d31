"""The list of published cases on the page that checks the arithmetic, as it is written at build."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from engine.calculator.check_arithmetic import LONGEST, case_html, check_html, load_cases, short, shown
from engine.folders import ENGINE

LIBRARY = json.loads((ENGINE / "calculator" / "published" / "functions.json").read_text(encoding="utf-8"))
SAID = {
    "expected": "Pub & lished", "computed": "Computed", "pass": "agrees", "fail": "differs & so", "source": "Source",
    "summary_built": "{pass} & {fail} of {all}",
}  # fmt: skip
RIGHT = {"id": "A<1>", "function": "pmt", "inputs": {"rate": "0", "nper": "4", "pv": "100"}, "expected": "-25", "source": "a & b"}  # fmt: skip
WRONG = {**RIGHT, "id": "A2", "expected": "-24"}


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        ({"problem": "no_solution"}, "12%", "no_solution"),
        (0.128, "12.80%", "12.8%"),
        (0.12345678901234, "12.3%", "12.3456789%"),
        (0.1234567890123456, "0.1", "0.1234567890123"),
        (0.5, 0.5, "0.5"),
        (100.0, None, "100"),
        (12, "12%", "12"),
        ([1.5, 2.0], "[1.5, 2]", "1.5, 2"),
        ([], None, ""),
        ("2026-01-15", "2026-01-15", "2026-01-15"),
        # of a result with parts, those that were published, as they were published
        ({"a": 0.25, "b": 3.0, "c": 1}, {"b": "3", "a": "25%"}, "b: 3; a: 25%"),
        ({"a": 1.0}, {"a": "1", "z": "2"}, "a: 1; z: None"),
        (7.0, {"total": "7"}, "total: 7"),
        (7.0, {"total": "7", "fee": "1"}, "total: 7; fee: None"),
    ],
)
def test_a_result_is_shown_as_its_publication_shows_it(value: Any, like: Any, text: str) -> None:
    assert shown(value, like) == text


@pytest.mark.parametrize(("length", "ends"), [(LONGEST, "xx"), (LONGEST + 1, "x…")])
def test_no_cell_is_longer_than_its_bound(length: int, ends: str) -> None:
    text = short("x" * length)
    assert (len(text), text[-2:]) == (220, ends)


def test_a_case_is_told_with_what_goes_in_what_is_published_and_where() -> None:
    html = case_html(RIGHT, {"computed": -25.0, "passed": True}, SAID)
    assert html.startswith('<li data-case="A&lt;1&gt;"><p><strong translate="no">A&lt;1&gt;</strong>')
    assert '<span class="calc-verdict" data-verdict>agrees</span>' in html
    assert ">pmt: rate 0, nper 4, pv 100</p>" in html
    assert (
        '<dl><dt>Pub &amp; lished</dt><dd translate="no">-25</dd><dt>Computed</dt><dd translate="no" data-computed>-25</dd></dl>'
        in html
    )
    assert html.endswith('<p class="calc-hint">Source: a &amp; b</p></li>')


def test_a_case_without_a_source_says_none() -> None:
    case = {name: value for name, value in RIGHT.items() if name != "source"}
    assert case_html(case, {"computed": -24.0, "passed": False}, SAID).endswith('">Source: </p></li>')


@pytest.mark.parametrize(
    ("cases", "summary"),
    [([], "0 &amp; 0 of 0"), ([RIGHT, WRONG, RIGHT], "2 &amp; 1 of 3"), ([WRONG], "0 &amp; 1 of 1")],
)
def test_the_page_counts_what_agrees_and_lists_every_case(cases: list[dict[str, Any]], summary: str) -> None:
    html = check_html(cases, LIBRARY, {"check": SAID})
    assert f'<p class="calc-answer" role="status">{summary}</p>' in html
    verdicts = re.findall(r"data-verdict>([^<]*)", html)
    assert verdicts == ["agrees" if case is RIGHT else "differs &amp; so" for case in cases]


def test_cases_come_from_every_file_in_order_with_their_numbers_as_written(tmp_path: Path) -> None:
    for name, text in (("b", '{"cases": [{"id": "B", "n": 1.50}]}'), ("a", '{"cases": [{"id": "A", "n": 10}]}'), ("schema", "{}")):  # fmt: skip
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    assert load_cases(tmp_path) == [{"id": "A", "n": "10"}, {"id": "B", "n": "1.50"}]
