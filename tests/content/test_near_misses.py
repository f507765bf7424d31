"""An editor's ordinary slips: nearly all are told with the right form, none of our own pages is accused, and plain sentences are left alone."""

import dataclasses
from pathlib import Path

import pytest

from engine.content.library import Library, load_library
from engine.content.near_misses import near_misses
from engine.content.page_checks import check_pages
from engine.content.source_page import PageError, read_page
from engine.letters.checks import letter_findings
from engine.letters.fields import load_letters
from tests.conftest import ROOT
from tests.content.slips import SLIPS, Slip, slips

SEEDS, EACH, TOLD = (11,), 2, 0.97
DEADLINES = ("answer", "complaint-answer", "payment-order", "freeze-review")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT, "zh")


def findings(library: Library) -> list[str]:
    articles = {ledger["id"] for ledger in library.ledgers}
    found = check_pages(
        library.pages, library.docs, library.rules, library.phones, library.generated_ids, ledgers=articles
    )
    return found or letter_findings(library.pages, load_letters(ROOT / "data" / "letters.yml"), DEADLINES)


def told(library: Library, slip: Slip, folder: Path) -> list[str]:
    """What a build would say to the site with this slip in it."""
    page = folder / slip.uri
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(slip.text, encoding="utf-8")
    try:
        pages = {**library.pages, slip.uri: read_page(page, slip.uri)}
    except PageError as error:
        return [str(error)]
    return findings(dataclasses.replace(library, pages=pages))


def test_no_page_of_ours_is_accused(library: Library) -> None:
    assert findings(library) == []


@pytest.mark.proof
@pytest.mark.parametrize("seed", SEEDS)
def test_nearly_every_slip_is_told(library: Library, seed: int, tmp_path: Path) -> None:
    tried = list(slips(ROOT / "docs", seed, EACH))
    silent = [slip for slip in tried if not told(library, slip, tmp_path)]
    assert len(tried) >= 300 and len({slip.kind for slip in tried}) == len(SLIPS)
    assert len(silent) <= (1 - TOLD) * len(tried), [(slip.kind, slip.uri, slip.now) for slip in silent]


# (what is written, the right form that is told)
FORMS = [
    ("打 [phone：95188] 问", "Write: [phone:95188]"),
    ("三年 【rule:cc-188】", "Write: [rule:cc-188]"),
    ("三年 [rule:cc-188", "Write: [rule:cc-188]"),
    ("看[官方渠道]（channels.md）", "Write: [官方渠道](channels.md)"),
    ("看[官方渠道] (channels.md#hotline)", "Write: [官方渠道](channels.md#hotline)"),
    ("！！！ quote “可以这样说”", 'Write: !!! quote "可以这样说"'),
    ("＃＃ 写下来 {#write}", "Write: ## 写下来 {#write}"),
    ("##写下来 {#write}", "Write: ## 写下来 {#write}"),
    ("## 写下来 ｛#write｝", "Write: ## 写下来 {#write}"),
    ("- [] 写下来", "Write: - [ ]"),
    ("- 【 】 写下来", "Write: - [ ]"),
    ("看{账单}-", "Write: -{账单}-"),
    ("看-{zh-Hans：网络； zh-TW：網路}-", "Write: -{zh-Hans:网络; zh-TW:網路}-"),
    ("｛zh-Hans:网络; zh-TW:網路｝", "Write: -{zh-Hans:网络; zh-TW:網路}-"),
    ("看{账单}-", "Write: -{账单}-"),
    ("这是**重要的", "the sign '**'"),
    ("<div class=“flow” markdown>", 'Write: <div class="flow" markdown>'),
    ("《!—— crisis ——》", "Write: <!-- crisis -->"),
    ("：material-phone： 打电话", "Write: :material-phone:"),
    ("姓名：＿＿＿＿", "Write: ____"),
    ("1、写下来", "Write: 1."),
    ("-写下来", "Write: -"),
    ("一\t二", "a tab stands in this line"),
    ("一\u200b二", "nobody sees (U+200B)"),
    ("先写：\n- 一", "needs an empty line before it"),
    ('!!! quote "说"\n  您好', "Write 4|four spaces before"),
    ("|一|二|\n|三|四|", "second row is its rule"),
    ("---\ntitle：写\n---\n\n写", "title: …"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_right_form_is_told(text: str, form: str) -> None:
    said = " ".join(said for _, said in near_misses(text))
    assert any(part in said for part in form.split("|")), said


@pytest.mark.parametrize(
    "text",
    [
        "【重要】利率<24%，3*4=12，a_b，“引号”，《民法典》第188条〔2020〕（见下）。",
        "他说：“不行！！”——于是挂断……",
        "A lender's note (rule of thumb: ask first), 3 < 5, C_1, e.g. (phone first).",
        "2026.5 到 2026.6；1.5倍；-15 元；—— 某某",
        "法释〔2020〕6号，第1、2款",
        "价格 5 * 3，\\*星号\\* 和 \\[方括号\\]",
        "看 `[rule：x]` 这个写法",
        "> x".replace("> x", "大于 > 小于"),
        "催收说：[听不清]，然后挂了。",
        "他说，〔停了一会儿〕下周再打。",
    ],
)
def test_a_plain_sentence_is_left_alone(text: str) -> None:
    assert near_misses(text) == ()
