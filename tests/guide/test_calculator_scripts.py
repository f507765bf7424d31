"""The calculator's page with a reader at it: what she types is read at its field, what comes of it is shown, and leaves as she asks.

The forms are this guide's own, each cut out of the built page with the words that it carries.
"""

import json
import re
from functools import cache
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.window import SITE, Page

pytestmark = pytest.mark.proof  # reads a page of site/ as it was built

MODULES = ("calculator/element.mjs", "calculator/acts.mjs", "calculator/rare-modes.mjs")
# What the page would load is in the same script; `late` holds it back, `broken` fails.
LOADS = "globalThis.loads = []; globalThis.imported = (name) => { loads.push(name); return globalThis.broken ? Promise.reject(new Error('no')) : Promise.resolve().then(() => M); };"
SAID = "$('.calc-said').textContent"
ANSWER = "$('.calc-answer').textContent"


@cache
def built() -> str:
    return (ROOT / "site" / "calculator" / "index.html").read_text(encoding="utf-8")


@cache
def html(mode: str) -> str:
    """One form, below its heading, and the block of words."""
    form = re.search(rf'<repayment-calculator id="calc-{mode}".*?</repayment-calculator>', built(), re.DOTALL)
    words = re.search(r'<script[^>]*id="?calculator-data.*?</script>', built(), re.DOTALL)
    assert form and words
    return f'{words[0]}<h2 id="{mode}">题目</h2>{form[0]}'


WORDS: dict[str, Any] = {}


def words() -> dict[str, Any]:
    if not WORDS:
        WORDS.update(json.loads(html("afford").partition(">")[2].partition("</script>")[0])["words"])
    return WORDS


def at(mode: str, address: str = "", before: str = "") -> Page:
    return Page(html(mode), *MODULES, address=f"calculator/{address}", before=LOADS + before)


def written(fields: dict[str, str]) -> str:
    """She writes into these fields and leaves each."""
    each = (
        "type(`[name='${name}']`, text); $(`[name='${name}']`).dispatchEvent(new Event('focusout', { bubbles: true }));"
    )
    return f"(() => {{ for (const [name, text] of {json.dumps(list(fields.items()))}) {{ {each} }} later(300); }})()"


OWED = {"principal": "1万", "rate": "万分之五", "left_months": "7", "due": "2026/9/30", "today": "2026年11月21日"}
PLANS = {"principal": "20000", "rate": "18%", "months": "12", "start": "2026-01-31", "first_date": "2026-02-28", "a.p_months": "24"}  # fmt: skip


def filled(mode: str, fields: dict[str, str], address: str = "", before: str = "") -> Page:
    page = at(mode, address, before)
    page.run("$('form').dispatchEvent(new Event('focusin', { bubbles: true }))", written(fields), "later(2000)")
    return page


def press(what: str) -> str:
    return f"""$('[data-do="{what}"]').click()"""


def message(name: str) -> str:
    return f"""document.getElementById($('[name="{name}"]').id + '-error').textContent"""


def hint(name: str) -> str:
    return f"""document.getElementById($('[name="{name}"]').id + '-hint').textContent"""


REQUIRED = "这一项要填。"


def test_a_field_is_tied_to_its_label_hint_and_message() -> None:
    page = at("compare-plans")
    field = """$('[name="a.p_months"]')"""
    assert page.run(f"[{field}.id, {field}.getAttribute('aria-describedby'), {field}.labels[0].textContent]") == ["compare-plans-a-p-months", "compare-plans-a-p-months-hint compare-plans-a-p-months-error", "分几期（月）"]  # fmt: skip
    assert page.run(f"[{hint('a.p_months')} !== '', {message('a.p_months')}]") == [True, ""]
    assert page.run("$('form').hasAttribute('inert')") is False


