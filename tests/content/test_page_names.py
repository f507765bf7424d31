"""Names of pages: one that is nearly right is told with the name to give it, and a page that was renamed is found by its steps."""

from pathlib import Path

import pytest

from engine.content.causes import told_apart
from engine.content.page_names import renamed, strange_names
from engine.content.schema_check import check_data
from engine.content.source_page import SourcePage, read_page


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("guides/helper.MD", "Rename it: guides/helper.md"),
        ("guides/helper.en.md.txt", "Rename it: guides/helper.en.md"),
        ("guides/HELPER.MD", "Rename it: guides/helper.md"),
        ("helper.markdown", "Rename it: helper.md"),
        ("guides/Helper.md", "Rename it: guides/helper.md"),
        ("guides/helper copy.md", "Rename it: guides/helper-copy.md"),
        ("guides/helper (1).md", "Rename it: guides/helper-1.md"),
        ("guides/helper.EN.md", "Rename it: guides/helper.en.md"),
        ("guides/陪同.md", "Rename it, as guides/court.md."),
        ("helper.xx.md", "'xx' is no language of mkdocs.yml"),
        ("guides/~$helper.md", "the copy that a program keeps"),
    ],
)
def test_a_name_that_is_nearly_right_is_told(tmp_path: Path, uri: str, says: str) -> None:
    (tmp_path / uri).parent.mkdir(exist_ok=True)
    (tmp_path / uri).write_text("x", encoding="utf-8")
    (said,) = strange_names(tmp_path)
    assert said.startswith(f"{tmp_path / uri}:1: ") and says in said


def test_a_right_name_is_left_alone(tmp_path: Path) -> None:
    for uri in ("index.md", "money-first.en.md", "a1_b.md", "README.md", "notes.txt", "a.png", ".helper.MD"):
        (tmp_path / uri).write_text("x", encoding="utf-8")
    assert list(strange_names(tmp_path)) == []


def test_a_renamed_page_is_found_by_its_steps_and_is_the_cause_of_the_rest(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()

    def page(uri: str, text: str) -> SourcePage:
        (docs / uri).write_text(text, encoding="utf-8")
        return read_page(docs / uri, uri)

    pages = {
        "index.md": page(
            "index.md", "# 一 {#top}\n\n看[这里](helper.md#forms)和[那里](helper.md#safe)，[别处](index.md#top)。\n"
        ),
        "friend.md": page("friend.md", "# 二 {#top}\n\n## 三 {#forms}\n\n写\n\n## 四 {#safe}\n\n写\n"),
        "other.md": page("other.md", "# 五 {#top}\n\n## 六 {#forms}\n\n写\n"),
    }
    (said,) = renamed(pages, docs, {"friend.md", "other.md"})
    assert said.startswith(f"{docs / 'friend.md'}:1: this page has the steps that 2 links look for in helper.md.")
    assert list(renamed(pages, docs, {"other.md"})) == []
    assert list(renamed(pages, docs, set())) == []
    rest = "docs/index.md:3: the link 'helper.md#forms' leads to no page: there is no helper.md. Correct the path."
    short = said.replace(f"{tmp_path}/", "")
    assert told_apart([short, rest, "docs/index.md:9: else."], tmp_path) == ([short, "docs/index.md:9: else."], [rest])


@pytest.mark.parametrize("name", ["phones.yaml", "phones.YML", "phones.yml.txt"])
def test_a_data_file_with_another_ending_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_text("{}", encoding="utf-8")
    (tmp_path / "data" / "words.tsv").write_text("x", encoding="utf-8")
    assert [said.rpartition("Rename it: ")[2] for said in check_data(tmp_path)] == ["phones.yml"]
