"""The steps that take a page's own code and its furniture away, each alone, on a few lines at the borders of what decides."""

from __future__ import annotations

import pytest

from scripts.articles.model import Document, Line
from scripts.articles.steps.boilerplate import cut_credits
from scripts.articles.steps.markup import is_code, strip_markup, without_markup
from scripts.articles.steps.page_ends import drop_page_ends, drop_pulled_quotes
from scripts.articles.steps.refrains import drop_refrains

TEXT = "先把车推到亮的地方，看一看刹车和轮胎，再决定今天骑不骑。"


def doc_of(*texts: str) -> Document:
    """A page of these lines; "" is an empty one."""
    lines = [Line(n, text, text, bool(text), "paragraph" if text else "blank") for n, text in enumerate(texts, 1)]
    return Document("x.txt", "0", "utf-8", "hans", tuple(lines))


def left(done: Document) -> list[str]:
    return [line.text for line in done.kept()]


def dropped(*texts: str) -> list[str]:
    """What the refrains' step drops of a page of these lines; T stands for a paragraph, another each time."""
    given = [f"{TEXT[:-1]}第{n}次。" if text == "T" else text for n, text in enumerate(texts)]
    done, changes = drop_refrains(doc_of(*given))
    assert [change.before for change in changes] == [line.text for line in done.lines if line.kind == "refrain"]
    assert all(change.step == "boilerplate" and change.after == "" for change in changes)
    return [change.before for change in changes]


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        ("T|有用|T|有用|T|有用|T", []),  # leads to text each time: a heading
        ("T|有用|没用|T|有用|没用|T", ["有用", "没用", "有用", "没用"]),  # a pair, twice
        ("T|有用|没用|T|有用|没有|T", []),
        ("T|有用|没用|T|有用|没用", ["有用", "没用", "有用", "没用"]),
        ("T|有用|x|T|有用|x|T|有用|x", ["有用", "有用", "有用", "x"]),  # and what stands below the last
        ("T|有用|T|有用|x", []),  # twice alone is no refrain
        ("有用|T|有用", []),  # once above all text and once below it: a menu
        ("T|问|T|问|T|问|T", ["问", "问", "问"]),  # one character leads to whatever it likes
        ("T|问|T|问|T", []),
        ("T|有用 12|没用 3|T|有用 5|没用 44|T", ["有用 12", "没用 3", "有用 5", "没用 44"]),  # without their counts
        ("T|有用|没用|没用|T|有用|没用|没用|T", ["有用", "没用", "没用", "有用", "没用", "没用"]),
        ("T|2019年总结|好|T|2020年总结|好|T", []),  # a year is no count
        ("有用。|T|有用。|T|有用。|T", []),  # with a full stop it may be text
        ("T|- 有用|x|T|- 有用|x|T|- 有用|x|T", []),  # an item
        ("T|ok|T|ok|T|ok|x", []),  # nothing in Chinese
    ],
)
def test_what_comes_again_and_leads_to_no_text_is_a_refrain(page: str, gone: list[str]) -> None:
    assert dropped(*page.split("|")) == gone


LONG = "很" * 40


@pytest.mark.parametrize(("line", "gone"), [(LONG, 3), (f"{LONG}长", 0)])
def test_a_refrain_is_a_short_line(line: str, gone: int) -> None:
    assert dropped("T", line, "x", "T", line, "x", "T", line, "1", "T").count(line) == gone


def test_a_line_that_a_program_filled_in_is_known_by_its_form() -> None:
    page = ("T", "张三 | 3 分 | 车", "图", "T", "李四四 | 55 分 | 车", "图", "T", "王 | 1 分 | 车", "图", "T")
    assert [text for text in dropped(*page) if "|" in text] == [
        "张三 | 3 分 | 车",
        "李四四 | 55 分 | 车",
        "王 | 1 分 | 车",
    ]


@pytest.mark.parametrize(
    ("block", "gone"),
    [
        (["有用", "赞"], ["赞"]),  # a short line of the same block
        (["有用", "45 人"], ["45 人"]),
        (["有用", "先看刹车再骑车"], []),  # it stands once and may say something
        (["有用", "先看刹车吧"], []),
        (["有用", "先看刹车"], ["先看刹车"]),
        (["有用", "先看 2 次刹车"], ["先看 2 次刹车"]),
        (["先看刹车再骑车", "有用", "赞"], ["赞"]),
        (["有用", "赞", TEXT], []),
    ],
)
def test_what_stands_beside_a_refrain_goes_with_it(block: list[str], gone: list[str]) -> None:
    page = ["T", "", "有用", "没用", "", "T", "", "有用", "没用", "", "T", "", *block, "", "T"]
    found = dropped(*page)
    assert [text for text in found if text not in ("有用", "没用")] == gone
    assert found.count("有用") == 3