# What she writes into one field of her debt, and the message at it; "" where it is read.
VAGUE = "要一个准数才能算，例如 1000。"
READ = [
    ("principal", "0", "要大于 0。"), ("principal", "一百", ""), ("principal", "多", f"“多”{VAGUE}"), ("principal", "多" * 24, f"“{'多' * 24}”{VAGUE}"),
    ("principal", "多" * 25, f"“{'多' * 24}…”{VAGUE}"), ("principal", "99999999999999", "“99999999999999”：要写 0 到 10,000,000,000,000 元，最多两位小数。"),
    ("principal", "1" * 4001, "太长了。"), ("rate", "高", "看不懂“高”。可以写 18%、0.05%/日、万分之五。"), ("rate", "99999%", "“99999%”超过了一年 500%，请再看看。"),
    ("left_months", "0", "“0”：要写 1 到 600 的整数。"), ("left_months", "601", "“601”：要写 1 到 600 的整数。"), ("left_months", "600", ""),
    ("overdue_days", "36501", "“36501”：要写 0 到 36,500 的整数。"), ("payments", "2026-11-01 500\n什么", "第 2 行“什么”看不懂。一行一笔，例如 2026-10-30 500。"),
    ("due", "2026-13-01", "“2026-13-01”读不成日期。写成 2026-11-21 这样，1900 到 2199 年。"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "told"), READ)
def test_what_cannot_be_read_is_told_at_its_field(name: str, text: str, told: str) -> None:
    page = filled("my-debt", {name: text})
    invalid = f"""$('[name="{name}"]').getAttribute('aria-invalid')"""
    assert page.run(f"[{message(name)}, {invalid}]") == [told, "true" if told else None]
    if told:
        page.run(written({name: "2026-09-30" if name == "due" else "2026-11-01 500" if name == "payments" else "18%" if name == "rate" else "7"}))  # fmt: skip
        assert page.run(f"[{message(name)}, {invalid}]") == ["", None]


def test_that_something_is_missing_is_told_only_where_she_has_been() -> None:
    page = at("my-debt")
    assert page.run("$$('.calc-error').map((one) => one.textContent).join('')") == ""
    page.run("$('[name=rate]').dispatchEvent(new Event('focusout', { bubbles: true }))")
    assert page.run(f"[{message('rate')}, {message('principal')}]") == [REQUIRED, ""]
    page.run("$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))")
    assert page.run(f"[{message('principal')}, document.activeElement.name]") == [REQUIRED, "principal"]
    assert page.run(f"[{message('overdue_days')}, {message('since')}]") == [REQUIRED, ""]


def test_what_another_field_makes_needless_is_not_missing() -> None:
    page = filled("my-debt", {"due": "2026-09-30"})
    page.run("$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))")
    assert page.run(message("overdue_days")) == ""


def test_what_was_needless_is_missing_again_when_the_other_field_is_emptied() -> None:
    page = filled("my-debt", {"due": "2026-09-30"})
    page.run(written({"due": ""}), "$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))")
    assert page.run(message("overdue_days")) == REQUIRED


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        ("Object.assign(new Error(), { code: 'bad_money' })", True),
        ("Object.assign(new Error(), { code: 7 })", False),
        ("new Error('code')", False),
        ("({ code: 'bad_money' })", False),
        ("null", False),
    ],
)
def test_what_is_told_at_a_field_is_an_error_with_a_code(error: str, is_one: bool) -> None:
    page = Page(html("afford"), "calculator/fields.mjs", address="calculator/")
    assert page.run(f"M.isProblem({error})") is is_one


def test_a_field_that_does_not_count_goes_away_and_one_that_holds_something_says_so() -> None:
    page = at("my-debt")
    hidden = (
        """[$('[name=left_months]').closest('.calc-field').hidden, $('[name=since]').closest('.calc-field').hidden]"""
    )
    assert page.run(hidden) == [False, True]
    page.run(written({"basis": "called"}))
    assert page.run(hidden) == [True, False]
    page.run(written({"basis": "instalments", "left_months": "7"}), written({"basis": "called"}))
    assert page.run(hidden) == [False, False]
    assert "怎么欠的" in page.run(message("left_months"))
    page.run(written({"left_months": ""}))
    assert page.run(f"[{message('left_months')}, {hidden}]") == ["", [True, False]]


