"""How the calculator's page writes amounts and rates, what it says of a typed value, and what it keeps: in V8, without a page."""

import json
from typing import Any

import pytest

from tests.javascript import Modules

WORDS = {
    "answers": {"costs_same": "the same", "costs_more": "{amount} more", "costs_less": "{amount} less"},
    "reading": "read as {value}",
    "reading_lines": "{n} lines, {total}",
    "reading_days": "{value} days",
    "reading_months": "{value} months",
    "rate_echo": "{annual} a year, {daily} a day, {tenthousandth} in ten thousand",
}
CARRIED = {"words": WORDS, "settings": {"limits": {"money": 1, "rate": 2, "months": 3}, "year_days": 365}}
PAGE = f"""
globalThis.document = {{ getElementById: () => ({{ textContent: {json.dumps(json.dumps(CARRIED))} }}) }};
const storeOf = () => {{
  const map = new Map();
  return {{
    map, refused: false, full: false,
    getItem: (key) => map.get(key) ?? null,
    setItem(key, value) {{ if (this.refused || this.full) throw new Error("full"); map.set(key, value); globalThis.written.push(key); }},
    removeItem(key) {{ if (this.refused) throw new Error("full"); map.delete(key); }},
  }};
}};
globalThis.written = [];
globalThis.localStorage = storeOf();
globalThis.sessionStorage = storeOf();
"""


@pytest.fixture
def page() -> Modules:
    return Modules("calculator/said", "calculator/echo", "calculator/kept", before=PAGE)


SAID: list[tuple[str, Any]] = [
    ("M.words.reading", "read as {value}"),
    ("M.limits", {"money": 1, "rate": 2, "months": 3, "year_days": 365}),
    ("[0, 12, 999, 1000, 1234567].map(M.thousands)", ["0", "12", "999", "1,000", "1,234,567"]),
    ("[0n, 5n, 50n, 100n, 123456n, -5n, -123456n].map((fen) => M.amount(fen, true))", ["¥0.00", "¥0.05", "¥0.50", "¥1.00", "¥1,234.56", "−¥0.05", "−¥1,234.56"]),
    ("[0n, 5n, 123456n, -123456n].map((fen) => M.amount(fen, false))", ["0.00", "0.05", "1234.56", "-1234.56"]),
    ("[100n, 12, '一', null, undefined].map(M.show)", ["¥1.00", "12", "一", "null", "undefined"]),
    ("M.fill('{a} and {b} and {toString} and {b}', { a: 100n, b: 'x' })", "¥1.00 and x and {toString} and x"),
    ("[0, 0.1825, -0.05, 9999.99, 1e4, 1e9].map(M.percent)", ["0.00%", "18.25%", "−5.00%", "999999.00%", ">1000000%", ">1000000%"]),
    ("[0n, 1n, -1n, 12345n].map(M.saving)", ["the same", "¥0.01 more", "¥0.01 less", "¥123.45 more"]),
    ("Number.isInteger(M.today()) && M.today() - M.day_number(2026, 1, 1) >= 0", True),
    # What is said under a field: nothing where it was read as it stands.
    ("['100', '100.5', '100.55'].map((text) => M.reading({ kind: 'money' }, text, 1n))", ["", "", ""]),
    ("['1万', '100.555', '1,000', '１', ' 1'].map((text) => M.reading({ kind: 'money' }, text, 1000000n))", ["read as ¥10,000.00"] * 5),
    ("['2026-01-31', '1.31'].map((text) => M.reading({ kind: 'date' }, text, M.day_number(2026, 1, 31)))", ["", "read as 2026-01-31"]),
    ("['12', '一年'].map((text) => M.reading({ kind: 'int', unit: 'month' }, text, 12))", ["", "read as 12 months"]),
    ("M.reading({ kind: 'int', unit: 'day' }, '两天', 2)", "read as 2 days"),
    ("M.reading({ kind: 'int', unit: 'times' }, '两次', 2)", ""),
    ("M.reading({ kind: 'text' }, '两次', '两次')", ""),
    ("M.reading({ kind: 'lines' }, 'x', [{ amount: 100n }, { amount: 250n }])", "2 lines, ¥3.50"),
    ("M.reading({ kind: 'rate' }, '18.25%', { digits: 1825n, scale: 4 })", "18.25% a year, 0.05% a day, 5 in ten thousand"),
    ("M.reading({ kind: 'rate' }, '万五', { digits: 1n, scale: 1 })", "10% a year, 0.027397% a day, 2.7397 in ten thousand"),
]  # fmt: skip


@pytest.fixture(scope="module")
def said() -> Modules:
    return Modules("calculator/said", "calculator/echo", "calculator/money/dates", before=PAGE)


@pytest.mark.parametrize(("code", "answer"), SAID, ids=[code[:60] for code, _ in SAID])
def test_a_value_is_written_and_read_back(said: Modules, code: str, answer: Any) -> None:
    assert said.run(code) == answer


ROW = '[["debt","100"]]'
OTHER = '[["debt","200"]]'
KEPT, VISIT = "guide:/:calculator.", "guide:/:calculator.visit."
HELD = "[[...M.held('plans')[0]], M.held('plans')[1]]"


def kept_in(page: Modules, store: str) -> dict[str, str]:
    return dict(page.run(f"[...{store}.map]"))


