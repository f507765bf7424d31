"""What the whole page says of one line: headings like others of the page, titles above dates, tables of contents, timetables."""

from __future__ import annotations

import pytest

from scripts.articles.advice import advice_in
from scripts.articles.bench.samples import FIXTURES
from scripts.articles.chinese import in_another_script
from scripts.articles.load import from_raw
from scripts.articles.marks import parse_mark
from scripts.articles.model import ArticleError
from scripts.articles.pipeline import Cleaned, clean
from scripts.articles.shapes import shape_of
from scripts.articles.steps.chapters import clock_chapters, timetable

TEXT = (
    "先把每个月稳定到手的钱写下来，再写必须花的钱，剩下的才是可以拿去还款的。",
    "打电话之前，先想好第一句话：我想按时还，只是这几个月收入少了，有什么办法。",
    "谈好以后，请对方把答应的事写下来，发到你的手机上，自己也存一份，不要丢了。",
    "每一期还完都留一张截图，放进同一个相册，哪一天需要的时候，很快就能找出来。",
    "家里人早晚会知道，与其让他们从别人那里听说，不如找一个不忙的晚上自己讲清楚。",
    "实在撑不住的那几天，先去睡一觉，账单第二天还在那里，人要紧，钱可以慢慢算。",
)


def cleaned(text: str, name: str = "a.txt") -> Cleaned:
    return clean(*from_raw(name, text.encode()))


def page(*lines: str) -> str:
    """A pasted page: an empty line between any two lines."""
    return "\n\n".join(lines) + "\n"


def of_kind(text: str, kind: str, name: str = "a.txt") -> list[str]:
    return [line.text for line in cleaned(text, name).document.kept() if line.kind == kind]


def headings(text: str, name: str = "a.txt") -> list[str]:
    return of_kind(text, "heading", name)


def test_a_bare_line_is_a_heading_where_no_page_speaks_against_it() -> None:
    assert headings(page("怎样和贷款方谈", TEXT[0], "先算账", TEXT[1], "再开口", TEXT[2])) == ["先算账", "再开口"]


def test_a_bare_line_that_comes_three_times_is_no_heading() -> None:
    often = page("怎样和贷款方谈", *(part for text in TEXT[:4] for part in (text, "桥头旧影")), TEXT[4])
    assert headings(often) == []
    assert headings(page("怎样和贷款方谈", TEXT[0], "桥头旧影", TEXT[1], "桥头旧影", TEXT[2])) == ["桥头旧影"] * 2


def test_turns_of_talk_are_no_headings() -> None:
    talk = ["店员：你办这张卡做什么用？", "我：旅行和存钱？", "店员：那要等多久？", "我：等三天可以吗？"]
    assert headings(page("一次没办成的开户", TEXT[0], *talk, TEXT[1])) == []


def test_a_question_with_its_answer_below_is_no_talk() -> None:
    asked = ["问：逾期一天会怎样？", f"答：{TEXT[1]}", "问：还能再谈一次吗？", f"答：{TEXT[2]}"]
    assert len(headings(page("借款人常问的事", TEXT[0], *asked))) == 2


def test_lines_of_a_block_are_items_where_paragraphs_stand_apart() -> None:
    block = "方便买东西\n方便收货款\n方便交学费，不用跑银行，也省得带现金"
    text = page("为什么要办卡", TEXT[0], TEXT[1], TEXT[2], TEXT[3], "好处有几样：", block, TEXT[4])
    assert headings(text) == []


def test_a_line_right_below_a_colon_is_an_item() -> None:
    text = f"办卡要带的东西\n{TEXT[0]}\n要带的有：\n身份证\n住址证明，最近三个月的账单也算，要盖章\n{TEXT[1]}\n"
    assert headings(text) == []


def test_a_line_set_apart_is_a_heading_below_an_item_without_a_stop() -> None:
    text = page("办卡记", TEXT[0], TEXT[1], TEXT[2], TEXT[3], "先说好处：", "买东西\n交学费\n收货款", "第二天", TEXT[4])
    assert headings(text) == ["第二天"]


