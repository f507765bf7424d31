"""Single steps: what each must do, and what it must leave alone."""

from __future__ import annotations

import pytest

from scripts.articles.marks import parse_mark
from tests.articles.test_cleaner import cleaned

FILLER = "写清楚每个月能还多少，再打电话去谈，对方更容易理解你的难处。"


def text_of(raw: str) -> str:
    """What becomes of a second line below a title."""
    result = cleaned(f"还款之前要做的事\n{raw}\n{FILLER}")
    return result.document.lines[1].text


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("用户可以協(xié)商还款，请先打电话问清楚。", "用户可以协商还款，请先打电话问清楚。"),
        ("先说明情况（kuàng），再提出办法，一步一步来。", "先说明情况，再提出办法，一步一步来。"),
        ("准备材料（如收入证明），交给客服看一看。", "准备材料（如收入证明），交给客服看一看。"),
        ("年化利率(APR)要写进合同，每个人都看得到。", "年化利率(APR)要写进合同，每个人都看得到。"),
        ("三种办法：(a)延期(b)分期(c)减免，可以一起提。", "三种办法：(a)延期(b)分期(c)减免，可以一起提。"),
        ("打开应用(app)里的账单，找到客服的入口。", "打开应用(app)里的账单，找到客服的入口。"),
        ("银行(yínháng)的电话写在卡片的背面，可以查。", "银行(yínháng)的电话写在卡片的背面，可以查。"),
    ],
)
def test_only_a_reading_of_the_character_before_is_a_gloss(raw: str, wanted: str) -> None:
    assert text_of(raw) == wanted


def test_all_readings_of_a_character_count() -> None:
    assert (
        text_of("银行(háng)和行(xíng)动，长(zhǎng)大和长(cháng)久，都協(xié)商得通。")
        == "银行和行动，长大和长久，都协商得通。"
    )


def test_a_toned_gloss_that_fits_no_reading_is_left_and_flagged() -> None:
    line = cleaned(f"还款之前要做的事\n请先准备材(xié)料，再打电话问清楚。\n{FILLER}").document.lines[1]
    assert "(xié)" in line.text
    assert line.flags == ("unverified_gloss",)


def test_a_shift_is_computed_from_the_gloss() -> None:
    raw = "這幾天下雨，人們因?yàn)橥话l(fā)的大水都沒有出門，大家在家裡等著。"
    assert text_of(f"{raw}{raw[:0]}") == "这几天下雨，人们因为突发的大水都没有出门，大家在家里等着。"


def test_a_shift_that_nothing_explains_is_flagged_and_left() -> None:
    result = cleaned(f"还款之前要做的事\n请把材?zzō)罄料交给客服看一看，再等答复。\n{FILLER}")
    assert "罄" in result.document.lines[1].text


def test_an_ordinary_question_is_no_shift() -> None:
    raw = "能不能晚几天还?可以打电话问一问，对方会告诉你。"
    assert text_of(raw) == raw.replace("?", "？")


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("先打95188,再等3天,时间是10:30,不要急。", "先打95188，再等3天，时间是10:30，不要急。"),
        ("利率是0.05%,每天1,000元,用App查看就可以。", "利率是0.05%，每天1,000元，用App查看就可以。"),
        ("准备材料(如收入证明、病历),写清姓名。", "准备材料（如收入证明、病历），写清姓名。"),
        ("网址是https://example.com/a?b=c,写在合同里面。", "网址是https://example.com/a?b=c，写在合同里面。"),
    ],
)
def test_marks_are_widened_between_characters_only(raw: str, wanted: str) -> None:
    assert text_of(raw) == wanted


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("#### 一、概述", "cn", 1, "概述"),
        ("# 1. 短信", "arabic", 1, "短信"),
        ("2.1 还款困难", "decimal", 1, "还款困难"),
        ("（十二）其他", "cn_paren", 12, "其他"),
        ("第三章 处理办法", "chapter", 3, "处理办法"),
        ("③准备", "circled", 3, "准备"),
        ("- 客服热线", "bullet", 0, "客服热线"),
        ("**材料**", "bold", 0, "材料"),
    ],
)
def test_a_mark_is_read_in_any_style(text: str, style: str, number: int, rest: str) -> None:
    mark = parse_mark(text)
    assert mark and (mark.style, mark.number, mark.text) == (style, number, rest)


@pytest.mark.parametrize(
    "text", ["3.5万元的额度", "2024年的规定", "0.05%的利率", "12:30开始", "一天晚了也算", "五年以后"]
)
def test_a_figure_is_no_mark(text: str) -> None:
    assert parse_mark(text) is None


def test_spun_words_stay_in_an_article_that_is_not_spun() -> None:
    raw = "使用者可以先看说明，假使看不懂，就打电话问客服，没有关系。"
    assert text_of(raw) == raw