def hold(page: Modules, text: str | None, here: bool, changed: bool = True) -> list[bool]:
    found: list[bool] = page.call("hold", "plans", text, here, changed)
    return found


def test_numbers_are_held_for_the_visit_and_kept_where_the_reader_says_so(page: Modules) -> None:
    assert page.run(HELD) == [[], False]
    assert hold(page, ROW, False) == [True, False]
    assert kept_in(page, "sessionStorage") == {VISIT + "plans": ROW} and kept_in(page, "localStorage") == {}
    assert page.run(HELD) == [[["debt", "100"]], False]
    assert hold(page, OTHER, True) == [True, True]
    assert page.run(HELD) == [[["debt", "200"]], True]
    page.call("forget", "plans")
    assert kept_in(page, "localStorage") == {} and page.run(HELD) == [
        [["debt", "200"]],
        False,
    ]  # for this visit they stay
    assert hold(page, None, True) == [True, True] and kept_in(page, "sessionStorage") == {}


def test_a_tab_whose_numbers_did_not_change_writes_over_no_other_tabs(page: Modules) -> None:
    page.run(f"localStorage.map.set('{KEPT}plans', '{OTHER}') && 1")
    assert hold(page, ROW, True, changed=False) == [True, True]
    assert kept_in(page, "localStorage") == {KEPT + "plans": OTHER}
    assert page.run(HELD) == [[["debt", "100"]], True], "and its own are there on coming back"


@pytest.mark.parametrize("full", ["localStorage", "sessionStorage"])
def test_where_new_numbers_do_not_fit_the_old_ones_do_not_come_back(page: Modules, full: str) -> None:
    hold(page, ROW, True)
    page.run(f"({full}.full = true)")
    assert hold(page, OTHER, True) == [full != "sessionStorage", full != "localStorage"]
    assert page.run(HELD) == [[["debt", "200"]], full != "localStorage"]
    assert kept_in(page, full) == {}


def test_a_device_that_holds_nothing_is_an_answer(page: Modules) -> None:
    page.run("localStorage.refused = sessionStorage.refused = true")
    assert [hold(page, ROW, here) for here in (False, True)] == [[False, False]] * 2
    page.call("clear", "plans")
    assert page.run("written") == []


def test_what_cannot_be_read_is_dropped(page: Modules) -> None:
    page.run(f"localStorage.map.set('{KEPT}plans', 'no JSON') && 1")
    assert page.run(HELD) == [[], False]
    assert kept_in(page, "localStorage") == {}


def test_what_was_kept_before_guides_were_told_apart_moves_to_its_new_name(page: Modules) -> None:
    page.run(
        f"localStorage.map.set('calculator.plans', '{ROW}') && sessionStorage.map.set('calculator.visit.plans', '{OTHER}') && 1"
    )
    assert page.run(HELD) == [[["debt", "200"]], True]
    assert kept_in(page, "localStorage") == {KEPT + "plans": ROW} and kept_in(page, "sessionStorage") == {VISIT + "plans": OTHER}  # fmt: skip


def test_other_tabs_are_told_what_was_cleared_and_what_is_not_kept_any_more(page: Modules) -> None:
    hold(page, ROW, True)
    page.call("clear", "plans")
    assert page.run("written.slice(-1)") == [KEPT + "cleared"] and kept_in(page, "localStorage") == {}
    news = [
        (KEPT + "cleared", "plans 1", "cleared"),
        (KEPT + "cleared", "plans-more 1", ""),
        (KEPT + "cleared", None, ""),
        (KEPT + "plans", None, "not kept"),
        (KEPT + "plans", "[]", ""),
        (KEPT + "card", None, ""),
    ]
    for key, value, told in news:
        assert page.call("elsewhere", "plans", {"key": key, "newValue": value}) == told


def test_what_happened_while_the_page_was_away_is_found_out(page: Modules) -> None:
    """Kept and held; kept no longer; cleared; and cleared, where there was nothing or no store had it."""
    hold(page, ROW, True)
    assert page.call("meanwhile", "plans", ROW) is False
    page.call("forget", "plans")
    assert page.call("meanwhile", "plans", ROW) == "not kept"
    hold(page, None, False)
    assert [page.call("meanwhile", "plans", stored) for stored in (ROW, None, False)] == ["cleared", "not kept", "not kept"]  # fmt: skip


NAME = [("＝1+1", "'＝1+1"), ("\u200b=1+1", "'\u200b=1+1"), ("花呗", "花呗"), ('a"b,c', '"a""b,c"'), ("-1", "'-1")]


@pytest.mark.parametrize(("name", "cell"), NAME)
def test_a_name_from_a_link_is_no_formula_in_a_table(name: str, cell: str) -> None:
    heard = "globalThis.CustomEvent = class { constructor(_, { detail }) { this.detail = detail; } };\nglobalThis.dispatchEvent = ({ detail }) => { globalThis.heard = detail; };"
    files = Modules("calculator/files", before=heard)
    files.run(f"(M.saveTable({{ figures: {{ rows: [[{json.dumps(name)}, -100n, 3]] }} }}, String, 'x'), 1)")
    assert files.run("heard[3]") == f"\ufeff{cell},-100,3\r\n\r\n"
