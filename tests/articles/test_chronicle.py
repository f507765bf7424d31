"""Chronicles and notes: dates that open parts, lines without a full stop, a scan's spaced characters; nothing of them is lost."""

from __future__ import annotations

import pytest

from scripts.articles.steps.chronicle import chronicle, date_lines
from scripts.articles.steps.spacing import KIND as CLOSED_UP
from tests.articles.test_cleaner import cleaned


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def kept(text: str) -> list[str]:
    return [line.text for line in cleaned(text).document.kept()]


MONTHS = """
一个修车工的还债本
七月
厂里放长假，只领了生活费，花呗还了三百
八月
去夜市帮人看摊，多挣九百，借呗没动
九月
手被砂轮擦破，停了六天，晚还一次
十月
打了四次电话，第四次有人肯听
十一月
开始按月还四百五
分享到微博
"""

YEARS = """
我家的账
2020年
2月 饭馆关门，三张卡一起晚还。
6月 卖了货车
9月 还清最小的那张
2021年
1月 找到活，月薪四千六。
5月 剩下两张谈成分期
腊月 孩子住院，断了一期，马上打电话说了。
2022年
中秋前
全还清了，开了证明。
"""


def test_months_alone_are_headings_and_what_is_below_each_stays() -> None:
    found = cleaned(MONTHS).document.kept()
    assert [line.text for line in found] == lines(MONTHS)[:-1]
    assert [line.text for line in found if line.kind == "heading"] == ["七月", "八月", "九月", "十月", "十一月"]


def test_a_chronicle_keeps_the_lines_that_only_their_month_opens() -> None:
    assert kept(YEARS) == lines(YEARS)


@pytest.mark.parametrize(
    "texts",
    [
        ["3月9日 早餐涨价", "3月8日 公交改线", "3月7日 书店开张"],
        ["3月7日 早餐涨价", "3月8日 公交改线", "3月9日 书店开张"],
        ["小周 3月7日", "阿林 3月8日", "大刘 3月9日"],
        ["3月7日 10:20 他们说可以分期的", "3月8日 09:10 我说要看合同的", "3月9日 11:40 后来谈成了的"],
    ],
    ids=["falling headlines", "rising headlines", "names", "clocks"],
)
def test_dates_of_other_things_open_no_chronicle(texts: list[str]) -> None:
    assert not chronicle(texts) and not date_lines(texts)


def test_days_that_are_counted_open_a_chronicle() -> None:
    texts = ["第一天", "电话没有停过，我把铃声关了", "第三天", "短信来了，说要走法律程序", "第二周", "没有人再打来"]
    assert chronicle(texts) == frozenset(range(6))


def test_a_year_goes_by_between_december_and_january() -> None:
    texts = ["2019年11月 停工，先停了外卖", "12月 第一次没还上，打了电话", "1月 谈成了十二期"]
    assert date_lines(texts) == frozenset(range(3))


NOTE = """
小蓝书 首页 同城
欠了四万的我，搬回老家了🏠
橘子汽水
关注
房租省下一千二，通勤省下三百
🌿早上帮我妈卖菜，晚上写稿子
🌿每月8号还一千六，雷打不动
电话里的人也会累，跟他好好说
慢一点没关系，别断
👇领同款记账表👇
#还债 #回老家
共 12 条评论
"""


def test_a_note_without_a_full_stop_is_an_article() -> None:
    result = cleaned(NOTE)
    assert not result.warnings
    found = [line.text.lstrip("🌿") for line in result.document.kept()]
    assert [text for text in found if text != "橘子汽水"] == [
        text.lstrip("🌿") for text in (lines(NOTE)[1:2] + lines(NOTE)[4:9])
    ]
    assert result.document.kept()[0].kind == "title"
    told = {change.n for change in result.changes}
    assert all(line.keep or line.kind == "blank" or line.n in told for line in result.document.lines)


def test_a_page_of_labels_is_still_no_article() -> None:
    result = cleaned("首页 新闻 财经 体育\n早餐涨到八元\n公交改线公告\n书店今日开张\n关于我们 | 联系我们 | 版权声明\n")
    assert any(warning.startswith("no_text_kept") for warning in result.warnings)


SPACED = """
跟 平 台 谈 分 期 的 经 过
我 在 去 年 五 月 停 了 工 ， 一 共 欠 三 家 。
先 打 的 是 最 大 的 那 家 ， 等 了 20 分 钟 才 接 通 。
对 方 问 我 每 月 能 拿 出 多 少 ， 我 说 八 百 。
第 三 天 回 了 电 话 ， 说 可 以 分 三 十 六 期 。
"""


