"""An editor's ordinary slips: each is told with the right form, and plain sentences are left alone. In whole pages: tests/guide/test_near_misses.py."""

import pytest

from engine.content.near.rules import INLINE, LETTER
from engine.content.near.signs import fold
from engine.content.near_misses import _short, near_misses
from tests.content.right_forms import RIGHT
from tests.content.test_near_places import LINES

# (what is written, the right form that is told)
FORMS = [
    ("打 [phone：95188] 问", "Write: [phone:95188]"),
    ("三年 【rule:cc-188】", "Write: [rule:cc-188]"),
    ("三年 [rule:cc-188", "Write: [rule:cc-188]"),
    ("看[官方渠道]（channels.md）", "Write: [官方渠道](channels.md)"),
    ("看[官方渠道] (channels.md#hotline)", "Write: [官方渠道](channels.md#hotline)"),
    ("！！！ quote “可以这样说”", 'Write: !!! quote "可以这样说"'),
    ("! warnin 先看这里", 'Write: !!! warning "先看这里"'),
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
    ("[看](court.md#time limit)", "Write: [看](court.md#time-limit)"),
    ("[看](court.md# timeline)", "Write: [看](court.md#timeline)"),
    ("一\u200b二", "nobody sees (U+200B)"),
    ("先写：\n- 一", "needs an empty line before it"),
    ('!!! quote "说"\n  您好', "Write 4|four spaces before"),
    ("|一|二|\n|三|四|", "second row is its rule"),
    ("---\ntitle：写\n---\n\n写", "title: …"),
    ("## 写 ## {#write}", "Write: ## 写 {#write}"),
    ("## 写 {#write} {#write}", "Write: ## 写 {#write}"),
    ("看(court.md#timeline)[法院的信]", "Write: [words](court.md#timeline)"),
    ("（1）先看\n（2）再问", "begins no item"),
    ("①先看\n②再问", "begins no item"),
    ("- 一\n  - 二", "2 spaces before '- 二' make an item beside"),
    ("1. 一\n\n再说一句。\n\n2. 二", "the page shows 1 for '2. 二'"),
    ('!!! quote "说"\n        您好', "in this box is shown as code. Write 4 spaces"),
    ("这是 ~~不对~~ 的", "the sign '~~'"),
    ("小心 :warning: 这里", "the sign ':warning:'"),
    ("对�说", "a letter was lost here"),
    ("带好\ufffc身份证", "a letter was lost here ('\ufffc', U+FFFC)"),
    ("before the \ufb01rst payment", "looks like 'fi' and is another letter. Write: fi"),
    ("瞒着最累\uff61别等", "looks like '。' and is another letter"),
    ("Open \u0410lipay", "(U+0410) in '\u0410lipay' is a letter of another alphabet"),
    ("请一个\u2f08坐着听", "looks like '人' and is another letter. Write: 人"),
    ("your lender´s number", "´s' is no apostrophe. Write: ’"),
    ("the lenderâ€™s name", "Write: ’"),
    ("  ## 写下来 {#write}", "Write: ## 写下来 {#write}"),
    ("```letter\n写 [field name]\n```", "Write: [field:name]"),
    ("```leter\n写\n```", "Write: ```letter"),
    ("看[官方渠道](a.md){ .crad } 先", "Write: { .card }"),
    ("## 写下来 {#write", "Write: ## 写下来 {#write}"),
    ("看-{zh-Hans:网络，zh-TW:網路}-", "Write: -{zh-Hans:网络; zh-TW:網路}-"),
    ("<!-- phones [phone:110] [phone:12348] -->", "Write: <!-- phones: [phone:110] [phone:12348] -->"),
    ("<!-- phones: [phone：110] [phone:2389 2222] -->", "Write: <!-- phones: [phone:110] [phone:2389 2222] -->"),
    ("- [√] 写下来", "Write: - [ ]"),
    ("- [v] 写下来", "Write: - [ ]"),
    ("看[[头几天做什么]]，再打", "Write: [头几天做什么](page.md#id)"),
    ("看【【法院的信】】", "Write: [法院的信](page.md#id)"),
    ('!!! 提醒 "先别签"\n\n    空着的不签。', 'Write: !!! note "先别签"'),
    ("|一|二|\n|---|——|\n|三|四|", "'|---|——|' is nearly a table's rule. Write: |---|---|"),
    ("```letter\n#、 本金：有异议\n```", "Write: #. 本金"),
    ("```letter\n#） 本金：有异议\n```", "Write: #. 本金"),
    ("<!-- phones: 110、12348 -->", "Write: <!-- phones: [phone:110] [phone:12348] -->"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_right_form_is_told(text: str, form: str) -> None:
    said = " ".join(said for _, said in near_misses(text))
    assert any(part in said for part in form.split("|")), said


SECOND = (
    "先写：\n",
    '!!! quote "说"\n  您好',
    "---\ntitle：",
    "（1）",
    "①",
    "- 一\n",
    "|一|二|\n|---|——|",
    "```letter",
)  # told there


@pytest.mark.parametrize("text", [text for text, _ in FORMS])
def test_a_slip_is_told_at_its_own_line_wherever_it_stands(text: str) -> None:
    line = 5 if text.startswith("1. 一\n") else 2 if text.startswith(SECOND) else 1
    assert {at for at, _ in near_misses(text)} == {line}
    if not text.startswith("---"):
        assert {at for at, _ in near_misses(f"先看。\n\n先写。\n\n{text}")} == {line + 4}


@pytest.mark.parametrize(
    ("text", "line"),
    [("----\ntitle: x\n---\n\n写", 1), ("---\ntitle: x\n —-\n\n写", 3), ("--- \ntitle: x\n----\n写", 3)],
)
def test_an_edge_of_the_front_matter_is_three_signs(text: str, line: int) -> None:
    ((at, said),) = near_misses(text)
    assert at == line and said.endswith("is nearly the edge of the front matter. Write: ---")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("|一|二|\n|---|---|", {}),
        ("|一|二|\n|:-|-:|\n|三|四|", {}),
        ("|一|", {1: "second row is its rule. Write below this line: |---|"}),
        ("|一|二|\n|三|四|\n|---|---|", {1: "second row is its rule"}),
        ("|一|二|\n|---|", {2: "this row has 1 cells, the first one 2"}),
        ("|一|二|\n|---|---|\n|三|", {3: "this row has 1 cells"}),
        ("|一|二|\n|---|---|\n|三|四|五|", {3: "this row has 3 cells"}),
        ("|一|二|\n|---|---|\n|三\\|四|五|", {}),  # a side that is written as a sign is none
        ("|一|二\n|---|---|", {1: "the row '|一|二…' is not ended"}),
        ("|一｜二|\n|---|", {1: "'｜' in '|一｜二|…'"}),
        ("|一|二|\n|---|---|\n\n|三|\n|---|", {}),  # another table
    ],
)
def test_a_table_has_a_rule_and_as_many_cells_in_each_row(table: str, told: dict[int, str]) -> None:
    found = dict(near_misses(f"{table}\n\n下面"))
    assert found.keys() == told.keys(), found
    assert all(part in found[line] for line, part in told.items()), found


