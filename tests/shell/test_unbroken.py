"""A day, an amount, or a number and what it counts stand in one piece, and the words stay what they were; both sides by the same table."""

import json

import pytest
from py_mini_racer import MiniRacer

from engine.build import esbuild
from engine.folders import ROOT
from engine.shell.unbroken import WHOLE, unbroken

PIECES = [
    ("从 2026-12-01 到 2027-11-01，每月付 ¥1,234.56，共 12 期", ["2026-12-01", "2027-11-01", "¥1,234.56", "12 期"]),
    ("3 monthly payments of ¥83.30, from 2026-12-26", ["3 monthly", "¥83.30", "2026-12-26"]),
    ("到2026年12月1日为止，年利率 18.25%", ["2026年12月1日", "18.25%"]),
    ("The last day is Saturday, 1 December 2026; 12 months later", ["1 December 2026", "12 months"]),
    ("少付 −¥3.00，第2笔债，逾期 40 天", ["−¥3.00", "2笔", "40 天"]),
    ("住 3 㐀、4𠀀、5 〇、6々、7豈", ["3 㐀", "4𠀀", "5 〇", "6々", "7豈"]),  # Han wherever Unicode has it
    ("3 あ、4ア、5 가、6 ䷀、１２ 个、٣个", []),  # no Han, and no digits of an amount
    ("nothing here, and no. 5", []),
    ("", []),
    ("12 abcdefghijklmnop 1234567890123456789012345", []),  # what is longer may have to break
]
PAGE = """
class Text { constructor(data) { this.data = data; } get textContent() { return this.data; } }
class Element {
  constructor() { this.childNodes = []; }
  get firstChild() { return this.childNodes[0] ?? null; }
  get textContent() { return this.childNodes.map((each) => each.textContent).join(""); }
  set textContent(text) { this.childNodes = [new Text(text)]; }
  replaceChildren(...nodes) { this.childNodes = nodes; }
}
const document = { createElement: () => new Element() };
const pieces = (node) => node.childNodes.filter((each) => each instanceof Element).map((each) => each.textContent);
const node = new Element();
const written = (text) => { M.write(node, text); return JSON.stringify([node.textContent, pieces(node)]); };
"""


@pytest.fixture(scope="module")
def page() -> MiniRacer:
    module = ROOT / "engine" / "shell" / "unbroken.mjs"
    script = esbuild.run([str(module), "--bundle", "--format=iife", "--global-name=M", *esbuild.TOOLS])
    racer = MiniRacer()
    racer.eval(script.replace("var M", "globalThis.M", 1) + PAGE)
    return racer


@pytest.mark.parametrize(("text", "pieces"), PIECES)
def test_both_sides_hold_the_same_pieces_together(page: MiniRacer, text: str, pieces: list[str]) -> None:
    assert WHOLE.findall(text) == pieces
    assert json.loads(str(page.call("written", text))) == [text, pieces]


def test_a_text_of_the_same_form_keeps_its_nodes(page: MiniRacer) -> None:
    page.call("written", "付 ¥1.00 到 2026-12-01")
    page.eval("const before = [...node.childNodes];")
    assert json.loads(str(page.call("written", "付 ¥2.00 到 2027-12-01"))) == [
        "付 ¥2.00 到 2027-12-01",
        ["¥2.00", "2027-12-01"],
    ]
    assert page.eval("before.every((each, index) => each === node.childNodes[index])") is True


def test_words_of_the_build_are_plain_html() -> None:
    assert unbroken("1 &amp; ¥5.00") == '1 &amp; <span class="unbroken">¥5.00</span>'