def test_bare_lines_are_no_headings_where_headings_are_marked() -> None:
    marked = ["## 先算账", TEXT[0], "持股收息", TEXT[1], "## 再开口", TEXT[2]]
    assert headings(page("怎样和贷款方谈", TEXT[3], *marked)) == ["先算账", "再开口"]
    bold = [part for i in range(3) for part in (f"**第{'甲乙丙'[i]}样**", TEXT[i])]
    assert headings(page("怎样和贷款方谈", TEXT[3], *bold, "赢家是谁？", TEXT[4])) == ["第甲样", "第乙样", "第丙样"]


def test_bold_lines_are_headings_as_most_bold_lines_of_the_page_are() -> None:
    odd = "【消息：三分之一的人没有问过利息】"
    bold = ["**【西街的新店】**", TEXT[0], "**【东街的旧店】**", TEXT[1], f"**{odd}**", TEXT[2]]
    assert odd in headings(page("街上的店", TEXT[3], *bold))
    assert headings(page("街上的店", TEXT[3], "**【西街的新店】**", TEXT[0], f"**{odd}**", TEXT[2])) == [
        "【西街的新店】"
    ]


def test_lines_in_black_brackets_are_headings_where_there_are_several() -> None:
    two = ["【西街开了三家新店 开业当天送伞】", TEXT[0], "【东街的旧店要拆，老板说不搬】", TEXT[1]]
    assert headings(page("街上的店", TEXT[3], *two)) == [two[0], two[2]]
    assert headings(page("街上的店", TEXT[3], two[2], TEXT[1])) == []


def test_a_marked_paragraph_is_no_heading_and_loses_its_hashes() -> None:
    long = "#### " + TEXT[0] + TEXT[1]
    kept = cleaned(page("# 一年", "## 春天", TEXT[2], long, "## 秋天", TEXT[3])).document.kept()
    found = next(line for line in kept if line.text.startswith("先把"))
    assert (found.kind, found.marker) == ("paragraph", "####")


def test_sums_and_credits_are_no_headings() -> None:
    text = page("算一笔账", TEXT[0], "汇款75 + 电报50 = 125", TEXT[1], "——老船歌", TEXT[2], "先算账", TEXT[3])
    assert headings(text) == ["先算账"]


def test_a_word_in_quotation_marks_may_stand_in_a_heading() -> None:
    assert headings(page("街上的店", TEXT[0], "什么是“宽限期”？", TEXT[1])) == ["什么是“宽限期”？"]
    assert headings(page("街上的店", TEXT[0], "“回来了”", TEXT[1])) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("第一把锤子：慢慢来", 1), ("第二次到第三次：带上纸笔", 2), ("第四次：有了结果", 4)],
)
def test_any_ordinal_with_a_colon_counts(text: str, number: int) -> None:
    mark = parse_mark(text)
    assert mark is not None and (mark.style, mark.number) == ("step", number)


@pytest.mark.parametrize("text", ["第05版：百姓", "第三方：不要转账", "第二季度：收入不变"])
def test_a_newspapers_page_is_no_step(text: str) -> None:
    mark = parse_mark(text)
    assert mark is None or mark.style != "step"


def test_a_count_that_begins_anew_under_more_hashes_is_a_level_of_its_own() -> None:
    nested = ["### 1. 准备", TEXT[0], "#### 1. 账本", TEXT[1], "#### 2. 电话", TEXT[2], "### 2. 开口", TEXT[3]]
    levels = [line.level for line in cleaned(page("# 怎样谈", *nested)).document.kept() if line.kind == "heading"]
    assert levels == [2, 3, 3, 2]
    sloppy = ["### 1. 准备", TEXT[0], "#### 2. 账本", TEXT[1], "### 3. 电话", TEXT[2]]
    levels = [line.level for line in cleaned(page("# 怎样谈", *sloppy)).document.kept() if line.kind == "heading"]
    assert levels == [2, 2, 2]


# ---- titles ----

BLOG = ["旧屋", "首页", "标签", "归档"]


def title(*lines: str) -> list[str]:
    return of_kind("\n".join(lines) + "\n", "title")


