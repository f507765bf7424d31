"""What a saved page sets apart: adverts by their names, hidden words, signatures; the sentence around them stays whole."""

from __future__ import annotations

import pytest
from lxml import html

from scripts.articles.containers.apart import ADVERT, HIDDEN, SIGNATURE, apart, hidden_names
from scripts.articles.containers.blocks import blank, blocks_of
from tests.articles.test_pasted import kept, page

FIRST = "先把每个月稳定到手的钱写下来，再写必须花的钱，剩下的才是可以拿去还的。"
SECOND = "打电话之前，先想好第一句话：我想按时还，只是这几个月收入少了，有什么办法。"
THIRD = "谈好以后，请对方把答应的事写下来，发到你的手机上，自己也存一份，不要丢了。"


def around(inner: str, style: str = "") -> list[str]:
    return kept(
        page(
            f"<h1>怎样谈还款</h1><p>{FIRST}</p>{inner}<p>{SECOND}</p><p>{THIRD}</p>",
            f"<title>怎样谈还款</title>{style}",
        )
    )


WHOLE = ["怎样谈还款", FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("inner", "style"),
    [
        ("<div class='ad_300'><a>青山网贷超市：当天到账</a></div>", ""),
        ("<div class='Pc-feedAd'><h2>欠多少都能谈？免费测一测</h2><span>查看详情</span></div>", ""),
        ("<p class='h'>信用卡代还 提额 铲单 代办</p>", "<style>.h{display:none}</style>"),
        ("<p id='x'>信用卡代还 提额 铲单 代办</p>", "<style>a,#x{color:red;display: none}</style>"),
        ("<p hidden>投诉代写 模板下载 联盟</p>", ""),
        ("<p style='font-size:0'>高额 秒过 不看</p>", ""),
    ],
)
def test_what_is_set_apart_goes(inner: str, style: str) -> None:
    assert around(inner, style) == WHOLE


@pytest.mark.parametrize(
    ("inner", "style"),
    [
        ("<div style='display:none'><p>不会坐牢，这是民事上的事。</p></div>", ""),
        ("<p class='h'>这一段只在纸上不印</p>", "<style>@media print{.h{display:none}}</style>"),
        ("<p class='address'>法院在老街东头</p>", ""),
        ("<p class='headline'>法院在老街东头</p>", ""),
    ],
    ids=["an answer that opens", "hidden on paper", "address", "headline"],
)
def test_what_a_reader_can_see_is_not_set_apart(inner: str, style: str) -> None:
    tree = html.document_fromstring(f"<html><body>{inner}</body></html>")
    names = hidden_names(f"<html>{style}</html>")
    assert all(apart(element, names) == "" for element in tree.iter() if isinstance(element.tag, str))


def test_an_article_in_an_element_called_ad_stays() -> None:
    result = page(f"<div class='ad'><h1>怎样谈还款</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>")
    assert kept(result) == WHOLE


def test_an_advert_inside_a_sentence_is_a_line_of_its_own_and_the_sentence_goes_on() -> None:
    source = "<ol><li>存<span class='ad-inline'>秒下款</span>证据，<ins class='adsbygoogle'>日结三百</ins>再打电话。</li><li>记下工号。</li></ol>"
    found = blocks_of(blank(source))
    assert [block.line for block in found] == ["1. 存证据，再打电话。", "秒下款", "日结三百", "2. 记下工号。"]
    assert [source[block.at :][:2] for block in found] == ["存<", "秒下", "日结", "记下"]


def test_each_line_that_is_set_apart_is_told_by_its_kind() -> None:
    inner = "<p>先存<span class='ad'>秒下款点我</span>证据，没有证据等于没说。</p><p hidden>投诉代写 联盟</p>"
    result = page(f"<h1>怎样谈还款</h1><p>{FIRST}</p>{inner}<p>{SECOND}</p><p>{THIRD}</p>")
    told = {change.before: change.kind for change in result.changes if change.step == "boilerplate"}
    assert told == {"秒下款点我": ADVERT, "投诉代写 联盟": HIDDEN}
    assert "先存证据，没有证据等于没说。" in kept(result)


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("先存（广告：秒下款，点我）证据，没有证据等于没说。", "先存证据，没有证据等于没说。"),
        ("问清是哪家公司，【本站推荐：低息贷款加微信dk88990】他不说也记下来。", "问清是哪家公司，他不说也记下来。"),
        (
            "他发来【低息贷款加微信dk88990】这样的短信，我没有理。",
            "他发来【低息贷款加微信dk88990】这样的短信，我没有理。",
        ),
        ("带上材料（身份证、合同和最近三期的账单）去问。", "带上材料（身份证、合同和最近三期的账单）去问。"),
    ],
)
def test_an_advert_in_brackets_is_cut_out_of_its_sentence(sentence: str, left: str) -> None:
    result = page(f"<h1>怎样谈还款</h1><p>{FIRST}</p><p>{sentence}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert left in kept(result)


def test_a_threads_first_post_whose_stamp_has_buttons_is_a_post() -> None:
    def post(stamp: str, *said: str) -> str:
        return f"<table><tr><td><a>绿皮车</a></td><td><div>发表于 {stamp}</div><div>{'<br>'.join(said)}</div></td></tr></table>"

    said = [
        "店关了，还剩三万八，已经晚了四十天。",
        "今天有人打电话，说明天到我家来。",
        "我怕我妈知道，她心脏不好。",
        "想问大家真的会来吗？",
    ]
    body = (
        "<h1>他们真的会上门吗</h1>"
        + post("2021-11-3 22:41:07 | <a>只看该作者</a> <a>倒序浏览</a>", *said)
        + post("2021-11-3 22:58:30", "我也被这么说过，一次都没来。")
        + post("2021-11-4 00:12:55", "可以不开门，叫他们把文件塞进来。<div class='sign'>人在江湖漂</div>")
        + post("2021-11-4 07:30:02", "谢谢两位，昨晚睡了四个小时。")
    )
    result = page(body, "<title>他们真的会上门吗 - 老街坊论坛</title>")
    for sentence in [
        *said,
        "我也被这么说过，一次都没来。",
        "可以不开门，叫他们把文件塞进来。",
        "谢谢两位，昨晚睡了四个小时。",
    ]:
        assert sentence in kept(result)
    assert [change.kind for change in result.changes if change.before == "人在江湖漂"] == [SIGNATURE]
