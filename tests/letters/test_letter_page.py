"""A letter's page: what she writes stands on the paper, leaves as text, and is kept only where she says so."""

import json
from typing import Any

import pytest

from tests.window import SITE, Page

WORDS = {
    "no_ground": "选一个理由。", "admits": "这句话承认欠款。", "bad_date": "没有这一天。", "secret": "不要写号码。", "tail": "四位就够。", "money": "写数字。",
    "unseen": "有看不见的字。", "no_day": "写上日子。", "future": "还没到。", "past": "过了。", "last": "今天。", "weekend": "周末。", "holiday": "假日。", "early": "提前：{mark}",
    "check": "核实", "copied": "已复制。", "copy_by_hand": "请长按。", "taken": "填了{n}处。", "not_loaded": "没取到。", "offer_bad": "方案读不出来。", "before": "以前写过。",
    "before_take": "填进来", "kept": "留下了。", "not_kept": "不留了。", "cleared": "清空了。", "undo": "撤销", "both": "两处不同。", "full": "满了。", "refused": "不让存。",
}  # fmt: skip
DANGERS = {"alike": "(.)甲", "clauses": "，", "spared": [], "patterns": [{"find": "我承诺", "why": "别承诺。"}]}
SHELVES = {"letters": "letters", "sheet": "negotiate", "log": "log"}
DEADLINE = {"from": "day", "id": "answer", "days": 15, "months": 0, "say": "第{n}天是{date}。", "mark": "最后一天"}
FILES = {"name": "my-letter", "font": "宋体"}
WHOLE = {"words": WORDS, "dangers": DANGERS, "admits": ["plan.pay"], "need": ["ground."], "deadline": DEADLINE, "shelves": SHELVES, "files": FILES}  # fmt: skip
FIELDS = """
<p><input id="f-name" name="name" data-kind="text" data-shared><span id="f-name-remark"></span></p>
<p><input id="f-number" name="number" data-kind="id" data-shared><span id="f-number-remark"></span></p>
<p><input id="f-day" name="day" data-kind="date" type="date"><span id="f-day-remark"></span></p>
<p data-take="offer-total"><input id="f-sum" name="sum" data-kind="money"><span id="f-sum-remark"></span></p>
<p data-take="log"><textarea id="f-said" name="said" data-kind="text"></textarea><span id="f-said-remark"></span></p>
<p data-for="ground.illness" hidden>为什么病</p>
<input type="checkbox" data-option="ground.illness"><input type="checkbox" data-option="plan.wait" checked><input type="checkbox" data-option="plan.pay">
"""
PAPER = """<section data-paper lang="zh-Hans"><p class="letter-title">异议书</p><p>我是<span data-field="name"></span>，</p>
<p data-option="ground.illness"><span data-number></span>我病了。</p><p data-option="plan.wait"><span data-number></span>请等到<span data-field="day"></span>。</p>
<p data-option="plan.pay" data-empty><span data-number></span>我付<span data-field="sum"></span>元。</p><p class="letter-right"><span data-field="name"></span></p></section>"""
GATE = """<div data-gate><input type="radio" name="old" value="yes"><input type="radio" name="old" value="hers"><input type="radio" name="old" value="no"><p data-told="yes unknown" hidden>旧债</p><p data-told="hers" hidden>她的</p></div>"""
DO = "".join(f'<button type="button" data-do="{what}"></button>' for what in ("print", "print_both", "copy", "text", "docx", "take", "clear"))  # fmt: skip


def html(gate: str = "", dangers: bool = True, deadline: bool = True, fields: str = FIELDS) -> str:
    words = {**WHOLE, **({} if dangers else {"dangers": None}), **({} if deadline else {"deadline": None})}
    return f"""<div data-letter="objection">{gate}<form>{fields}</form><p data-warning></p><p data-deadline><span data-said>写上日子</span><button></button></p>
{PAPER}{PAPER}<div data-needs-script>{DO}<input type="checkbox" data-keep><p data-say hidden></p><textarea hidden data-by-hand></textarea></div>
<script type="application/json" data-words>{json.dumps(words)}</script>
<script type="application/json" data-patterns>{json.dumps({"spared": ["不是我承诺"], "patterns": ["我保证"]})}</script></div>"""


def letter(address: str = "letters/objection/", before: str = "", **how: Any) -> Page:
    return Page(html(**how), "letters/letter.mjs", address=address, before=before)


