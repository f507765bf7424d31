"""Single functions of the cleaner at their borders: pages in number seldom stand exactly there."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from scripts.articles import course as c
from scripts.articles import draft, sections
from scripts.articles.counts import find_counts
from scripts.articles.gbk import TRAILS, gbk, ungbk
from scripts.articles.marks import parse_mark
from scripts.articles.model import Line
from scripts.articles.sections import Block
from scripts.articles.shapes import Shape, shape_of, skeleton
from scripts.articles.steps import evenness, headings, title_weight
from scripts.articles.steps.title_weight import Page

TEXT = "先把每个月稳定到手的钱写下来，再写必须花的钱，剩下的才是可以拿去还款的。"
DATED = "2024-05-06 10:20"


def placed(*at: int, text: str = "短句") -> list[evenness.Marked]:
    """Lines of one text, at these numbers of a source."""
    return [(Line(n, text, text), None) for n in at]


def said(*texts: str) -> list[evenness.Marked]:
    """Lines below one another, with their marks."""
    return [(Line(n, text, text), parse_mark(text)) for n, text in enumerate(texts, 1)]


def page(*texts: str, start: int, title: str = "", gaps: Sequence[int] = ()) -> Page:
    """A page of these lines, the text from `start` on; an empty line above each of `gaps`."""
    numbers = [at + 1 + sum(1 for gap in gaps if gap <= at) for at in range(len(texts))]
    lines = tuple(
        Line(n, text, text, keep=at >= start) for at, (n, text) in enumerate(zip(numbers, texts, strict=True))
    )
    return Page(lines, start, Counter(), title, Counter(), {})


def articles(*texts: str) -> list[draft.Placed]:
    """Articles, by number from 0; "|" stands between their lines."""
    lines = [tuple(Line(at, "", line) for at, line in enumerate(text.split("|"), 1)) for text in texts]
    return [draft.Placed(str(n), Block((), each, "", 1)) for n, each in enumerate(lines)]


TWELVE, OTHER = (
    "子丑寅卯辰巳午未申酉戌亥年",
    "天地玄黄宇宙洪荒日月盈昃",
)  # twelve pairs of characters; as many again, with what joins them


CASES: list[tuple[str, Any, Any]] = [
    ("lines right below one another", [evenness._run_of(placed(1, 2, 4, 5, 6), at) for at in range(5)], [2, 2, 3, 3, 3]),
    ("a line between two empty ones", [evenness.set_apart(placed(1, 3, 5, 6, 8), at) for at in range(5)], [False, True, False, False, False]),
    ("three pairs of paragraphs show how a page sets them", [evenness.is_spaced(placed(*at, text=TEXT)) for at in ((1, 3, 5), (1, 3, 5, 7), (1, 3, 5, 6), (1, 3, 5, 7, 8), (1, 2, 4, 6, 8, 9))], [False, True, False, True, False]),
    ("a block of three lines holds no heading where paragraphs stand apart", [evenness._joined(placed(*range(1, count + 1)), 0, spaced) for count, spaced in ((1, True), (2, True), (3, True), (3, False))], [False, False, True, False]),
    ("who said it, below two dashes", sorted(evenness.barred(said("——《元宵》", "—某", "甲"), 0)), [0]),
    ("a bold heading is short and no sentence", [sorted(evenness.even_bold(said(f"**{text}**", "**乙**", "**丙**"), [1, 2])) for text in ("甲" * 36, "甲" * 37, "甲。", "甲。”", "甲？")], [[0, 1, 2], [1, 2], [1, 2], [1, 2], [0, 1, 2]]),
    ("what is said three times", sorted(evenness.barred(said("甲乙", "甲乙", "甲乙", "丙"), 0)), [0, 1, 2]),
    ("what is said twice", sorted(evenness.barred(said("甲乙", "甲乙", "丙"), 0)), []),
    ("bare lines beside three bold headings", [sorted(evenness.barred(said("甲", "乙"), bold)) for bold in (2, 3)], [[], [0, 1]]),
    ("bare lines beside two marked with hashes", [sorted(evenness.barred(said(*texts), 0)) for texts in (("# 甲", "乙"), ("# 甲", "# 丙", "乙"))], [[], [2]]),
    ("turns of talk", [sorted(evenness.barred(said(*texts), 0)) for texts in (("甲：好", "乙：行"), ("甲：好", "甲：行"), ("甲：好", "好"), ("问：好", "答：行"))], [[0, 1], [], [], [1]]),
    ("an item right below a colon", [sorted(evenness.barred([(Line(1, "", "如下："), None), (Line(n, "", "甲"), None)], 0)) for n in (2, 3)], [[1], []]),
    ("bold lines that most show to be headings", [sorted(evenness.even_bold(said("**甲**", "**乙**", "**丙**", "**丁**"), good)) for good in ([0], [0, 1], [0, 1, 2])], [[], [], [0, 1, 2, 3]]),
    ("lines in brackets", [sorted(evenness.bracketed(said(*texts))) for texts in (("【第一件事】", TEXT, "【第二件事】", TEXT), ("【第一件事】", TEXT, "【第二件事】", "短"), ("【第一件事】", TEXT))], [[0, 2], [], []]),
    ("numbers in a row", [c._in_count([shape_of(text) for text in texts], 0) for texts in (("1. 甲", "2. 乙"), ("2. 甲", "1. 乙"), ("1. 甲", "3. 乙"), ("1. 甲", "1. 乙"), ("1. 甲", "二、乙"), ("甲", "乙"))], [True, True, False, False, False, False]),
    ("labels in a row", [c._run([Shape(kind, 2, None) for kind in kinds], at) for kinds, at in ((["label"], 0), (["label", "headline"], 0), (["label", "paragraph", "label"], 0), (["symbols", "label", "headline", "label"], 3), (["label"] * 5, 2))], [1, 2, 1, 3, 3]),
    ("a chapter goes on", c.continued([shape_of(text) for text in ("一、甲", "二、乙", "四、丙", "五、丁", "1. 甲", "2. 乙", "甲")]), [False, True, False, True, False, False, False]),
    ("a line speaks by its shape", [c._by_shape(Shape(kind, han, parse_mark(mark))) for kind, han, mark in (("paragraph", 120, ""), ("paragraph", 200, ""), ("prose", 40, ""), ("sentence", 20, ""), ("number", 0, ""), ("intro", 6, ""), ("marked", 2, "一、甲"), ("marked", 2, "1. 甲"), ("label", 2, "# 甲"), ("label", 2, "- 甲"), ("headline", 9, ""), ("label", 2, ""))], [5.0, 5.0, 0.8, 0.8, 0.0, 0.5, 1.0, 0.1, 0.2, 0.0, -0.7, -0.5]),
    ("a short line leads to what is below it", [c._leads([Shape("label", 2, None), *map(shape_of, below)], [clue] * (1 + len(below)), 0) for below, clue in (((TEXT,), c.Clue()), (("甲",), c.Clue()), (("1. 甲", "2. 乙"), c.Clue()), (("2. 甲", "3. 乙"), c.Clue()), ((TEXT,), c.Clue(hint=-1)), ((TEXT,), c.Clue(furniture=True)), ((TEXT,), c.Clue(closer=True)), ((), c.Clue()))], [True, False, True, False, False, False, False, False]),
    ("no template, date or repeat leads", [c._leads([Shape("label", 2, None, **{name: True}), shape_of(TEXT)], [c.Clue()] * 2, 0) for name in ("stop", "timed", "template", "twice")], [True, False, False, False]),
    ("short lines between two paragraphs", [sorted(c._bridges([shape_of(text) for text in (TEXT, *["甲乙"] * n, TEXT)], [c.Clue(furniture=at in made) for at in range(n + 2)])) for n, made in ((0, ()), (2, ()), (8, ()), (9, ()), (3, (2,)), (3, (1, 2)), (1, (2,)))], [[], [1, 2], [1, 2, 3, 4, 5, 6, 7, 8], [], [1, 3], [], []]),
    ("a program's line beside this one", [c._beside_machine([shape_of(TEXT), shape_of(text)], [c.Clue(), c.Clue(furniture=made)], 0) for text, made in ((DATED, False), ("甲", False), ("甲", True), (TEXT, True), ("1. 甲", True))], [True, False, True, False, False]),
    ("the best way on", c._step([0.0, 5.0, 1.0, 9.0], True, 3.0), ([0.0, 6.0, c.NEVER, 9.0], (0, 3, 0, 3))),
    ("the best way on, where nothing closes", c._step([0.0, 5.0, 4.0, 1.0], False, 9.0), ([0.0, 5.0, 4.0, 1.0], (0, 1, 2, 3))),
    ("the tail opens", c._step([0.0, 5.0, 1.0, 1.0], True, 9.0)[0], [0.0, 5.0, c.NEVER, 5.0 - c.LEAVE]),
    ("into the article from outside, where that is more by what it costs", [c._step([outside, 5.0, 1.0, 1.0], False, 9.0)[1][1] for outside in (5.0 + c.ENTER - 0.1, 5.0 + c.ENTER + 0.1)], [1, 0]),
    ("an advertisement opens", c._step([0.0, 5.0, 1.0, 1.0], False, 9.0)[1], (0, 1, 1, 3)),
    ("a short line's form", list(map(skeleton, ("顶 12", "回复 (3)", "【置顶】很好很好", "好的好的好的3", "甲乙丙 2", "ab 3", "12", "没有", "1. 甲", "有 3 个。", "[" + "甲" * 19 + "]", "[" + "甲" * 18 + "]"))), ["顶 9", "回复 (9)", "【X】X", "X9", "X 9", "a 9", "", "", "", "", "", "[X]"]),
    ("a count goes on", [find_counts([parse_mark(text) for text in texts], lambda _: False) for texts in (("1. 甲", "2. 乙", "4. 丙"), ("一、甲", "1. 乙", "2. 丙", "二、丁", "1. 戊"), ("1. 甲", "1. 乙", "2. 丙", "2. 丁"))], [{0: [0, 1], 1: [0, 1], 2: [2]}, {0: [0, 3], 1: [1, 2], 2: [1, 2], 3: [0, 3], 4: [4]}, {0: [0, 3], 1: [1, 2], 2: [1, 2], 3: [0, 3]}]),
    ("the bytes of a character", [len(TRAILS), TRAILS[0], TRAILS[-1], 0x7F in TRAILS, gbk("€"), gbk("因a"), gbk("\U0001f642"), ungbk(b"\xd2\xf2"), ungbk(b"\xd2")], [190, 0x40, 0xFE, False, b"\x80", b"\xd2\xf2a", None, "因", None]),
    ("how long a title is", list(map(title_weight.size_of, ("花呗", "AirPods 怎么买", "2019年", "a 12"))), [2, 6, 4, 0]),
    ("lines between a title and the text", [title_weight._between(page(*texts, TEXT, start=len(texts)), 0) for texts in (("甲", "乙"), ("甲", "一二三四五六"), ("甲", "一二三四五六七"), ("甲", *"一二三四五六七"), ("甲", *"一二三四五六七八"))], [0, 0, 1, 0, 1]),
    ("right above a date", [title_weight._above_date(page(*texts, TEXT, start=len(texts)), 0) for texts in (("甲", DATED), ("甲", DATED, "乙"), ("甲",), (DATED, DATED))], [True, False, False, False]),
    ("right below a date", [title_weight._below_date(page(*texts, start=start), at) for texts, start, at in ((("甲", DATED, TEXT), 2, 2), ((DATED, TEXT), 1, 1), (("甲", "乙", TEXT), 2, 2), (("甲", DATED, TEXT, TEXT), 3, 2))], [True, False, False, False]),
    ("the text begins with it", [title_weight._opens(page(text, start=0), "备用金") for text in ("备用金是指手头的钱。", "备用金是指", "备用的金是指手头的钱。")], [True, False, False]),
    ("the text begins with too little", title_weight._opens(page("备用是指手头的钱。", start=0), "备用"), False),
    ("short lines that stand apart", title_weight.apart_in(page("甲", "一", TEXT, "二", TEXT, "三", start=1, gaps=(1, 3, 5))), [3]),
    ("a block with a date", [title_weight._heads_block(page(*texts, TEXT, start=len(texts), gaps=gaps), at, [at]) for texts, gaps, at in ((("甲", DATED), (), 0), (("甲", "乙"), (), 0), (("甲", DATED), (1,), 0), (("某某网", "很长很长的一句话", DATED), (), 1), (("很长很长的一句话", "某某网", DATED), (), 1), (("一二三四五六七", DATED), (), 0))], [1, 0, 0, 0, -1, 1]),
    ("a page's title", [title_weight.is_page_title(text, page(TEXT, start=0, title="花呗协商还款_某网")) for text in ("花呗协商还款", "花呗协商", "花呗协", "还款协商")], [True, False, False, False]),
    ("a menu", [title_weight._is_menu(Line(1, "", text, keep=keep)) for text, keep in (("首页 > 财经 > 正文一二", False), ("首页 > 财经 > 正文一二", True), ("首页 > 财", False), ("财经正文一二三四", False))], [True, False, False, False]),
    ("likeness", [title_weight.are_like("一二三四五", other, 0.8) for other in ("一二三四五", "一二三四", "一二三", "五四三二一", "一二三四五六七八九")], [True, True, False, False, False]),
    ("a mark in a draft", [draft._bullet(Line(1, "", "文", marker=marker)) for marker in ("3.", "一、", "(2)", "①", "a.", "-", "")], ["3.", "1.", "2.", "1.", "-", "-", "-"]),
    ("a draft's line that is an item", list(map(draft._is_item, ("- 甲", "    2. 甲", "<!-- x -->", "甲", "", "-甲", "1甲"))), [True, True, True, False, False, False, False]),
    ("how deep items lie", [list(draft._depths([Line(n, f"{' ' * by}x", "文", kind="list_item" if marker else "paragraph", marker=marker) for n, (marker, by) in enumerate(marks)]).values()) for marks in ((("1.", 0), ("(1)", 0), ("2.", 0)), (("-", 0), ("-", 2), ("-", 4), ("-", 6), ("-", 2), ("-", 0)), (("1.", 0), ("", 0), ("(1)", 0)), (("-", 0), ("-", 0)))], [[0, 1, 0], [0, 1, 2, 2, 1, 0], [0, 0], [0, 0]]),
    ("pairs of characters", [sorted(draft._shingles(text)) for text in ("", "甲", "甲乙", "甲乙丙")], [[], [], ["甲乙"], ["乙丙", "甲乙"]]),
    ("how much two sentences share", [draft._alike(draft._shingles(one), draft._shingles(other)) for one, other in (("甲乙丙", "甲乙丙"), ("甲乙丙", "甲乙丁"), ("甲乙", "丙丁"), ("", "甲乙"), ("", ""))], [1, 1 / 3, 0, 0, 0]),
    ("what two articles say", [list(draft._merge(articles(*texts)).values()) for texts in ((TWELVE, TWELVE), (TWELVE[:-1], TWELVE[:-1]), (TWELVE, TWELVE[:7]), (TWELVE * 2, TWELVE), (TWELVE, f"{TWELVE}{OTHER}"), (TWELVE, f"{TWELVE}甲{OTHER}"), (TWELVE, TWELVE, TWELVE), (f"{TWELVE}|{OTHER}|甲", f"{TWELVE}|乙|{OTHER}甲"))], [[[("1", 1)]], [[], []], [[], []], [[("1", 1)]], [[("1", 1)]], [[], []], [[("1", 1), ("2", 1)]], [[("1", 1)], [("1", 3)], [], []]]),
    ("whole sentences after a number", [headings._heading_like(text) for text in ("先打电话", "先打电话。", "一" * (headings.HEADING_HAN + 1), "一" * headings.HEADING_HAN)], [True, False, False, True]),
    ("set in large letters", [headings._is_text(text) for text in ("一" * headings.LONGEST_HASH, "一" * (headings.LONGEST_HASH + 1), "一" * headings.LONG_HASH + "。", "一" * (headings.LONG_HASH + 1) + "。", "一" * (headings.LONG_HASH + 1))], [False, True, False, True, False]),
    ("a plain line that heads the text below", [headings._plain_heading(said(*texts), at) for at, *texts in ((0, "先看刹车", TEXT), (1, TEXT, "先看刹车", TEXT), (1, "车站在前", "先看刹车", TEXT), (1, "很" * 40, "先看刹车", TEXT), (1, "1. 甲", "先看刹车", TEXT), (0, "先看刹车"), (0, "很" * headings.PLAIN_HEADING_HAN, TEXT), (0, "很" * (headings.PLAIN_HEADING_HAN + 1), TEXT), (0, "先看刹车", "很" * headings.PLAIN_HEADING_HAN), (0, "先看刹车", "很" * (headings.PLAIN_HEADING_HAN + 1)))], [True, True, True, False, True, False, True, False, False, True]),
    ("ornaments that open headings", [sorted(headings._decorated(said(*texts))) for texts in (("◆ 甲", TEXT, "◆ 乙", TEXT), ("◆ 甲", "◆ 乙", TEXT), ("◆ 甲", TEXT), ("◆ 甲", TEXT, "◆ 乙"), ("◆ 甲", TEXT, f"◆ {TEXT}", TEXT))], [[0, 2], [], [], [], []]),
    ("a number with text below", [headings._has_bodies(said(*texts), count) for texts, count in ((("1. 甲", TEXT, "2. 乙", TEXT), [0, 2]), (("1. 甲", "2. 乙", TEXT), [0, 1]), (("1. 甲", "2. 乙"), [0, 1]), (("1.1 甲", "1.2 乙", TEXT), [0, 1]))], [True, False, False, True]),
]  # fmt: skip


@pytest.mark.parametrize(("found", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_function_decides_at_its_border(found: Any, wanted: Any) -> None:
    assert found == wanted


def section(trail: Sequence[str], body: str, **how: Any) -> str:
    return sections.section_of([Line(1, "", text) for text in trail], [Line(2, "", body)], **how)


def test_a_passage_goes_where_its_heading_points_and_elsewhere_where_nothing_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {
        "first": {"heading": ["甲"], "body": ["丙", "丁"]},
        "second": {"heading": ["乙"], "body": ["戊"], "exact": ["己"]},
    }
    monkeypatch.setattr(sections, "table", lambda _: words)
    assert [section(trail, "") for trail in (["甲"], ["乙"], ["己"], ["己庚"], [])] == [
        "first",
        "second",
        "second",
        "overview",
        "overview",
    ]
    assert section(["甲", "乙"], "") == "second", "the nearest heading counts more"
    assert [
        section([], text, default="x", needed=needed)
        for text, needed in (("丙丁", 1.0), ("丙", 1.0), ("丙", 0.5), ("", 0.0))
    ] == ["first", "x", "first", "x"]
    assert [section(["甲"], "戊", common=frozenset(common)) for common in ("", "甲", "甲戊")] == [
        "first",
        "second",
        "overview",
    ]
