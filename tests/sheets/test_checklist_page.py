"""A checklist's page: what she ticks and writes is hers, leaves as text, and a proposal takes no place of what she wrote unasked."""

import json
from typing import Any

import pytest

from engine.calculator.money.dates import day_number
from tests.javascript import Modules
from tests.window import SITE, Page

WORDS = {
    "offer_bad": "方案读不出来。", "offer_set": "方案写上了。", "offer_other": "这里已经写了别的。", "replace": "换掉", "kept": "留下了。", "not_kept": "不留了。", "cleared": "清空了。",
    "undo": "撤销", "full": "满了。", "refused": "不让存。", "both": "两处不同。", "damaged": "坏了{n}处。", "damaged_save": "存出来", "take_other": "用那边的",
    "plan": {"between": "；", "run": "{n}期，每期{amount}，从{from}起"},
}  # fmt: skip
BODY = """<ul><li class="check"><input type="checkbox" id="tick"><label for="tick">带身份证 <b>原件</b></label></li>
<li class="check">写上<textarea id="note" maxlength="20" rows="1"></textarea>页</li>
<li class="gap">写上 <textarea id="offer-total" maxlength="40" rows="1"></textarea> 元</li><li class="check">不能填的</li></ul>"""
HTML = f"""<div data-sheet="checklists/prepare" class="sheet"><h1>出门前</h1><h2>带什么</h2><div data-body>{BODY}</div>
<input type="checkbox" data-keep><p data-needs-script><button data-clear></button><button data-print></button></p><p data-say hidden></p>
<script type="application/json" data-words>{json.dumps(WORDS)}</script></div>"""
SAID = "$('[data-say]').textContent"
STORED = "Object.fromEntries(Object.keys(localStorage).sort().map((key) => [key.replace('guide:/:checklists/prepare', ''), localStorage.getItem(key)]))"
GROWS = "Object.defineProperty(globalThis, 'CSS', {{ configurable: true, value: {{ supports: () => {} }} }});"  # the style sheet lets fields grow
OFFERS = Modules("sheets/offer")
PARTS = [{"kind": "run", "times": 12, "amount": "100000", "first_date": day_number(2026, 12, 25), "last_date": day_number(2027, 11, 25), "last": None, "total": "1200000"}]  # fmt: skip


def sheet(address: str = "checklists/prepare/", before: str = "", html: str = HTML) -> Page:
    return Page(html, "sheets/checklist.mjs", address=address, before=GROWS.format("true") + before)


def offer() -> str:
    """A proposal of twelve payments, as an address carries it."""
    parts = json.dumps(PARTS)
    written: str = OFFERS.run(f"M.writeOffer({parts}.map((part) => ({{ ...part, amount: BigInt(part.amount), total: BigInt(part.total) }})), [])")  # fmt: skip
    return written


def test_nothing_is_kept_before_she_says_so_and_then_each_value_by_itself() -> None:
    page = sheet()
    page.run("type('#tick', true)", "type('#note', '问小李')")
    assert page.run(STORED) == {}
    page.run("type('[data-keep]', true)")
    assert page.run(STORED) == {"": "1", ":note": '"问小李"', ":tick": "true"}
    page.run("type('#tick', false)", "type('#note', '')", "type('#offer-total', '7')")
    assert page.run(STORED) == {"": "1", ":offer-total": '"7"'}


def test_a_line_end_in_a_field_is_a_blank() -> None:
    assert sheet().run("type('#note', '一 \\n 二\\n三')", "$('#note').value") == "一 二 三"


KEPT = "".join(f"localStorage.setItem('guide:/:checklists/prepare{key}', {json.dumps(raw)});" for key, raw in {"": "1", ":tick": "true", ":note": '"问小李"', ":gone": '"x"'}.items())  # fmt: skip


def test_what_was_kept_comes_back_and_what_no_item_has_is_left_alone() -> None:
    page = sheet(before=KEPT)
    assert page.run("[$('#tick').checked, $('#note').value, $('[data-keep]').checked]") == [True, "问小李", True]
    assert page.run(f"[{SAID}, {STORED}[':gone']]") == ["", '"x"']


@pytest.mark.parametrize("raw", ['"ja"', "1", "{", "null"])
def test_a_damaged_tick_is_told_and_can_be_saved(raw: str) -> None:
    page = sheet(before=KEPT + f"localStorage.setItem('guide:/:checklists/prepare:tick', {json.dumps(raw)});")
    assert page.run(f"[{SAID}, $('#tick').checked]") == ["坏了1处。存出来", False]
    page.run("$('[data-say] button').click()")
    assert page.run("handed[0]") == ["file", "kept.txt", "text/plain", f"tick\t{raw}", f"tick\t{raw}"]


@pytest.mark.parametrize(("size", "comes"), [(20, True), (21, False)])
def test_a_text_longer_than_its_field_is_damaged(size: int, comes: bool) -> None:
    page = sheet(before=KEPT + f"localStorage.setItem('guide:/:checklists/prepare:note', '\"{'字' * size}\"');")
    assert page.run("$('#note').value") == ("字" * size if comes else "")


@pytest.mark.parametrize("value", ["true", "7"])
def test_what_is_no_text_is_put_into_no_field(value: str) -> None:
    page = sheet(before=KEPT + f"localStorage.setItem('guide:/:checklists/prepare:note', '{value}');")
    assert page.run(f"[$('#note').value, {SAID}]") == ["", "坏了1处。存出来"]