def press(what: str) -> str:
    return f"""$('[data-do="{what}"]').click()"""


def kept(**values: str) -> str:
    """A device that keeps letters, with these values."""
    puts = "".join(f"localStorage.setItem({json.dumps(f'guide:/:letters:{key}')}, {json.dumps(json.dumps(text))});" for key, text in values.items())  # fmt: skip
    return f"localStorage.setItem('guide:/:letters', '1');{puts}"


STORED = "Object.fromEntries(Object.keys(localStorage).sort().map((key) => [key, localStorage.getItem(key)]))"
SAID = "$('[data-say]').textContent"
TEXT = "$('[data-paper]').textContent"
BLANK = "__________"


def text_of(page: Page) -> str:
    """The letter as it is copied."""
    page.run(press("copy"))
    found: str = page.run("copied.at(-1)")
    return found


def test_what_she_writes_stands_on_the_paper_and_an_empty_place_is_a_line() -> None:
    page = letter()
    assert text_of(page) == f"异议书\n我是{BLANK}，\n1. 请等到{BLANK}。\n\u3000\u3000\u3000\u3000{BLANK}\n"
    page.run(
        "type('#f-name', '王小明')", "type('#f-day', '2026-12-01')", "type('[data-option=\"ground.illness\"]', true)"
    )
    assert (
        text_of(page) == "异议书\n我是王小明，\n1. 我病了。\n2. 请等到2026年12月1日。\n\u3000\u3000\u3000\u3000王小明\n"
    )
    assert page.run("$$('[data-paper]').map((one) => one.textContent.includes('王小明'))") == [True, True]
    assert page.run("[SAID, $('[data-by-hand]').hidden]".replace("SAID", SAID)) == ["已复制。", True]
    assert page.run("$$('[data-paper] .unbroken').map((one) => one.dataset.field)") == ["day", "day"]


def test_a_sentence_without_its_words_stays_out_whatever_is_chosen() -> None:
    page = letter()
    page.run("type('[data-option=\"plan.pay\"]', true)")
    assert "我付" not in text_of(page)


def test_what_belongs_to_a_choice_is_shown_with_it() -> None:
    page = letter()
    assert page.run("$('[data-for]').hidden") is True
    assert page.run("type('[data-option=\"ground.illness\"]', true)", "$('[data-for]').hidden") is False


@pytest.mark.parametrize(
    ("chosen", "told"),
    [([], "选一个理由。"), (["ground.illness"], ""), (["ground.illness", "plan.pay"], "这句话承认欠款。")],
)
def test_what_her_choices_mean_is_told(chosen: list[str], told: str) -> None:
    page = letter()
    for name in chosen:
        page.run(f"type('[data-option=\"{name}\"]', true)")
    assert page.run("$('[data-warning]').textContent") == told


@pytest.mark.parametrize(
    ("field", "text", "dangers", "told"),
    [
        ("name", "我承诺还", True, "别承诺。"), ("name", "我保证还", True, "别承诺。"), ("name", "不是我承诺", True, ""), ("name", "我承诺还", False, ""),
        ("sum", "很多", True, "写数字。"), ("number", "11010519900307123X", True, ""), ("name", "11010519900307123X", True, "不要写号码。"),
    ],
)  # fmt: skip
def test_what_she_should_look_at_is_told_at_its_field(field: str, text: str, dangers: bool, told: str) -> None:
    page = letter(dangers=dangers)
    page.run(f"type('#f-{field}', {json.dumps(text)})")
    assert page.run(f"$('#f-{field}-remark').textContent") == told
    page.run(f"type('#f-{field}', '')")
    assert page.run(f"$('#f-{field}-remark').textContent") == ""


def test_a_day_that_there_is_not_is_told() -> None:
    page = letter()
    page.run("Object.defineProperty($('#f-day'), 'validity', { value: { badInput: true } })", "type('#f-name', '王')")
    assert page.run("$$('[id$=-remark]').map((one) => one.textContent)") == ["", "", "没有这一天。", "", ""]


