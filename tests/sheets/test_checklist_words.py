"""Checklists and limits before a build: a mistake is told with file, line and remedy, and stops the build."""

from pathlib import Path

import pytest

from engine.content.citations import WRITE_ON
from engine.content.registry import load_rules
from engine.content.source_page import read_page
from engine.offline.offline_list import language
from engine.sheets.add_pdfs import MADE, add_pdfs, pdf_name, size_words
from engine.sheets.checklists import checklist_html, empty_rows, item_findings, unlike
from engine.sheets.contact_limits import load_limits
from engine.sheets.qr_code import page_qr, qr_svg
from scripts.new_guide import STARTER
from tests.pages import on_pages

WORDS = {"notes": "备注、日期", "write": {"date": "＿＿月＿＿日", "time": "＿＿：＿＿"}}
ITEM = '<ul class="task-list">\n<li class="task-list-item"><input type="checkbox" disabled/> 要明细 (<a href="../../guides/lender/#request-statement">要</a>)</li>\n</ul>'


@pytest.mark.parametrize(
    "item", ["- [ ] 打电话", "- [ ] 打电话 ([客服](../guides/channels.md))", "- [x] 打 [phone:95188]"]
)
def test_an_item_without_a_step_is_told(tmp_path: Path, item: str) -> None:
    path = tmp_path / "x.md"
    path.write_text(f"---\ntitle: x\n---\n# x {{#top}}\n\n{item}\n", encoding="utf-8")
    ((line, words),) = item_findings(read_page(path, "checklists/x.md"))
    assert line == 6
    assert "names no step" in words and "打" in words
    assert list(item_findings(read_page(path, "guides/x.md"))) == [], "only on checklists"


def test_an_item_becomes_a_box_with_a_label_and_a_lasting_name() -> None:
    html = checklist_html(f'<h2 id="before">x</h2>{ITEM}{ITEM}', WORDS)
    assert html.count('<label for="before-request-statement">要明细</label>') == 1
    assert 'id="before-request-statement-2"' in html, "no name stands twice"
    assert "disabled" not in html


def test_lines_become_fields_that_say_what_they_are() -> None:
    gap = '<span class="write-on" aria-hidden="true" data-name="{}"></span>'.format
    html = checklist_html(f"<li>每月{gap('a')}元，{gap('b')}个月</li><li>Company, number: {gap('c')}</li>", WORDS)
    assert 'aria-label="每月 … 元"' in html and 'aria-label="… 个月"' in html
    assert 'aria-label="Company, number"' in html
    assert [part.split('"')[0] for part in html.split(' id="')[1:]] == ["a", "b", "c"], (
        "a field keeps the name it is given"
    )


def test_a_sheet_that_is_filled_everywhere_is_still_one_page() -> None:
    """So many letters go into a line that has one field, into each of several, and into one for a figure."""
    gap = '<span class="write-on" aria-hidden="true"></span>'
    figure = '<span class="write-on" aria-hidden="true" data-name="a"></span>'
    html = checklist_html(f"<li>对方：{gap}</li><li>每月{gap}元，{gap}个月</li><li>共{figure}元</li>", WORDS)
    assert [part.split('"')[0] for part in html.split('maxlength="')[1:]] == ["80", "40", "40", "14"]


def test_an_item_asks_for_what_is_written_beside_it() -> None:
    html = checklist_html(ITEM.replace("要明细 (", "要明细 [blank:date] [blank:time] ("), WORDS)
    assert '<li class="check" data-ask="＿＿月＿＿日 ＿＿：＿＿">' in html
    assert ">要明细</label>" in html and "[blank" not in html, "the mark is not read as words"
    assert '<ul class="checks" data-notes="备注、日期">' in html


@pytest.mark.parametrize(
    ("uri", "line", "words"),
    [
        ("checklists/x.md", "- [ ] 打电话 [blank:day] ([步](../guides/x.md#y))", "[blank:date], [blank:time]"),
        ("checklists/x.md", "打电话 [blank:date]", "only in an item of a checklist"),
        ("guides/x.md", "打电话 [blank:time]", "only in an item of a checklist"),
    ],
)
def test_a_blank_that_nothing_prints_is_told(tmp_path: Path, uri: str, line: str, words: str) -> None:
    path = tmp_path / "x.md"
    path.write_text(f"# x {{#top}}\n\n{line}\n", encoding="utf-8")
    ((number, said),) = item_findings(read_page(path, uri))
    assert number == 3 and words in said


def test_the_empty_table_has_its_rows() -> None:
    assert empty_rows("|a|\n<!-- log-rows -->", 3).count("&nbsp;") == 15


def test_a_qr_code_is_a_drawing_without_styles() -> None:
    drawing = qr_svg("https://repayment-guide.example/zh-TW/checklists/contact-log/")
    assert drawing.startswith("<svg ") and "style" not in drawing and len(drawing) < 6000


def test_a_page_s_code_is_of_its_whole_address_where_there_is_one() -> None:
    whole = "https://guide.example/a/"
    assert page_qr(whole, "a/") == qr_svg(whole) and page_qr(None, "a/", "l") == qr_svg("a/", "l")


def test_words_between_two_lines_belong_to_the_second() -> None:
    html = checklist_html(f'<h2 id="s">x</h2><ul><li>每月{WRITE_ON}元{WRITE_ON}个月</li></ul>', WORDS)
    assert '<span class="gap">每月 <textarea' in html
    assert 'id="s-1"' in html and 'id="s-2"' in html, "and one without a name is named after its section"
    assert '</textarea> </span><span class="gap">元 <textarea' in html
    assert html.count("</textarea> 个月</span>") == 1


