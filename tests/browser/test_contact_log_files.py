"""Whatever file the contact log is given, nothing of it runs, nothing that was there goes, and the reader is told what happened."""

import csv
import functools
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from engine.build import esbuild
from engine.folders import ENGINE
from tests.browser.test_contact_log import ENTRY, log_file, open_log, row, take

HOSTILE = [
    *("<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "<b>", "javascript:alert(1)", "&lt;b&gt;"),
    *(
        "__proto__",
        "constructor",
        "toString",
        "{n}",
        "$&",
        "$1",
        "=cmd|' /C calc'!A0",
        "\u202e",
        "\x00",
        "\ufeff",
        "字" * 3000,
    ),
]
FIELDS = list(ENTRY)
CHOICES = {
    "channel": ["call", "missed", "message", "visit", "letter", "mine"],
    "to": ["me", "family", "work"],
    "agreed": ["", "yes"],
}
LONGEST = {"who": 60, "company": 80, "staff": 40, "number": 40, "own": 40, "said": 2000, "evidence": 200}
LETTERS = st.characters(exclude_categories=["Cs"])
TEXT = st.sampled_from(HOSTILE) | st.text(LETTERS, max_size=30)


def text_of(longest: int) -> st.SearchStrategy[str]:
    # A script counts in UTF-16, where 😀 is two.
    return TEXT.filter(lambda text: len(text.encode("utf-16-le")) // 2 <= longest)


VALID = st.fixed_dictionaries(
    {
        "date": st.dates().map(str),
        "time": st.times().map(lambda time: f"{time:%H:%M}"),
        **{name: st.sampled_from(values) for name, values in CHOICES.items()},
        "people": st.sampled_from(["", "1", "12"]),
        **{name: text_of(longest) for name, longest in LONGEST.items()},
    }
)
WRONG = st.none() | st.booleans() | st.integers() | st.floats() | TEXT | st.lists(TEXT, max_size=2)
NAMES = st.sampled_from([*FIELDS, "__proto__", "constructor", "id", "hasOwnProperty"])
ENTRIES = st.lists(
    VALID | st.builds(lambda good, bad: {**good, **bad}, VALID, st.dictionaries(NAMES, WRONG, max_size=3)) | WRONG,
    max_size=5,
)
WRAPPED = st.fixed_dictionaries({"format": st.just("contact-log"), "entries": ENTRIES | WRONG})


def as_csv(rows: list[dict[str, str]]) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow([f"{name} ({name})" for name in FIELDS] + ["x (__proto__)"])
    writer.writerows([[each[name] for name in FIELDS] + ["<b>"] for each in rows])
    return table.getvalue().encode()


FILES = st.one_of(
    WRAPPED.map(lambda value: json.dumps(value).encode()),
    st.recursive(WRONG, lambda inner: st.dictionaries(TEXT, inner, max_size=3)).map(
        lambda value: json.dumps(value).encode()
    ),
    st.lists(VALID.map(lambda good: {**good, "said": good["said"].replace("\x00", "")}), max_size=4).map(as_csv),
    st.lists(st.lists(TEXT, max_size=14), max_size=4).map(lambda rows: "\n".join(map(",".join, rows)).encode()),
    st.binary(max_size=60),
)
ONE_PAGE = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def watched(context: BrowserContext, site_url: str) -> tuple[Page, list[str]]:
    """A log with one entry, and all that went wrong on its page."""
    wrong: list[str] = []
    page = open_log(context, site_url)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: note_and_close(dialog, wrong))
    take(page, [row(said="原来的一条", time="09:59")])
    return page, wrong


def note_and_close(dialog: Dialog, wrong: list[str]) -> None:
    wrong.append(dialog.message)
    dialog.dismiss()


TRACES = """() => ({
  names: [...new Set([...document.querySelectorAll("[data-log-list] *, [data-say] *, [data-evidence] *")].map((each) => each.localName))],
  polluted: Object.keys(Object.prototype).length + Object.keys(Array.prototype).length,
  count: document.querySelectorAll("[data-log-list] > li").length,
  first: document.querySelector("[data-log-list]").textContent.includes("原来的一条"),
})"""
OURS = {"li", "p", "strong", "ul", "a", "button", "h2", "table", "thead", "tbody", "tr", "th", "td", "span"}


@ONE_PAGE
@given(content=FILES)
def test_no_file_runs_anything_or_loses_anything(watched: tuple[Page, list[str]], content: bytes) -> None:
    page, wrong = watched
    before = page.locator("[data-log-list] > li").count()
    told = give(page, content)
    found = page.evaluate(TRACES)
    imported = re.match(r"导入了 (\d+) 条", told)
    assert imported or "一条也没有导入，原来的没有变" in told, told
    assert found["count"] == before + (int(imported[1]) if imported else 0)
    assert found["first"], "what was there is there"
    assert set(found["names"]) <= OURS
    assert found["polluted"] == 0 and wrong == []


def give(page: Page, content: bytes) -> str:
    """What the page says to a file."""
    page.evaluate("document.querySelector('[data-say]').textContent = ''")
    page.set_input_files("[data-import]", {"name": "x", "mimeType": "text/plain", "buffer": content})
    expect(page.locator("[data-say]")).not_to_be_empty()
    return page.inner_text("[data-say]")


BACK_AND_FORTH = """async ([script, entries]) => {
  const { toCsv, toJson, readLog } = new Function(`${script}; return LogFiles`)();
  const { words } = JSON.parse(document.querySelector("script[data-words]").textContent);
  return [toCsv(entries, words), toJson(entries)].map((text) => readLog(text, 0).map(({ id, ...entry }) => entry));
}"""


@functools.cache
def log_files_script() -> str:
    """The module that writes and reads the log's files, as one script."""
    module = str(ENGINE / "sheets" / "log-files.mjs")
    return esbuild.run([module, "--bundle", "--format=iife", "--global-name=LogFiles", *esbuild.TOOLS])


@settings(ONE_PAGE, max_examples=200)
@given(entries=st.lists(VALID, max_size=6))
def test_any_entries_come_back_letter_by_letter(watched: tuple[Page, list[str]], entries: list[dict[str, str]]) -> None:
    by_name = [{name: entry[name] for name in FIELDS} for entry in entries]
    assert watched[0].evaluate(BACK_AND_FORTH, [log_files_script(), by_name]) == [by_name, by_name]


@pytest.mark.parametrize(
    ("locale", "letters"),
    [("zh-Hans", "gb18030"), ("zh-TW", "big5"), ("zh-HK", "utf-8-sig"), ("zh-TW", "utf-16"), ("en", "utf-16")],
)
def test_a_table_saved_by_a_spreadsheet_in_its_own_letters_is_read(
    context: BrowserContext, site_url: str, locale: str, letters: str
) -> None:
    page = open_log(context, site_url, locale)
    content = as_csv([{**ENTRY, "said": "打給我的單位"}]).decode().encode(letters)
    page.set_input_files("[data-import]", {"name": "x.csv", "mimeType": "text/csv", "buffer": content})
    expect(page.locator("[data-log-list] > li")).to_contain_text("打給我的單位")


def test_dates_as_a_spreadsheet_writes_them_are_read(context: BrowserContext, site_url: str) -> None:
    page = open_log(context, site_url, "zh-Hans")
    content = as_csv([{**ENTRY, "date": "2026/10/1", "time": "9:05:00"}])
    page.set_input_files("[data-import]", {"name": "x.csv", "mimeType": "text/csv", "buffer": content})
    expect(page.locator("[data-log-list] > li")).to_contain_text("2026-10-01 09:05")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("zh-Hans", "格式版本是“9”"),
        ("zh-TW", "格式版本是「9」"),
        ("zh-HK", "格式版本是「9」"),
        ("en", "has version “9”"),
    ],
)
def test_a_backup_of_a_version_not_known_is_refused_in_words(
    context: BrowserContext, site_url: str, locale: str, said: str
) -> None:
    page = open_log(context, site_url, locale)
    content = json.dumps({"format": "contact-log", "version": 9, "entries": [ENTRY]}).encode()
    assert said in give(page, content)
    expect(page.locator("[data-log-list] > li")).to_have_count(0)


HUGE: dict[str, Callable[[], bytes]] = {
    "a row of a million cells": lambda: b"," * 1_000_000,
    "a million rows": lambda: as_csv([]) + b"\n,," * 1_000_000,
    "a thing in a thing, ten thousand deep": lambda: b'{"format":' + b"[" * 10_000,
    "more than a device keeps": lambda: b"x" * 5_000_001,
    "an open quote": lambda: as_csv([]) + b'"' + b"x" * 1_000_000,
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_file_is_refused_soon(watched: tuple[Page, list[str]], kind: str) -> None:
    page, wrong = watched
    told = give(page, HUGE[kind]())
    assert "一条也没有导入" in told and len(told) < 200
    assert page.evaluate(TRACES)["count"] == 1 and wrong == []


def test_a_file_imported_twice_adds_nothing(watched: tuple[Page, list[str]]) -> None:
    page, _ = watched
    rows: list[Any] = [row(time="11:00"), row(time="11:00"), row(time="12:00")]
    take(page, rows)
    page.set_input_files("[data-import]", log_file(rows))
    expect(page.locator("[data-say]")).to_contain_text("导入了 0 条，3 条原来就有")
