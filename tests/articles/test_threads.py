"""Threads, answers, chats, chronologies, letters: what is said stays, however short, and what is furniture goes and is told."""

from __future__ import annotations

import pytest

from scripts.articles.load import from_raw
from scripts.articles.pipeline import Cleaned, clean
from scripts.articles.steps.stamps import form_of
from tests.articles.test_cleaner import cleaned


def kept(text: str) -> list[str]:
    return [line.text for line in cleaned(text).document.kept()]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


THREAD = """
逾期了要不要接电话，来说说
楼主 林间雨
2021-05-02
昨天一天九个电话
没敢接
2楼 卖豆腐的
2021-05-02
接，问工号
3楼 林间雨
2021-05-03
问了，他说没有
4楼 南瓜
2021-05-03
没有就挂
记下时间
5楼 林间雨
2021-05-09
后来不打了，谢谢大家
"""
SAID = ["昨天一天九个电话", "没敢接", "接，问工号", "问了，他说没有", "没有就挂", "记下时间", "后来不打了，谢谢大家"]


def test_a_thread_keeps_every_post_and_tells_its_stamps() -> None:
    result = cleaned(THREAD)
    assert [line.text for line in result.document.kept()] == [lines(THREAD)[0], *SAID]
    told = [change.before for change in result.changes if change.kind == "post_stamp"]
    assert len(told) == 10
    assert not result.warnings


@pytest.mark.parametrize(
    ("head", "button"),
    [
        ("{n}# {name} 2021-05-0{n} 19:20", "回复 举报"),
        ("作者：{name} 时间：2021-05-0{n} 19:20:11", ""),
        ("{name}\n第{n}楼\n发表于 2021-5-{n} 19:20", "回复 | 举报"),
        ("{name}\n{n}楼2021-05-0{n} 19:20", "收起回复"),
        ("{name} 19:2{n}:08", ""),
    ],
)
def test_posts_stay_whatever_the_form_of_their_stamps(head: str, button: str) -> None:
    names = ["林间雨", "卖豆腐的", "南瓜", "老许", "阿满"]
    posts = ["一天九个电话，没敢接", "接，问工号", "他说没有", "没有就挂，记下时间", "后来不打了，谢谢"]
    rows = ["逾期了要不要接电话"]
    for n, (name, post) in enumerate(zip(names, posts, strict=True), 1):
        rows += [head.format(n=n, name=name), post, button]
    assert kept("\n".join(rows)) == [rows[0], *posts]


def test_answers_with_their_stamps_below_stay() -> None:
    answers = [
        ["先看哪一笔利息高，再看哪一家肯谈。", "利息一样的话，先还肯给方案的。"],
        ["我先还小的，心里松一点。"],
        ["饭钱先留出来。", "没有饭吃，还哪一笔都没用。"],
    ]
    rows = ["两笔都晚了，先还哪一笔？"]
    for n, answer in enumerate(answers, 1):
        rows += [f"小树{'一二三'[n - 1]}", *answer, f"发布于 2022-06-1{n} 22:31", f"赞同 {n}4 {n} 条评论 分享 收藏"]
    found = kept("\n".join(rows))
    assert [text for answer in answers for text in answer] == [text for text in found if text.endswith("。")]


def test_what_readers_wrote_below_an_article_is_no_thread() -> None:
    article = [f"这是第{n}段，说的是怎样先把账写清楚，再给贷款方打电话。" for n in "甲乙丙丁"]
    rows = ["先写账再打电话", "2023-09-12 10:30", *article, "网友评论"]
    for name, said in (("小刚", "说得好"), ("大米粥", "我就是这样的"), ("阿紫", "在哪里改啊")):
        rows += [f"{name} 2023-09-12 11:02", said]
    assert kept("\n".join(rows)) == [rows[0], *article]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("小王 2023-03-11 22:14", "… † ‡"),
        ("2楼", "§"),
        ("发布于 2022-06-18", "at †"),
        ("10楼以上的住户", ""),
        ("今天下午又打来了", ""),
        ("2023-03-11 打来，说要起诉。", ""),
        ("借呗 D 类", ""),
    ],
)
def test_the_form_of_a_stamp(text: str, form: str) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize(
    "dates", [["2019年", "2020年", "2021年"], ["2022年", "2021年"], ["2018年3月", "2018年11月", "2019年6月"]]
)
def test_every_date_of_a_chronology_is_kept_the_first_too(dates: list[str]) -> None:
    happened = ["开始用借呗，第一次借三千。", "停工三个月，第一次晚还。", "谈成分期，每月还七百多。"]
    rows = [row for pair in zip(dates, happened, strict=False) for row in pair]
    assert kept("\n".join([*rows, "相关阅读", "花呗怎么关"])) == rows