def test_a_short_title_right_above_the_date_is_found() -> None:
    assert title(*BLOG, "2019年终总结", "发表于 2019-12-31 | 阅读次数：", *TEXT[:3]) == ["2019年终总结"]
    assert title("无小土", "首页 归档 关于", "2018年终总结", "Dec 30, 2018 | 总结", *TEXT[:3]) == ["2018年终总结"]


def test_what_opens_the_text_below_a_date_is_no_title() -> None:
    deck = "一年又快过去了，下一年要做什么，先想一想"
    assert title(*BLOG, "2019年终总结", "发表于 2019-12-31", deck, *TEXT[:3]) == ["2019年终总结"]


def test_the_word_that_the_text_explains_first_is_the_title() -> None:
    first = "紧急备用金是指为失业、生病、修车这类意外单独存着的一笔钱，平时不能动，用了就要补上。"
    assert title("登录 | 创建帐户", "紧急备用金", "生活手册，人人可以修改的手册", first, *TEXT[:2]) == ["紧急备用金"]


def test_a_chapter_alone_on_its_page_is_the_title() -> None:
    assert title("书架 | 书库 | 排行", "第十七章 灯下", "更新时间：2021-09-03 22:14", *TEXT[:3]) == ["第十七章 灯下"]


def test_a_row_of_labels_and_a_line_about_the_writer_are_no_titles() -> None:
    row = "数字报首页 版面导航 标题导航 往期回顾"
    assert title(row, "老街坊的修伞队", "2023年11月8日", *TEXT[:3]) == ["老街坊的修伞队"]
    bio = "南山旧友社区调解员，答得慢，请多包涵关注"
    assert title("受伤之后前三天要做的事", "查看全部 21 个回答", bio, "81 人赞同", *TEXT[:3]) == [
        "受伤之后前三天要做的事"
    ]


def test_a_pages_title_is_matched_to_its_last_word() -> None:
    source = (
        "<html><head><title>支付设计手册 - 小站</title></head><body><h1>支付设计手册</h1><h2>支付</h2>"
        + "".join(f"<p>{text}</p>" for text in TEXT)
        + "</body></html>"
    )
    assert of_kind(source, "title", "a.html") == ["支付设计手册"]


# ---- what goes and what stays ----


def test_items_that_say_the_headings_again_are_a_table_of_contents_wherever_they_stand() -> None:
    heads = ["账本", "电话", "账本", "回家"]
    body = [part for head, text in zip(heads, TEXT, strict=False) for part in (f"## {head}", text)]
    contents = [f"1. 1.0.{i}. {head}" for i, head in enumerate(heads, 1)]
    for lines in ([*contents, *body], [*body, *contents]):
        kept = [line.text for line in cleaned(page("# 一年", TEXT[4], *lines)).document.kept()]
        assert not any("1.0." in text for text in kept)
        assert kept.count("账本") == 2


def test_a_sentence_that_comes_again_is_no_table_of_contents() -> None:
    again = ["走完要一个小时。", "走完要一个小时。"]
    lines = [
        "## 老街",
        TEXT[0],
        again[0],
        "**推荐：4星**",
        "## 河堤",
        TEXT[1],
        again[1],
        "**推荐：4星**",
        "## 河堤",
        TEXT[2],
    ]
    kept = [line.text for line in cleaned(page("# 两日游", *lines)).document.kept()]
    assert kept.count(again[0]) == 2 and kept.count("河堤") == 2


def test_a_days_course_stays() -> None:
    day = ["3月1日", "8:30 机场", "11:30 口岸", "12:00 上车", "17:30 吃饭"]
    kept = [line.text for line in cleaned(page("两日游", TEXT[0], TEXT[1], *day, TEXT[2])).document.kept()]
    assert kept[-6:-1] == day


