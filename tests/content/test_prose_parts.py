"""What is asked of a page's words, a function at a time: pairs, blocks, lists, numbers, scripts, laws, names, quotes, patterns."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.content.prose.answers import giving, unasked
from engine.content.prose.blocks import Block, blocks
from engine.content.prose.check import Asked, check_prose, load_asked
from engine.content.prose.legal import unmarked
from engine.content.prose.lengths import lengths, lengths_of_rules, spared, unsaid
from engine.content.prose.lists import announced, merged_lists
from engine.content.prose.numbers import Numbers, data_numbers, found_numbers, load_numbers, page_numbers
from engine.content.prose.patterns import Pattern, first, in_time, load_patterns
from engine.content.prose.quotes import curly
from engine.content.prose.refusals import unrefused
from engine.content.prose.style import load_style, style_of
from engine.content.prose.terms import bare_terms, rule_terms
from engine.content.prose.whole import whole
from engine.content.prose.wording import data_names, other_names
from engine.content.prose.words_to_say import Admissions, Limits, admissions, leads_to, letters, spoken
from engine.content.source_page import SourcePage, read_page

PAIRS = {"zh": ["“”", "（）"], "en": ["()"]}
ENDINGS = {"zh": re.compile("[。？！：」”]$"), "en": re.compile("[.?!:”]$")}


def page_of(folder: Path, body: str, uri: str = "x.md") -> SourcePage:
    path = folder / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
    return read_page(path, uri)


def pattern(find: str, why: str = "why") -> Pattern:
    return Pattern(re.compile(find), why, "here")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("“车修好了。", [1]),
        ("车修好了。”", [1]),
        ("”车修好了。“", [1]),  # each closes before it opens
        ("““车修好了。””", [1]),  # opened twice
        ("（见附件（二））。", []),  # a bracket may stand in a bracket
        ("（见（附件（二）））。", [1]),  # and not in two
        ("（见附件（二）。", [1]),
        ("“第一段。\n\n“第二段。”", []),  # goes on
        ("“第一段。\n\n第二段。”", [1, 3]),
        ("“第一段”，“第二段。\n\n“第三段。”", []),
        ("第一段。\n\n“第二段。”", []),
        ("第一段。”\n\n“第二段。”", [1]),
        ("“第一段。”\n\n“第二段。", [3]),
        ("1）打气；2）上油。", []),
        ("说好了 :) 走吧。", []),
        ("x) 看刹车（前后）。", []),
        ("先看刹车（见第 58）。", []),  # no number of a list: it closes what is open
        ("先看刹车（见第 58。", [1]),
        ("先看（前轮）：第二步）。", [1]),
        ("`（` 是一个括号。", []),
    ],
)
def test_what_opens_is_closed(tmp_path: Path, body: str, lines: list[int]) -> None:
    found = list(whole(page_of(tmp_path, body), PAIRS, {}))
    assert [line for line, _ in found] == lines
    assert all("do not fit together in" in text for _, text in found)


def test_which_two_do_not_fit_is_told_with_the_beginning(tmp_path: Path) -> None:
    page = page_of(tmp_path, "先看（前轮的气足不足，再看刹车灵不灵。")
    assert list(whole(page, PAIRS, {})) == [
        (1, "（ and ） do not fit together in '先看（前轮的气足不足，再看刹车灵…'. Write what is missing, or the right one of the two.")
    ]  # fmt: skip
    assert list(whole(page_of(tmp_path, "（见（a）。", "x.en.md"), PAIRS, {})) == []  # English has its own pairs
    assert [line for line, _ in whole(page_of(tmp_path, "First (see below.", "x.en.md"), PAIRS, {})] == [1]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("先打气。再上油。", []),
        ("先打气。再上油，然后", [1]),
        ("再上油，然后", []),  # no whole sentence in it: a label
        ("- 先打气。再上油，然后", []),  # an item may end as it likes
        ("<b>先打气。</b>", []),
        ("!!! note\n    先打气。再上油，然后", [2]),
        ("先打气。再上油。**", [1]),
        ("先打气。再上油。{.x}", []),
    ],
)
def test_a_paragraph_of_sentences_ends_as_one(tmp_path: Path, body: str, lines: list[int]) -> None:
    found = list(whole(page_of(tmp_path, body), {}, ENDINGS))
    assert [line for line, text in found if "the paragraph stops in" in text] == lines


def test_where_a_paragraph_stops_is_told(tmp_path: Path) -> None:
    ((line, text),) = whole(page_of(tmp_path, "先打气。再上油，从前轮到后轮一个一个地看，然后"), {}, ENDINGS)
    assert (line, text) == (
        1, "the paragraph stops in '…，从前轮到后轮一个一个地看，然后'. Write its end, or its full stop.",
    )  # fmt: skip


@pytest.mark.parametrize(("size", "other", "told"), [(24, "", 0), (25, "", 1), (25, "x", 0)])
def test_what_is_longer_than_a_label_does_not_stand_twice(tmp_path: Path, size: int, other: str, told: int) -> None:
    text = "字" * size
    found = list(whole(page_of(tmp_path, f"{text}\n\n{text}{other}\n"), {}, {}))
    assert found == [(3, f"'{text[:16]}…' stands twice, one below the other. Take one out.")] * told


BLOCKS = """第一段
接着说

