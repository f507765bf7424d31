"""The parts by themselves: the course of a page, a page's blocks and its evidence, a .docx, the verdict, groups, units."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from scripts.articles.containers.blocks import blank, blocks_of
from scripts.articles.containers.evidence import evidence
from scripts.articles.course import ARTICLE, OUTSIDE, TAIL, Clue, course
from scripts.articles.draft import draft
from scripts.articles.ledger_write import update_ledger
from scripts.articles.ledgers import all_ledgers, read_ledger
from scripts.articles.load import from_raw
from scripts.articles.model import Line
from scripts.articles.pipeline import Cleaned, clean
from scripts.articles.shapes import shapes_of
from scripts.articles.similar import similar
from scripts.articles.steps.title_weight import Page, apart_in, is_page_title
from scripts.articles.verdict import spans, warnings_of
from scripts.articles.verify import is_clean, verify_file

LONG = "先把每个月稳定到手的钱写下来，再写必须花的钱，剩下的才是可以拿去还款的。"
OTHER = "打电话之前，先想好第一句话：我想按时还，只是这几个月收入少了，有什么办法。"
THIRD = "谈好以后，请对方把答应的事写下来，发到你的手机上，自己也存一份，不要丢了。"


def states(texts: list[str], **clues: Clue) -> list[int]:
    given = [clues.get(f"at{i}", Clue()) for i in range(len(texts))]
    return course(shapes_of(texts), given)


def cleaned(text: str, name: str = "a.txt") -> Cleaned:
    return clean(*from_raw(name, text.encode()))


def test_a_menu_above_the_text_is_outside() -> None:
    assert states(["新闻", "财经", "体育", LONG, OTHER])[:3] == [OUTSIDE] * 3


def test_a_closer_above_the_text_closes_nothing() -> None:
    found = states(["评论", LONG, OTHER, THIRD], at0=Clue(furniture=True, closer=True))
    assert found[1:] == [ARTICLE] * 3


def test_a_closer_below_the_text_opens_the_tail() -> None:
    found = states([LONG, OTHER, "网友评论", "说得好", "谢谢"], at2=Clue(furniture=True, closer=True))
    assert found == [ARTICLE, ARTICLE, TAIL, TAIL, TAIL]


def test_full_paragraphs_below_a_closer_open_the_article_again() -> None:
    texts = [LONG, OTHER, "评论", THIRD, LONG + "好", OTHER + "好", THIRD + "好", LONG + "的", OTHER + "的"]
    assert states(texts, at2=Clue(furniture=True, closer=True))[-1] == ARTICLE


def test_a_date_may_close_but_costs_an_article_that_goes_on_nothing() -> None:
    texts = [LONG, OTHER, "2024-05-06 10:20", THIRD, LONG + "好"]
    assert states(texts, at2=Clue(furniture=True, may_close=True))[3:] == [ARTICLE, ARTICLE]


def test_short_lines_between_paragraphs_are_text() -> None:
    assert states([LONG, OTHER, "证件和车牌", "谈话的声音", "日期和时间", THIRD]) == [ARTICLE] * 6


def test_blanking_keeps_every_place() -> None:
    source = "<p>甲</p><script>var 乙=1;</script><!-- 丙 --><p>丁</p>"
    found = blank(source)
    assert len(found) == len(source) and found.index("丁") == source.index("丁")
    assert "乙" not in found and "丙" not in found


def test_blocks_are_what_a_browser_shows_as_lines() -> None:
    source = "<h2>甲</h2><p>乙<br>丙</p><ol><li>丁<li>戊</ol><table><tr><td>己</td><td>庚</td></tr></table>"
    assert [block.line for block in blocks_of(source)] == ["## 甲", "乙", "丙", "1. 丁", "2. 戊", "己 | 庚"]
    assert [block.row for block in blocks_of(source)][-1]


def test_each_block_says_where_it_stands() -> None:
    source = "<div><p>甲</p>\n<p>乙</p></div>"
    assert [source[block.at] for block in blocks_of(source)] == ["甲", "乙"]


def test_a_wikis_marks_go_and_its_words_stay() -> None:
    source = "<h2>申请<span>[编辑]</span></h2><p>十五日内提出异议。<sup>[3]</sup></p>"
    assert [block.text for block in blocks_of(source)] == ["申请", "十五日内提出异议。"]


def test_links_menus_and_forms_speak_against_a_block() -> None:
    source = (
        f"<nav><a>首页</a></nav><div><p>{LONG}</p></div><form><label>金额</label><input></form><p><a>{OTHER}</a></p>"
    )
    blocks = blocks_of(source)
    hints = dict(zip([block.text for block in blocks], evidence(source, blocks).hints, strict=True))
    assert hints["首页"] < 0 and hints["金额"] < 0 and hints[OTHER] < 0 <= hints[LONG]


def test_an_extractor_that_found_something_else_is_not_followed() -> None:
    replies = "".join(f"<p>第{i}位读者：{OTHER}</p>" for i in range(3))
    source = f"<div class='x'><div>{LONG}</div><div>{THIRD}</div></div><div>{replies}</div>"
    blocks = blocks_of(source)
    assert len(evidence(source, blocks).hints) == len(blocks)
    assert evidence(source, []).hints == ()


def docx(body: str) -> bytes:
    out = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_file_is_read_with_its_headings() -> None:
    body = paragraph("怎样和贷款方谈", "Title") + paragraph(LONG) + paragraph("先算账", "Heading1") + paragraph(OTHER)
    doc, _ = from_raw("a.docx", docx(body))
    found = clean(doc, []).document.kept()
    assert [(line.kind, line.text) for line in found] == [
        ("title", "怎样和贷款方谈"),
        ("paragraph", LONG),
        ("heading", "先算账"),
        ("paragraph", OTHER),
    ]


def test_a_page_of_which_more_is_dropped_than_kept_is_said() -> None:
    doc = cleaned("\n".join(["怎样谈", LONG, OTHER, THIRD])).document
    lost = doc.with_lines({line.n: line.dropped("outside") for line in doc.lines if line.text in (OTHER, THIRD)})
    assert warnings_of(doc, 0, 0.0) == ()
    (warning,) = warnings_of(lost, 0, 0.0)
    assert warning.startswith("more_dropped_than_kept") and "lines 3–4" in warning
    empty = doc.with_lines({line.n: line.dropped("outside") for line in doc.lines})
    assert warnings_of(empty, 0, 0.0)[0].startswith("no_text_kept")


def test_a_spun_page_is_said_by_its_odd_words() -> None:
    doc = cleaned("\n".join([LONG, OTHER])).document
    assert warnings_of(doc, 8, 15.0)[0].startswith("spun")
    assert warnings_of(doc, 1, 15.0) == ()


def test_line_numbers_are_shown_as_spans() -> None:
    assert spans([3]) == "line 3" and spans([1, 2, 3, 7]) == "lines 1–3, 7"


def test_a_text_stands_for_none_that_is_only_like_a_third(tmp_path: Path) -> None:
    chain = [LONG + OTHER, OTHER + THIRD]
    for i, text in enumerate([chain[0], chain[0] + chain[1], chain[1]]):
        (tmp_path / f"{i}.txt").write_text(text.replace("，", "，\n"), encoding="utf-8")
    groups, _ = similar(tmp_path, jobs=1)
    together = [{path.stem for path in group.members} for group in groups]
    assert not any({"0", "2"} <= members for members in together if "1" not in members)
    representative = next(group for group in groups if len(group.members) > 1).representative
    assert representative.stem == "1"


def test_texts_too_short_to_compare_stand_for_nothing_but_themselves(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text("先打电话去谈一谈，再写下来。", encoding="utf-8")
    groups, _ = similar(tmp_path, jobs=1)
    assert [len(group.members) for group in groups] == [1, 1, 1]


STEPS = f"""怎样和贷款方谈
{LONG}
一、谈之前的准备
把下面几样放在手边：
1. 合同和最近三期的账单。
2. 收入变少的证明：
   a. 单位开的减薪通知；
   b. 失业登记。
