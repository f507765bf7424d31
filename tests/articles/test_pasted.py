"""Articles as they are carried: with line numbers, out of a PDF, in a script's strings, with adverts inside paragraphs, alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.articles.load import from_raw
from scripts.articles.model import ArticleError, Document, Line
from scripts.articles.pipeline import Cleaned, clean
from scripts.articles.steps.adverts import cut_adverts
from scripts.articles.steps.line_numbers import strip_line_numbers
from tests.articles.test_cleaner import cleaned

FIRST = "先把每个月稳定到手的钱写下来，再写必须花的钱，剩下的才是可以拿去还的。"
SECOND = "打电话之前，先想好第一句话：我想按时还，只是这几个月收入少了，有什么办法。"
THIRD = "谈好以后，请对方把答应的事写下来，发到你的手机上，自己也存一份，不要丢了。"
BROKEN = [FIRST[:20], FIRST[20:], SECOND[:20], SECOND[20:], THIRD[:20], THIRD[20:]]


def kept(result: Cleaned) -> list[str]:
    return [line.text for line in result.document.kept()]


def as_document(text: str) -> Document:
    lines = (Line(n, one, one.strip(), keep=bool(one.strip())) for n, one in enumerate(text.split("\n"), 1))
    return Document(
        "a.txt", "0", "utf-8", "hans", tuple(line if line.keep else line.dropped("blank") for line in lines)
    )


def page(body: str, head: str = "<title>怎样谈还款</title>") -> Cleaned:
    return clean(*from_raw("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode()))


@pytest.mark.parametrize("mark", [" ", "| ", "\t", ": "])
def test_the_numbers_of_lines_are_taken_off_and_each_is_told(mark: str) -> None:
    texts = ["怎样谈还款", "", *BROKEN]
    result = cleaned("\n".join(f"{n:>3}{mark}{text}" for n, text in enumerate(texts, 1)))
    assert "".join(kept(result)) == "".join(texts)
    told = [change.before[:1] for change in result.changes if change.step == "line_numbers"]
    assert told == [str(n) for n in range(1, 9)]


@pytest.mark.parametrize(
    "texts",
    [
        ["1 先存好账单", "2 再写收入", "3 打电话问清楚", "4 记下工号和时间", "5 等答复", "6 看清数目再签"],
        [f"{n} {text}" for n, text in enumerate(BROKEN[:4], 1)],
        [f"{n} {text}" for n, text in zip((3, 5, 8, 9, 12, 13), BROKEN, strict=True)],
    ],
    ids=["items", "too few", "no count"],
)
def test_numbers_that_count_no_lines_stay(texts: list[str]) -> None:
    result = cleaned("\n".join(texts))
    assert not [change for change in result.changes if change.step == "line_numbers"]


STEPS = [
    "准备好身份证和借款合同以及还款记录",
    "把每一笔欠款的余额和到期日写成一张表",
    "算出每个月必须留下的房租和吃饭的钱",
    "打客服电话说明收入变少并提出分期",
    "记下接线人的工号和对方答应的内容",
    "要求对方把新的还款计划发到手机上",
]
YEARS = [
    "监管部门发布第一份整顿网络贷款的通知",
    "多地要求平台说明年化利率和各项费用",
    "协会公布催收时间和次数的自律要求",
    "法院调低民间借贷受保护的利率上限",
    "银行被要求在首页写明投诉电话和流程",
]


@pytest.mark.parametrize(
    "texts",
    [
        *([f"{n}{mark}{text}" for n, text in enumerate(STEPS, 1)] for mark in (" ", "：", " 、", "| ", " ）")),
        [f"{n} {text}" for n, text in enumerate(YEARS, 2017)],
        [f"{n}:00 {text}" for n, text in enumerate(STEPS, 1)],
        [f"{n} {text}，" for n, text in enumerate(STEPS, 1)],
    ],
    ids=["space", "colon", "the list’s mark", "bar", "bracket", "years", "hours", "commas"],
)
def test_long_items_without_a_full_stop_keep_their_numbers(texts: list[str]) -> None:
    result = cleaned("\n".join(texts))
    assert not [change for change in result.changes if change.step == "line_numbers"]


def test_numbers_that_are_taken_off_are_inferred() -> None:
    result = cleaned("\n".join(f"{n} {text}" for n, text in enumerate(["怎样谈还款", "", *BROKEN], 1)))
    assert {change.confidence for change in result.changes if change.step == "line_numbers"} == {"inferred"}


def printed(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def test_lines_that_a_printed_page_broke_are_put_together_across_its_foot() -> None:
    text = printed(FIRST + SECOND + THIRD + FIRST + SECOND, 23)
    result = cleaned("\n".join([*text[:3], "第 1 页 共 2 页", *text[3:], "第 2 页 共 2 页"]))
    assert "".join(kept(result)) == FIRST + SECOND + THIRD + FIRST + SECOND
    assert len(kept(result)) < 4
    joined = [line for line in result.document.lines if line.kind == "joined"]
    assert {line.n for line in joined} <= {change.n for change in result.changes if change.step == "unwrap"}
    assert {line.through for line in result.document.kept()} <= {0, *(line.n for line in joined)}
    assert not result.warnings


@pytest.mark.parametrize(
    "lines",
    [
        [FIRST, SECOND, THIRD],
        [
            "夜里睡不着的时候",
            "别去翻那些吓人的帖子",
            "写下明天要做的一件小事情",
            "比如给客服打个电话问问",
            "写完就关灯",
        ],
        [
            "先写收入和支出两栏的数目",
            "再写每个月能还的钱的数目",
            "然后写从哪天开始还的日子",
            "最后写附上的证明有哪几样",
        ],
    ],
    ids=["paragraphs", "lines of their own", "as long as each other, and whole"],
)
def test_lines_that_end_where_they_mean_to_stay_apart(lines: list[str]) -> None:
    result = cleaned("\n".join(["一个月的准备", "", *lines, "", FIRST[:12] + "。"]))
    assert not [change for change in result.changes if change.step == "unwrap"]


@pytest.mark.parametrize(
    "advert",
    [
        "需要一对一方案的朋友加微信 shangan_2025 备注“还款”。",
        "【广告】上岸助手，扫码立减50元。",
        "代办停息挂账，QQ群：10000000。",
    ],
)
def test_an_advert_inside_a_paragraph_is_cut_out_and_told(advert: str) -> None:
    result = cleaned(f"怎样谈还款\n{FIRST}\n{SECOND}{advert}{THIRD}\n{FIRST}")
    assert SECOND + THIRD in kept(result)
    assert [change.before for change in result.changes if change.kind == "advert_sentence"] == [advert]


@pytest.mark.parametrize(
    "text",
    [
        "有人自称法务，留了微信 fawu8888 让我加，说交两千就能停息。",
        "当地法院的电话是0571-00001111，可以核对短信里的案号。",
        "我把账算清楚，写好要说的话，记下要问的事，加了她的微信 laoyou8888，她教我怎么说。",
    ],
    ids=["a warning", "a court", "somebody’s story"],
)
def test_a_number_that_sells_nothing_stays_for_the_editor(text: str) -> None:
    result = cleaned(f"怎样谈还款\n{FIRST}\n{SECOND}{text}{THIRD}\n{FIRST}")
    (line,) = [line for line in result.document.kept() if text in line.text]
    assert "contact_details" in line.flags


@pytest.mark.parametrize(
    "text",
    ["【广告】的标签常被拿来骗人。", "（推广）两个字写得很小，别漏看。", "【赞助】是什么意思？"],
)
def test_a_label_alone_cuts_no_sentence(text: str) -> None:
    assert text in kept(cleaned(f"怎样谈还款\n{FIRST}\n{SECOND}\n{text}\n{THIRD}\n{FIRST}"))
    assert SECOND + text + THIRD in kept(cleaned(f"怎样谈还款\n{FIRST}\n{SECOND}{text}{THIRD}\n{FIRST}"))


ADVERT = "【广告】上岸助手，扫码立减50元。"


@pytest.mark.parametrize("before", ["他说：“好。”！然后", "？！", "……。。", "”。"])
def test_every_letter_beside_an_advert_stays(before: str) -> None:
    line = f"{before}{FIRST}{ADVERT}{SECOND}没完"
    assert [one.text for one in cut_adverts(as_document(line))[0].lines] == [line.replace(ADVERT, "")]


PARTS = [
    "。",
    "！",
    "？",
    "”",
    "**",
    " ",
    "12 ",
    "\n",
    "，",
    "1 ",
    ADVERT,
    FIRST[:20],
    FIRST[20:],
    "代办，QQ群：10000000。",
    "【推广】",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=4)), max_size=20).map("".join), st.booleans())
def test_what_is_kept_and_what_is_told_are_all_the_letters(text: str, numbered: bool) -> None:
    texts = [BROKEN[0], BROKEN[1], "", ADVERT + SECOND, "", *text.split("\n")]
    doc = as_document("\n".join(f"{n} {one}" for n, one in enumerate(texts, 1)) if numbered else text)
    for step in (strip_line_numbers, cut_adverts):
        after, changes = step(doc)
        told = [change.before for change in changes]
        assert letters(line.text for line in doc.kept()) == letters([*told, *(line.text for line in after.kept())])


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if not char.isspace())


@pytest.mark.parametrize(
    "line",
    [
        "【温馨提示】征信修复找诚信通，全国热线：400-000-1234，当天见效。",
        "专业团队代办，上岸再收费，QQ群：10000000",
        "手头紧？点此测一测你能借多少，最高20万",
    ],
)
def test_a_line_that_sells_is_dropped(line: str) -> None:
    assert line not in kept(cleaned(f"怎样谈还款\n{FIRST}\n{SECOND}\n{line}\n{THIRD}\n{FIRST}"))


def test_text_that_no_reader_can_see_is_no_text_and_folded_text_is() -> None:
    words = "网贷协商借呗协商信用卡停息"
    body = f"<h1>怎样谈还款</h1><p>{FIRST}</p><p style='font-size:0px'>{words}</p><p>{SECOND}</p>"
    folded = f"<div style='display:none'><p>{THIRD}</p><p>{FIRST}</p></div>"
    assert kept(page(body + folded)) == ["怎样谈还款", FIRST, SECOND, THIRD, FIRST]


@pytest.mark.parametrize(
    "strings",
    [
        {"content": f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", "description": FIRST},
        {"blocks": [{"text": FIRST}, {"text": SECOND}, {"text": THIRD}]},
        {"content": "\n".join([FIRST, SECOND, THIRD])},
    ],
    ids=["one string of HTML", "a string a paragraph", "lines"],
)
@pytest.mark.parametrize("as_ascii", [True, False])
def test_a_page_that_its_script_writes_is_read_from_the_strings(strings: dict[str, object], as_ascii: bool) -> None:
    data = json.dumps({"article": strings, "related": [{"title": "别的文章，别的标题"}]}, ensure_ascii=as_ascii)
    result = page(f"<div id='app'></div><script>window.STATE = {data};</script>")
    assert kept(result) == ["怎样谈还款", FIRST, SECOND, THIRD]
    (note,) = [change for change in result.changes if change.kind == "from_script"]
    assert {line.at for line in result.document.lines} == {note.before}
    alone = clean(*from_raw("a.json", data.encode()))
    assert kept(alone) == [FIRST, SECOND, THIRD]


SHORT = ["先不要慌。", "第一步", FIRST, "第二步", "不要借新还旧。", SECOND, THIRD, "第二步", "记住了吗？"]


@pytest.mark.parametrize(
    "article",
    [
        {"body": SHORT},
        {"blocks": [{"type": "p", "text": text} for text in SHORT]},
        {"blocks": [{"children": [{"text": text}]} for text in SHORT]},
        {"body": [SHORT[0], SHORT[1], "\n".join([FIRST, SECOND, THIRD]), *SHORT[3:5], SHORT[-1]]},
        {"body": [*SHORT[:2], FIRST.replace("。", "，") * 4 + "没完。", *SHORT[3:]]},
        {"block1": {"text": FIRST}, "block2": {"text": "第二步"}, "block3": {"text": SECOND + THIRD}},
        {"a": [{"text": FIRST}, {"heading": "第二步"}, {"text": SECOND}, {"note": "不要慌。"}, {"text": THIRD}]},
    ],
    ids=["list", "blocks", "deep", "one long with lines", "one long", "numbered names", "other names between"],
)
def test_headings_and_short_sentences_of_a_script_are_text(article: dict[str, object]) -> None:
    state = {"user": {"name": "小林同学"}, "article": article, "related": [{"title": "别的文章，别的标题"}]}
    result = page(f"<div id='app'></div><script>window.STATE = {json.dumps(state, ensure_ascii=False)};</script>")
    assert kept(result) == ["怎样谈还款", *(line for text in strings(article) for line in text.split("\n"))]
    told = [change.before for change in result.changes if change.kind == "left_in_script"]
    assert told == ["小林同学", "别的文章，别的标题"]
    assert not result.warnings


def strings(data: object) -> list[str]:
    if isinstance(data, str):
        return [data] if letters([data]) - Counter("p") else []
    return [one for part in (data.values() if isinstance(data, dict) else data) for one in strings(part)]  # type: ignore[attr-defined]


def test_sentences_that_are_left_in_a_script_are_a_warning() -> None:
    state = {
        "content": "\n".join([FIRST, SECOND, THIRD]),
        "comments": [{"text": "我就是这样谈下来的，真的有用。"}, {"text": "谢谢！"}],
    }
    result = page(f"<script>window.STATE = {json.dumps(state)};</script>")
    assert kept(result) == ["怎样谈还款", FIRST, SECOND, THIRD]
    (warning,) = result.warnings
    assert warning.startswith("left_in_script: 2 strings") and "我就是这样谈下来的，真的有用。" in warning
    assert result.needs_editor


def test_a_page_whose_scripts_hold_no_text_is_refused_and_text_in_the_page_goes_first() -> None:
    with pytest.raises(ArticleError, match="its scripts write the text"):
        page("<script>var a = '一二三四五六七八九十，没有句号的话';</script>")
    other = f"<script>var a = {json.dumps(SECOND * 3)}</script>"
    assert kept(page(f"<h1>怎样谈还款</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{other}"))[1:] == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_nothing_of_an_article_that_stands_alone_is_dropped() -> None:
    lines = ["给失眠的你", "夜里睡不着的时候", "别去翻那些帖子", "写下明天要做的一件小事", "写完就关灯", FIRST]
    result = cleaned("\n\n".join(lines))
    assert kept(result) == lines
    assert [line.text for line in result.document.kept() if line.kind == "title"] == lines[:1]


def test_items_that_count_without_a_mark_are_text() -> None:
    items = ["1 先把账单存好", "2 再把收入写下", "3 打电话问清楚", "4 记下工号"]
    result = cleaned("\n".join(["打电话之前做四件事", "", FIRST, "", *items, "", SECOND]))
    assert kept(result) == ["打电话之前做四件事", FIRST, *items, SECOND]


def test_the_label_before_a_title_is_taken_off() -> None:
    result = cleaned(f"标题：怎样和平台谈还款\n{FIRST}\n{SECOND}")
    assert kept(result)[0] == "怎样和平台谈还款"