def test_how_a_value_was_read_is_said_under_it() -> None:
    page = filled("my-debt", {"principal": "1万", "rate": "万分之五", "due": "2026-09-30"})
    assert "¥10,000.00" in page.run(hint("principal"))
    assert "18.25%" in page.run(hint("rate")) and "0.05%" in page.run(hint("rate"))
    usual = at("my-debt").run(f"[{hint('due')}, {hint('principal')}]")
    assert page.run(hint("due")) == usual[0], "it was read as it stands"
    assert page.run(written({"principal": ""}), hint("principal")) == usual[1]


def test_an_answer_comes_with_figures_a_picture_and_what_can_be_done() -> None:
    page = at("my-debt")
    assert page.run("[$('.calc-tools').hidden, $('.calc-chart').hidden, $('.calc-table').hidden]") == [True, True, True]
    page = filled("my-debt", OWED)
    assert "¥" in page.run(ANSWER) and page.run("$('.calc-heard').textContent") == page.run(ANSWER)
    assert page.run("[$('.calc-tools').hidden, $('.calc-stale').hidden, $$('.calc-error').map((one) => one.textContent).join('')]") == [False, True, ""]  # fmt: skip
    assert page.run("$('.calc-figures > .calc-hint').textContent") == words()["estimate"]
    assert page.run("$$('.calc-figures > .calc-hint').length") == 1
    shown: Any = page.run("[$$('.calc-warnings li').length, $$('.calc-warnings li').every((one) => one.textContent)]")
    assert shown[1] is True


def test_it_is_read_aloud_when_the_typing_pauses() -> None:
    page = filled("my-debt", OWED)
    before = page.run("$('.calc-heard').textContent")
    page.run("type('[name=principal]', '2万')", "later(20)")
    assert page.run(ANSWER) != before and page.run("$('.calc-heard').textContent") == before
    assert page.run("later(890)", "$('.calc-heard').textContent") == before
    assert page.run("later(20)", f"$('.calc-heard').textContent === {ANSWER}") is True


def test_an_old_answer_says_that_it_is_one() -> None:
    page = filled("my-debt", OWED)
    answer = page.run(ANSWER)
    page.run(written({"rate": "高"}))
    assert page.run(f"[{ANSWER}, $('.calc-stale').hidden, $('.calc-tools').hidden, $('.calc-result').classList.contains('calc-old')]") == [answer, False, True, True]  # fmt: skip
    page.run(written({"rate": "万分之五"}))
    assert page.run("[$('.calc-stale').hidden, $('.calc-tools').hidden, $('.calc-result').classList.contains('calc-old')]") == [True, False, False]  # fmt: skip
    assert at("my-debt").run("[$('.calc-stale').hidden, $('.calc-result').classList.contains('calc-old')]") == [True, False]  # fmt: skip


def test_a_problem_of_the_whole_is_told_at_the_field_it_names() -> None:
    page = filled("compare-plans", {**PLANS, "b.instalment": "10"})
    assert page.run("$$('.calc-error').filter((one) => one.textContent).map((one) => one.id)") == ["compare-plans-b-instalment-error"]  # fmt: skip
    assert page.run("$('.calc-tools').hidden") is True


def test_one_update_a_frame_however_many_keys() -> None:
    page = filled("my-debt", OWED)
    page.run("globalThis.reads = 0", "$('repayment-calculator').fields.read = ((read) => function () { reads += 1; return read.call(this); })($('repayment-calculator').fields.read)")  # fmt: skip
    page.run("type('[name=principal]', '2')", "type('[name=principal]', '20000')")
    assert page.run("reads") == 0 and page.run("later(16)", "reads") == 1
    page.run("$('[name=principal]').dispatchEvent(new Event('focusout', { bubbles: true }))")
    assert page.run("reads") == 1, "nothing was typed since"
    page.run(
        "type('[name=principal]', '3')", "$('[name=principal]').dispatchEvent(new Event('focusout', { bubbles: true }))"
    )
    assert page.run("reads") == 2 and page.run("later(16)", "reads") == 2


# The schedule, the picture