def test_a_word_of_the_region_is_read_aloud_without_its_markup() -> None:
    local = '还款日<span class="local" translate="no">（缴款截止日）</span>：'
    html = checklist_html(f'<h2 id="s">x</h2><ul><li>{local}{WRITE_ON}</li></ul>', WORDS)
    assert 'aria-label="还款日（缴款截止日）"' in html
    assert f'<span class="gap"><span>{local}</span> <textarea' in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hours: {rules: [wear], from: '22:00'}", "hours: expected the fields from, rules, until"),
        ("hours: {rules: [nobody], from: '22:00', until: '08:00'}", "no rule 'nobody'"),
    ],
)
def test_a_wrong_limit_is_told(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "limits.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"limits\.yml") as error:
        load_limits(path, load_rules(STARTER / "data" / "rules.yml"))
    assert words in str(error.value)


def test_a_pdf_is_offered_only_while_its_page_is_the_one_it_was_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("engine.sheets.add_pdfs.MADE", tmp_path / "made")
    assert MADE.name == "pdf"
    built(tmp_path / "1", "text")
    on_pages(add_pdfs, tmp_path / "1")
    assert capsys.readouterr().out == "", "a PDF that was never made is not an old one"
    key = (tmp_path / "made" / "keys.json").read_text().split('"')[3]
    (tmp_path / "made" / "checklists").mkdir()
    (tmp_path / "made" / "checklists" / "negotiate-zh-Hans.pdf").write_bytes(b"x" * 2048)
    (tmp_path / "made" / "checklists" / "negotiate-zh-Hans.key").write_text(key)
    for name, text in (("same", "text"), ("edited", "other")):
        built(tmp_path / name, text)
        on_pages(add_pdfs, tmp_path / name)
    page = "checklists/negotiate/index.html"
    assert (
        'href="../../pdf/checklists/negotiate-zh-Hans.pdf" download>PDF 2 KB</a>'
        in (tmp_path / "same" / page).read_text()
    )
    assert "pdf" not in (tmp_path / "edited" / page).read_text()
    assert not (tmp_path / "edited" / "pdf").exists()
    assert "make pdf" in capsys.readouterr().out


def built(site: Path, text: str) -> None:
    page = site / "checklists" / "negotiate" / "index.html"
    page.parent.mkdir(parents=True)
    (site / "assets").mkdir()
    for name in ("guide.css", "sheet.css"):
        (site / "assets" / name).write_text("")
    page.write_text(f"<article>{text}<span data-pdf hidden>PDF {{size}}</span></article>")


def test_names_and_sizes() -> None:
    assert pdf_name("zh-TW/checklists/negotiate") == "checklists/negotiate-zh-TW.pdf"
    assert pdf_name("print") == "print-zh-Hans.pdf"
    assert [pdf_name("."), pdf_name("en"), pdf_name("index")] == [
        "index-zh-Hans.pdf",
        "index-en.pdf",
        "index-zh-Hans.pdf",
    ]
    assert [size_words(98_304), size_words(1_300_000)] == ["96 KB", "1.2 MB"]
    assert [language(name) for name in ("en/x/index.html", "x/index.html", "assets/search.zh-TW.json", "assets/a.css")] == [
        "en", "zh-Hans", "zh-TW", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "end", ["（[a](../guides/x.md#one)）", " [a](../guides/x.md#one)", " ([a](../guides/x.md#one))。"]
)
def test_a_step_that_the_sheet_would_not_find_is_told(tmp_path: Path, end: str) -> None:
    path = tmp_path / "x.md"
    path.write_text(f"# x {{#top}}\n\n- [ ] 打电话{end}\n", encoding="utf-8")
    ((line, said),) = item_findings(read_page(path, "checklists/x.md"))
    assert line == 3 and "([step](../guides/x.md#id))" in said


CHECKLIST = "# 单子 {#top}\n\n- [ ] 一 ([a](../guides/x.md#one))\n- [ ] 二 ([b](../guides/x.md#two))\n"


@pytest.mark.parametrize(
    ("english", "found"),
    [
        (CHECKLIST, []),
        (CHECKLIST.replace("一", "one").replace("二", "two"), []),
        (CHECKLIST.rsplit("- [ ]", 1)[0], [(3, "(../guides/x.md#two), as in its line 4")]),
        (CHECKLIST.replace("#one", "#other"), [(3, "(../guides/x.md#one), as in its line 3")]),
        (CHECKLIST + "- [ ] 三 ([c](../guides/x.md#three))\n", [(5, "no further item")]),
        ("# List {#top}\n", [(1, "(../guides/x.md#one)")]),
    ],
)
def test_a_translated_sheet_has_the_items_of_its_source(
    tmp_path: Path, english: str, found: list[tuple[int, str]]
) -> None:
    (tmp_path / "x.md").write_text(CHECKLIST, encoding="utf-8")
    (tmp_path / "x.en.md").write_text(english, encoding="utf-8")
    source = read_page(tmp_path / "x.md", "checklists/x.md")
    told = list(unlike(read_page(tmp_path / "x.en.md", "checklists/x.en.md"), source))
    assert [line for line, _ in told] == [line for line, _ in found]
    assert all(part in said for (_, said), (_, part) in zip(told, found, strict=True))


def test_only_an_item_with_a_box_and_a_step_can_be_ticked() -> None:
    link = '(<a href="../x/#a">a</a>)'
    box = '<input type="checkbox" disabled/>'
    assert 'type="checkbox" id=' in checklist_html(f"<li>{box} 看 {link}</li>", WORDS)
    for item in (f"<li>{box} 看</li>", f"<li>看 {link}</li>", "<li>看</li>"):
        assert "id=" not in checklist_html(item, WORDS)
