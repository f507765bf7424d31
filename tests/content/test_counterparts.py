"""What pages owe each other; and what follows from a heading that is not right yet is not told before it is."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from engine.content.counterparts import empty_steps, is_unsure, same_titles, unlike_marks
from engine.content.guide_checks import check_guide, page_findings
from engine.content.library import load_library
from engine.content.source_page import SourcePage, read_page

SOURCE = (
    "# 标题 {#top}\n\n先说 [rule:cc-188]。\n\n## 一 {#one}\n\n打 [phone:110]。\n\n## 二 {#two}\n\n写 `[rule:x]`。\n"
)
ENGLISH = SOURCE.replace("标题", "Title").replace("先说", "First")
KNOWN = {"rule:cc-188", "phone:110", "phone:120"}.__contains__
SETTINGS: dict[str, Any] = {"nav": None, "untranslated": "refused", "not_found_leads_to": [], "report_link": None}


def page(folder: Path, text: str, uri: str = "guides/x.md") -> SourcePage:
    path = folder / uri.replace("/", "-")
    path.write_text(text, encoding="utf-8")
    return read_page(path, uri)


@pytest.mark.parametrize(
    ("english", "told"),
    [
        (ENGLISH, []),
        (ENGLISH.replace(" [rule:cc-188]", ""), [(1, "'top' lacks [rule:cc-188], which guides/x.md has there")]),
        (
            ENGLISH.replace("[phone:110]", "[phone:120]"),
            [
                (
                    5,
                    "'one' lacks [phone:110], which guides/x.md has there and has [phone:120], which guides/x.md has not",
                )
            ],
        ),
        (ENGLISH.replace("[phone:110]", "[phone:911]"), []),  # there is none: that is told, and nothing else
        (ENGLISH.replace("[phone:110]", "[phone：110]"), []),  # nearly a mark: that is told, and nothing else
        (ENGLISH.replace("## 一 {#one}", "## 一"), []),  # so is a heading
        (ENGLISH.replace("## 一 {#one}", "##一 {#one}"), []),
    ],
)
def test_a_translation_cites_what_its_source_cites(tmp_path: Path, english: str, told: list[tuple[int, str]]) -> None:
    found = list(unlike_marks(page(tmp_path, english, "guides/x.en.md"), page(tmp_path, SOURCE), KNOWN))
    assert [line for line, _ in found] == [line for line, _ in told]
    assert all(part in said for (_, said), (_, part) in zip(found, told, strict=True))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("没有标题。\n", []),
        ("# 标题 {#top}\n", []),  # a page of data: what it shows is put there by its mark
        (SOURCE, []),
        (SOURCE.replace("\n打 [phone:110]。\n", ""), [5]),
        (SOURCE.replace("\n先说 [rule:cc-188]。\n", ""), []),  # its steps follow
        (SOURCE + "\n## 三 {#three}\n", [13]),
        (SOURCE + "\n## 三 {#three}\n\n```letter\n#. 写\n```\n", []),
    ],
)
def test_a_step_without_a_word_is_told(tmp_path: Path, text: str, lines: list[int]) -> None:
    assert [line for line, _ in empty_steps(page(tmp_path, text))] == lines


def test_a_title_that_another_page_of_the_language_has_is_told(tmp_path: Path) -> None:
    head = "---\ntitle: 一\n---\n"
    names = ("a.md", "b.md", "b.en.md")
    pages = {"0.md": page(tmp_path, "# 无题 {#top}\n", "0.md"), **{name: page(tmp_path, head, name) for name in names}}
    ((one, line, said),) = same_titles(pages)
    assert (one.uri, line) == ("b.md", 2) and "the title of a.md already" in said


@pytest.mark.parametrize("wrong", ["## 一", "## 一 {#停卡}", "##一 {#one}", "＃＃ 一 {#one}", "## 一 ｛#one｝"])
def test_a_page_with_such_a_heading_is_unsure(tmp_path: Path, wrong: str) -> None:
    assert is_unsure(page(tmp_path, SOURCE.replace("## 一 {#one}", wrong)))
    assert not is_unsure(page(tmp_path, SOURCE))


def test_a_wrong_id_is_told_where_it_stands_and_nowhere_else(guide_copy: Path) -> None:
    path = guide_copy / "docs/guides/ask-back.md"
    text = path.read_text(encoding="utf-8")
    assert "{#ask-in-writing}" in text
    path.write_text(text.replace("{#ask-in-writing}", "{#书面}"), encoding="utf-8")
    found = check_guide(guide_copy, SETTINGS)[1]
    (only,) = found
    assert only.startswith(f"{path}:") and "the id '书面' may have only a-z" in only


def test_a_mark_that_is_nearly_right_is_told_alone(guide_copy: Path, tmp_path: Path) -> None:
    library = load_library(guide_copy, "zh")
    text = library.pages["guides/ask-back.md"].text
    (mark,) = set(re.findall(r"\[rule:[\w-]+\]", text))
    wrong = page(tmp_path, text.replace(mark, mark.replace(":", "：")), "guides/ask-back.md")
    changed = dataclasses.replace(library, pages={**library.pages, wrong.uri: wrong})

    (only,) = page_findings(changed, "refused")
    assert f"Write: {mark}" in only


def test_what_rests_on_data_that_cannot_be_read_is_not_told(guide_copy: Path) -> None:
    rules = guide_copy / "data/rules.yml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("\n  of: ", "\n  of ", 1), encoding="utf-8")
    found = check_guide(guide_copy, SETTINGS)[1]
    assert [each for each in found if "search.yml" in each] == []
    assert any(each.startswith(f"{rules}:") and "is no field" in each for each in found)
