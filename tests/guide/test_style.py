"""How this guide's pages speak (data/style.yml): what is found has its line, what is right is left, and no page has anything to read once more."""

from pathlib import Path

import pytest

from engine.content.page_checks import read_docs
from engine.content.prose.style import load_style, style_findings, style_of
from engine.content.source_page import read_page
from tests.conftest import ROOT

STYLE = ROOT / "data" / "style.yml"


FOUND = [  # page, words in the message
    ("x.md", "这样做，对方一定会同意减免。", "没有人能保证结果"),
    ("x.md", "你早该想到会逾期。", "不责备读者"),
    ("x.md", "别当老赖。", "被执行人"),
    ("x.md", "先看合同,再谈。", "全角标点"),
    ("x.md", "先看貸款合同。", "other script"),
    ("x.md", "把" + "本金、利息、罚息，" * 12 + "写下来。", "Make two of it"),
    ("x.en.md", "The bank will certainly agree.", "nobody can promise it"),
    ("x.en.md", "You should have paid.", "no blame"),
    ("x.en.md", "Ask " + "and ask again " * 14 + "today.", "Make two of it"),
]


LEFT = [
    ("x.md", "这个故事不证明对方一定会同意。"),
    ("x.md", "有人说的“老赖”，法律上叫失信被执行人。"),
    ("x.md", "年化24%,以合同为准；见 [规则](rules.md)。"),
    ("x.md", "界面上写着 -{貸款}-。"),
    ("x.md", "| 本金" + "、利息、罚息、违约金、服务费、保险费" * 5 + " |"),
    ("x.md", "分开写：" + "本金、利息、罚息、违约金；" * 12 + "写完签名。"),
    ("x.md", "本金" * 30 + "。"),  # as long as a sentence may be
    ("x.en.md", "The bank may agree. Ask for a copy."),
]


@pytest.mark.parametrize(("name", "text", "says"), FOUND)
def test_what_to_read_once_more_is_found(tmp_path: Path, name: str, text: str, says: str) -> None:
    found = look(tmp_path / name, text)
    assert [line for line, _ in found] == [3]
    assert says in found[0][1]


@pytest.mark.parametrize(("name", "text"), LEFT)
def test_what_is_right_is_left(tmp_path: Path, name: str, text: str) -> None:
    assert look(tmp_path / name, text) == []


def look(page: Path, text: str) -> list[tuple[int, str]]:
    page.write_text(f"# Head\n\n{text}\n", encoding="utf-8")
    style = load_style(STYLE)
    assert style
    return list(style_of(read_page(page, page.name), style))


def test_our_pages_have_nothing_to_read_once_more() -> None:
    assert style_findings(read_docs(ROOT / "docs")[0].values(), STYLE) == []