3. 每月必须花的钱，一项一项写好。
二、谈的时候
{OTHER}
"""


def test_a_units_pieces_of_advice_are_offered_one_by_one(tmp_path: Path) -> None:
    page = tmp_path / "one.txt"
    page.write_text(STEPS, encoding="utf-8")
    ledger, _ = update_ledger(page, tmp_path)
    spans_of = [(unit.first, unit.last) for unit in read_ledger(ledger).units]
    assert spans_of == [(2, 2), (3, 4), (5, 5), (6, 6), (7, 7), (8, 8), (9, 9), (10, 11)]
    assert is_clean(verify_file(page, all_ledgers(tmp_path)))


def test_a_draft_keeps_numbers_and_nests_items() -> None:
    lines = draft([cleaned(STEPS).document]).splitlines()
    start = lines.index("1. 合同和最近三期的账单。")
    assert lines[start - 1] == ""
    assert lines[start + 1 : start + 5] == [
        "2. 收入变少的证明：",
        "    - 单位开的减薪通知；",
        "    - 失业登记。",
        "3. 每月必须花的钱，一项一项写好。",
    ]


def test_a_story_stays_a_story() -> None:
    text = draft([cleaned("\n".join(["我是怎样还清的", LONG, OTHER, THIRD])).document])
    assert "## 未分类" in text and text.count("\n## ") == 1
    assert text.index(LONG) < text.index(OTHER) < text.index(THIRD)


@pytest.mark.parametrize(("left", "word"), [(1, "逾期"), (9, "过期")])
def test_one_word_has_one_answer_in_a_document(left: int, word: str) -> None:
    spun = "使用者倘使不实行协商，致使作用信用，采用措施，进展中碰到疑惑，各种起因。\n"
    text = spun * 3 + "过期费用会增加，过期未还，过期利息怎样算。\n" + "过期的人不少。\n" * left
    kept = "".join(line.text for line in cleaned(text).document.kept())
    assert word in kept and {"逾期": "过期", "过期": "逾期"}[word] not in kept


def test_every_piece_of_bad_advice_is_named() -> None:
    text = f"{LONG}\n可以申请其他贷款来缓解压力。也可以把钱转到催收员的个人账户。\n{OTHER}\n"
    found = [change.before for change in cleaned(text).changes if change.kind == "suspicious_advice"]
    assert len(found) == 2


def test_a_printed_pages_heads_and_feet_go() -> None:
    end = ["第 {} 页 共 2 页", "怎样和贷款方谈　2024/8/5 21:17"]
    text = "\n".join(
        ["怎样和贷款方谈", LONG, OTHER, *[line.format(1) for line in end], THIRD, LONG + "好。", end[0].format(2)]
    )
    kept = [line.text for line in cleaned(text).document.kept()]
    assert kept == ["怎样和贷款方谈", LONG, OTHER, THIRD, LONG + "好。"]


@pytest.mark.parametrize(
    ("text", "page_title", "named"),
    [
        ("网贷逾期", "网贷逾期 - 某网站", True),
        ("贷款", "贷款 - 某网站", False),  # so short a line is a menu's word as well
        ("关于我们", "网贷逾期 - 某网站", False),
        ("网贷逾期", "", False),
    ],
)
def test_a_line_is_the_pages_title_where_the_title_begins_with_it(text: str, page_title: str, named: bool) -> None:
    assert is_page_title(text, page_of([], page_title)) is named


def test_short_lines_apart_are_those_of_the_text_with_an_empty_line_above() -> None:
    said = "先打电话说明自己的情况，再提出每个月能还的数目，对方更容易答应你的办法。"
    lines = [
        Line(1, "", "首页导航"),
        Line(3, "", said),
        Line(5, "", "第一步怎么做"),
        Line(6, "", "第二步怎么做"),
        Line(8, "", "第三步怎么做", keep=False),
        Line(10, "", said),
        Line(12, "", "最后一步怎么做"),
        Line(14, "", "相关的文章"),
    ]
    assert apart_in(page_of(lines)) == [2, 6]


def page_of(lines: list[Line], page_title: str = "") -> Page:
    """A page whose text begins with its second line."""
    return Page(tuple(lines), 1, Counter(), page_title, Counter(), {})