def test_below_the_last_refrain_everything_goes_where_there_is_no_text() -> None:
    pair = ["T", "有用", "没用"]
    assert dropped(*pair, *pair, "车站", "车库")[-2:] == ["车站", "车库"]
    assert "车站" not in dropped(*pair, *pair, "车站", "T")


def test_what_stands_below_the_heading_of_comments_makes_no_refrain() -> None:
    comments = ["网友评论", "有用", "没用", "T", "有用", "没用", "T"]
    assert dropped("T", "T", *comments) == []
    assert "有用" in dropped("T", *comments)  # one paragraph is no article yet


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (r"\u82b1\u5457要还", "花呗要还"),
        (r"\u82b1要还", r"\u82b1要还"),  # one alone is left
        (r"\u0041\u0042要还", r"\u0041\u0042要还"),  # nothing in Chinese
        (r"\u82b1\u0007要还", r"\u82b1\u0007要还"),  # nothing to print
        ("%E8%8A%B1%E5%91%97要还", "花呗要还"),
        ("%E8%8A%B1要还", "%E8%8A%B1要还"),
        (r"\u82b1\ufffd要还", r"\u82b1\ufffd要还"),  # what stood there is lost
        ("a/%E8%8A%B1%E5%91%97要还", "a/%E8%8A%B1%E5%91%97要还"),  # in an address
        ("<h2>先看刹车</h2>", "## 先看刹车"),
        ('<div class="a"><h6>先看刹车</h6></div>', "###### 先看刹车"),
        ("<ul><li>先看刹车</li>", "- 先看刹车"),
        ("<p><b>先看刹车</b></p>", "**先看刹车**"),
        ("<b>先看</b>刹车", "先看刹车"),
        ("先看<br/>刹车<td>轮胎", "先看 刹车 轮胎"),
        ("收入<支出", "收入<支出"),
        ("[先看](http://a.b/c_(d))刹车[](x)", "先看刹车"),
        ("[先看](刹车)", "[先看](刹车)"),
        ("![图](http://a.b/c.png)刹车", "刹车"),
        ("[b]先看[/b]刹车[color=red]", "先看刹车"),
        ("先看&nbsp;&ldquo;刹车&rdquo;&#36710;&#x8f66;", "先看 “刹车”车车"),
        ("先看&zwj;刹车&unknown;", "先看刹车&unknown;"),
        ("有没有**宽限期**。", "有没有宽限期。"),
        ("**宽限期**", "**宽限期**"),
        ("有没有**abc**。", "有没有**abc**。"),
        ("先看`刹车`。", "先看刹车。"),
        (r"1\. 先看\*刹车", "1. 先看*刹车"),
        ("先看\u00a0\u00a0刹车  轮胎", "先看 刹车 轮胎"),
        ("先看刹车  轮胎", "先看刹车  轮胎"),
    ],
)
def test_a_line_without_its_code(text: str, clean: str) -> None:
    assert without_markup(text) == clean


@pytest.mark.parametrize(
    ("text", "code"),
    [("var a=1;", True), ("var 先看刹车=1;", False), ("var abcdefghijk 车=1;", True), ("先看刹车", False), ("abc", False)],
)  # fmt: skip
def test_a_line_of_code_has_hardly_any_chinese(text: str, code: bool) -> None:
    assert is_code(text) is code


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (["a", "<script>", "var x;", "先看", "</script>刹车", "轮胎"], ["a", "刹车", "轮胎"]),
        (["a<!-- x --><!-- y -->b", "c"], ["ab", "c"]),
        (["a <!-- x", "先看", "轮胎"], ["a", "先看", "轮胎"]),  # never closed: only what it opened
        (["a<style>x</style>b<script>y", "z</script>c"], ["ab", "c"]),
        (["<script>", *["x"] * 198, "</script>", "轮胎"], ["轮胎"]),
        (["<script>", *["x"] * 201, "</script>", "轮胎"], [*["x"] * 201, "轮胎"]),
        (["先看", "* * *", "----", "★★", "轮胎"], ["先看", "轮胎"]),
        (["刹车[编辑]", "轮胎[编辑]"], ["刹车", "轮胎"]),
        (["刹车[编辑]", "轮胎"], ["刹车[编辑]", "轮胎"]),  # one alone may be text
        (["刹车", "轮胎"], ["刹车", "轮胎"]),
        (["<b>刹车", "var a=1;", "<br>"], ["刹车"]),
    ],
)
def test_a_page_without_its_code(page: list[str], kept: list[str]) -> None:
    done, changes = strip_markup(doc_of(*page))
    assert left(done) == kept
    assert len(changes) == sum(line.text != before for line, before in zip(done.lines, page, strict=True)) + sum(not line.keep for line in done.lines)  # fmt: skip