## 一 {#one}

第二段
1) 一
   还是一
+ 二
| a |
接在表下面
## 没有名字
!!! quote admits "说"

    甲

    乙
!!! tip quote
    丙
后面
!!! note "记"
    注
  !!! quote "里面"
      丁
    不在里面
"""


def test_a_page_is_cut_into_blocks_at_their_lines(tmp_path: Path) -> None:
    found = [
        (each.line, each.kind, each.text, each.section, each.title, each.classes)
        for each in blocks(page_of(tmp_path, BLOCKS))
    ]
    assert found == [
        (1, "text", "第一段 接着说", "", "", ()),
        (6, "text", "第二段", "one", "", ()),
        (7, "item", "一 还是一", "one", "", ()),
        (9, "item", "二", "one", "", ()),
        (10, "row", "| a |", "one", "", ()),
        (11, "text", "接在表下面", "one", "", ()),
        (13, "box", "甲\n乙", "", "说", ("quote", "admits")),
        (18, "box", "丙", "", "", ("tip", "quote")),
        (20, "text", "后面", "", "", ()),
        (22, "text", "注", "", "", ()),
        (23, "box", "丁", "", "里面", ("quote",)),
        (25, "text", "不在里面", "", "", ()),
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("- 一\n- 二\n", []),
        ("- 一\n1. 二\n", [(2, 1)]),
        ("- 一\n* 二\n", [(2, 1)]),
        ("1. 一\n2) 二\n", []),  # both count
        ("- 一\n\n1. 二\n", [(3, 1)]),
        ("- 一\n\n字\n\n1. 二\n", []),
        ("- 一\n字\n1. 二\n", [(3, 1)]),  # a line right below belongs to the item
        ("- 一\n## 题\n1. 二\n", []),
        ("- 一\n    1. 里\n    2. 里\n- 二\n", []),
        ("- 一\n    1. 里\n- 二\n    * 里\n", []),  # another list inside each
        ("- 一\n    1. 里\n    * 里\n", [(3, 2)]),
        ("- 一\n\n    字\n\n1. 二\n", [(5, 1)]),  # what is set in belongs to the item
        ("字\n- 一\n1. 二\n* 三\n", [(3, 2), (4, 2)]),
    ],
)
def test_a_list_right_below_another_is_told_with_its_line(
    tmp_path: Path, body: str, told: list[tuple[int, int]]
) -> None:
    found = list(merged_lists(page_of(tmp_path, body)))
    assert [(line, int(text.split("line ")[1].split(";")[0])) for line, text in found] == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("说四句话：\n\n1. 一\n2. 二\n3. 三\n", [1]),
        ("记住三点：\n\n1. 一\n2. 二\n3. 三\n4. 四\n", [1]),
        ("说三句话：\n\n1. 一\n2. 二\n3. 三\n", []),
        ("可以要这三样：\n\n- 一\n    - 里\n- 二\n\n    接着\n\n- 三\n\n再说。\n", []),
        ("有两种：\n\n- 一\n- 二\n\n- 三\n\n不在里面：\n\n- 一\n- 二\n", [1]),
        ("三年里。这样做：\n\n- 一\n- 二\n", []),  # of the last sentence alone
        ("花两分钟存好：\n\n- 一\n- 二\n- 三\n", []),  # a length of time
        ("三个里先问两个：\n\n- 一\n- 二\n- 三\n", []),  # of two numbers it may be either
        ("六项里的：\n\n再说。\n\n- 一\n- 二\n", []),
        ("Say four things:\n\n1. a\n2. b\n3. c\n", [1]),
        ("Take two minutes to save:\n\n- a\n- b\n- c\n", []),
        ("One more thing:\n\n- a\n- b\n", []),
        ("- 有三样：\n    - 一\n    - 二\n", []),  # an item leads to its own
        *[
            (f"{line}\n\n- a\n- b\n- c\n", [])  # numbers of something else
            for line in (
                "两个礼拜：",
                "头两个星期：",
                "两个钟头：",
                "前两个季度：",
                "两个人：",
                "In the first two working days:",
                "If two collectors come:",
                "按合同第四条：",
                "第二步，要带：",
                "两个星期内：",
                "3个自然日内：",
                "早上九点前做好：",
                "下午两点：",
                "遇到这两种情况，要留证据：",
                "Article 4 says:",
                "Within 2 days:",
                "Call before 10 am and say:",
                "For each of the two loans:",
                "Two people go together and bring:",
                "See step 2 first:",
            )
        ],
        ("说四句话：\n\n```letter\nx\n```\n\n1. 一\n2. 二\n", []),  # the list belongs to something else
    ],
)
def test_a_line_that_says_how_many_items_follow_is_told_where_another_number_does(
    tmp_path: Path, body: str, told: list[int]
) -> None:
    assert [line for line, _ in announced(page_of(tmp_path, body))] == told


NUMBER = (pattern(r"(?<!\d)(?P<number>1\d{4}|\s400-\d{3} )(?!\d)"),)


def test_numbers_are_found_once_and_without_blanks() -> None:
    assert found_numbers("打10001、10002、10001，或者 400-123 。", Numbers(NUMBER)) == ["10001", "10002", "400-123"]


SHORT = load_numbers(
    {
        "patterns": [{"find": r"(?P<number>\d{5})", "example": "10001", "counter": "x"}],
        "short": [{"find": r"(?P<number>\b1\d\d\b)", "example": "110", "counter": "x"}],
        "calls": [{"find": r"\bcall\b|☎ answers", "example": "call", "counter": "☎ goes"}],
    },
    "x.yml",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 110, or 120.", ["110", "120"]),
        ("In danger, 110 answers.", ["110"]),
        ("110 goes to you at the end of the month.", []),
        ("You may call. 110 goes to you.", []),  # another sentence
        ("Call! 110 goes to you? Call.", []),
        ("Of 1.110 you keep 110; call 119.", ["119"]),
        ("10001 goes to you.", ["10001"]),  # too long for an amount of this kind
    ],
)
def test_a_short_number_is_told_where_its_sentence_speaks_of_a_call(text: str, found: list[str]) -> None:
    assert found_numbers(text, SHORT) == found


def test_a_number_of_a_page_is_known_and_a_link(tmp_path: Path) -> None:
    body = "打10001。\n`10002` [phone:10003] [看](10004.md)\n打10005，[10006](x.md)。\n"
    found = list(page_numbers(page_of(tmp_path, body), Numbers(NUMBER), {"10001"}))
    assert [line for line, _ in found] == [1, 3, 3]
    assert "[phone:10001]" in found[0][1] and "10005 looks like a phone number" in found[1][1]
    assert "10006" in found[2][1]


def test_a_number_of_a_data_file_is_told_with_its_entry() -> None:
    tree: Any = {"a": {"b": ["打10001", "打10002，再打 [phone:10003]", 10004]}, "c": "10005"}
    found = list(data_numbers(tree, Numbers(NUMBER), {"10001"}, "x.yml"))
    assert [text.split(" looks")[0] for text in found] == ["x.yml: a: b: 10002", "x.yml: c: 10005"]


LIMITS = Limits(sentence=8, first=6, piece=5, whole=12, blanks=1, ending=re.compile("？$"))


def script(text: str) -> Block:
    return Block(1, "box", text, "", "说", ("quote",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("气足吗？", []),
        ("车在哪里呢？好吗？", []),
        ("车呢，现在在哪？", []),  # six letters are as many as the first sentence may have
        ("我车呢，现在在哪？", ["the first sentence is 7, at most 6"]),
        ("好。我车呢，现在在哪里？", []),
        ("好。我车呢，在哪，现在在？", []),
        ("好。我车呢，在哪，现在在哪？", ["a sentence is 9, at most 8"]),
        ("车在不在这？", []),
        ("车在不在这里？", ["a part between two marks is 6, at most 5"]),
        ("好。好。\n车在哪，车在哪？好，好，好，好？", []),
        ("好。好。\n车在哪，车在哪？好，好，好，好好？", ["the whole is 13, at most 12"]),
        ("（谁）来？", []),
        ("（谁）（几点）来？", ["the number of blanks is 2, at most 1"]),
        ("____……来？", ["the number of blanks is 2, at most 1"]),
        ("谁来？好。", ["ends in '好。'"]),
    ],
)
def test_a_script_is_short_enough_to_be_said(text: str, told: list[str]) -> None:
    found = list(spoken(script(text), LIMITS))
    assert len(found) == len(told) and all(words in said for words, said in zip(told, found, strict=True)), found
    assert list(spoken(script(text), Limits(99, None, None, None, None, None))) == []


def test_letters_are_counted_without_blanks() -> None:
    assert [letters(text) for text in ("打 10 次。", "（谁）来", "(who) comes", "____来", "__来", "……")] == [
        4,
        1,
        5,
        1,
        3,
        0,
    ]


ADMITS = Admissions((pattern("欠钱|还钱"),), (pattern("不欠钱"),), "admits", "others", "guides/old#age", "gives it away", "how old it is")  # fmt: skip


def box(text: str, *classes: str) -> Block:
    return Block(7, "box", text, "", "说", ("quote", *classes))


def block(text: str, section: str = "") -> Block:
    return Block(1, "text", text, section)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ([box("我欠钱。")], ["'欠钱' gives it away"]),
        ([box("我不欠钱。")], []),
        ([box("我不欠钱，会还钱。")], ["'还钱' gives it away"]),
        ([box("我欠钱。", "others")], []),
        ([block("我欠钱。")], []),
        ([box("我会还钱。", "admits")], ["nothing before this script asks how old it is"]),
        ([block("x", "age"), box("我会还钱。", "admits")], []),
        ([block("x", "other"), box("我会还钱。", "admits")], ["nothing before"]),
        ([block("[旧](old.md#age)"), block("x"), box("我会还钱。", "admits")], []),
        ([box("我会还钱。", "admits"), block("[旧](old.md#age)")], ["nothing before"]),
        ([block("[旧](old.md#age)"), box("我会还钱。")], ["'还钱' gives it away"]),
    ],
)
def test_a_script_that_gives_something_away_is_meant_and_led_to(page: list[Block], told: list[str]) -> None:
    found = list(admissions(page, ADMITS))
    assert len(found) == len(told) and all(words in said for words, (_, said) in zip(told, found, strict=True)), found
    assert all(line == 7 for line, _ in found)


@pytest.mark.parametrize(
    ("text", "leads"),
    [("[a](#age)", True), ("[a](../guides/old.md#age)", True), ("[a](old.md#ages)", False), ("[a](older.md)", False), ("old.md#age", False)],
)  # fmt: skip
def test_a_link_leads_to_a_step_from_anywhere(text: str, leads: bool) -> None:
    assert leads_to(block(text), "guides/old#age") is leads


GIVING = {
    "guides/ask.md": [block("先看[旧](old.md#age)", "top"), block("提", "any")],
    "guides/ask.en.md": [block("x", "top")],
    "guides/call.md": [Block(3, "box", "我会还钱。", "now", "说", ("quote", "admits")), Block(5, "box", "我会还钱。", "late", "说", ("quote", "admits"))],
    "guides/old.md": [block("x", "age"), Block(3, "box", "我会还钱。", "age", "说", ("quote", "others"))],
}  # fmt: skip
ALONE = replace(ADMITS, alone=("faq",), fresh=("guides/call#late",))


@pytest.mark.parametrize(
    ("uri", "answer", "told"),
    [
        ("faq.md", "看[怎么说](guides/call.md#now)", "this answer leads to guides/call#now, whose words gives it away"),
        (
            "faq-more.en.md",
            "看[怎么说](guides/call.md#now)",
            "and it does not ask how old it is. Link to guides/old#age in it.",
        ),
        ("faq/sub.md", "看[怎么说](../guides/call.md#now)", "guides/call#now"),
        ("faq.md", "看[换个办法](guides/ask.md#any)", "guides/ask#any"),
        ("faq.md", "看[办法](guides/ask.md)", "guides/ask,"),
        ("faq.md", "先看[旧](guides/old.md#age)，再看[怎么说](guides/call.md#now)", ""),
        ("faq.md", "看[晚了一天](guides/call.md#late)", ""),
        ("faq.md", "看[别的](guides/call.md#other)", ""),
        ("faq.md", "看[下面](#now)", ""),
        ("other.md", "看[怎么说](guides/call.md#now)", ""),
    ],
)
def test_an_answer_that_is_read_alone_asks_first(uri: str, answer: str, told: str) -> None:
    before = block("看[旧](guides/old.md#age)", "another")  # an answer above is not read
    found = list(unasked(uri, [before, Block(9, "text", answer, "a")], ALONE, giving(GIVING, ALONE)))
    assert [line for line, _ in found] == [9] * bool(told)
    assert all(told in said for _, said in found)


TERMS = {"answer": (15, 30, 60)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("15天内答复 [rule:answer]。", True),
        ("一般15天内答复 [rule:answer]。", False),
        ("15天内答复，复杂的30天，最长60天 [rule:answer]。", False),
        ("15天内答复，最长60天 [rule:answer]。", True),
        ("最长60天 [rule:answer]。", False),
        ("115天 [rule:answer]。", False),
        ("15.5天，1,015元 [rule:answer]。", False),
        ("15天内答辩 [rule:defence]。", False),
        ("答复要写理由 [rule:answer]，看[表](a.md#15)。", False),
        ("答复要写理由 [rule:answer] [rule:defence]，15天。", True),
    ],
)
def test_the_first_of_several_time_limits_is_not_named_as_if_it_were_all(text: str, told: bool) -> None:
    found = list(bare_terms([Block(4, "item", text, "")], TERMS, [pattern("一般")]))
    assert [line for line, _ in found] == [4] * told
    assert all("'answer' knows 15, 30, 60, and only 15 is said" in said for _, said in found)


def test_the_time_limits_of_rules_are_read() -> None:
    assert rule_terms({"a": {"numbers": [15, 30]}, "b": {"of": "x"}, "c": None}) == {"a": (15, 30)}
    assert rule_terms({}) == {}


RULES = {
    "answer": [(Decimal(15), "days")],
    "letter": [(Decimal(7), "days")],
    "many": [(Decimal(15), ""), (Decimal(30), "")],
    "retrial": [(Decimal(6), "months")],
    "correct": [(Decimal(3), "working days")],
}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到起15日内答辩 [rule:answer]。", []),
        ("收到起十五天内答辩 [rule:answer]。", []),
        ("收到起20日内答辩 [rule:answer]。", ["20日"]),
        ("两周以内答辩 [rule:answer]。", ["两周"]),
        ("一周以内寄出 [rule:letter]。", []),
        ("within a week [rule:letter].", []),
        ("Answer within twenty-five days [rule:answer].", ["twenty-five days"]),
        ("半年里申请 [rule:retrial]。", []),
        ("一年半里申请 [rule:retrial]。", ["一年半"]),
        ("Half a year [rule:answer].", ["half a year"]),
        ("Half a year [rule:retrial].", []),
        ("Within a year [rule:retrial].", []),  # spared here
        ("A 45-year-old asks within a fortnight [rule:letter].", ["a fortnight"]),
        ("三个工作日改好 [rule:correct]。", []),
        ("三天改好 [rule:correct]。", ["三天"]),
        ("最多四十八小时 [rule:answer]。", ["四十八小时"]),
        ("收到起20日内答辩。", []),  # it cites nothing, so nobody knows
        ("2026年11月20日起 [rule:answer]。", []),  # a date
        ("过了3年的 [rule:answer]，7日内说。", ["7日"]),
        ("15日内答辩 [rule:answer]。过了7日，写信 [rule:letter]。", []),  # the paragraph cites both
        ("20日内写信 [rule:letter]，7天内寄出；9天内再问 [rule:answer]。", ["20日", "9天"]),
        ("30日内答复 [rule:many]。", []),  # one of its numbers
        ("8日内答复 [rule:unknown]。", []),  # a mark that is told elsewhere
        ("第二天、第3个工作日、第三年 [rule:answer]。", []),  # an order
        ("十八周岁 [rule:answer]。", []),  # an age
        ("Days, and weeks, months and years [rule:answer].", []),  # nothing is counted
        ("Once a day, twice a week, five times a year [rule:answer].", []),  # a rate
        ("7-20日内 [rule:answer]。", ["20日"]),
        ("3个月20天 [rule:answer]。", ["3个月", "20天"]),
        ("每月20日，2026-11-20日 [rule:answer]。", []),  # days of a date
    ],
)
def test_a_length_of_time_is_one_that_a_cited_rule_says(text: str, told: list[str]) -> None:
    found = list(unsaid([Block(4, "item", text, "")], RULES, spared({"years": [1, 3]})))
    assert [said.partition(" is in none")[0].strip("'") for _, said in found] == told
    assert [line for line, _ in found] == [4] * len(told)


def test_a_monster_of_numbers_is_read_in_passing() -> None:
    """As many numbers again are as much work again, and no numeral is too long; a text before each number would be its square."""
    assert len(lengths("1日" * 50_000)) == len(lengths("第一天" * 20_000)) + 1 == 1
    assert len(lengths("一" * 20_000 + "年")) == 1


def test_the_lengths_of_a_rule_are_those_of_all_its_languages_and_its_numbers() -> None:
    said = {"says": {"zh": "七日内", "en": "within 9 days"}, "topic": {"zh": "写"}, "numbers": [15]}
    rules: dict[str, Any] = {"a": said, "b": {"of": "x"}, "c": None}
    assert lengths_of_rules(rules) == {
        "a": [(Decimal(7), "days"), (Decimal(9), "days"), (Decimal(15), "")],
        "b": [],
    }


LAW = (pattern("法律|法院"), pattern("必须"))


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ([block("法律要求。")], "法律"),
        ([block("法律要求 [rule:a]。")], ""),
        ([block("法律要求："), block("停车 [rule:a]")], ""),
        ([block("法律要求:"), block("停车 [rule:a]")], ""),
        ([block("法律要求。"), block("停车 [rule:a]")], "法律"),
        ([block("法律要求："), block("停车")], "法律"),
        ([block("停车 [rule:a]"), block("法律要求：")], "法律"),
        ([block("法律要求："), block("停车"), block("慢行 [rule:a]")], "法律"),
        ([box("法律要求。")], ""),
        ([block("车必须停，法院说的。")], "法院"),
    ],
)
def test_what_states_the_law_names_its_rule(page: list[Block], told: str) -> None:
    found = [text for _, text in unmarked(page, LAW)]
    assert found == ([f"'{told}' states the law and names no rule. Add [rule:…], or say “see your contract” or “ask”."] if told else [])  # fmt: skip


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("!!! dont\n    - 不骑\n    - 骑\n", [3]),
        ("!!! dont\n    1. 骑\n    字\n", [2]),
        ("!!! dont\n\n    - 骑\n\n    - 快骑\n- 走\n", [3, 5]),
        ("!!! dont\n    - 不骑\n  - 走\n", []),  # set in less: no part of the box
        ("!!! dont\n    - 不骑\n走\n    - 骑\n", []),
        ("  !!! dont\n      - 骑\n    - 走\n", [2]),
        ("!!! donts\n    - 骑\n", []),
        ("- 骑\n!!! dont\n    - 不骑\n", []),
    ],
)
def test_every_item_of_what_not_to_do_refuses(tmp_path: Path, body: str, lines: list[int]) -> None:
    page = page_of(tmp_path, body)
    found = list(unrefused(page, [pattern("不", "“不”"), pattern("别", "“别”")]))
    assert [line for line, _ in found] == lines
    assert all(text.endswith("Write it with “不”.") for _, text in found)
    assert list(unrefused(page, [])) == []


def test_of_what_an_item_says_its_beginning_is_told(tmp_path: Path) -> None:
    ((_, text),) = unrefused(page_of(tmp_path, f"!!! dont\n    - {'骑车' * 20}\n"), [pattern("不", "“不”")])
    assert text.startswith(f"'{'骑车' * 10}' stands in a box")


def test_a_word_for_which_there_is_another_is_told_with_its_line(tmp_path: Path) -> None:
    body = '单车。\n`单车` <a title="单车"> [看](单车.md) -{单车}- {#单车}\n!!! note "单车"\n    脚踏车\n'
    names = [pattern("单车|脚踏车", "写“自行车”"), pattern('"', "no quote")]
    assert list(other_names(page_of(tmp_path, body), names)) == [
        (1, "'单车': 写“自行车”"),
        (3, "'单车': 写“自行车”"),
        (4, "'脚踏车': 写“自行车”"),
    ]


def test_a_word_of_a_data_file_is_judged_in_its_language() -> None:
    tree: Any = {"a": {"zh": "单车", "en": {"deep": ["bike", {"x": "bike 单车"}]}}, "zh": [3, "车"], "b": "单车"}
    asked = {"zh": [pattern("单车", "自行车")], "en": [pattern("bike", "bicycle")]}
    assert list(data_names(tree, asked, "x.yml")) == [
        "x.yml: a: zh: '单车': 自行车",
        "x.yml: a: en: deep: 'bike': bicycle",
        "x.yml: a: en: deep: x: 'bike': bicycle",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('~~~\n"a"\n~~~\n"b"', '~~~\n"a"\n~~~\n“b”'),
        ('    ```\n"a"\n    ```', '    ```\n"a"\n    ```'),
        ("'a' (\"b\") \"'c'\"", "‘a’ (“b”) “‘c’”"),
        ('-{"a"}- {: title="b"} "c"', '-{"a"}- {: title="b"} “c”'),
        ('!!! note "a "b" c"', '!!! note "a “b” c"'),
        ('[rule:"x"] "y"\n\n"z"', '[rule:"x"] “y”\n\n“z”'),
    ],
)
def test_only_prose_gets_curly_quotes(text: str, expected: str) -> None:
    assert curly(text) == expected


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"find": "a", "example": "a", "counter": "b", "more": 1}, "expected the fields find, example, counter"),
        ({"find": "a", "example": "a"}, "expected the fields"),
        ({"find": "(", "example": "a", "counter": "b"}, r"'\(' is no regular expression"),
        ({"find": "a{99999999999}", "example": "a", "counter": "b"}, "is no regular expression"),
        ({"find": "a", "example": "b", "counter": "c"}, "does not find its example 'b'"),
        ({"find": "a", "example": "a", "counter": "ca"}, "finds its counter-example 'ca'"),
    ],
)
def test_a_pattern_has_an_example_and_a_counter_example(entry: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=f"^x.yml: kind: .*{says}"):
        load_patterns([entry], "x.yml: kind")


def test_patterns_are_tried_in_their_order_whatever_the_case() -> None:
    one, two = load_patterns(
        [{"find": "b", "example": "B", "counter": "a", "why": "w"}, {"find": "a", "example": "xA", "counter": "b"}], "x"
    )
    assert (one.why, two.why, one.where) == ("w", "", "x")
    found = first([one, two], "ab")
    assert found and found[0] == "b" and first([one, two], "c") is None
    assert [each[0] for each in two.all("aAb")] == ["a", "A"] and two.without("aAb") == "b"


STYLE = """
blame: {zh: [{find: 你错, example: 你错了, counter: 对, why: no blame}]}
sentences: {zh: 6, en: 4}
traditional: {zh: false}
"""


@pytest.mark.parametrize(
    ("uri", "text", "told"),
    [
        ("x.md", "都是你错。", ["'你错': no blame"]),
        ("x.md", "先看前轮刹。", []),
        ("x.md", "先看前轮刹车。", []),
        ("x.md", "先看前轮刹车灵。", ["a sentence of 7 letters ('先看前轮刹车灵…'); at most 6. Make two of it."]),
        ("x.md", "先看前轮；再看后轮，好。先打气吧！", []),
        ("x.md", "**先看**[前轮](x.md)的[rule:aaaaaaaaa]气。", []),
        ("x.md", "| 先看前轮刹车灵 |", []),
        ("x.md", "車要修。", ["'車' is written in the other script. Write it as this page is written, or in a mark -{…}-."]),
        ("x.md", "-{車}-要修。", []),
        ("x.en.md", "See the front brake.", []),
        ("x.en.md", "See the front brake now.", ["a sentence of 5 words ('See the fron…'); at most 4. Make two of it."]),
        ("x.en.md", "See it: the front brake, rider's.", []),
        ("x.en.md", "車 is a word.", []),
    ],
)  # fmt: skip
def test_how_a_page_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, uri: str, text: str, told: list[str]
) -> None:
    (tmp_path / "own.yml").write_text(STYLE + "pairs: {}\nendings: {}\n", encoding="utf-8")
    monkeypatch.setattr("engine.content.prose.style.OWN", tmp_path / "own.yml")
    style = load_style(tmp_path / "none.yml")
    assert list(style_of(page_of(tmp_path, f"# 题\n\n{text}\n", uri), style)) == [(3, said) for said in told]


def test_a_guide_asks_besides_what_every_guide_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.yml").write_text(STYLE + "pairs: {zh: [“”]}\nendings: {zh: 。$}\n", encoding="utf-8")
    (tmp_path / "style.yml").write_text(
        "sentences: {zh: 9}\ntraditional: {en: false}\nvows: {zh: [{find: 一定, example: 一定, counter: 可能, why: no vow}]}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("engine.content.prose.style.OWN", tmp_path / "own.yml")
    style = load_style(tmp_path / "style.yml")
    assert [each.why for each in style.patterns["zh"]] == ["no blame", "no vow"]
    assert style.longest == {"zh": 9, "en": 4} and style.one_script == {"zh", "en"}
    assert style.pairs == {"zh": ["“”"]} and style.endings["zh"].search("好。")
    assert [each.where.rpartition("/")[2] for each in style.patterns["zh"]] == [
        "own.yml: blame: zh",
        "style.yml: vows: zh",
    ]
    (tmp_path / "style.yml").write_text("- a\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"style\.yml:1: expected kinds of rules"):
        load_style(tmp_path / "style.yml")


PROSE = """
numbers: {patterns: [{find: '(?P<number>1\\d{4})', example: '10001', counter: x}], files: [words.yml]}
legal: {patterns: [{find: 法律, example: 法律, counter: x}], exempt: [about]}
scripts: {可以这样说: {sentence: 9, blanks: 1, ending: ？$}}
admissions:
  {patterns: [{find: 欠钱, example: 欠钱, counter: x}], besides: [], mark: admits, others: others, step: guides/old#age, says: tells, asks: how old}
reading: {below: guides/, most: 2, per_minute: 10}
wording: {zh: [{find: 单车, example: 单车, counter: x, why: 自行车}], files: [words.yml, none.yml]}
"""


def asked_of(folder: Path) -> Asked:
    (folder / "prose.yml").write_text(PROSE, encoding="utf-8")
    asked = load_asked(folder / "prose.yml")
    assert asked
    return asked


@pytest.mark.parametrize(
    ("uri", "body", "told"),
    [
        ("x.md", "打10001。", ["1: 10001 looks like a phone number"]),
        ("x.md", "单车。", ["1: '单车': 自行车"]),
        ("x.en.md", "单车。", []),
        ("x.md", "法律。", ["1: '法律' states the law"]),
        ("about/x.md", "法律。", []),
        ("x.md", "- 一\n* 二", ["2: a list of another kind"]),
        ("x.md", '!!! quote "说"\n    我欠钱。', ["1: '欠钱' tells"]),
        ("x.md", '!!! quote "可以这样说"\n    好。', ["1: '好。…' ends in '好。'"]),
        ("x.md", '!!! quote "可以这么说"\n    好。', ["1: the title '可以这么说' is nearly '可以这样说', whose words are measured. Write: 可以这样说"]),
        ("x.md", '!!! quote "这样回答"\n    好。', []),
        ("x.md", '!!! quote admit "说"\n    好。', ["1: 'admit' says nothing of a box. Write: admits"]),
        ("x.md", '!!! quote other "说"\n    好。', ["1: 'other' says nothing of a box. Write: others"]),
        ("x.md", '!!! quote others big "说"\n    好。', []),
        ("guides/x.md", "字" * 20, []),
        ("guides/x.md", "字" * 21, ["1: 21 letters and digits take more than 2 minutes to read, at 10 a minute (data/prose.yml: reading). At most 20: take out 1, in any sentence of the page, or move a step to a page of its own."]),
        ("guides/x.md", f"{'字' * 9}\n\n## 一 {{#a}}\n\n{'字' * 4}\n\n## 二 {{#b}}\n\n{'字' * 9}", ["1: 24 letters and digits take more than 2 minutes to read, at 10 a minute (data/prose.yml: reading). At most 20: take out 4, in any sentence of the page, or move a step to a page of its own; the longest is '二' (line 7, 10 letters)."]),
        ("guides/x.md", f"{'字' * 19}[好](字字字.md)[rule:字字] <b class=字字>{{#abc}}", []),
        ("guides/x.en.md", "字" * 21, []),
        ("x.md", "字" * 21, []),
    ],
)  # fmt: skip
def test_all_that_is_asked_of_a_page_is_told_with_its_line(
    tmp_path: Path, uri: str, body: str, told: list[str]
) -> None:
    asked = asked_of(tmp_path)
    (tmp_path / "words.yml").write_text("{}", encoding="utf-8")
    page = page_of(tmp_path / "docs", body, uri)
    found = [text.removeprefix(f"{page.path}:") for text in check_prose({uri: page}, tmp_path, asked, set())]
    assert len(found) == len(told) and all(text.startswith(words) for text, words in zip(found, told, strict=True)), (
        found
    )


def test_the_words_of_data_files_are_asked_the_same(tmp_path: Path) -> None:
    asked = asked_of(tmp_path)
    (tmp_path / "words.yml").write_text("a: {zh: [单车, 打10001, 打10001]}\n", encoding="utf-8")
    assert [text.partition("words.yml")[2][:28] for text in check_prose({}, tmp_path, asked, set())] == [
        ": a: zh: '单车': 自行车",
        ": a: zh: 10001 looks like a ",
    ]
    assert [text for text in check_prose({}, tmp_path, asked, {"10001"}) if "10001" in text] == []


def test_in_another_thread_nothing_is_bounded_and_nothing_breaks() -> None:
    """A signal reaches the first thread alone; the desk looks at pages in others."""

    def look() -> str:
        with in_time("x", seconds=0.01):
            return "done"

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(look).result() == "done"