@pytest.mark.parametrize("end", ["</code>", "</pre>"])
def test_an_end_of_code_that_nothing_opened_hides_no_slip_below_it(end: str) -> None:
    assert [line for line, _ in near_misses(f"先写{end}下来。\n\n这是 [rule：cc-188]。\n")] == [3]


def test_a_note_that_is_not_ended_hides_no_slip_down_to_the_next_one() -> None:
    assert [line for line, _ in near_misses("先写。\n\n<!-- crisis ->\n\n- []写下来\n\n<!-- crisis -->\n")] == [3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "【重要】利率<24%，3*4=12，a_b，“引号”，《民法典》第188条〔2020〕（见下）。",
        "他说：“不行！！”——于是挂断……",
        "！ 先看这里",
        "A lender's note (rule of thumb: ask first), 3 < 5, C_1, e.g. (phone first).",
        "2026.5 到 2026.6；1.5倍；-15 元；—— 某某",
        "法释〔2020〕6号，第1、2款",
        "价格 5 * 3，\\*星号\\* 和 \\[方括号\\]",
        "##  写下来  {#write} ",
        "看 `[rule：x]` 这个写法",
        "> x".replace("> x", "大于 > 小于"),
        "催收说：[听不清]，然后挂了。",
        "他说，〔停了一会儿〕下周再打。",
        "1）截图；2）存好；3）发给自己。",
        "身份证号中间盖住：110101********1234。",
        "1. 先看\n2. 再问\n\n另外一件事：\n\n1. 从头数\n2. 接着数",
        "1. 第一步\n    - 小点\n    - 小点\n2. 第二步",
        '!!! quote "可以这样说"',  # a line alone: nobody knows what stands below
        "| 电话 | 当场问 |",
    ],
)
def test_a_plain_sentence_is_left_alone(text: str) -> None:
    assert near_misses(text) == ()