SAID = "刹车不灵的时候，先把车推到路边停好，再慢慢看。"


@pytest.mark.parametrize(
    ("quote", "gone"),
    [
        ("“先把车推到路边停好”", True),
        ("「先把车推到路边停好。」", True),
        ("“推到路边停”", True),  # five characters
        ("“推到路边”", False),
        ("“先把车推到桥边停好”", False),
        ("先把车推到路边停好", False),
        (f"“{SAID}”", True),
    ],
)
def test_a_quote_that_a_paragraph_says_again_goes(quote: str, gone: bool) -> None:
    paragraph = f"他说：{SAID}这是骑了三十年的人说的。"
    done, changes = drop_pulled_quotes(doc_of(quote, paragraph))
    assert left(done) == ([] if gone else [quote]) + [paragraph]
    assert [change.kind for change in changes] == ["pulled_quote"] * gone


def test_a_quote_counts_in_paragraphs_alone() -> None:
    for size, gone in ((24, False), (25, True)):
        paragraph = f"推到路边停{'车' * (size - 5)}"
        assert (left(drop_pulled_quotes(doc_of("“推到路边停”", paragraph))[0]) == [paragraph]) is gone


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("车站简报|1 / 9|T|车站简报|2 / 9|T", "T|T"),
        ("1 / 9|车站简报|T|2 / 9|车站简报|T", "T|T"),
        ("车站简报|1 / 9|T", "车站简报|1 / 9|T"),  # one page says nothing
        ("A|B|C|D|E|- 1 -|T|A|B|C|D|E|- 2 -|T", "A|T|A|T"),  # four lines of a head
        ("第 1 页|https://a.b/c|T|第 2 页，共 9 页|https://a.b/c|T", "T|T"),
        ("第1页 共9页|只在这里|T|Page 2 of 9|T", "只在这里|T|T"),
        ("1 / 9  2026-11-26|T|2 / 9\t2026-11-26|T", "T|T"),
        ("1 / 9  刹车|T|2 / 9  刹车|T", "1 / 9  刹车|T|2 / 9  刹车|T"),
        ("2026-11-26 简报|1 / 9|T|2026-11-27 简报|2 / 9|T", "T|T"),  # but for their dates
    ],
)
def test_the_head_and_the_foot_of_a_page_go(page: str, kept: str) -> None:
    texts = [f"{TEXT}{n}" if text == "T" else text for n, text in enumerate(page.split("|"))]
    done, changes = drop_page_ends(doc_of(*texts))
    assert ["T" if text.startswith(TEXT) else text for text in left(done)] == kept.split("|")
    assert len(changes) == len(texts) - len(kept.split("|"))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("先看刹车和轮胎（图片来源于网络），再骑。", "先看刹车和轮胎，再骑。"),
        ("刹车（图片来源于网络）", None),  # what stands under a picture
        ("先看刹车和轮胎（见附件），再骑。", "先看刹车和轮胎（见附件），再骑。"),
        ("（图片来源于网络）", "（图片来源于网络）"),  # nothing else: left to the page's course
        ("先看刹车（图片来源于网络）和轮胎（图片来源于网络），再骑。", "先看刹车和轮胎，再骑。"),
    ],
)
def test_a_credit_in_brackets_goes_and_the_line_stays(text: str, rest: str | None) -> None:
    done, changes = cut_credits(doc_of(text))
    assert left(done) == ([] if rest is None else [rest])
    assert len(changes) == (0 if rest == text else text.count("（"))