def test_the_picture_is_drawn_with_its_words() -> None:
    page = filled("compare-plans", PLANS)
    assert page.run("[$('.calc-chart').hidden, $('svg').getAttribute('role')]") == [False, "img"]
    box, label, paths, texts = page.run("[$('svg').getAttribute('viewBox'), $('svg').getAttribute('aria-label'), $$('svg path').map((one) => [one.getAttribute('class'), one.getAttribute('d').slice(0, 12)]), $$('svg text').map((one) => [one.textContent, one.getAttribute('x'), one.getAttribute('y'), one.getAttribute('text-anchor')])]")  # fmt: skip
    assert box.startswith("0 0 640 ") and words()["charts"]["compare-plans"] in label
    assert [one for one in paths if one[0] == "calc-rule"] == [["calc-rule", "M0 22H640"], ["calc-rule", "M0 125H640"], ["calc-rule", "M0 228H640"]]  # fmt: skip
    assert [one[0] for one in paths[3:]] == ["calc-curves calc-c0", "calc-curves calc-c1"]
    height = int(box.rpartition(" ")[2])
    assert [one[1:] for one in texts] == [
        ["2", "16", None],
        ["2", str(height - 5), None],
        ["638", str(height - 5), "end"],
    ]
    assert texts[0][0] == "¥20,000.00"
    assert page.run("$$('.calc-chart li i').map((one) => one.className)") == ["calc-c0", "calc-c1"]
    assert page.run("$$('.calc-chart li').every((one) => one.textContent)") is True


def test_on_a_phone_the_picture_is_narrower() -> None:
    page = filled("compare-plans", PLANS, before="globalThis.matchMedia = (query) => ({ matches: query === '(max-width: 30rem)' });")  # fmt: skip
    assert page.run("$('svg').getAttribute('viewBox')").startswith("0 0 330 ")
    assert page.run("$$('svg text').at(-1).getAttribute('x')") == "328"


def test_the_picture_follows_when_the_typing_pauses() -> None:
    page = filled("compare-plans", PLANS)
    first = page.run("$('svg').outerHTML")
    page.run("type('[name=principal]', '30000')", "later(16)")
    assert page.run("later(119)", "$('svg').outerHTML") == first
    assert page.run("later(1)", "$('svg').outerHTML") != first


OPEN = "($('.calc-table').open = true, $('.calc-table').dispatchEvent(new Event('toggle')))"
YEARS = "[...$('.calc-scroll').children].map((one) => one.querySelectorAll('tbody tr').length)"


def test_the_schedule_is_made_when_its_fold_is_opened_some_years_a_frame() -> None:
    page = filled("compare-plans", {**PLANS, "a.p_months": "30"})
    assert page.run(f"[{YEARS}, $('.calc-table').hidden]") == [[], False]
    assert page.run(OPEN, YEARS) == [12]
    assert page.run("later(16)", YEARS) == [12, 12]
    assert page.run("later(16)", YEARS) == [12, 12, 12]
    assert page.run("later(16)", YEARS) == [12, 12, 12, 6]
    assert page.run("later(500)", YEARS) == [12, 12, 12, 6]
    page.run("type('[name=\"a.p_months\"]', '13')", "later(16)")
    assert page.run("$('.calc-scroll').className.includes('calc-waits')") is True
    assert page.run("later(249)", YEARS) == [12, 12, 12, 6]
    assert page.run("later(1)", "later(100)", YEARS) == [12, 12, 1]
    assert page.run("$('.calc-scroll').className.includes('calc-waits')") is False
    page.run("($('.calc-table').open = false, $('.calc-table').dispatchEvent(new Event('toggle')))")
    assert page.run(YEARS) == []


def test_a_schedule_of_whole_years_has_no_empty_one() -> None:
    page = filled("compare-plans", {**PLANS, "a.p_months": "24"})
    page.run(OPEN, "later(100)")
    assert page.run("later(5000)", "due.filter(({ act }) => act).length") == 0, "no frame waits for more"
    assert 0 not in page.run(YEARS) and page.run("$('.calc-scroll').className.includes('calc-waits')") is False


# What she takes away


def test_words_are_copied_or_stand_there() -> None:
    page = filled("my-debt", OWED)
    page.run("type('[value=recent]', true)", "$('[value=recent]').click()", press("copy"))
    text = page.run("$('.calc-text').value")
    assert page.run("copied") == [text] and text
    assert page.run(f"[{SAID}, $('.calc-text').hidden]") == [words()["copied"] + " ", False]
    page.run("noClipboard = true", press("copy"))
    assert page.run(SAID) == words()["copy_by_hand"] + " "


