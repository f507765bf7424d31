"""A translation has in each step what its source has there: links, paragraphs, items, rows, boxes."""

from pathlib import Path

import pytest

from engine.content.parity import unlike_blocks, unlike_pages
from engine.content.source_page import SourcePage, read_page

SOURCE = """# 标题 {#top}

先看[这里](a.md#one)。

## 一 {#one}

一段。

- 一项
- 两项

!!! quote "可以这样说"
    您好。
"""
ENGLISH = """# Title {#top}

See [here](a.md#one) first.

## One {#one}

A paragraph.

- one
- two

!!! quote "You could say"
    Hello.
"""


def page(folder: Path, text: str, uri: str) -> SourcePage:
    (folder / uri).write_text(text, encoding="utf-8")
    return read_page(folder / uri, uri)


def told(folder: Path, english: str) -> list[tuple[int, str]]:
    return list(unlike_blocks(page(folder, english, "x.en.md"), page(folder, SOURCE, "x.md"), "nowhere.md".__ne__))


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("A paragraph.\n\n", "", 5, "the step 'one' has 1 paragraph less than x.md"),
        ("- two\n", "", 5, "1 item less"),
        ("- two\n", "- two\n- three\n", 5, "1 item more"),
        ("[here](a.md#one)", "here", 1, "the step 'top' lacks the link to a.md#one, which x.md has there"),
        (
            "A paragraph.",
            "A paragraph of 15 lines.",
            7,
            "the step 'one' has 15, which x.md has not there. Give the same",
        ),
        ("- two", "- some 16 days", 10, "the step 'one' has 16, which x.md has not there"),
        ("- one\n- two", "- for 1 day\n- for 1 day", 10, "has 1, which x.md has not there"),  # 一项 is another item's
        ("- two\n", "- two\n\n    A paragraph.\n", 5, "1 paragraph further in more"),
        ("!!! quote", "!!! quote others", 5, "1 box of the kind 'quote' less, 1 box of the kind 'quote others' more"),
        ("- one", "- one: ____", 5, "1 place to write on (____) more"),
        ("first.", "first. [here](a.md#one){ .card }", 1, "1 mark { .card } more"),
        ("## One", "## Three", 5, "has three, which x.md has not there"),
        ("- two", "- two at 10 a.m.", 10, "has 10, which x.md has not there"),
        ("a.md#one", "a.md#two", 1, "has a link to a.md#two, which x.md has not"),
    ],
)
def test_what_differs_is_told_at_its_step(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    found = told(tmp_path, ENGLISH.replace(old, new))
    assert [said for at, said in found if at == line and says in said], found


def test_pages_that_are_alike_owe_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, ENGLISH) == []


def test_items_that_changed_places_are_told_by_where_they_lead(tmp_path: Path) -> None:
    source = SOURCE.replace("一项", "先[看](a.md#one)").replace("两项", "再[写](a.md#two)")
    english = ENGLISH.replace("- one\n- two", "- then [write](a.md#two)\n- first [look](a.md#one)")
    found = list(unlike_blocks(page(tmp_path, english, "x.en.md"), page(tmp_path, source, "x.md"), lambda _: True))
    assert found == [(9, "this leads to a.md#two, and x.md in its place to a.md#one. Give both in the same order.")]


def test_each_translation_is_held_to_its_source(tmp_path: Path) -> None:
    pages = {
        "x.md": page(tmp_path, SOURCE, "x.md"),
        "x.en.md": page(
            tmp_path, ENGLISH.replace("a.md#one", "x.md#two").replace("A paragraph", "15 lines"), "x.en.md"
        ),
        "a.md": page(tmp_path, SOURCE, "a.md"),
    }
    found = unlike_pages(pages)
    assert [said.partition(" ")[0] for said in found] == ["docs/x.en.md:7:", "docs/x.en.md:1:"]
    assert unlike_pages(pages, lambda page: page.uri != "x.en.md") == []


def test_numbers_of_code_marks_addresses_and_items_are_no_words(tmp_path: Path) -> None:
    english = "1. `15 a` [16](a17.md) [rule:x-18] <!-- 20 -->\n2. one 21 more"
    source = page(tmp_path, SOURCE.replace("一段。", "1. 一段[16](a17.md)"), "x.md")
    found = unlike_blocks(page(tmp_path, ENGLISH.replace("A paragraph.", english), "x.en.md"), source, lambda _: False)
    assert [said.partition(",")[0] for _, said in found if "has 2" in said] == ["the step 'one' has 21"]


def test_a_link_in_a_heading_is_of_the_step_that_it_opens(tmp_path: Path) -> None:
    linked = SOURCE.replace("## 一", "## [一](b.md)").replace("# 标题", "# [标题](c.md)")
    english = page(tmp_path, ENGLISH, "x.en.md")
    found = list(unlike_blocks(english, page(tmp_path, linked, "x.md"), "nowhere.md".__ne__))
    assert [(line, said.partition(",")[0]) for line, said in found] == [
        (1, "the step 'top' lacks the link to c.md"),
        (5, "the step 'one' lacks the link to b.md"),
    ]


@pytest.mark.parametrize("slip", ["## One ｛#one｝", "##One {#one}", "## One {#other}"])
def test_while_a_step_is_not_right_nothing_follows_from_it(tmp_path: Path, slip: str) -> None:
    assert told(tmp_path, ENGLISH.replace("## One {#one}", slip).replace("A paragraph.", "")) == []


def test_a_link_that_leads_nowhere_is_told_by_itself_alone(tmp_path: Path) -> None:
    assert told(tmp_path, ENGLISH.replace("a.md#one", "nowhere.md")) == []