def test_contact_details_are_flagged_and_public_lines_are_not() -> None:
    result = cleaned(f"还款之前要做的事\n拨打95188或者12378，不要找街上的人。\n业务员的手机是13800138000，{FILLER}")
    assert [line.flags for line in result.document.lines[1:3]] == [(), ("contact_details",)]


def test_a_heading_whose_text_is_gone_is_flagged() -> None:
    result = cleaned(f"还款之前要做的事\n一、准备材料\n二、打电话\n{FILLER}")
    assert result.document.lines[1].flags == ("heading_without_body",)


def test_comments_end_where_the_article_goes_on() -> None:
    raw = f"怎样和银行谈\n一、先算账\n{FILLER}\n网友评论\n小王 2024-01-02\n写得好。\n二、再打电话\n{FILLER}"
    kinds = [line.kind for line in cleaned(raw).document.lines]
    assert kinds == ["title", "heading", "paragraph", "comment", "comment", "comment", "heading", "paragraph"]


def test_a_byline_word_inside_the_text_stays() -> None:
    raw = f"怎样算账\n{FILLER}\n来源：工资和兼职\n{FILLER}"
    assert cleaned(raw).document.lines[2].keep


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<p>先写&ldquo;收入&rdquo;，再写<b>支出</b>。</p>", "先写“收入”，再写支出。"),
        ("收入<支出的月份，用&nbsp;[这张表](http://example.com/a(1).html?b=c)算。", "收入<支出的月份，用 这张表算。"),
        ("每月____元，____个月，第一期____", "每月____元，____个月，第一期____"),
        ("卡号写作 6222 **** **** 0000，有没有**宽限期**要问。", "卡号写作 6222 **** **** 0000，有没有宽限期要问。"),
        ("\\u82b1\\u5457的账单<br/>", "花呗的账单"),
    ],
)
def test_page_code_goes_and_other_marks_stay(raw: str, wanted: str) -> None:
    assert text_of(raw) == wanted


def test_code_over_lines_goes_and_a_comment_that_never_ends_takes_no_text_along() -> None:
    raw = f"怎样算账\n<script>\nvar a = 1;\n</script>\n{FILLER}\n<!-- 广告位\n{FILLER}\n* * *\n{FILLER}"
    assert [line.n for line in cleaned(raw).document.kept()] == [1, 5, 7, 9]


def test_tags_make_headings_and_items() -> None:
    raw = f"<h1>怎样算账</h1>\n<h2>先写收入</h2>\n<p>{FILLER}</p>\n<li>房租</li>\n<li>饭钱</li>\n<h2>再写支出</h2>\n{FILLER}"
    kinds = [line.kind for line in cleaned(raw).document.lines]
    assert kinds == ["title", "heading", "paragraph", "list_item", "list_item", "heading", "paragraph"]


def test_what_is_whole_in_a_damaged_line_is_read_and_the_rest_shown_as_lost() -> None:
    damaged = (
        "信用卡通常可以在应用里改日期，先看银行的规定。".encode().decode("gb18030", "replace").replace("\ufffd", "?")
    )
    line = cleaned(f"还款之前要做的事\n（1）{damaged}\n{FILLER}").document.lines[1]
    assert line.text.startswith("信用卡") and line.text.endswith("看银行的规定。") and "\ufffd" in line.text
    assert line.flags == ("shifted_bytes",)


def test_a_name_cut_by_its_encoding_is_made_whole_where_it_stands_whole_elsewhere() -> None:
    raw = f"花呗的账单怎么看\n花?的账单和借?的账单分开写，一项一项写清楚。\n这笔钱怎么花?先想好再说，不要急。\n{FILLER}"
    lines = cleaned(raw).document.lines
    assert lines[1].text.startswith("花呗的账单和借呗的账单") and "怎么花？" in lines[2].text


def test_a_writers_own_glosses_stay() -> None:
    raw = "“还”字两读：归还的还（huán），还有的还（hái）；“囿（yòu）于”读作四声。"
    assert text_of(raw) == raw


def test_arithmetic_keeps_its_brackets() -> None:
    raw = "本金 × (1 + 月利率) 就是合计，写在纸上,再核对一遍。"
    assert text_of(raw) == raw.replace(",", "，")


def test_ornaments_with_text_below_them_are_headings_and_in_a_row_items() -> None:
    raw = f"怎样算账\n◆ 先写收入\n{FILLER}\n◆ 再写支出\n◇ 房租\n◇ 饭钱\n◇ 药费\n◆ 最后比一比\n{FILLER}"
    found = [(line.kind, line.level) for line in cleaned(raw).document.lines]
    assert found[1] == found[3] == found[7] == ("heading", 2)
    assert [kind for kind, _ in found[4:7]] == ["list_item"] * 3


