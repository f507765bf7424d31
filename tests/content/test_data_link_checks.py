"""Steps that data lead to and that are not there: where each is told, and what is told for itself elsewhere."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.content.data_link_checks import broken_data_links
from engine.content.library import Library
from engine.content.source_page import read_page

PAGES = {
    "a.md": "# A {#top}\n\n## Step {#step}\n",
    "unsure.md": "# A {#top}\n\n## Step\n",
    "glossary.md": "# G {#top}\n\n<!-- glossary -->\n",
    "changes.md": "# C {#top}\n\n<!-- changes -->\n",
    "sources.md": "# S {#top}\n\n<!-- sources -->\n",
}
NOWHERE = "leads nowhere. Correct page and id, or take it out."


def library(folder: Path, *left_out: str, **given: Any) -> Library:
    for name, text in PAGES.items():
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "docs" / "unread.md").write_text("---\nnever closed\n", encoding="utf-8")
    pages = {name: read_page(folder / "docs" / name, name) for name in PAGES if name not in left_out}
    nothing: dict[str, Any] = {"glossary": {}, "changes": {}, "ledgers": []}
    about = {"pages": pages, "docs": folder / "docs", "root": folder}
    return cast(Library, SimpleNamespace(**about, **{**nothing, **given}))


def glossary(folder: Path, see: str) -> dict[str, Any]:
    (folder / "data").mkdir(exist_ok=True)
    text = f"# terms\none: {{see: a.md}}\ntwo:\n  zh: x\n  see: {see}\nthree: {{see: {see}}}\n"
    (folder / "data" / "glossary.yml").write_text(text, encoding="utf-8")
    return {"one": {"id": "one"}, "two": {"id": "two", "see": see}}


@pytest.mark.parametrize(
    ("see", "says"),
    [
        ("a.md", ""),
        ("a.md#step", ""),
        ("unread.md#step", ""),  # the page cannot be read, which is told for itself
        ("unsure.md#step", ""),  # so is a heading without an id
        ("a.md#other", NOWHERE),
        ("lost.md", NOWHERE),
        ("a#step", "leads nowhere. Write: a.md#step"),  # as data/search.yml writes it
        ("a", "leads nowhere. Write: a.md"),
        ("a#other", NOWHERE),
        ("lost#step", NOWHERE),
        ("unread", NOWHERE),
    ],
)
def test_a_term_s_step_is_told_at_its_line(tmp_path: Path, see: str, says: str) -> None:
    found = broken_data_links(library(tmp_path, glossary=glossary(tmp_path, see)))
    assert found == ([f"{tmp_path / 'data/glossary.yml'}:5: two: '{see}' {says}"] if says else [])


@pytest.mark.parametrize("left_out", ["glossary.md", "changes.md", "sources.md"])
def test_what_no_page_shows_leads_nobody_wrong(tmp_path: Path, left_out: str) -> None:
    """A mark in the page is what shows it; here the page is not there."""
    entries = glossary(tmp_path, "lost.md")
    (tmp_path / "data" / "changes.yml").write_text("new:\n  see: lost.md\n", encoding="utf-8")
    ledger = {"id": "a001", "units": [{"used_in": ["lost"]}]}
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a001.yml").write_text("id: a001\nunits: [{used_in: [lost]}]\n", encoding="utf-8")
    given = {"glossary": entries, "changes": {"new": {"id": "new", "see": "lost.md"}}, "ledgers": [ledger]}
    found = broken_data_links(library(tmp_path, left_out, **given))
    told = {"glossary.md": "glossary.yml", "changes.md": "changes.yml", "sources.md": "a001.yml"}
    assert [Path(each.split(":")[0]).name for each in found] == [
        name for page, name in told.items() if page != left_out
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{id: a001, units: [{used_in: [a#gone]}]}\n", 1),
        ("id: a001\nunits:\n- used_in: [a#step]\n- used_in:\n  - a#gone\n", 5),
    ],
)
def test_a_ledger_s_step_is_told_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "articles" / "a001.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    units = [{"used_in": ["a#step", "a#gone"]}, {}, {"used_in": None}]
    ledgers = [{"id": "a001", "units": units}, {"id": "a002", "units": units}, "none", {"id": "a003"}]
    assert broken_data_links(library(tmp_path, ledgers=ledgers)) == [f"{path}:{line}: a001: 'a.md#gone' {NOWHERE}"]