OFFERED = "$$('.calc-offers li')"


def test_each_proposal_has_its_words_its_sheet_and_its_days() -> None:
    page = filled("compare-plans", {**PLANS, "b.p_months": "36"})
    number = page.run(f"{OFFERED}.length")
    assert number >= 2
    assert page.run("""$('.calc-tools > [data-do="copy"]').hidden""") is True
    assert page.run(f"{OFFERED}.map((one) => one.querySelector('a').getAttribute('href').split('#')[0])") == ["../checklists/negotiate/"] * number  # fmt: skip
    page.run("$('[value=recent]').click()")
    for index in range(number):
        page.run(f"{OFFERED}[{index}].querySelector('[data-do=copy]').click()")
    texts = page.run("copied")
    assert len(set(texts)) == number, "each its own"
    page.run(f"{OFFERED}[1].querySelector('[data-do=dates]').click()")
    _, name, kind, _, plain = page.run("handed[0]")
    assert (name, kind, len(plain.splitlines())) == ("2026-11-25.ics", "text/calendar;charset=utf-8", page.run("$('repayment-calculator').result.view.offers[1].dates.length"))  # fmt: skip
    page.run(written({"b.p_months": ""}))
    assert page.run(f"{OFFERED}.length") == number - 1


def test_a_promise_is_copied_only_after_the_question_about_three_years() -> None:
    page = filled("compare-plans", PLANS)
    assert page.run("$('.calc-age').hidden") is False
    page.run(f"{OFFERED}[0].querySelector('[data-do=copy]').click()")
    assert page.run(f"[copied, {SAID}, document.activeElement.className]") == [[], words()["choose_age"], "calc-age"]
    page.run("$('[value=old]').click()")
    assert page.run(f"[$('.calc-old-debt').hidden, {SAID}, {OFFERED}[0].querySelector('a').hidden]") == [
        False,
        "",
        True,
    ]
    page.run(f"{OFFERED}[0].querySelector('[data-do=copy]').click()")
    assert page.run("copied") == [words()["neutral"]]
    page.run("$('[value=recent]').click()")
    assert page.run(f"[$('.calc-old-debt').hidden, $('.calc-text').hidden, {OFFERED}[0].querySelector('a').hidden]") == [True, True, False]  # fmt: skip
    page.run(f"{OFFERED}[0].querySelector('[data-do=copy]').click()")
    assert page.run("copied.length") == 2 and page.run("copied[1]") != words()["neutral"]


def test_the_table_leaves_as_a_file() -> None:
    page = filled("compare-plans", PLANS)
    page.run(press("csv"))
    _, name, kind, text = page.run("handed[0]")
    assert (name, kind) == ("compare-plans-2026-11-25.csv", "text/csv;charset=utf-8")
    assert "\r\n一共要付,22003.21,23963.59\r\n" in text


def test_a_link_carries_what_is_filled_in() -> None:
    page = filled("my-debt", {"principal": "1万", "rate": "18%", "factor": "1.5"}, "?a=b#top")
    page.run(press("link"))
    link = page.run("copied[0]")
    assert link.startswith(f"{SITE}calculator/?a=b#calc=my-debt&principal=") and "&factor=1.5" in link
    assert "basis" not in link, "what the page put there is not hers"
    assert page.run(SAID).endswith(words()["link_says"])


LINK = "#calc=my-debt&principal=20000&rate=18%25&basis=called&due=2026-09-30&gone=7"
VALUES = "Object.fromEntries(['principal', 'rate', 'basis', 'due'].map((name) => [name, $(`[name=${name}]`).value]))"