@pytest.mark.parametrize(("raw", "wanted"), [("c收", "催收"), ("催*", "催收"), ("cui收", "催收"), ("崔收", "催收")])
def test_a_disguised_word_is_written_out_as_inferred(raw: str, wanted: str) -> None:
    result = cleaned(f"还款之前要做的事\n接到{raw}人员的电话，先问工号，再问公司。\n{FILLER}")
    assert result.document.lines[1].text == f"接到{wanted}人员的电话，先问工号，再问公司。"
    assert [change.confidence for change in result.changes] == ["inferred"]


def test_buttons_below_a_question_go_and_the_question_stays() -> None:
    asked = "上周被裁，补偿金要下个月底才到，想问问有没有办法往后挪一个月，会不会一开口就被要求全部结清？"
    raw = f"打开客户端，体验更流畅\n这个月还不上能拖吗\n{asked}\n写回答  邀请回答  3 条评论\n一只猫\n12 人赞同了该回答\n{FILLER}"
    kept = [line.n for line in cleaned(raw).document.kept()]
    assert kept == [2, 3, 7]


def test_below_the_editors_line_nothing_is_article() -> None:
    said = "我也是打了三次电话才谈下来的，前两次都说没有权限。"
    raw = f"怎样算账\n{FILLER}\n{FILLER}\n{FILLER}\n{FILLER}\n（责任编辑：小林）\n小城故事\n{said}"
    assert [line.n for line in cleaned(raw).document.kept()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("raw", ["。", "？？", "；；；", "”"])
def test_a_line_of_marks_alone_ends_no_step(raw: str) -> None:
    assert cleaned(f"怎样算账\n{FILLER}\n{raw}\n{FILLER}").document.lines[2].n == 3


SPUN = "小我的进项和用度要写清楚，若何筹办质料，德律风里怎样接洽，颠末多久竣事，起首问明白。"


def test_good_words_are_put_right_in_a_heavily_spun_article_only() -> None:
    odd = "几个题目按条约办，出资方差别，先看末了一页。"
    result = cleaned(f"怎样算账\n{SPUN}\n{odd}\n{FILLER}")
    line = result.document.lines[2]
    assert line.text == "几个问题按合同办，出资方差别，先看最后一页。"
    assert line.flags == ("odd_word: 差别 → 不同",)
    assert [c.confidence for c in result.changes if c.n == 3] == ["inferred"] * 3 + ["needs_editor"]
    for sound in (f"怎样算账\n{odd}\n{FILLER}", f"怎样算账\n小我的进项和用度。\n{odd}\n" + f"{FILLER}\n" * 30):
        line = next(line for line in cleaned(sound).document.lines if "条约" in line.text)
        assert "几个题目按条约办" in line.text and line.flags == ()


@pytest.mark.parametrize(
    ("above", "title", "below"),
    [
        ("搜索答案    我要提问", "信用卡提前还清要不要付手续费？", "关注  举报  分享  3条回答"),
        ("★★★ 法务一对一，先办后付 ★★★", "两家同时到期先还哪一家", "发布日期：2024-01-02 | 人气：12"),
        ("某某城市法律知识大全", "两家同时到期先还哪一家", "发布日期：2024-01-02 | 人气：12"),
    ],
)
def test_the_title_is_the_heading_right_above_the_pages_own_lines(above: str, title: str, below: str) -> None:
    lines = cleaned(f"{above}\n{title}\n{below}\n{FILLER}\n{FILLER}").document.lines
    assert [line.kind for line in lines if line.keep] == ["title", "paragraph", "paragraph"]
    assert lines[1].text == title


def test_a_line_below_a_lone_number_is_a_heading_with_a_comma_too() -> None:
    raw = f"怎样算账\n{FILLER}\n01\n你是谁，替谁打来\n{FILLER}\n图片\n02\n有没有凭证\n{FILLER}"
    found = [(line.kind, line.level) for line in cleaned(raw).document.kept()]
    assert found == [("title", 1), *[("paragraph", None), ("heading", 2)] * 2, ("paragraph", None)]


def test_a_source_credit_is_cut_off_its_sentence_and_said_so() -> None:
    result = cleaned(
        f"怎样算账\n{FILLER}\n先写收入，再写支出，办法就是对的（本文来源：某某网 www.example.com）。\n{FILLER}"
    )
    assert result.document.lines[2].text == "先写收入，再写支出，办法就是对的。"
    assert [(c.kind, c.confidence) for c in result.changes] == [("source_credit", "inferred")]


def test_what_stands_once_below_a_line_that_comes_again_is_kept() -> None:
    told = ["先打电话给银行", "再写信要明细", "不要转账给个人", "保存通话录音"]
    raw = "怎样算账\n\n" + "".join(f"{FILLER}\n\n重点提示\n{line}\n\n" for line in told) + FILLER
    kept = [line.text for line in cleaned(raw).document.kept()]
    assert [line for line in told if line not in kept] == []
