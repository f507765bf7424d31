"""Words in another language than the page's are told; names, quotations and words in brackets are not."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.content import own_language
from engine.content.own_language import foreign, is_foreign
from engine.content.source_page import read_page
from engine.locales import split_uri
from tests.conftest import ROOT

FOREIGN = [
    ("x.en.md", "Ask first. 请先核实对方的身份，再谈还款。"),
    ("x.en.md", "- 把对方说的话记下来"),
    ("x.en.md", "## 先核实 {#check}"),
    ("x.en.md", "Hang up，then dial [phone:95188] yourself."),
    ("x.en.md", "Ask first。"),
    ("x.md", "Please check who is calling before you talk."),
    ("x.md", "## Check who is calling first {#check}"),
]
OWN = [
    ("x.en.md", "Open “我的花呗账单和还款” in the app."),
    ("x.en.md", "The app -{花呗}- (支付宝里的消费信贷产品) shows it; 花呗 is its name."),
    ("x.en.md", "Say “请等一下，我核实。” and hang up."),
    ("x.en.md", "**要求提供合同** means: ask for the contract."),
    ("x.md", "他的名片写着 Mr. Wang, Senior Debt Consultant。"),
    ("x.md", "APR"),
    ("x.md", "“annual percentage rate” 就是年化利率。"),
]


def told(folder: Path, uri: str, body: str) -> list[int]:
    path = folder / uri
    english = "en" in uri
    filler = "Read the contract first, then ask them for the rest of it. " if english else "先看合同，再问别的。"
    path.write_text(f"---\ntitle: {'x' if english else '一'}\n---\n\n{filler * 5}\n\n{body}\n", encoding="utf-8")
    return [line for line, _ in foreign(read_page(path, uri))]


@pytest.mark.parametrize(("uri", "body"), FOREIGN)
def test_words_of_another_language_are_told(tmp_path: Path, uri: str, body: str) -> None:
    assert told(tmp_path, uri, body) == [7]


@pytest.mark.parametrize(("uri", "body"), OWN)
def test_names_and_quotations_are_left_alone(tmp_path: Path, uri: str, body: str) -> None:
    assert told(tmp_path, uri, body) == []


def test_a_japanese_page_is_no_english_one_with_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.en.md"
    path.write_text("# 契約 {#top}\n\n連絡先を確認する。\n", encoding="utf-8")
    assert [line for line, _ in foreign(read_page(path, "x.en.md"))] == [1, 3]
    japanese = replace(split_uri("x.en.md")[1], language="ja")
    monkeypatch.setattr(own_language, "split_uri", lambda _: ("x.md", japanese))
    assert list(foreign(read_page(path, "x.en.md"))) == []


@pytest.mark.parametrize(
    ("words", "chinese", "is_it"),
    [
        ("还没有翻译", False, True),
        ("such as 9月被裁员，还没找到工作 (laid off)", False, False),
        ("男 (male) or 女 (female)", False, False),
        ("not translated yet at all", True, True),
        ("APR", True, False),
    ],
)
def test_an_entry_of_data_is_foreign_as_a_whole(words: str, chinese: bool, is_it: bool) -> None:
    assert is_foreign(words, chinese) is is_it


def test_the_codes_of_regions_stand_in_one_list() -> None:
    """Each locale, and what is its own, stands in locales.py: no other module of the engine compares with a region's code."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for room in ("engine", "hooks")
        for path in sorted((ROOT / room).rglob("*.*"))
        if path.suffix in (".py", ".mjs", ".js", ".html") and path.name != "locales.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"""["']zh-(?:TW|HK)["']""", line)
    ]
    assert found == []
