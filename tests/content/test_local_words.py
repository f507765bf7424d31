"""What readers outside the mainland are told once a page: their own word for a term, and notes on what holds only there."""

from pathlib import Path
from typing import Any

import pytest

from engine.content.local_words import bracketed, load_notes, with_local_words, with_notes

GLOSSARY: dict[str, dict[str, Any]] = {
    "equal-instalment": {"zh": "等额本息", "tw": "本息平均攤還", "bracket": True},
    "collection": {"zh": "催收", "hk": "收數", "bracket": True},
    "complaint": {"zh": "投诉", "tw": "申訴"},
    "same": {"zh": "征信", "tw": "徵信", "bracket": True},
}
LOCAL = {"等额本息": "本息平均攤還"}
BRACKET = '<span class="local" translate="no">（本息平均攤還）</span>'


def test_each_region_has_its_own_words_where_the_glossary_marks_them() -> None:
    assert bracketed(GLOSSARY, "zh-TW") == LOCAL
    assert bracketed(GLOSSARY, "zh-HK") == {"催收": "收數"}
    assert bracketed(GLOSSARY, "en") == bracketed(GLOSSARY, "zh-Hans") == {}


def test_the_first_use_in_prose_gets_the_bracket() -> None:
    page = "# 等额本息\n\n选等额本息，或者别的。等额本息每月一样。"
    assert with_local_words(page, LOCAL) == page.replace("选等额本息", f"选等额本息{BRACKET}")


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
    assert with_local_words(page, LOCAL) == page


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
    assert with_local_words(page, OWN) == built


def test_a_part_of_another_word_gets_none() -> None:
    assert with_local_words("人民币", {"人民": "民眾"}) == "人民币"


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
    assert with_notes(page, NOTES.values(), uri, locale) == (
        page + "\n\n元是人民币。\n{: .region-note }\n" if told else page
    )


def test_a_note_that_is_read_first_stands_above_the_first_step() -> None:
    """Once a page, however often the page says it; a page without steps has it at its end."""
    above = {"law": {"when": "法", "says": {"zh-TW": "是大陆的法。"}, "stands": "above"}}
    both = [*above.values(), *NOTES.values()]
    page = "# 题\n\n法，还100元。\n\n## 一\n\n法\n\n## 二\n\n法\n"
    built = with_notes(page, both, "a.md", "zh-TW")
    assert built == (
        "# 题\n\n法，还100元。\n\n是大陆的法。\n{: .region-note }\n\n## 一\n\n法\n\n## 二\n\n法\n\n\n元是人民币。\n{: .region-note }\n"
    )
    assert with_notes("法", both, "a.md", "zh-TW") == "法\n\n是大陆的法。\n{: .region-note }\n"
    assert with_notes(page, both, "a.md", "zh-HK") == page


@pytest.mark.parametrize(
    ("text", "named"), [("a: {when: x}", "needs 'when'"), ("a: {when: x, says: {zh: y}}", "zh-Hans")]
)
def test_a_faulty_note_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "notes.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=named):
        load_notes(path)