def test_a_links_numbers_are_put_in_and_kept_nowhere() -> None:
    page = at("my-debt", LINK)
    assert page.run(VALUES) == {"principal": "20000", "rate": "18%", "basis": "called", "due": "2026-09-30"}
    assert page.run(f"[{SAID}, scrolled.length > 0, $('[name=due]').closest('details').open]") == ["", True, True]
    other = at("my-debt", LINK.replace("my-debt", "afford"))
    assert other.run(f"[{VALUES}.principal, scrolled]") == ["", []]
    assert at("my-debt", "#principal").run(f"{VALUES}.principal") == ""


def test_hers_are_set_aside_for_a_links_numbers_and_come_back() -> None:
    page = filled("my-debt", {"principal": "777", "rate": "5%"})
    page.run("$('[data-do=keep]').checked = true", f"(location.hash = {json.dumps(LINK)}, dispatchEvent(new Event('hashchange')))")  # fmt: skip
    assert page.run(VALUES)["principal"] == "20000"
    assert page.run(f"[{SAID}, $('[data-do=keep]').checked]") == [f"{words()['link_guest']} {words()['link_back']}", False]  # fmt: skip
    page.run("later(300)")
    assert "777" in page.run("sessionStorage.getItem('guide:/:calculator.visit.my-debt')"), "the link's are not kept"
    page.run("(location.hash = '', location.hash = '#calc=my-debt&principal=5', dispatchEvent(new Event('hashchange')))")  # fmt: skip
    assert page.run(VALUES)["principal"] == "5"
    page.run(press("back"))
    assert page.run(VALUES) == {"principal": "777", "rate": "5%", "basis": "instalments", "due": ""}
    assert page.run(f"[{SAID}, location.hash]") == ["", "#my-debt"]


@pytest.mark.parametrize(
    ("link", "key"),
    [("#calc=my-debt&basis=nonsense", "link_bad"), ("#calc=my-debt&principal=" + "1" * 4001, "link_bad"), ("#calc=my-debt&principal=" + "1" * 20000, "link_long"), ("#calc=my-debt&principal=" + "1" * 4000, "")],
)  # fmt: skip
def test_a_link_that_cannot_be_put_in_is_told(link: str, key: str) -> None:
    assert at("my-debt", link).run(SAID) == (words()[key] if key else "")


@pytest.mark.parametrize(("length", "long"), [(20000, False), (20001, True)])
def test_how_long_a_link_may_be(length: int, long: bool) -> None:
    link = "calc=my-debt&x="
    page = at("my-debt", "#" + link + "1" * (length - len(link)))
    assert page.run(SAID) == (words()["link_long"] if long else "")


PRINTED = "$$('.calc-sheet')"


def test_a_result_is_printed_on_a_sheet_of_its_own() -> None:
    page = filled("compare-plans", PLANS)
    page.run(press("print"))
    assert page.run(f"[{PRINTED}.length, printed, handed, document.documentElement.className]") == [1, 1, [["print", ".calc-sheet"]], "calc-printing"]  # fmt: skip
    head, day = page.run("[$('.calc-sheet h1').textContent, $('.calc-sheet p').textContent]")
    assert head == "题目" and "2026-11-25" in day
    rows = page.run("[...$('.calc-sheet table').rows].map((row) => [...row.cells].map((cell) => cell.textContent))")
    assert ["还欠的本金（元）", "20000"] in rows and ["方案甲 · 分几期（月）", "24"] in rows
    sentences = page.run("[...$('.calc-sheet').children].filter((one) => one.tagName === 'P').map((one) => one.textContent)")  # fmt: skip
    assert page.run(ANSWER) in sentences and sentences[-1] == words()["estimate"]
    assert page.run("$('.calc-sheet svg') !== null") is True
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run(f"{PRINTED}.length") == 1, "the button's own"
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run(f"[{PRINTED}.length, document.documentElement.className]") == [0, ""]


def test_by_the_browsers_menu_each_result_that_is_there_is_printed() -> None:
    page = filled("my-debt", OWED)
    page.run("globalThis.places = []", "globalThis.scrollTo = (how) => places.push(how)", "void Object.defineProperty(globalThis, 'scrollY', { value: 33 })")  # fmt: skip
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run(f"{PRINTED}.length") == 1
    page.run("dispatchEvent(new Event('afterprint'))", "later(16)")
    assert page.run("places") == [{"top": 33, "behavior": "instant"}]
    page.run(written({"rate": "高"}), "dispatchEvent(new Event('beforeprint'))")
    assert page.run(f"{PRINTED}.length") == 0, "an old answer is no result"
    empty = at("my-debt")
    assert empty.run("dispatchEvent(new Event('beforeprint'))", f"{PRINTED}.length") == 0


