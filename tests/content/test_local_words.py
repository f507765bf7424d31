"""What readers outside the mainland are told once a page: their own word for a term, and notes on what holds only there."""

from pathlib import Path
from typing import Any

import pytest

from engine.content.local_words import bracketed, filled, load_notes, notes_of, with_local_words, with_notes

GLOSSARY: dict[str, dict[str, Any]] = {
    "equal-instalment": {"zh": "等额本息", "tw": "本息平均攤還", "bracket": True},
    "collection": {"zh": "催收", "hk": "收數", "bracket": True},
    "complaint": {"zh": "投诉", "tw": "申訴"},
    "same": {"zh": "征信", "tw": "徵信", "bracket": True},
}
LOCAL = {"等额本息": "本息平均攤還"}
BRACKET = '<span class="local" translate="no">（本息平均攤還）</span>'


def in_brackets(page: str, words: dict[str, str]) -> str:
    marked, there = with_local_words(page, {"zh-TW": words})
    return filled(marked, there.get("zh-TW", []))


def test_each_region_has_its_own_words_where_the_glossary_marks_them() -> None:
    assert bracketed(GLOSSARY, "zh-TW") == LOCAL
    assert bracketed(GLOSSARY, "zh-HK") == {"催收": "收數"}
    assert bracketed(GLOSSARY, "en") == bracketed(GLOSSARY, "zh-Hans") == {}


def test_the_first_use_in_prose_gets_the_bracket() -> None:
    page = "# 等额本息\n\n选等额本息，或者别的。等额本息每月一样。"
    assert in_brackets(page, LOCAL) == page.replace("选等额本息", f"选等额本息{BRACKET}")


@pytest.mark.parametrize(
    "page",
    [
        "## 等额本息",
        "| 等额本息 | 1 |",
        "    您好，等额本息可以吗？",
        "点-{等额本息}-",
        "《等额本息办法》",
        "说“等额本息”",
    ],
)
def test_headings_tables_words_to_say_and_marks_stay(page: str) -> None:
    assert in_brackets(page, LOCAL) == page


OWN = {"等额本息": "本息平均攤還", "本息": "本利", "催收": "收<數>"}


def bracket(word: str) -> str:
    return f'<span class="local" translate="no">（{word}）</span>'


@pytest.mark.parametrize(
    ("page", "built"),
    [
        ("催收", f"催收{bracket('收&lt;數&gt;')}"),  # at the beginning and the end of a line
        ("先还本息，再谈催收。", f"先还本息{bracket('本利')}，再谈催收{bracket('收&lt;數&gt;')}。"),
        ("等额本息与本息", f"等额本息{bracket('本息平均攤還')}与本息{bracket('本利')}"),  # the longer one first
        ("“催收”是催收", f"“催收”是催收{bracket('收&lt;數&gt;')}"),
        ("`催收`\n催收\n催收", f"`催收`\n催收{bracket('收&lt;數&gt;')}\n催收"),
        ("人催收人", f"人催收{bracket('收&lt;數&gt;')}人"),
        ("见[催收](a.md)", f"见[催收{bracket('收&lt;數&gt;')}](a.md)"),
        ("见[它](催收.md)", "见[它](催收.md)"),
        ("没有", "没有"),
    ],
)
def test_a_whole_word_gets_its_bracket_once_a_page(page: str, built: str) -> None:
    assert in_brackets(page, OWN) == built


def test_a_part_of_another_word_gets_none() -> None:
    assert in_brackets("人民币", {"人民": "民眾"}) == "人民币"


def test_every_place_of_a_language_has_the_same_markdown() -> None:
    """So it is made into HTML once; each fills in its own words, and one that has none leaves nothing behind."""
    page = "先还本息，再谈催收。\n\n催收"
    marked, words = with_local_words(page, {"zh-TW": {"催收": "討債", "本息": "本利"}, "zh-HK": {"催收": "收數"}})
    assert filled(marked, words["zh-TW"]) == in_brackets(page, {"催收": "討債", "本息": "本利"})
    assert filled(marked, words["zh-HK"]) == in_brackets(page, {"催收": "收數"})
    assert filled(marked, []) == page
    assert with_local_words("没有", {"zh-TW": LOCAL}) == ("没有", {})


NOTES = {"money": {"when": "[0-9]元", "says": {"zh-TW": "元是人民币。"}, "not_on": ["checklists/*"]}}


@pytest.mark.parametrize(
    ("page", "uri", "locale", "told"),
    [
        ("还100元", "a.md", "zh-TW", True),
        ("还100元", "checklists/a.md", "zh-TW", False),
        ("还100元", "a.md", "zh-HK", False),
        ("不还", "a.md", "zh-TW", False),
    ],
)
def test_a_note_stands_where_the_page_says_what_it_is_about(page: str, uri: str, locale: str, told: bool) -> None:
    assert notes_of(page, NOTES.values(), uri, locale) == ([], ["元是人民币。"] if told else [])


def note(words: str) -> str:
    return f'<p class="region-note">{words}</p>'


def test_a_note_that_is_read_first_stands_above_the_first_step() -> None:
    """Once a page, however often the page says it; a page without steps has it at its end."""
    above = {"law": {"when": "法", "says": {"zh-TW": "是大陆的法。"}, "stands": "above"}}
    both = [*above.values(), *NOTES.values()]
    told = notes_of("# 题\n\n法，还100元。\n\n## 一\n\n法\n", both, "a.md", "zh-TW")
    assert told == (["是大陆的法。"], ["元是人民币。"])
    page = "<h1>题</h1>\n<p>法</p>\n<h2>一</h2>\n<h2>二</h2>"
    assert with_notes(page, *told) == (
        f"<h1>题</h1>\n<p>法</p>\n{note('是大陆的法。')}\n<h2>一</h2>\n<h2>二</h2>\n{note('元是人民币。')}"
    )
    assert with_notes("<p>法</p>", *told) == f"<p>法</p>\n{note('是大陆的法。 元是人民币。')}"
    assert with_notes(page, [], []) == page
    assert with_notes("", [], ["a & <b"]) == f"\n{note('a &amp; &lt;b')}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a: {when: x}", "needs 'when'"),
        ("a: {when: x, says: {zh: y}}", "zh-Hans"),
        ("a: {when: x, says: {zh-TW: '见[它](a.md)'}}", "plain words"),
    ],
)
def test_a_faulty_note_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "notes.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=named):
        load_notes(path)