@pytest.mark.parametrize("text", RIGHT)
def test_what_markdown_builds_as_it_is_meant_is_not_accused(text: str) -> None:
    assert near_misses(text) == ()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("> - [ ] 写下来", "'>'"),  # a box in a quotation is no box
        ('> !!! quote "说"', "Write: !!! quote"),
        ("看[官方渠道]()。", "Write: [官方渠道](page.md#id)"),  # a link that leads nowhere
        ("看[官方渠道][无处]。", "'['"),  # no reference of that name
        ("这是 **重要* 的", "'*"),
        ("<!-- crissis -->", "crisis"),
        ("<!--crisis-->", "crisis"),
        ("看 <https://example.com/>", "example.com"),
        ('<div class="flow" markdown', 'Write: <div class="flow" markdown>'),
        ('先看 <div class="flow" markdown> 这里', "'<'"),
    ],
)
def test_what_markdown_takes_otherwise_than_it_is_meant_is_told(text: str, sign: str) -> None:
    assert sign in " ".join(said for _, said in near_misses(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**重要的事先看这一句再走", "…**重要的事先看这一句再走…"),
        ("先打电话再写信给他们**重要", "…电话再写信给他们**重要…"),
    ],
)
def test_a_sign_is_shown_with_what_stands_around_it(text: str, shown: str) -> None:
    ((_, said),) = near_misses(f"# t {{#top}}\n\n{text}\n")
    assert shown in said


def test_what_a_tab_does_to_the_lines_beside_it_is_not_told_beside_it() -> None:
    found = near_misses("先做：\n\n1.\t一\n2. 二\n\n```\n\t代码\n```   \n")
    assert found == ((3, "a tab stands in this line. Write spaces: 4 for what belongs to a box or a list item."),)


@pytest.mark.parametrize(("size", "shown"), [(24, "字" * 24), (25, "字" * 24 + "…")])
def test_a_long_line_is_repeated_in_short(size: int, shown: str) -> None:
    assert _short("字" * size) == _short(f"  {'字' * size} ") == shown


def test_a_rule_names_signs_that_each_of_its_findings_has() -> None:
    """A line without any of them is not looked at."""
    texts = [*(text for text, _ in FORMS), *RIGHT, *(line.replace("\t", "\n") for line in LINES)]
    for line in {line for text in texts for line in text.splitlines()}:
        for raw in (line, *(f"{line[:at]}\0{line[at + 1 :]}" for at in (0, len(line) // 2) if line)):
            folded = fold(raw)
            for signs, pattern, right in (*INLINE, *LETTER):
                if signs and not any(sign in folded for sign in signs.split(" ")):
                    assert not any(right(match, raw) for match in pattern.finditer(folded)), (pattern, raw)