def test_only_times_that_rise_are_a_timetable() -> None:
    assert timetable(["8:30 机场", "11:30 口岸", "12:00 上车"]) == {0, 1, 2}
    assert timetable(["8:30 机场", "7:30 口岸", "12:00 上车"]) == frozenset()
    assert timetable(["8:30 机场", "9:30 口岸"]) == frozenset()
    assert timetable(["- 02:10 为什么", "- 11:45 说什么", "- 30:02 然后"]) == {0, 1, 2}
    assert timetable(["8:30 机场", TEXT[0], TEXT[1], TEXT[2], "11:30 口岸", "12:00 上车"]) == frozenset()
    assert clock_chapters(["00:42 开头", TEXT[0], "02:15 中间", TEXT[1], "1:03:15 结尾", TEXT[2]]) == {0, 2, 4}


def test_a_menus_label_at_both_ends_of_a_page_is_no_refrain() -> None:
    text = "旧屋\n首页\n分类\n2019年终总结\n发表于 2019-12-31\n" + "\n".join(TEXT[:4]) + "\n标签\n3 分类\n友情链接\n"
    assert of_kind(text, "title") == ["2019年终总结"]


def test_a_list_of_short_lines_below_a_colon_is_no_card() -> None:
    listed = "服务端\n前端\nAI\n大数据"
    kept = [line.text for line in cleaned(page("选哪一行", TEXT[0], "通常有几类：", listed, TEXT[1])).document.kept()]
    assert "前端" in kept and "大数据" in kept


def test_headlines_below_the_end_do_not_open_the_article_again() -> None:
    heads = [f"来了！第{i}家店开在哪里？你猜一猜" for i in "一二三四五六七八九十"]
    sites = [f"{i}号晚报" for i in range(10)]
    lines = [part for pair in zip(heads, sites, strict=True) for part in pair]
    kept = [
        line.text
        for line in cleaned(page("街上的店", *TEXT, "[责任编辑：某某 PN001]", "网友评论", *lines)).document.kept()
    ]
    assert kept == ["街上的店", *TEXT]
    assert shape_of(heads[0]).stop is False and shape_of(TEXT[0]).stop is True


def test_tags_below_the_last_line_go() -> None:
    assert cleaned(page("街上的店", *TEXT, "# 摄影 # 生活")).document.kept()[-1].text == TEXT[-1]


def test_a_wikis_buttons_go_and_one_such_word_stays() -> None:
    assert headings(page("备用金", TEXT[0], "数额[编辑]", TEXT[1], "放在哪里[编辑]", TEXT[2])) == ["数额", "放在哪里"]
    assert any(
        "[编辑]" in line.text for line in cleaned(page("备用金", TEXT[0], "按钮叫[编辑]", TEXT[1])).document.kept()
    )


def test_a_heading_loses_the_link_to_itself() -> None:
    source = "<html><body><h1>手册</h1>" + "".join(
        f'<h2><a href="#{i}">#</a> 第{i}样</h2><p>{text}</p>' for i, text in zip("甲乙丙", TEXT, strict=False)
    )
    assert headings(source + "</body></html>", "a.html") == ["第甲样", "第乙样", "第丙样"]


def test_a_line_without_chinese_keeps_its_marks() -> None:
    line = "throw new Error(err);"
    changed = [c for c in cleaned(page("一段程序", TEXT[0], TEXT[1], line, TEXT[2])).changes if c.step == "punctuation"]
    assert changed == []


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_text_in_another_language_is_refused_with_what_to_do(name: str) -> None:
    text = "<html><body><p>" + "Call the lender first and ask for a plan in writing. " * 5 + "</p></body></html>"
    with pytest.raises(ArticleError, match="in your own words"):
        from_raw(name, text.encode())


def test_a_chinese_text_with_letters_is_chinese() -> None:
    assert not in_another_script("先打 APP 里的官方客服电话，" * 20)
    assert not in_another_script("Huabei")
    assert in_another_script("Call the lender first. " * 10 + "花呗")


def test_our_own_sound_prose_is_accused_of_nothing() -> None:
    lines = [
        line for path in sorted(FIXTURES.glob("**/prose/**/*.md")) for line in path.read_text("utf-8").splitlines()
    ]
    assert len(lines) > 100
    assert [line for line in lines if any(advice.sure for advice in advice_in(line))] == []
