"""The calculator in real Chromium: every mode in four languages, what it promises, and what it does with nonsense."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from engine import locales
from engine.build.inline_style import style_policy
from engine.calculator.published.oracles import compute
from tests.browser.calculator_page import FILL, INPUTS, MODES, answer, errors, field, fill, part, press, state, words_of
from tests.calculator.oracles import VECTORS, library, load
from tests.conftest import LOCALES, PREFIX, ROOT, downloaded, serving
from tests.pdf_text import texts
from tests.watch import wait_until

# A converted page has its source's elements and script (tests/site/test_same_structure.py): what does not depend on words is asked of
# the languages that are written by hand.
BY_HAND = [code for code in LOCALES if locales.LOCALES[code].by_hand]
in_both = pytest.mark.parametrize("page", BY_HAND, indirect=True)

CSP = "default-src 'none'; script-src 'self'; {style}; img-src 'self'; connect-src 'self'"
LARGEST = 20 * 1024  # bytes of script and style together, as gzip -9


@pytest.fixture(params=LOCALES)
def page(request: pytest.FixtureRequest, context: BrowserContext, site_url: str) -> Iterator[Page]:
    """The calculator in one language; anything in the console fails the test."""
    yield from watched(context, f"{site_url}{PREFIX[request.param]}calculator/")


@pytest.fixture
def source(context: BrowserContext, site_url: str) -> Iterator[Page]:
    """The calculator in Simplified."""
    yield from watched(context, f"{site_url}calculator/")


def watched(context: BrowserContext, address: str) -> Iterator[Page]:
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(address)  # until it has loaded: by then the module has run
    yield page
    assert not said


def yuan(text: str) -> str:
    """An amount as the page shows it."""
    return f"¥{float(text):,.2f}"


def test_my_debt_by_instalments_is_what_python_computes(page: Page) -> None:
    fill(page, "my-debt")
    debt = {"principal": "10000", "rate": "18.25%", "months": 7, "first": "2026-09-30", "today": "2026-11-21"}
    inputs = {"debt": {**debt, "payments": [{"date": "2026-11-01", "amount": "500"}]}}
    expected = compute(library(), {"function": "missed_instalments", "inputs": inputs})
    assert all(yuan(expected[name]) in answer(page, "my-debt") for name in ("payable", "later", "per_day"))
    shown = part(page, "my-debt").locator(".calc-figures").inner_text()
    assert all(yuan(expected[name]) in shown for name in ("overdue_principal", "penalty", "whole", "still_due"))
    assert not errors(page, "my-debt")


WHOLE = {
    "principal": "1万", "rate": "万分之五", "basis": "called", "due": "2026/9/30", "today": "2026年11月21日",
    "payments": "2026-11-01 500",
}  # fmt: skip


def test_a_whole_debt_is_what_python_computes(page: Page) -> None:
    fill(page, "my-debt", WHOLE)
    debt = {"principal": "10000", "rate": "18.25%", "since": "2026-09-30", "due": "2026-09-30", "today": "2026-11-21"}
    inputs = {"debt": {**debt, "payments": [{"date": "2026-11-01", "amount": "500"}]}}
    expected = compute(library(), {"function": "debt_today", "inputs": inputs})
    assert yuan(expected["total"]) in answer(page, "my-debt")
    assert yuan(expected["per_day"]) in answer(page, "my-debt")
    assert not errors(page, "my-debt")


def test_compared_plans_are_what_python_computes(page: Page) -> None:
    fill(page, "compare-plans")
    base = {"principal": "20000", "rate": "18%", "months": 12, "start": "2026-01-31", "first": "2026-02-28"}
    plans = [
        base,
        {**base, "months": 24},
        {**base, "method": "fixed_instalment", "instalment": "900", "grace": 2},
        {**base, "waive": "part", "waive_part": "50%"},
    ]
    results = [compute(library(), {"function": "schedule", "inputs": {"plan": plan}}) for plan in plans]
    names = words_of(page)["figures"]
    rows = part(page, "compare-plans").locator(".calc-figures tbody tr").all()
    shown = {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows}
    assert shown[names["instalment"]] == [yuan(result["instalment"]) for result in results]
    assert shown[names["first_date"]] == [result["first_date"] for result in results]
    assert shown[names["total_paid"]] == [yuan(result["total_paid"]) for result in results]
    assert shown[names["simple"]] == [f"{result['simple'] * 100:.2f}%" for result in results]
    assert "2026-02-28" in shown[names["breaks_on"]][0]
    assert names["total_fees"] not in shown, "a row of nothing is left out"


def test_what_can_be_paid_is_what_python_computes(page: Page) -> None:
    fill(page, "afford")
    inputs = {"principal": "20000", "rate": "18%", "budget": "1500", "longest": 60}
    expected = compute(library(), {"function": "affordable", "inputs": inputs})
    assert yuan(expected["instalment"]) in answer(page, "afford")
    assert str(expected["months"]) in answer(page, "afford")


def test_the_central_bank_s_example_comes_out(page: Page) -> None:
    fill(page, "real-annual-rate")
    assert "12.80%" in answer(page, "real-annual-rate")
    assert "13.58%" in answer(page, "real-annual-rate")
    assert "24%" in part(page, "real-annual-rate").locator(".calc-lines").inner_text()


def test_many_debts_are_what_python_computes(page: Page) -> None:
    fill(page, "many-debts")
    debts = [{"balance": "5000", "rate": "15%"}, {"balance": "12000", "rate": "18%", "minimum": "100"}]
    inputs = {"debts": debts, "budget": "2000", "order": "smallest"}
    expected = compute(library(), {"function": "many_debts", "inputs": inputs})
    assert yuan(expected["total_interest"]) in answer(page, "many-debts")


def test_dated_payments_give_the_spreadsheet_s_rate(source: Page) -> None:
    lines = "\n".join(f"2022-0{month}-01 172.55" for month in range(2, 8))
    fill(source, "real-annual-rate", {"received": "1000", "received_on": "2022-01-01", "offer_payments": lines})
    assert "12.83%" in answer(source, "real-annual-rate")


def test_a_fee_long_before_the_money_has_two_rates_and_both_are_said(page: Page) -> None:
    """100 a year before 1,000 comes and 1,050 a year after: 100 v² − 1,000 v + 1,050 = 0 has 1.1921 and 8.8079."""
    given = {"received": "1000", "received_on": "2026-01-01", "offer_payments": "2025-01-01 100\n2027-01-01 1050"}
    fill(page, "real-annual-rate", given)
    assert "19.21%" in answer(page, "real-annual-rate")
    assert "780.79%" in answer(page, "real-annual-rate")
    assert "8.3%" in part(page, "real-annual-rate").locator(".calc-warnings").inner_text()
    assert not errors(page, "real-annual-rate")


def test_never_clears_is_said_plainly(page: Page) -> None:
    fill(page, "afford", INPUTS["afford"] | {"income": "4600"})
    words = words_of(page)["answers"]["afford-never_clears"]
    assert answer(page, "afford").endswith(words[words.rindex("}") + 1 :])


WRONG = [
    ("my-debt", "principal", "abc", "bad_number"),
    ("my-debt", "principal", "-5", "bad_number"),
    ("my-debt", "principal", "1e309", "bad_number"),
    ("my-debt", "principal", "0", "too_small"),
    ("my-debt", "principal", "1.234", "bad_money"),
    ("my-debt", "principal", "", "required"),
    ("my-debt", "rate", "1000%", "rate_too_big"),
    ("my-debt", "rate", "0.05", "which_period"),
    ("my-debt", "overdue_days", "2个月", "unit_day"),
    ("my-debt", "overdue_count", "1", "bad_count"),
    ("my-debt", "overdue_days", "3", "disagree"),
    ("compare-plans", "a.waive_value", "50%", "not_used"),
    ("compare-plans", "b.p_months", "12", "not_used"),
    ("afford", "income", "约5000", "not_exact"),
    ("afford", "income.wages", "5000", "not_used"),
    ("many-debts", "1.minimum", "", "required"),
    ("my-debt", "rate", "NaN", "bad_rate"),
    ("my-debt", "due", "2026-02-31", "bad_date"),
    ("my-debt", "since", "2026-10-31", "not_used"),
    ("my-debt", "payments", "2026-11-01 500\nnonsense", "bad_lines"),
    ("compare-plans", "months", "0", "bad_months"),
    ("compare-plans", "months", "10000", "bad_months"),
    ("compare-plans", "first_date", "2025-12-31", "bad_order"),
    ("compare-plans", "b.instalment", "200", "never_clears"),
    ("compare-plans", "a.lump", "30000", "lump_too_big"),
    ("compare-plans", "c.waive_value", "150%", "bad_part"),
    ("real-annual-rate", "payment", "0", "no_solution"),
    ("many-debts", "total_budget", "100", "never_clears"),
]


AT = {
    ("overdue_days", "disagree"): "due",
    ("income.wages", "not_used"): "income",
}  # a mistake between two fields is told at the other one


@pytest.mark.parametrize("locale", ["zh-Hans", "en"])
def test_a_mistake_is_told_at_its_field_and_the_last_result_stays(
    context: BrowserContext, site_url: str, locale: str
) -> None:
    for page in watched(context, f"{site_url}{PREFIX[locale]}calculator/"):
        words = words_of(page)["errors"]
        for mode, name, text, code in WRONG:
            fill(page, mode)
            before = answer(page, mode)
            fill(page, mode, {name: text})
            found = state(page, mode, name)
            told = AT.get((name, code), name)
            found = {**found, **{key: state(page, mode, told)[key] for key in ("message", "invalid", "described")}}
            pattern = re.sub(r"\\\{\w+\\\}", ".+?", re.escape(words[code]))
            assert re.fullmatch(pattern, found["message"]), (mode, name, text, found["message"])
            assert "{" not in found["message"]
            assert found["invalid"] == "true"
            assert found["described"]
            assert found["answer"] == before
            assert found["stale"], (mode, name, text)
            fill(page, mode, {name: INPUTS[mode].get(name, "")})


USUAL = [
    ("１０００", "1000"), ("1,000", "1000"), ("1万", "10000"), ("1.5万", "15000"), ("1万2千", "12000"), ("三千", "3000"),
    ("¥1,000.5", "1000.50"), ("1000元", "1000"), ("10k", "10000"), ("一万五千", "15000"),
]  # fmt: skip


def test_amounts_are_read_as_people_write_them(source: Page) -> None:
    for typed, meant in USUAL:
        fill(source, "afford", {"income": typed, "spending": "0", "others": "0"})
        assert yuan(meant) in answer(source, "afford"), typed


RATES = [
    ("18%", "18%"), ("18", "18%"), ("１８％", "18%"), ("万分之五", "18.25%"), ("0.05%/日", "18.25%"), ("十八%", "18%"),
    ("日利率0.05%", "18.25%"), ("1.5%/月", "18%"), ("月息1.5%", "18%"), ("年化18%", "18%"), ("0.05% a day", "18.25%"),
    ("5‱", "18.25%"), ("年利率18%", "18%"), ("18% a year", "18%"),
]  # fmt: skip


def test_rates_are_read_as_people_write_them(source: Page) -> None:
    for typed, annual in RATES:
        fill(source, "compare-plans", {"rate": typed})
        found = state(source, "compare-plans", "rate")
        assert annual in found["hint"], typed
        assert not found["message"]


@in_both
def test_a_link_carries_the_inputs_and_says_so(page: Page) -> None:
    fill(page, "compare-plans")
    expected = answer(page, "compare-plans")
    press(page, "compare-plans", "link")
    expect(part(page, "compare-plans").locator(".calc-said")).to_contain_text(words_of(page)["link_says"])
    address = part(page, "compare-plans").locator(".calc-text").input_value()
    assert "#calc=compare-plans" in address
    page.goto("about:blank")
    page.goto(address)
    assert answer(page, "compare-plans") == expected


CRAFTED = [
    "#calc=__proto__&principal=1",
    "#calc=my-debt&__proto__=1&constructor=2&hasOwnProperty=3&principal=1",
    "#calc=my-debt&principal=<img src=x onerror=alert(1)>&rate=%3Cscript%3Ealert(1)%3C/script%3E&overdue_days=1",
    "#calc=compare-plans&c.waive=__proto__&method=constructor&principal=5",
    "#calc=many-debts&1.name=<b onmouseover=alert(1)>x&1.balance=100&1.rate=5&total_budget=50",
    "#calc=my-debt&principal=" + "9" * 5000,
    "#calc=my-debt&principal=%E0%A4%A",
    "#calc",
    "#calc=",
    "#offer=" + "1" * 3000,
]


def test_a_crafted_link_does_nothing_but_fill_fields(context: BrowserContext, site_url: str) -> None:
    for fragment in CRAFTED:
        for page in watched(context, f"{site_url}calculator/{fragment}"):
            page.on("dialog", lambda dialog: pytest.fail("a script ran"))
            assert page.evaluate("({}).principal") is None
            assert not page.locator("repayment-calculator :is(img, script, b)").count()
            shown = page.locator("main").inner_text()
            assert not any(word in shown for word in ("NaN", "Infinity", "undefined", "[object"))
            page.close()


@in_both
def test_the_table_opens_right_in_a_spreadsheet(page: Page) -> None:
    for mode in MODES:
        fill(page, mode)
        raw = downloaded(page, partial(press, page, mode, "csv")).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        lines = raw.decode("utf-8-sig").split("\r\n")
        assert len(lines) > 10
        assert "NaN" not in raw.decode("utf-8")
        if mode == "many-debts":
            cells = [cell for row in csv.reader(lines) for cell in row]
            assert any(cell.startswith("'=1+1") for cell in cells)
            assert not any(cell.startswith("=") for cell in cells)


@in_both
def test_years_out_of_sight_are_not_laid_out(page: Page) -> None:
    """Each year of an open schedule is in a box that the browser leaves out until it is scrolled to; a key press is answered the sooner."""
    fill(page, "compare-plans", {"principal": "100000", "rate": "4.9%", "months": "600"})
    page.locator("#calc-compare-plans .calc-table > summary").click()
    rows = page.locator("#calc-compare-plans .calc-scroll tbody tr")
    expect(rows).to_have_count(600)
    seen = "at => [...document.querySelectorAll('#calc-compare-plans .calc-scroll tbody tr')].at(at).checkVisibility({ contentVisibilityAuto: true })"
    wait_until(page, seen, 0)
    assert not page.evaluate(seen, -1)
    rows.last.scroll_into_view_if_needed()
    wait_until(page, seen, -1)


def test_each_mode_prints_on_one_page(page: Page) -> None:
    page.evaluate("window.print = () => {}")
    for mode in MODES:
        fill(page, mode, INPUTS[mode] | ({"months": "360", "a.p_months": "600"} if mode == "compare-plans" else {}))
        for paper in ("A4", "Letter"):
            press(page, mode, "print")
            expect(page.locator(".calc-sheet")).to_have_count(1)
            assert len(texts(page.pdf(format=paper))) == 1, (mode, paper)  # tells the page that it was printed
            expect(page.locator(".calc-sheet")).to_have_count(0)  # before the next one is printed


def test_the_browser_s_own_printing_gives_a_sheet_for_each_result(source: Page) -> None:
    def printed() -> list[str]:
        return [normalize("NFKC", text) for text in texts(source.pdf(format="A4"))]  # ⽋, a radical, is 欠 again

    assert len(printed()) > 2, "without a result, the page as it is"
    fill(source, "my-debt")
    fill(source, "afford")
    pages = printed()
    assert len(pages) == 2
    for mode, text in zip(("my-debt", "afford"), pages, strict=True):
        assert source.locator(f"#{mode}").inner_text() in text
    expect(source.locator(".calc-sheet")).to_have_count(0)
    fill(source, "afford", {"income": "nonsense"})
    assert len(printed()) == 1, "an answer to other numbers is not printed"


def test_the_reader_keeps_her_place_when_she_prints(source: Page) -> None:
    # as print() does: the dialog is there; a click may scroll the button from under the menu first, so the place is read here
    source.evaluate("window.print = () => { window.placeBefore = scrollY; dispatchEvent(new Event('beforeprint')); }")
    fill(source, "many-debts")
    press(source, "many-debts", "print")
    expect(source.locator(".calc-sheet")).to_have_count(1)
    source.pdf()
    wait_until(source, "() => scrollY > 500 && scrollY === window.placeBefore")


# The form is filled at once, and the button looked at now and when anything that waits for a pause has long come.
MOVED = """async ([mode, values]) => {
  await (FILL)([mode, values]);
  return new Promise((done) => {
  const place = () => document.querySelector(`#calc-${mode} [data-do="print"]`).getBoundingClientRect().y + scrollY;
  const before = place();
  setTimeout(() => done([before, place()]), 600);
  });
}""".replace("FILL", FILL)


@in_both
def test_no_button_moves_from_under_a_finger(page: Page) -> None:
    for mode in MODES:
        before, after = page.evaluate(MOVED, [mode, INPUTS[mode]])
        assert before == after, mode


def test_the_proposal_text_is_in_the_reader_s_language(page: Page) -> None:
    for mode in MODES:
        fill(page, mode)
        recent = part(page, mode).locator('.calc-age [value="recent"]:visible')
        if recent.count():
            recent.check()
        press(page, mode, "copy")
        text = part(page, mode).locator(".calc-text").input_value()
        assert len(text) > 20
        assert "{" not in text
        assert page.locator("html").get_attribute("lang") != "en" or text.isascii() or "¥" in text


@in_both
def test_words_that_promise_wait_for_the_question_about_three_years(page: Page) -> None:
    words = words_of(page)
    for mode in ("compare-plans", "afford"):
        fill(page, mode)
        press(page, mode, "copy")
        said, text = (part(page, mode).locator(f".calc-{name}") for name in ("said", "text"))
        expect(said).to_have_text(words["choose_age"])
        expect(text).to_be_hidden()
        part(page, mode).locator('.calc-age [value="old"]').check()
        press(page, mode, "copy")
        expect(text).to_have_value(words["neutral"])
        part(page, mode).locator('.calc-age [value="recent"]').check()
        expect(text).to_be_hidden()
        press(page, mode, "copy")
        expect(text).to_be_visible()
        assert text.input_value() not in ("", words["neutral"])


@in_both
def test_each_proposal_goes_to_the_checklist_and_says_the_same_there(page: Page) -> None:
    fill(page, "compare-plans")
    links = part(page, "compare-plans").locator(".calc-offers a")
    assert links.count() == 3
    said = part(page, "compare-plans").locator(".calc-offers p").all_inner_texts()
    addresses = [link.evaluate("link => link.href") for link in links.all()]
    assert addresses[0].endswith(
        "/checklists/negotiate/#offer=2396359.r23x99848@2026-02-28@2027-12-31_r1x99855@2028-01-31@2028-01-31"
    )
    for address, words in zip(addresses, said, strict=True):
        page.goto("about:blank")
        page.goto(address)
        plan = page.locator("#offer-plan").inner_text()
        total = page.locator("#offer-total").input_value()
        assert plan.split("；条件")[0].split("；條件")[0].split("; Terms")[0] in words
        assert f"¥{total}" in words
    assert page.locator("#offer-months").input_value() == "12"


def test_the_plan_s_days_go_into_a_calendar(source: Page) -> None:
    fill(source, "compare-plans")
    text = downloaded(source, partial(press, source, "compare-plans", "dates")).read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 24
    assert "DTSTART;VALUE=DATE:20260228" in text
    assert "TRIGGER:-P2DT15H" in text
    assert len(set(re.findall(r"UID:(\S+)", text))) == 24
    assert not any(word in text for word in ("债", "欠", "还款", "催"))


def test_a_link_stands_beside_the_reader_s_own_numbers(source: Page) -> None:
    fill(source, "afford")
    part(source, "afford").locator('[data-do="keep"]').check()
    mine = answer(source, "afford")
    source.evaluate("location.hash = '#calc=afford&income=9000&spending=1000&others=0'")
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["link_guest"])
    assert field(source, "afford", "principal").input_value() == "", "the two are not mixed"
    press(source, "afford", "back")
    assert answer(source, "afford") == mine
    source.reload()
    assert answer(source, "afford") == mine
    source.evaluate("location.hash = '#calc=afford&income=' + '9'.repeat(21000)")
    expect(part(source, "afford").locator(".calc-said")).to_have_text(words_of(source)["link_long"])


BACK = "() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"


def test_where_nothing_can_be_stored_a_link_still_gives_her_numbers_back(source: Page) -> None:
    source.evaluate(FULL)
    fill(source, "afford")
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["not_kept"])
    mine = answer(source, "afford")
    source.evaluate("location.hash = '#calc=afford&income=9000&spending=1000&others=0'")
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["link_guest"])
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["not_kept"])
    press(source, "afford", "back")
    expect(field(source, "afford", "income")).to_have_value("6000")
    assert "" != answer(source, "afford") == mine


def test_on_a_full_phone_old_numbers_do_not_come_back_in_place_of_new_ones(source: Page) -> None:
    fill(source, "afford")
    part(source, "afford").locator('[data-do="keep"]').check()
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["kept"])
    own = "() => { const own = Storage.prototype.setItem; Storage.prototype.setItem = function (...given) { if (this === localStorage) throw new DOMException('', 'QuotaExceededError'); own.apply(this, given); }; }"
    source.evaluate(own)
    field(source, "afford", "income").fill("12000")
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["not_kept"])
    source.reload()
    expect(field(source, "afford", "income")).to_have_value("12000")
    expect(part(source, "afford").locator('[data-do="keep"]')).not_to_be_checked()


def test_what_was_cleared_elsewhere_does_not_come_back_by_back(source: Page) -> None:
    """A page in the back-forward cache hears nothing; what this one clears itself it is not told of."""
    fill(source, "afford")
    part(source, "afford").locator('[data-do="keep"]').check()
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["kept"])
    answer(source, "afford")
    source.evaluate("localStorage.clear()")
    source.evaluate(BACK)
    expect(part(source, "afford").locator('[data-do="keep"]')).not_to_be_checked()
    source.evaluate("sessionStorage.clear()")
    source.evaluate(BACK)
    expect(field(source, "afford", "income")).to_have_value("")
    expect(part(source, "afford").locator(".calc-said")).to_contain_text(words_of(source)["cleared_elsewhere"])


def test_a_part_that_did_not_load_is_loaded_when_asked_for_again(context: BrowserContext, site_url: str) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort() if len(lost) == 1 else route.continue_()

    context.route("**/assets/calculator/acts.*", lose)
    page = context.new_page()
    page.goto(f"{site_url}calculator/")
    fill(page, "afford")
    expect(part(page, "afford").locator(".calc-said")).to_contain_text(words_of(page)["not_loaded"])
    press(page, "afford", "clear")
    expect(field(page, "afford", "income")).to_have_value("")
    assert len(set(lost)) > 1, "asked for by another name"


def test_clearing_in_one_tab_clears_in_all_and_a_visit_keeps_its_numbers(
    context: BrowserContext, site_url: str
) -> None:
    for one in watched(context, f"{site_url}calculator/"):
        fill(one, "afford")
        part(one, "afford").locator('[data-do="keep"]').check()
        other = context.new_page()
        other.goto(f"{site_url}calculator/")
        assert field(other, "afford", "income").input_value() == "6000"
        press(one, "afford", "clear")
        expect(field(other, "afford", "income")).to_have_value("")
        fill(one, "my-debt")
        one.goto(f"{site_url}faq/")
        one.goto(f"{site_url}calculator/")
        assert field(one, "my-debt", "left_months").input_value() == "7"
        assert one.evaluate("localStorage.length") == 0


def test_nothing_is_kept_unless_ticked_and_one_button_clears_it(source: Page) -> None:
    fill(source, "afford")
    assert source.evaluate("localStorage.length") == 0
    part(source, "afford").locator('[data-do="keep"]').check()
    expected = answer(source, "afford")
    source.reload()
    assert answer(source, "afford") == expected
    press(source, "afford", "clear")
    assert source.evaluate("localStorage.length") == 0
    source.reload()
    assert field(source, "afford", "income").input_value() == ""


def test_a_damaged_stored_value_is_dropped(source: Page) -> None:
    source.evaluate("localStorage.setItem('guide:/:calculator.afford', '{\"__proto__\": 1')")
    source.reload()
    assert source.evaluate("localStorage.length") == 0
    fill(source, "afford")
    assert not errors(source, "afford")


def test_without_scripts_the_examples_and_no_dead_form_are_there(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for locale in LOCALES:
        page.goto(f"{site_url}{PREFIX[locale]}calculator/")
        assert page.locator(".admonition.example:visible").count() == len(MODES)
        assert page.locator("repayment-calculator:visible").count() == 0
        assert page.locator("noscript").count() == 1
    context.close()


def test_nothing_overflows_a_small_phone(context: BrowserContext, site_url: str) -> None:
    for locale in LOCALES:
        for page in watched(context, f"{site_url}{PREFIX[locale]}calculator/"):
            page.set_viewport_size({"width": 320, "height": 640})
            for mode in MODES:
                fill(page, mode)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_is_enough(source: Page) -> None:
    field(source, "my-debt", "principal").focus()
    for text in ("10000", "18%", "", "7", "30"):
        source.keyboard.type(text)
        source.keyboard.press("Tab")
    assert "¥1,5" in answer(source, "my-debt")
    assert source.evaluate("document.activeElement.tagName") == "SUMMARY"
    source.keyboard.press("Enter")
    assert field(source, "my-debt", "due").is_visible()


def test_a_strict_policy_is_never_broken(context: BrowserContext, site_dir: Path, site_url: str) -> None:
    policy = CSP.format(style=style_policy(site_dir))

    def with_policy(route: Route) -> None:
        answered = route.fetch()
        route.fulfill(response=answered, headers={**answered.headers, "content-security-policy": policy})

    context.route("**/calculator/", with_policy)
    for page in watched(context, f"{site_url}calculator/"):
        page.evaluate("window.print = () => {}")
        for mode in MODES:
            fill(page, mode)
            for name in ("copy", "link", "print"):
                press(page, mode, name)
            downloaded(page, partial(press, page, mode, "csv"))


def test_the_page_is_light_and_other_pages_load_none_of_it(site_dir: Path) -> None:
    folder = site_dir / "assets" / "calculator"
    files = [
        path for path in folder.glob("calculator*") if path.suffix in (".mjs", ".css")
    ]  # their names carry a digest
    assert len(files) == 2
    size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
    assert size <= LARGEST
    loading = [
        path for path in site_dir.rglob("index.html") if "assets/calculator/" in path.read_text(encoding="utf-8")
    ]
    assert {path.parent.name for path in loading} == {"calculator", "check-arithmetic"}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_published_cases_agree_in_the_reader_s_browser(context: BrowserContext, site_url: str, locale: str) -> None:
    for page in watched(context, f"{site_url}{PREFIX[locale]}check-arithmetic/"):
        rows = page.locator("[data-case]")
        assert rows.count() == sum(len(load(path)) for path in VECTORS.glob("*.json") if path.name != "schema.json")
        assert page.locator(".calc-failed").count() == 0
        assert f"{rows.count()}" in page.locator("[role=status]").first.inner_text()


def test_the_modules_run_as_they_are_in_chromium(context: BrowserContext) -> None:
    cases = [case for path in sorted(VECTORS.glob("*.json")) if path.name != "schema.json" for case in load(path)]
    with serving(ROOT / "engine") as address:
        page = context.new_page()
        page.goto(f"{address}sheets/tick.svg")
        text = page.evaluate(
            "async ([cases, library]) => { const { compute } = await import('/calculator/published/oracles.mjs');"
            " return JSON.stringify(cases.map((item) => compute(library, item))) }",
            [cases, library()],
        )
    mine = [json.loads(json.dumps(compute(library(), case))) for case in cases]
    assert json.loads(text) == mine


NONSENSE = [
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "99999999999999999999",
    "0.001",
    "%",
    "万",
    "∞",
    "NaN",
    "null",
    "1/0",
    "１",
    "²",
]


def test_nonsense_in_any_field_gives_no_nonsense_out(source: Page) -> None:
    for mode in MODES:
        fill(source, mode)
        names = source.eval_on_selector_all(f"#calc-{mode} input[type=text]", "all => all.map((each) => each.name)")
        names = [name for name in names if not name.endswith(".name")]
        for index, name in enumerate(names):
            for text in NONSENSE[index % 3 :: 3]:
                fill(source, mode, {name: text})
                shown = state(source, mode, name)["text"].replace(
                    state(source, mode, name)["message"], ""
                )  # it quotes her words
                assert not any(word in shown for word in ("NaN", "Infinity", "undefined", "null")), (mode, name, text)
            fill(source, mode, {name: INPUTS[mode].get(name, "")})


def test_a_link_s_text_survives_its_quoting(source: Page) -> None:
    fragment = f"#calc=many-debts&1.name={quote('花 & 呗 #1')}&1.balance=100&1.rate=5&total_budget=50"
    source.goto(source.url + fragment)
    source.reload()
    assert field(source, "many-debts", "1.name").input_value() == "花 & 呗 #1"