def test_the_last_day_is_counted_from_the_day_she_wrote() -> None:
    page = letter()
    said = "[$('[data-said]').textContent, $('[data-deadline] button').disabled]"
    assert page.run(said) == ["写上日子", True]
    assert page.run("type('#f-day', '2026-11-25')", said) == ["第15天是2026年12月10日星期四。 假日。", False]
    _, name, kind, text, plain = page.run("$('[data-deadline] button').click()", "handed[0]")
    assert (name, kind, plain) == ("days.ics", "text/calendar;charset=utf-8", "2026-12-07 提前：最后一天\n2026-12-10 最后一天")  # fmt: skip
    assert "DTSTART;VALUE=DATE:20261210" in text
    assert page.run("type('#f-day', '2026-11-26')", said) == ["还没到。", True]
    assert page.run("type('#f-day', '')", said) == ["写上日子", True]
    page.run("$('[data-deadline] button').onclick()")
    assert page.run("handed.length") == 1
    assert letter(deadline=False).run("type('#f-day', '2026-11-25')", said) == ["写上日子", False]


def test_nothing_is_kept_before_she_says_so_and_an_id_number_never() -> None:
    page = letter()
    page.run("type('#f-name', '王')", "type('#f-number', '11010519900307123X')", "type('#f-day', '2026-11-25')")
    assert page.run(STORED) == {}
    page.run("type('[data-keep]', true)", "type('[data-option=\"plan.pay\"]', true)")
    wanted = {
        "guide:/:letters": "1", "guide:/:letters:name": '"王"', "guide:/:letters:objection/day": '"2026-11-25"',
        "guide:/:letters:objection/options": '"plan.wait plan.pay"',
    }  # fmt: skip
    assert page.run(STORED) == wanted
    page.run("type('#f-name', '')", "type('#f-number', '1')", "type('[data-option=\"plan.pay\"]', false)")
    assert page.run(STORED) == {key: wanted[key] for key in ("guide:/:letters", "guide:/:letters:objection/day")}


def test_what_was_kept_comes_back() -> None:
    page = letter(
        before=kept(**{"name": "王", "objection/options": "ground.illness", "other/day": "2026-01-01", "number": "7"})
    )
    assert page.run("[$('#f-name').value, $('#f-day').value, $('#f-number').value, $('[data-keep]').checked]") == ["王", "", "", True]  # fmt: skip
    assert page.run("$$('[data-option]:checked').map((one) => one.dataset.option)") == ["ground.illness"]
    assert "1. 我病了。" in text_of(page)
    page.run(press("clear"))
    assert page.run("[$('#f-name').value, $('[data-keep]').checked]") == ["", False]
    assert page.run("$$('input[data-option]:checked').map((one) => one.dataset.option)") == ["plan.wait"]
    assert "我是____" in text_of(page)


def test_what_was_kept_before_papers_were_told_apart_is_offered() -> None:
    page = letter(before=kept(sum="300", day="2026-11-25"))
    assert page.run(f"[{SAID}, $('#f-sum').value]") == ["以前写过。填进来", ""]
    page.run("type('#f-day', '2026-11-20')", "$('[data-say] button').click()")
    assert page.run(f"[{SAID}, $('#f-sum').value, $('#f-day').value]") == ["填了1处。", "300", "2026-11-20"]
    assert page.run(STORED)["guide:/:letters:objection/sum"] == '"300"'
    assert letter(before="localStorage.setItem('guide:/:letters:sum', '\"300\"')").run(SAID) == ""


ELSEWHERE = """localStorage.setItem('guide:/:negotiate', '1'); localStorage.setItem('guide:/:negotiate:offer-total', '"5,000.00"');
localStorage.setItem('guide:/:log', '1'); localStorage.setItem('guide:/:log:a', JSON.stringify({ date: '2026-10-01', time: '22:10', company: '甲公司', said: '还钱' }));"""


def test_what_the_device_keeps_elsewhere_is_put_into_empty_fields() -> None:
    page = letter(before=ELSEWHERE)
    page.run("type('#f-said', '我写的')")
    assert page.run("""$('[data-do="take"]').hidden""") is False
    page.run(press("take"))
    assert page.run(f"[$('#f-sum').value, $('#f-said').value, $('#f-name').value, {SAID}]") == ["5,000.00", "我写的", "", "填了1处。"]  # fmt: skip
    assert text_of(page).startswith("异议书")


@pytest.mark.parametrize(("before", "fields"), [("", FIELDS), (ELSEWHERE, FIELDS.replace("data-take", "data-no"))])
def test_where_there_is_nothing_to_take_no_button_offers_it(before: str, fields: str) -> None:
    assert letter(before=before, fields=fields).run("""$('[data-do="take"]').hidden""") is True