@pytest.mark.parametrize(
    "items",
    [
        ["账单各下载一份存在手机以外的地方", "给家里人打个电话说可能有陌生人打来", "把自动扣款解开留出吃饭和坐车的钱"],
        [
            "- 账单各下载一份，存在手机以外的地方",
            "- 给家里人打个电话，说可能有陌生人打来",
            "- 把自动扣款解开，留出吃饭和坐车的钱",
        ],
    ],
)
@pytest.mark.parametrize("last", ["三天以后再打电话谈，心里会稳得多。", "别急着今天就答应什么。"])
@pytest.mark.parametrize("advert", ["急用钱？点击申请，最快三分钟到账", "专业债务优化，先办后付，加微信：zw_88888"])
def test_a_title_with_a_hash_opens_the_text(items: list[str], last: str, advert: str) -> None:
    result = cleaned("\n".join(["# 晚了头三天", *items, advert, last]))
    assert [line.text for line in result.document.kept()] == [
        "晚了头三天",
        *(item.lstrip("- ") for item in items),
        last,
    ]
    assert not result.warnings


@pytest.mark.parametrize(("ask", "answer"), [("问：", "答："), ("Q：", "A：")])
def test_short_questions_and_answers_stay(ask: str, answer: str) -> None:
    said = [("会坐牢吗？", "一般不会"), ("催收能上门吗？", "可以上门谈，但不能闯进去"), ("能只还本金吗？", "看对方")]
    rows = [mark + text for pair in said for mark, text in zip((ask, answer), pair, strict=True)]
    assert kept("\n".join(["首页 > 法律咨询 > 债务", "常见问答几则", *rows, "相关问答", "离婚财产怎么分"])) == [
        "常见问答几则",
        *rows,
    ]


def test_the_end_of_a_letter_and_what_follows_it_stay() -> None:
    letter = ["尊敬的客服人员：", "因工厂停产，我自七月起没有收入，现申请将还款日推迟三个月。"]
    end = ["此致", "敬礼！", "申请人：李某", "2022年7月20日"]
    rows = [
        "延期申请书怎么写",
        "写清楚四件事就行：谁、欠什么、为什么、怎么还。",
        *letter,
        *end,
        "寄出之后留一份照片，过五天打电话问收到没有。",
    ]
    assert kept("\n".join([*rows, "本文由用户上传，如有侵权请联系我们删除"])) == rows


def test_a_head_with_a_number_that_rises_is_a_page_head() -> None:
    body = [f"第{n}条说的是怎样写清楚自己的收入，以及每个月必须花的钱。" for n in "甲乙丙丁"]
    rows = ["某某服务中心 - 1 -", "还款困难处理指引", *body[:2], "某某服务中心 - 2 -", *body[2:], "某某服务中心 - 3 -"]
    assert not [text for text in kept("\n".join(rows)) if "服务中心" in text]


def test_a_note_of_short_lines_is_kept() -> None:
    rows = [
        "晚了九十天的真实记录",
        "关注",
        "坐标成都，二十七岁，做美甲",
        "店关了，欠两笔",
        "后来我主动打过去，谈了二十四期",
        "每月还一千六，摆摊够了",
    ]
    result = cleaned("\n".join([*rows, "#负债 #真实经历"]))
    assert [line.text for line in result.document.kept()] == [rows[0], *rows[2:]]


def test_a_page_saved_keeps_its_answers() -> None:
    posts = "".join(
        f"<div><a>{name}</a><p>积分 {n}</p><em>发表于 2022-9-{n} 21:11</em><p>{said}</p><a>回复</a> <a>举报</a></div>"
        for n, (name, said) in enumerate(
            [("半夏", "断了一期，说要一次还清。"), ("山里人", "别慌"), ("不二", "我断过一期，补上照旧")], 3
        )
    )
    page = f"<html><head><title>断了一期怎么办 - 论坛</title></head><body><h1>断了一期怎么办</h1>{posts}</body></html>"
    result: Cleaned = clean(*from_raw("a.html", page.encode()))
    found = [line.text for line in result.document.kept()]
    assert found == ["断了一期怎么办", "断了一期，说要一次还清。", "别慌", "我断过一期，补上照旧"]