def test_a_sheet_does_not_outlive_its_numbers() -> None:
    page = filled("my-debt", OWED)
    page.run(press("print"), written({"principal": "2万"}))
    assert page.run(f"{PRINTED}.length") == 0


@pytest.mark.parametrize(("budget", "rows", "columns"), [("580", 30, ""), ("560", 31, "calc-columns")])
def test_a_long_schedule_is_printed_in_columns(budget: str, rows: int, columns: str) -> None:
    page = filled("many-debts", {"1.balance": "17000", "1.rate": "0", "1.minimum": "0", "total_budget": budget, "start": "2026-01-31"})  # fmt: skip
    assert page.run("$('repayment-calculator').result.view.table().rows.length") == rows
    page.run(press("print"))
    assert page.run("[$('.calc-sheet > div').className, $('.calc-sheet > div').querySelectorAll('tbody tr').length]") == [columns, rows]  # fmt: skip


# What is kept


STORED = (
    "[localStorage.getItem('guide:/:calculator.my-debt'), sessionStorage.getItem('guide:/:calculator.visit.my-debt')]"
)
FACTOR = '["factor","1.5"]'  # what the page puts there is no secret
HERS = f'[["principal","777"],{FACTOR}]'


def test_a_visits_numbers_are_there_on_coming_back_and_on_this_device_only_if_she_says_so() -> None:
    page = at("my-debt")
    page.run("type('[name=principal]', '777')", "later(16)", "later(249)")
    assert page.run(STORED) == [None, None]
    assert page.run("later(1)", STORED) == [None, HERS]
    page.run("$('[data-do=keep]').click()")
    assert page.run(f"[{STORED}, {SAID}]") == [[HERS, HERS], words()["kept"]]
    page.run("$('[data-do=keep]').click()")
    assert page.run(STORED) == [None, HERS]
    page.run("type('[name=principal]', '778')", "later(16)", "dispatchEvent(new Event('pagehide'))")
    assert "778" in page.run(STORED)[1]


KEPT = f"localStorage.setItem('guide:/:calculator.my-debt', {json.dumps(HERS)});"


def test_what_was_kept_comes_back_and_is_cleared_with_the_form() -> None:
    page = at("my-debt", before=KEPT)
    assert page.run("[$('[name=principal]').value, $('[data-do=keep]').checked]") == ["777", True]
    page.run("later(300)", press("clear"))
    assert page.run("[$('[name=principal]').value, $('[data-do=keep]').checked]") == ["", False]
    assert page.run(f"[{STORED}, {SAID}, {ANSWER}]") == [[None, f"[{FACTOR}]"], words()["cleared"], words()["waiting"]]


def test_clearing_takes_a_result_away() -> None:
    page = filled("my-debt", OWED)
    page.run("$('[value=recent]').click()", press("copy"), press("clear"))
    assert page.run("[$('.calc-figures').children.length, $('.calc-chart').hidden, $('.calc-table').hidden, $('.calc-tools').hidden, $('.calc-text').hidden]") == [0, True, True, True, True]  # fmt: skip
    assert page.run("[$('.calc-heard').textContent, $$('.calc-error').map((one) => one.textContent).join(''), $('.calc-stale').hidden]") == ["", "", True]  # fmt: skip
    assert page.run("later(3000)", f"[$('.calc-heard').textContent, {ANSWER}]") == ["", words()["waiting"]]


def test_where_nothing_can_be_kept_she_is_told_once_and_each_time_she_asks() -> None:
    page = at("my-debt", before="noStore = true;")
    page.run("type('[name=principal]', '777')", "later(300)")
    assert page.run(SAID) == words()["not_kept"]
    page.run("$('repayment-calculator').say('')", "type('[name=principal]', '778')", "later(300)")
    assert page.run(SAID) == "", "she knows"
    page.run("$('[data-do=keep]').click()")
    assert page.run(f"[{SAID}, $('[data-do=keep]').checked]") == [words()["not_kept"], False]
    page.run("noStore = false", "$('repayment-calculator').say('')", "type('[name=principal]', '779')", "later(300)")
    assert page.run(f"[{SAID}, {STORED}[1]]") == ["", f'[["principal","779"],{FACTOR}]']


