"""What the fields of a page's front matter say, one by one, each told with its line and the remedy."""

import datetime as dt
from pathlib import Path

import pytest

from engine.content.entries import Entry
from engine.content.front_matter_checks import front_matter
from engine.content.source_page import read_page

LATEST = dt.date(2026, 11, 27)
GUIDE = """---
title: 一页
description: 一句话
audience: 借了钱的人
have: [合同, 账单]
reviewed: 2026-11-27
rules: [cc-1, cc-2]
sources:
  one: editorial
  two: [a000]
---

# 一页 {#top}

## 一 {#one}

## 二 {#two}
"""
SHEET = "---\ntitle: x\ndescription: y\nreviewed: 2026-11-27\nlayout: checklist\n---\n"
ENGLISH = "---\ntitle: x\ndescription: y\naudience: z\nhave: []\nsource_digest: abc\n---\n"


def told(folder: Path, uri: str, text: str, left_out: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    (folder / "a.md").write_text(text, encoding="utf-8")
    return list(front_matter(read_page(folder / "a.md", uri), left_out, {"a000", "a001"}, LATEST))


@pytest.mark.parametrize(
    ("uri", "text"), [("guides/a.md", GUIDE), ("checklists/a.md", SHEET), ("guides/a.en.md", ENGLISH)]
)
def test_a_whole_front_matter_owes_nothing(tmp_path: Path, uri: str, text: str) -> None:
    assert told(tmp_path, uri, text) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("title: 一页\n", "", 1, "no 'title'. Write there: title: what the page is called, short"),
        ("audience: 借了钱的人\n", "", 1, "no 'audience'"),
        ("rules: [cc-1, cc-2]\n", "", 1, "no 'rules'"),
        ("2026-11-27", "2026-11-28", 6, "'reviewed: 2026-11-28' is still to come"),
        ("2026-11-27", "soon", 6, "'reviewed: soon' is not a date"),
        ("2026-11-27", "2026-02-30", 6, "'reviewed: 2026-02-30' is not a date"),
        ("2026-11-27", "20261127", 6, "'reviewed: 20261127' is not a date"),
        ("have: [合同, 账单]", "have: 合同", 5, "'have' must be a list, not '合同'"),
        ("have: [合同, 账单]", "have: [合同, 3]", 5, "'have' lists 3, which is no text"),
        ("description: 一句话", "description: |\n  一\n  二", 3, "'description' has a line break within"),
        ("description: 一句话", "description: 一 #二", 3, "'#二' behind '一' is read as a remark, and is lost"),
        ("description: 一句话", "description: 一 # 二", 3, "'# 二' behind '一' is read as a remark"),
        ("description: 一句话", "description: 一**句**话", 3, "'**' in 'description' is shown as it is typed"),
        ("description: 一句话", "description: '看[这里](b.md)'", 3, "'](' in 'description' is shown as it is typed"),
        ("[cc-1, cc-2]", "[cc-1，cc-2]", 7, "the comma ， in 'cc-1，cc-2' is full-width"),
        ("[cc-1, cc-2]", "[cc-1, cc-1]", 7, "'rules' lists 'cc-1' twice"),
        ("  one: editorial\n", "", 1, "'sources' does not name the step 'one'. Add 'one: editorial'"),
        ("  one: editorial\n", "  one: editorial\n  three: editorial\n", 10, "'sources' names 'three', which is no heading"),
        ("[a000]", "[a001, a002]", 10, "'two: a002' is no ledger in articles/"),
        ("[a000]", "[]", 10, "'two: []' is no source. Write 'editorial'"),
        ("[a000]", "mine", 10, "'two: mine' is no source. Write 'editorial'"),
        ("title: 一页", "titel: 一页\ntitle: 一页", 2, "there is no field 'titel'. Do you mean 'title'?"),
        ("title: 一页", "zzzzz: 一页\ntitle: 一页", 2, "there is no field 'zzzzz'. There are: audience, "),
        ("title: 一页", "next: guides/a.md\ntitle: 一页", 2, "'next: guides/a.md' leads to the page itself"),
        ("title: 一页", "title: 一页\nlink_title: ''", 1, "'link_title' is empty"),
        ("title: 一页", "title: 一页\nlayout: sheet", 3, "'layout: sheet' is none; write checklist or contact-log or booklet"),
        ("title: 一页", "title: 一页\ntemplate: main.html", 3, "'template: main.html' is none; write home.html or about.html"),
    ],
)  # fmt: skip
def test_a_field_is_told_at_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    found = told(tmp_path, "guides/a.md", GUIDE.replace(old, new))
    assert (line, True) in [(at, says in said) for at, said in found], found
    assert {at for at, _ in found} == {line}, found


def test_a_guide_need_not_have_the_fields_that_it_has_no_use_for(tmp_path: Path) -> None:
    text = GUIDE.replace("rules: [cc-1, cc-2]\n", "").replace("  one: editorial\n  two: [a000]\n", "").replace("sources:\n", "")  # fmt: skip
    assert told(tmp_path, "guides/a.md", text, ("rules", "sources")) == []


def test_only_a_sheet_needs_a_layout_and_only_what_is_written_by_hand_a_digest(tmp_path: Path) -> None:
    bare = SHEET.replace("layout: checklist\n", "")
    assert [said[:32] for _, said in told(tmp_path, "checklists/a.md", bare)] == ["the front matter has no 'layout'"]
    assert told(tmp_path, "a.md", bare) == []
    assert [said[:18] for _, said in told(tmp_path, "guides/a.en.md", ENGLISH.replace("source_digest: abc\n", ""))] == ["no 'source_digest'"]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "date", "day"),
    [
        ("2026", "2026", None), ("2026-05", "2026-05", None), ("2026-05-31", "2026-05-31", dt.date(2026, 5, 31)),
        (2026, "2026", None), (dt.date(2026, 5, 31), "2026-05-31", dt.date(2026, 5, 31)), (None, None, None),
    ],
)  # fmt: skip
def test_a_date_is_a_year_a_month_or_a_day(value: object, date: str | None, day: dt.date | None) -> None:
    entry = Entry({"since": value}, 1, "rules.yml:1: x")
    assert entry.date("since") == date
    if day is None:
        with pytest.raises(ValueError, match=r"rules\.yml:1: x: since is .*; write the whole day"):
            entry.day("since")
    else:
        assert entry.day("since") == day


@pytest.mark.parametrize("value", ["202", "2026-5", "2026-13", "2026-02-30", "2026-05-31-01", "soon", ""])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"rules\.yml:1: x: since is .*; write a date as 2026-11-21"):
        Entry({"since": value}, 1, "rules.yml:1: x").date("since")