def test_clearing_empties_sheet_and_device_and_can_be_undone() -> None:
    page = sheet(before=KEPT)
    page.run("$('[data-clear]').click()")
    assert page.run(f"[$('#tick').checked, $('#note').value, $('[data-keep]').checked, {SAID}]") == [False, "", False, "清空了。撤销"]  # fmt: skip
    assert page.run(STORED) == {}
    page.run("$('[data-say] button').click()")
    assert page.run("[$('#tick').checked, $('#note').value, $('[data-keep]').checked]") == [True, "问小李", True]


def test_the_sheet_is_printed_and_goes_along_as_text() -> None:
    page = sheet("checklists/prepare/?a=b#top")
    page.run("type('#tick', true)", "type('#note', '一张')", "$('[data-print]').click()")
    text = f"出门前\n\n带什么\n☑ 带身份证 原件\n写上 一张 页\n写上 ____ 元\n不能填的\n{SITE}checklists/prepare/\n"
    assert page.run("[handed, printed]") == [[["print", ".sheet", text]], 1]
    page.run("type('#tick', false)", "$('[data-print]').click()")
    assert "\n☐ 带身份证 原件\n" in page.run("handed[1][2]")


def test_a_proposal_is_put_on_the_sheet_and_does_not_stay_in_the_address() -> None:
    page = sheet(f"checklists/prepare/?a=b{offer()}", before=KEPT)
    assert page.run(f"[$('#offer-total').value, {SAID}, location.href]") == ["12,000.00", "方案写上了。", f"{SITE}checklists/prepare/?a=b"]  # fmt: skip
    assert page.run(STORED)[":offer-total"] == '"12,000.00"'
    assert page.run("[$('#offer-plan').parentElement.className, $('#offer-plan').textContent]") == ["gap", "12期，每期¥1,000.00，从2026-12-25起"]  # fmt: skip
    assert page.run("scrolled") == [["offer-total", {"block": "center"}]]
    page.run("$('[data-clear]').click()")
    assert page.run("$('#offer-plan')") is None


def test_a_proposal_takes_no_place_of_what_she_wrote_unasked() -> None:
    wrote = "localStorage.setItem('guide:/:checklists/prepare:offer-total', '\"9.00\"');"
    page = sheet(f"checklists/prepare/{offer()}", before=KEPT + wrote)
    assert page.run(f"[$('#offer-total').value, {SAID}, $('#offer-plan')]") == ["9.00", "这里已经写了别的。换掉", None]
    page.run("$('[data-say] button').click()")
    assert page.run(f"[$('#offer-total').value, {SAID}]") == ["12,000.00", "方案写上了。"]


def test_where_the_device_is_full_that_is_told_and_the_sheet_has_the_proposal() -> None:
    page = sheet(f"checklists/prepare/{offer()}", before=KEPT + "fullStore = true;")
    assert page.run(f"[$('#offer-total').value, {SAID}]") == ["12,000.00", "满了。"]


def test_that_one_value_could_not_be_kept_stands_there_until_it_can() -> None:
    page = sheet(before=KEPT + "fullStore = true;")
    assert page.run("type('#note', '一')", SAID) == "满了。"
    assert page.run("fullStore = false", "type('#tick', false)", SAID) == "满了。"  # the note is still kept nowhere
    assert page.run("type('#note', '二')", SAID) == ""
    page.run("fullStore = true", "type('#note', '三')", "fullStore = false")
    assert page.run("dispatchEvent(new StorageEvent('storage', { key: null }))", f"[{SAID}, {STORED}[':note']]") == ["", '"三"']  # fmt: skip
    page.run("fullStore = true", "type('#note', '四')", "type('[data-keep]', false)", "type('#tick', true)")
    assert page.run("fullStore = false", "type('[data-keep]', true)", "type('#tick', false)", SAID) == "留下了。"


@pytest.mark.parametrize(
    ("address", "html", "said"),
    [
        ("#offer=1", HTML, "方案读不出来。"),
        ("OFFER", HTML.replace("offer-total", "another"), "方案读不出来。"),
        ("#top", HTML, ""),
    ],
)
def test_what_is_no_proposal_or_for_another_sheet_is_told(address: str, html: str, said: str) -> None:
    page = sheet(f"checklists/prepare/{offer() if address == 'OFFER' else address}", html=html)
    assert page.run(f"[{SAID}, location.hash]") == [said, "#top" if address == "#top" else ""]


def test_a_proposal_that_comes_to_an_open_sheet_is_taken_too() -> None:
    page = sheet()
    page.run(f"(location.hash = {json.dumps(offer())}, dispatchEvent(new Event('hashchange')))")
    assert page.run(f"[$('#offer-total').value, {SAID}, $('[data-needs-script]').dataset.needsScript]") == ["12,000.00", "方案写上了。", "ready"]  # fmt: skip


def rows_of(page: Page, height: int, line: str) -> Any:
    page.run(f"Object.defineProperty($('#note'), 'scrollHeight', {{ value: {height} }})", f"globalThis.getComputedStyle = () => ({{ lineHeight: '{line}' }})")  # fmt: skip
    page.run("type('#note', 'x')")
    return page.run("Number($('#note').rows)")


@pytest.mark.parametrize(
    ("height", "line", "rows"), [(60, "20px", 3), (69, "20px", 3), (70, "20px", 4), (72, "normal", 3), (5, "20px", 1), (96, "24px", 4)]
)  # fmt: skip
def test_a_field_grows_with_its_text_where_the_style_sheet_cannot(height: int, line: str, rows: int) -> None:
    assert rows_of(sheet(before=GROWS.format("false")), height, line) == rows


def test_a_field_is_left_to_the_style_sheet_where_it_can() -> None:
    assert rows_of(sheet(), 60, "20px") == 1