def test_another_tab_that_clears_or_forgets_is_heard() -> None:
    page = at("my-debt", before=KEPT)
    page.run("dispatchEvent(new StorageEvent('storage', { key: 'guide:/:calculator.my-debt', newValue: null }))")
    assert page.run("[$('[name=principal]').value, $('[data-do=keep]').checked]") == ["777", False]
    page.run("dispatchEvent(new StorageEvent('storage', { key: 'guide:/:calculator.cleared', newValue: 'my-debt 1' }))")
    assert page.run(f"[$('[name=principal]').value, {SAID}]") == ["", words()["cleared_elsewhere"]]


def test_a_page_that_comes_back_by_back_hears_what_it_missed() -> None:
    page = at("my-debt", before=KEPT)
    page.run("later(300)", "(localStorage.clear(), sessionStorage.clear())")
    back = "dispatchEvent(Object.assign(new Event('pageshow'), { persisted: %s }))"
    assert page.run(back % "false", "$('[name=principal]').value") == "777"
    assert page.run(back % "true", f"[$('[name=principal]').value, {SAID}]") == ["", words()["cleared_elsewhere"]]


# What comes when it is wanted


def test_what_draws_comes_when_she_turns_to_the_form() -> None:
    page = at("my-debt")
    assert page.run("loads") == []
    page.run("$('form').dispatchEvent(new Event('focusin', { bubbles: true }))")
    assert page.run("loads") == ["./acts.mjs"]
    rare = at("many-debts")
    assert rare.run("loads") == [], "a form that nobody looks at loads nothing"
    rare.run("$('form').dispatchEvent(new Event('focusin', { bubbles: true }))")
    assert rare.run("loads") == ["./acts.mjs", "./rare-modes.mjs"]


def test_where_it_does_not_come_she_is_told_and_it_is_asked_for_again() -> None:
    page = at("my-debt", before="broken = true;")
    page.run("$('form').dispatchEvent(new Event('focusin', { bubbles: true }))")
    assert page.run(SAID) == words()["not_loaded"]
    page.run("broken = false", written(OWED), press("csv"))
    assert page.run("handed.length") == 1


def test_a_rate_is_held_against_the_lines_of_the_rules() -> None:
    page = filled("real-annual-rate", {"received": "99,000", "payment": "8833.3", "count": "12"})
    assert "12.80%" in page.run(ANSWER)
    assert page.run("$$('.calc-lines li').length") > 0
    page.run(press("clear"))
    assert page.run("$$('.calc-lines li').length") == 0
    assert filled("my-debt", OWED).run("$$('.calc-lines li').length") == 0


def test_a_debt_that_is_called_is_another_computation() -> None:
    whole = {"principal": "1万", "rate": "万分之五", "basis": "called", "due": "2026/9/30", "today": "2026年11月21日"}
    page = filled("my-debt", whole)
    assert "¥" in page.run(ANSWER) and "./rare-modes.mjs" in page.run("loads")


def test_the_button_shows_what_came_of_it() -> None:
    page = filled("my-debt", OWED)
    page.run("scrolled.splice(0)", "$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))")
    assert page.run("scrolled") == [["calc-result", {"block": "nearest"}]]
    assert page.run("$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))") is False


def test_a_debt_in_many_lines_is_read_by_its_groups() -> None:
    page = filled("many-debts", {"1.name": "=1+1", "1.balance": "5000", "1.rate": "15%", "1.minimum": "0", "2.name": "B", "2.balance": "12000", "2.rate": "18%", "2.minimum": "100", "total_budget": "2000", "start": "2026-01-31"})  # fmt: skip
    assert page.run("$('.calc-tools').hidden") is False
    page.run(press("csv"))
    assert "'=1+1" in page.run("handed[0][3]")