def test_a_scans_blanks_are_closed_up_and_each_line_is_told() -> None:
    result = cleaned(SPACED)
    assert [line.text for line in result.document.kept()] == [text.replace(" ", "") for text in lines(SPACED)]
    assert sum(1 for change in result.changes if change.kind == CLOSED_UP) == 5


def test_a_spaced_title_alone_stays_as_it_is() -> None:
    text = "写 给 自 己 的 一 封 信\n先把每个月稳定到手的钱写下来，再写必须花的钱。\n打电话之前，先想好第一句话，别急着答应。\n"
    assert kept(text) == lines(text)


PRINTED = """
河口镇司法所普法材料（第三期）                1
借条丢了怎么办
先找转账记录和聊天记录，把能说明借钱经过的都存下来。
再给对方发一条短信，请他确认数目，话要说得平和。
扫描王 生成
第 1 页 共 2 页
河口镇司法所普法材料（第三期）                2
对方承认了，就补写一张，写清哪天借、哪天还。
扫描王 生成
对方不承认，就带着这些材料去司法所问一问。
"""


def test_heads_with_a_number_far_to_the_right_and_all_of_a_foot_are_dropped() -> None:
    assert kept(PRINTED) == [text for text in lines(PRINTED) if not text.startswith(("河口镇", "扫描王", "第 1 页"))]


@pytest.mark.parametrize(
    "text",
    [
        "点击右下角的“客服”，说要找人工。",
        "下载App，登录后点“我的账单”。",
        "点击下方的“更多服务”，再点“还款计划”。",
        "点击链接之前先看清楚是不是官方的。",
        "加微信就能减免的，不要信。",
    ],
)
def test_a_sentence_that_says_what_to_press_is_text(text: str) -> None:
    body = [
        "怎样找到还款计划",
        "很多人第一次晚还的时候，不知道去哪里看自己欠多少。",
        text,
        "抄下来以后，把每一期都和合同核对一遍，再决定怎么谈。",
    ]
    assert kept("\n".join(body)) == body


@pytest.mark.parametrize(
    "text",
    [
        "点击下方链接领取还款资料。",
        "点击阅读原文，查看更多精彩内容。",
        "猜你喜欢：手机怎样贴膜",
        "【相关链接】什么是公积金",
        "投票(6) 有得(2)",
        "下载本文档需要登录",
    ],
)
def test_what_offers_or_links_goes_and_the_text_below_stays(text: str) -> None:
    body = [
        "怎样找到还款计划",
        "很多人第一次晚还的时候，不知道去哪里看自己欠多少。",
        text,
        "抄下来以后，把每一期都和合同核对一遍，再决定怎么谈。",
    ]
    assert kept("\n".join(body)) == [line for line in body if line != text]


def test_a_sentence_right_above_the_text_is_its_beginning() -> None:
    text = "首页 | 发现 | 登录\n只还本金行不行\n17 人赞同了该回答\n谢邀。\n先说结论，能谈，可是没有哪条规定说对方一定要同意。\n再说办法，先备好材料，再打电话，说清楚每月能给多少。\n"
    assert "谢邀。" in kept(text)


def test_days_alone_are_no_refrain() -> None:
    text = """
    晚还以后的半年
    第1天
    没什么事，收到一条短信。
    第4天
    电话开始多了，上午三个，下午五个。
    第15天
    有人说要立案，我打110问，说是假的。
    第30天
    同事知道了，她说她弟弟也欠过。
    第90天
    谈成了第一家，十八期。
    """
    assert kept(text) == lines(text)


LOOSE = """
首页 热门 视频 消息
关注
23-9-11 22:14 来自 手机客户端
记一下，今天最后一笔也还清了😭
三年前开店亏的，一共十四万三
最难的是第一年，房东涨租、对象分手、我爸摔断腿，全赶在一起
几句真心话：
1️⃣别借新的还旧的，我因为这个多欠了两万一
2️⃣电话接一次就好，说清楚再挂
知道很多人会骂我当初活该，没关系，我自己骂过了
还在路上的你，慢慢来
#还清# #三年#
转发 812 评论 1034 赞 5.6万
"""


def test_a_text_without_full_stops_begins_and_ends_with_its_commas() -> None:
    assert [text.removeprefix("1️⃣").removeprefix("2️⃣") for text in kept(LOOSE)] == [
        text.removeprefix("1️⃣").removeprefix("2️⃣") for text in lines(LOOSE)[3:11]
    ]


def test_what_is_attached_is_the_end_of_a_text() -> None:
    text = "怎样申请清理债务\n法院指定管理人，管理人会联系每一家债权人。\n按方案还款，一般三到五年；期满以后，余下的不再还。\n附件：1.财产申报表.doc 2.债务清册.xls\n【打印本页】【关闭窗口】\n"
    assert kept(text) == lines(text)[:-1]
