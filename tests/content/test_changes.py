"""What changed for readers: one entry, shown on the page and in a feed in each language."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.content.changes import Feed, atom_feed, change_ids, changes_markdown, load_changes
from engine.content.data_link_checks import broken_data_links
from engine.content.library import load_library
from engine.content.words import load_words
from scripts.new_guide import STARTER

ATOM = {"a": "http://www.w3.org/2005/Atom"}
DATA = """\
older:
  day: 2026-11-01
  says: {zh: 账单的说法改了。, en: "Bills & “terms” were reworded."}
  see: guides/process.md#assessment
newer:
  day: 2026-11-02
  says: {zh: 新的一页。, en: A new page.}
"""
WORDS = load_words(STARTER / "data" / "strings.yml", "en")


def written(folder: Path, text: str = DATA) -> Path:
    path = folder / "changes.yml"
    path.write_text(text, encoding="utf-8")
    return path


def feed_of(folder: Path, locale: str, site_url: str = "https://guide.example/") -> ElementTree.Element:
    return ElementTree.fromstring(atom_feed(load_changes(written(folder)), Feed(locale, "账单", "改了什么", site_url)))


def texts(feed: ElementTree.Element, path: str) -> list[str]:
    return [node.text or "" for node in feed.findall(path, ATOM)]


def links(feed: ElementTree.Element, path: str) -> list[str]:
    return [node.get("href", "") for node in feed.findall(path, ATOM)]


def test_the_newest_comes_first_with_its_day_and_a_link(tmp_path: Path) -> None:
    changes = load_changes(written(tmp_path))
    page = changes_markdown(changes, WORDS, "en", {"guides/process#assessment": "Wait for the answer"})
    assert page.index("## 2026-11-02 {#day-2026-11-02}") < page.index("## 2026-11-01 {#day-2026-11-01}")
    assert "[Wait for the answer](guides/process.md#assessment)" in page
    assert '<span id="newer">A new page.</span>\n' in page
    assert change_ids(changes) == {"older", "newer", "day-2026-11-01", "day-2026-11-02"}


def test_a_feed_is_atom_with_what_it_must_have(tmp_path: Path) -> None:
    feed = feed_of(tmp_path, "en")
    assert texts(feed, "a:updated") == ["2026-11-02T00:00:00Z"]
    assert texts(feed, "a:entry/a:title") == ["A new page.", "Bills & “terms” were reworded."]
    assert links(feed, "a:entry/a:link") == [
        "https://guide.example/en/changes/#newer",
        "https://guide.example/en/guides/process/#assessment",
    ]
    assert links(feed, "a:link[@rel='self']") == ["https://guide.example/en/feed.xml"]
    for required in ("a:id", "a:title", "a:author/a:name"):
        assert all(texts(feed, required)) and len(texts(feed, required)) == 1


def test_an_entry_is_the_same_one_on_another_host_and_another_one_in_another_language(tmp_path: Path) -> None:
    here = texts(feed_of(tmp_path, "en"), "a:entry/a:id")
    assert texts(feed_of(tmp_path, "en", "https://other.example/below/"), "a:entry/a:id") == here
    assert not set(texts(feed_of(tmp_path, "zh-TW"), "a:entry/a:id")) & set(here)
    assert len(set(here)) == 2


def test_without_an_address_links_lead_from_the_feed(tmp_path: Path) -> None:
    assert links(feed_of(tmp_path, "en", ""), "a:entry/a:link") == ["changes/#newer", "guides/process/#assessment"]


def test_a_traditional_feed_is_converted(tmp_path: Path) -> None:
    feed = feed_of(tmp_path, "zh-TW")
    assert texts(feed, "a:entry/a:title") == ["新的一頁。", "帳單的說法改了。"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a:\n  day: 2026-11-01\n  says: {zh: 改了。}\n", r"changes\.yml:1: a: 'says' needs zh and en, each a text"),
        ("a:\n  says: {zh: 改了。, en: Changed.}\n", r"changes\.yml:1: a: the field 'day' is missing"),
        (
            'a:\n  day: 2026-11-01\n  says: {zh: "打[phone:110]。", en: Call.}\n',
            "changes.yml:1: a: '打.phone:110.。' has a mark or a link",
        ),
        (
            'a:\n  day: 2026-11-01\n  says: {zh: "好\\x01", en: Changed.}\n',
            r"changes\.yml:1: a: '好\\x01' has a line break",
        ),
        (
            'a:\n  day: 2026-11-01\n  says: {zh: "好\\n\\n# 改", en: Changed.}\n',
            "has a line break or a control character",
        ),
        ("- a\n", r"changes\.yml:1: expected entries by their id"),
    ],
)
def test_an_entry_that_lacks_something_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        load_changes(written(tmp_path, text))


def test_a_guide_without_the_file_has_no_changes(tmp_path: Path) -> None:
    assert load_changes(tmp_path / "changes.yml") == {}


def test_a_step_that_is_not_there_is_told(guide_copy: Path) -> None:
    path = guide_copy / "data" / "changes.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "see: guides/ask-back.md" in line)
    path.write_text("\n".join(lines).replace("ask-back.md", "ask-back.md#no-such-step") + "\n", encoding="utf-8")
    wrong = broken_data_links(load_library(guide_copy, "zh"))
    assert [text for text in wrong if f"changes.yml:{at}: first-guides: 'guides/ask-back.md#no-such-step'" in text]


def test_a_step_written_as_the_search_writes_it_is_told_with_its_right_form(guide_copy: Path) -> None:
    path = guide_copy / "data" / "glossary.yml"
    text = path.read_text(encoding="utf-8")
    assert "see: guides/ask-back.md#" in text
    path.write_text(text.replace("see: guides/ask-back.md#", "see: guides/ask-back#", 1), encoding="utf-8")
    (wrong,) = broken_data_links(load_library(guide_copy, "zh"))
    assert "leads nowhere. Write: guides/ask-back.md#" in wrong
