"""How a letter is written, what a mistake in one says, and that none admits a debt unless its page says so."""

import re
from pathlib import Path

import pytest

from engine.content.page_checks import read_docs
from engine.letters.checks import letter_findings, read_letters
from engine.letters.fields import load_letters
from engine.letters.form import form_html
from engine.letters.paper import paper_html
from engine.letters.template import read_letter
from tests.conftest import ROOT

BODY = "# 函\n[field:lender]：\n#. 第一\n[ ] more: #. 第二[field:tail]\n(x) to=a: 甲\n( ) to=b:\n> [field:name]\n"
HEAD = "---\ntitle: x\ndescription: x\nreviewed: 2026-11-25\nletter: {acknowledges: %s, first: [lender], send: lender}\n---\n# x {#top}\n\n"


def test_a_letter_is_read() -> None:
    letter = read_letter(BODY)
    assert letter.title == "函"
    assert letter.fields == ("lender", "tail", "name")
    assert [line.option for line in letter.options] == ["more", "to=a", "to=b"]
    assert [line.shown for line in letter.lines] == [True, True, False, True, False, True]
    assert [line.numbered for line in letter.lines] == [False, True, True, False, False, False]
    html = paper_html(letter)
    assert (
        '<p data-option="more" data-off><span data-number>2. </span>第二<span class="letter-place" data-field="tail">'
        in html
    )
    assert '<p data-option="to=b" data-off data-empty></p>' in html


def test_markup_in_a_letter_is_text() -> None:
    assert "&lt;b&gt;" in paper_html(read_letter("# <b>\n<b>[field:name]\n"))


@pytest.mark.parametrize(("body", "words"), [("文\n", "begin it with its title"), ("# a\n[x] Bad Name: y\n", "line 2")])
def test_a_mistake_in_a_letter_is_told(body: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_letter(body)


def findings(folder: Path, source: str, english: str, acknowledges: str = "false") -> list[str]:
    head = HEAD % acknowledges
    (folder / "letters").mkdir()
    for name, body in (("x.md", source), ("x.en.md", english)):
        (folder / "letters" / name).write_text(f"{head}```letter\n{body}```\n", encoding="utf-8")
    return letter_findings(read_docs(folder)[0], load_letters(ROOT / "data" / "letters.yml"), {"answer"})


def test_a_right_letter_has_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, BODY, BODY) == []


@pytest.mark.parametrize(
    ("source", "english", "words"),
    [
        (BODY.replace("tail", "nobody"), BODY.replace("tail", "nobody"), r"\[field:nobody\] is not in data"),
        (BODY, BODY.replace("#. 第一\n", ""), "differ from the source letter"),
        (BODY, BODY.replace("[field:lender]", "x"), "differ from the source letter"),
        (BODY.replace("第一", "我一共欠贵方两万元"), BODY, "may admit the debt"),
        (BODY, BODY.replace("第一", "I will pay it back"), "may admit the debt"),
        (BODY.replace("[field:lender]", "x"), BODY.replace("[field:lender]", "x"), "'first' names the field 'lender'"),
    ],
)
def test_a_wrong_letter_is_told(tmp_path: Path, source: str, english: str, words: str) -> None:
    assert any(re.search(words, text) for text in findings(tmp_path, source, english))


def test_a_letter_that_says_so_may_admit(tmp_path: Path) -> None:
    assert findings(tmp_path, BODY.replace("第一", "我愿意还款"), BODY, "true") == []


PAGES = read_letters(read_docs(ROOT / "docs")[0])[0]
LETTERS = load_letters(ROOT / "data" / "letters.yml")


def test_the_letters_that_are_promised_are_there() -> None:
    names = {page.name for page in PAGES.values()}
    assert len(names) == 20
    assert names >= {
        *("statement", "hardship", "confirm-deal", "stop-contacts", "complaint", "regulator", "credit-objection"),
        *("payment-order-objection", "answer-claim", "settlement-certificate", "show-authority", "living-cost"),
    }
    admitting = {page.name for page in PAGES.values() if page.meta["acknowledges"]}
    assert admitting == {"hardship", "confirm-deal", "instalments-in-enforcement"}


@pytest.mark.parametrize("uri", PAGES)
def test_every_field_of_a_letter_is_asked_once(uri: str) -> None:
    page = PAGES[uri]
    assert len(page.meta["first"]) == 3
    words = dict.fromkeys(("more", "one_of", "sentences", "first", "where", "stop", "left_open"), "")
    for code, letter in page.written.items():
        html = form_html(letter, page.meta, LETTERS, words, "en" if code == "en" else "zh")
        assert sorted(letter.fields) == sorted(name for name in LETTERS.fields if f' name="{name}"' in html)
        assert all(html.count(f' name="{name}" data-kind') == 1 for name in letter.fields)


def test_the_heading_says_when_a_letter_admits() -> None:
    for uri, page in PAGES.items():
        text = (ROOT / "docs" / uri).read_text(encoding="utf-8")
        title = next(line for line in text.splitlines() if line.startswith("# "))
        assert ("承认债务" in title) is page.meta["acknowledges"], uri


# Sentences that nobody had in mind when the patterns were written: what a frightened reader types, and what is harmless.
ADMITTING = [
    "我承认欠你们1万8", "钱我会还的，给我点时间", "下月发工资就还", "我先还300", "保证年底前结清", "我会尽快处理还款", "愿意分期还",
    "欠款我认", "能宽限两个月吗", "I promise to pay in May", "I owe about 20000",
]  # fmt: skip
HARMLESS = [
    "11月3日晚上11点打来电话", "他们打给我的母亲", "我没有收到过合同", "请把账目发给我", "手机已经还给朋友了", "我还没有看到明细", "还有一次在单位门口",
    "they called my mother at night", "I asked for the contract twice",
]  # fmt: skip


def test_dangerous_sentences_are_seen() -> None:
    seen = [text for text in ADMITTING if any(re.search(danger.pattern, text) for danger in LETTERS.dangerous)]
    wrong = [text for text in HARMLESS if any(re.search(danger.pattern, text) for danger in LETTERS.dangerous)]
    assert wrong == []
    assert len(seen) >= 0.8 * len(ADMITTING), sorted(set(ADMITTING) - set(seen))