def test_what_cannot_be_kept_is_told_and_not_how_much_was_taken() -> None:
    page = letter(before=ELSEWHERE)
    page.run("type('[data-keep]', true)", "fullStore = true", press("take"))
    assert page.run(f"[{SAID}, $('#f-sum').value]") == ["满了。", "5,000.00"]


def test_where_nothing_can_be_copied_the_text_stands_there() -> None:
    page = letter()
    page.run("noClipboard = true", press("copy"))
    assert page.run(f"[{SAID}, $('[data-by-hand]').hidden, $('[data-by-hand]').value.slice(0, 3)]") == ["请长按。", False, "异议书"]  # fmt: skip
    page.run("noClipboard = false", press("copy"))
    assert page.run("$('[data-by-hand]').hidden") is True


def test_the_letter_leaves_as_a_text_file() -> None:
    page = letter()
    _, name, kind, text, plain = page.run(press("text"), "handed[0]")
    assert (name, kind) == ("my-letter.txt", "text/plain;charset=utf-8")
    assert text == plain == "\ufeff" + text_of(page)


def test_the_letter_leaves_as_a_word_file_by_a_part_that_comes_then() -> None:
    page = letter()
    page.run(press("docx"))
    assert page.run(f"[{SAID}, handed.length]") == ["没取到。", 0]
    page.run(
        "globalThis.imported = async (name) => ({ docx: (...all) => JSON.stringify([name, ...all]) })", press("docx")
    )
    _, name, kind, content, plain = page.run("handed[0]")
    asked, lines, font, lang = json.loads(content)
    assert (name, font, lang, plain) == ("my-letter.docx", "宋体", "zh-Hans", text_of(page))
    assert kind.endswith("wordprocessingml.document") and asked == "./docx.mjs?1"
    assert [line["style"] for line in lines] == ["title", "", "", "right"]


@pytest.mark.parametrize(("what", "prints"), [("print", "sent"), ("print_both", "both")])
def test_the_paper_is_printed_and_the_text_goes_along(what: str, prints: str) -> None:
    page = letter()
    page.run("type('#f-name', '王')", press(what))
    assert page.run("[handed[0], printed]") == [["print", "[data-paper]", text_of(page)], 1]
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.documentElement.dataset.print") == prints
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run("document.documentElement.dataset.print ?? null") is None


@pytest.mark.parametrize(("typed", "prints"), [("王", "sent"), ("", None)])
def test_by_the_browsers_menu_a_letter_is_printed_once_something_stands_in_it(typed: str, prints: str | None) -> None:
    page = letter()
    page.run(f"type('#f-name', '{typed}')", "dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.documentElement.dataset.print ?? null") == prints


def test_a_letter_about_a_debt_that_may_be_old_opens_by_its_answer() -> None:
    page = letter(gate=GATE)
    gate = "[$('[data-letter]').hasAttribute('data-closed'), ...$$('[data-told]').map((one) => one.hidden)]"
    assert page.run(gate) == [True, True, True]
    assert page.run("type('[value=yes]', true)", gate) == [True, False, True]
    assert page.run("type('[value=hers]', true)", gate) == [True, True, False]
    assert page.run("type('[value=no]', true)", gate) == [False, True, True]
    assert letter().run("$('[data-letter]').hasAttribute('data-closed')") is False


OFFER = "letters/objection/?a=b#offer=x"


@pytest.mark.parametrize(
    ("found", "said", "sum_"),
    [("{ fields: { 'offer-total': '5,000.00' } }", "填了1处。", "5,000.00"), ("null", "方案读不出来。", "")],
)
def test_a_proposal_comes_with_the_address_and_does_not_stay_in_it(found: str, said: str, sum_: str) -> None:
    page = letter(OFFER)
    assert page.run(f"[{SAID}, location.hash]") == ["没取到。", "#offer=x"]
    brings = f"globalThis.imported = async () => ({{ readOffer: (hash) => (hash === '#offer=x' ? {found} : 0) }});"
    page = Page(html(), "letters/letter.mjs", address=OFFER, before=brings)
    assert page.run(f"[{SAID}, $('#f-sum').value, location.href]") == [said, sum_, f"{SITE}letters/objection/?a=b"]


def test_the_page_is_live_and_its_form_goes_nowhere() -> None:
    page = letter()
    assert page.run("[$('[data-letter]').hasAttribute('data-live'), $('[data-needs-script]').dataset.needsScript]") == [True, "ready"]  # fmt: skip
    assert page.run("$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))") is False
