"""A letter in a real browser: filled, printed, kept only if asked, and the same whatever is typed."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from engine.content.page_checks import read_docs
from engine.letters.checks import read_letters
from tests.browser.test_weight import SHIFT_AND_TASKS
from tests.conftest import LOCALES, PREFIX, ROOT, downloaded
from tests.html_page import built_pages
from tests.pdf_text import texts
from tests.watch import Watch

LETTERS = read_letters(read_docs(ROOT / "docs")[0])[0]
HOSTILE = "<img src=x onerror=alert(1)></p><b>&amp;\u202e反\u2066"
FILL = """(text) => {
  for (const field of document.querySelectorAll('.letter-form [data-kind]')) {
    field.value = field.type === 'date' ? '2026-11-20' : text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}"""
CHOOSE = """() => {
  for (const box of document.querySelectorAll('.letter-form input[type=checkbox][data-option]')) if (!box.checked) box.click();
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def opened(page: Page, url: str) -> None:
    page.goto(url)
    if page.locator("#gate-no").count():
        page.check("#gate-no")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_letter_prints_on_one_page(page: Page, site_url: str, locale: str) -> None:
    """With every sentence chosen and a date, a name and some words everywhere. What is sent is the same letter in every
    language; so beyond the source only the five longest are printed."""
    longest = sorted(
        LETTERS.values(), key=lambda letter: -sum(len(line.text) for line in letter.written["zh-Hans"].lines)
    )
    for letter in longest if locale == "zh-Hans" else longest[:5]:
        opened(page, f"{site_url}{PREFIX[locale]}letters/{letter.name}/")
        page.evaluate("window.print = () => {}")
        page.evaluate(CHOOSE)
        page.evaluate(FILL, "三月份的账目")
        page.click("[data-do=print]")
        page.evaluate("document.documentElement.dataset.print = 'sent'")
        pages = texts(page.pdf(format="A4"))
        assert len(pages) == 1, f"{letter.name}: {len(pages)}"
        text = unicodedata.normalize("NFKC", pages[0]).replace("\n", "")
        assert unicodedata.normalize("NFKC", letter.written["zh-Hans"].title)[-3:] in text, letter.name
        assert "#" not in page.url


def test_nothing_typed_becomes_markup_or_leaves_the_page(context: BrowserContext, site_url: str) -> None:
    watch = Watch(context, site_url)
    page = context.new_page()
    for address in ("letters/payment-order-objection/", "en/letters/answer-claim/"):
        page.goto(site_url + address, wait_until="networkidle")
        page.evaluate(CHOOSE)
        page.evaluate(FILL, HOSTILE)
        assert page.locator(".letter-paper :is(img, b, script)").count() == 0
        shown = page.locator(".letter-paper [data-field=court]").all_inner_texts()
        assert set(shown) == {"<img src=x onerror=alert(1)></p><b>&amp;反"}
        text = downloaded(page, lambda: page.click("[data-do=text]")).read_text(encoding="utf-8-sig")
        assert "<img src=x onerror=alert(1)></p><b>&amp;反" in text and "\u202e" not in text
    assert [name for name in watch.requests if "onerror" in name] == []
    watch.assert_sealed()


def test_ten_thousand_letters_stay_whole(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}letters/complaint/")
    page.fill("#f-facts", "事" * 10_000)
    assert page.locator(".letter-paper [data-field=facts]").inner_text() == "事" * 10_000
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_written_is_kept_only_if_she_says_so_and_never_an_id_number(
    context: BrowserContext, site_url: str
) -> None:
    page = context.new_page()
    address = f"{site_url}letters/payment-order-objection/"
    keys = "() => Object.keys(localStorage).filter((key) => key !== 'guide.theme')"
    page.goto(address)
    page.fill("#f-court", "某区人民法院")
    assert page.evaluate(keys) == []
    page.locator(".letter-more").evaluate("e => e.open = true")
    page.fill("#f-id-no", "11010519900307123X")
    page.check("[data-keep]")
    page.check("#o-ground-due")
    page.reload()
    assert page.input_value("#f-court") == "某区人民法院"
    assert page.is_checked("#o-ground-due")
    assert page.input_value("#f-id-no") == ""
    assert "11010519900307123X" not in page.evaluate("JSON.stringify(localStorage)")
    page.click("[data-do=clear]")
    expect(page.locator("#f-court")).to_have_value("")
    assert page.evaluate(keys) == []


KEEP = "[data-keep]"


def letter(context: BrowserContext, site_url: str, name: str) -> Page:
    page = context.new_page()
    page.goto(f"{site_url}letters/{name}/")
    expect(page.locator(KEEP)).to_be_visible()
    page.locator(".letter-more").evaluate("e => e.open = true")
    return page


def kept_objection(context: BrowserContext, site_url: str) -> Page:
    """A letter against a payment order, kept on the device, with the day, number and court of its paper and a name."""
    page = letter(context, site_url, "payment-order-objection")
    page.check(KEEP)
    for field, text in (("received-on", "2026-11-01"), ("case-no", "7号"), ("court", "甲法院"), ("name", "王某")):
        page.fill(f"#f-{field}", text)
    return page


def test_the_day_one_paper_came_never_stands_in_the_letter_about_another(
    context: BrowserContext, site_url: str
) -> None:
    page = kept_objection(context, site_url)
    other = letter(context, site_url, "freeze-review")
    expect(other.locator("#f-name")).to_have_value("王某")
    for field in ("received-on", "case-no", "court"):
        expect(other.locator(f"#f-{field}")).to_have_value("")
    expect(other.locator("[data-deadline]")).to_contain_text("例如")
    page.reload()
    expect(page.locator("#f-received-on")).to_have_value("2026-11-01")


def test_what_was_kept_before_papers_were_told_apart_is_offered_and_not_filled_in(
    context: BrowserContext, site_url: str
) -> None:
    page = letter(context, site_url, "freeze-review")
    page.evaluate("""() => {
      const [name] = Object.keys(localStorage).filter((key) => /letters$/.test(key)).concat("guide.letters");
      localStorage.setItem(name, "1");
      localStorage.setItem(`${name}:name`, '"王某"');
      localStorage.setItem(`${name}:received_on`, '"2026-11-01"');
    }""")
    page.reload()
    expect(page.locator("#f-name")).to_have_value("王某")
    expect(page.locator("[data-say]")).to_contain_text("一处一处核对")
    expect(page.locator("#f-received-on")).to_have_value("")
    page.click("[data-say] button")
    expect(page.locator("#f-received-on")).to_have_value("2026-11-01")


def test_another_paper_of_the_same_kind_need_not_have_the_first_ones_day(
    context: BrowserContext, site_url: str
) -> None:
    page = kept_objection(context, site_url)
    page.check("#o-ground-due")
    page.reload()
    expect(page.locator("[data-say]")).to_contain_text("上次写这封信")
    page.click("[data-say] button")
    for field in ("received-on", "case-no", "court"):
        expect(page.locator(f"#f-{field}")).to_have_value("")
    expect(page.locator("#f-name")).to_have_value("王某")
    expect(page.locator("#o-ground-due")).not_to_be_checked()
    expect(page.locator("[data-deadline]")).to_contain_text("例如")
    page.fill("#f-court", "乙法院")
    page.click("[data-say] button")  # what she emptied comes back, what she wrote since stays
    expect(page.locator("#f-received-on")).to_have_value("2026-11-01")
    expect(page.locator("#f-court")).to_have_value("乙法院")
    page.reload()
    expect(page.locator("#f-case-no")).to_have_value("7号")
    expect(page.locator("#o-ground-due")).to_be_checked()


def test_a_choice_kept_before_its_group_had_a_name_is_still_chosen(context: BrowserContext, site_url: str) -> None:
    page = letter(context, site_url, "more-time")
    page.check(KEEP)
    page.evaluate("""() => {
      const [name] = Object.keys(localStorage).filter((key) => /letters$/.test(key));
      localStorage.setItem(`${name}:more-time/options`, '"evidence-time hearing evidence"');
    }""")
    page.reload()
    for option, there in (("ask-evidence-time", 1), ("ask-hearing", 1), ("evidence", 1), ("ask-missed", 0)):
        expect(page.locator(f"#o-{option}")).to_be_checked(checked=bool(there))
    page.reload()  # under the name that it has now
    expect(page.locator("#o-ask-hearing")).to_be_checked()


def test_keeping_in_one_tab_replaces_nothing_in_another(context: BrowserContext, site_url: str) -> None:
    """Both were open, and written in, before anything was kept."""
    first, second = (letter(context, site_url, "complaint") for _ in range(2))
    first.fill("#f-name", "王某")
    first.fill("#f-facts", "第一件")
    second.fill("#f-facts", "第二件")
    second.fill("#f-request", "书面答复")
    first.check(KEEP)
    expect(second.locator(KEEP)).to_be_checked()
    expect(second.locator("#f-name")).to_have_value("王某")
    expect(second.locator("#f-facts")).to_have_value("第二件")
    expect(second.locator("[data-say]")).to_contain_text("有 1 项")
    expect(first.locator("#f-request")).to_have_value("书面答复")
    expect(first.locator("#f-facts")).to_have_value("第一件")
    second.click("[data-say] button")
    expect(second.locator("#f-facts")).to_have_value("第一件")


def test_clearing_all_letters_and_keeping_no_longer_can_be_undone(context: BrowserContext, site_url: str) -> None:
    other = letter(context, site_url, "complaint")
    other.check(KEEP)
    other.fill("#f-facts", "那件事")
    page = letter(context, site_url, "answer-claim")
    page.fill("#f-court", "甲法院")
    page.fill("#f-id-no", "11010519900307123X")
    for way in ("[data-do=clear]", KEEP):
        page.click(way)
        expect(other.locator(KEEP)).not_to_be_checked()
        page.click("[data-say] button")
        expect(page.locator(KEEP)).to_be_checked()
        expect(page.locator("#f-court")).to_have_value("甲法院")
        expect(page.locator("#f-id-no")).to_have_value("11010519900307123X")
    other.reload()
    expect(other.locator("#f-facts")).to_have_value("那件事")


BACK = "() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def test_a_letter_that_comes_back_by_back_looks_at_what_is_kept_now(context: BrowserContext, site_url: str) -> None:
    """A page in the back-forward cache hears nothing of what is ticked or cleared meanwhile; what it wrote itself no page hears."""
    page = letter(context, site_url, "complaint")
    page.check(KEEP)
    page.fill("#f-facts", "那件事")
    page.evaluate("localStorage.clear()")
    page.evaluate(BACK)
    expect(page.locator(KEEP)).not_to_be_checked()
    expect(page.locator("[data-say]")).to_contain_text("不再保留")
    page.fill("#f-facts", "那件事，后来")
    expect(page.locator(".letter-paper [data-field=facts]").first).to_have_text("那件事，后来")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('letters'))") == []


@pytest.mark.parametrize("letter", ["hardship", "instalments-in-enforcement"])
@pytest.mark.parametrize(
    ("answer", "told"), [("old", "可以书面提异议|三年"), ("unknown", "不清楚"), ("notmine", "不是你借的")]
)
def test_a_letter_that_admits_is_closed_for_a_debt_that_is_old_or_not_hers(
    page: Page, site_url: str, letter: str, answer: str, told: str
) -> None:
    page.goto(f"{site_url}letters/{letter}/")
    expect(page.locator(".letter-form")).to_be_hidden()
    page.check(f"#gate-{answer}")
    expect(page.locator(".letter-form")).to_be_hidden()
    shown = page.locator(".letter-closed:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("12348")
    expect(shown).to_contain_text(re.compile(told))
    page.check("#gate-no")
    expect(page.locator(".letter-form")).to_be_visible()
    expect(shown).to_have_count(0)


def test_the_last_day_is_told_and_given_to_the_calendar(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time("2026-11-25T10:00:00")
    page.goto(f"{site_url}letters/payment-order-objection/")
    page.fill("#f-received-on", "2026-11-20")
    expect(page.locator("[data-said]")).to_contain_text("2026年12月5日星期六")
    text = downloaded(page, lambda: page.click(".letter-deadline button")).read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261205" in text and "DTSTART;VALUE=DATE:20261202" in text
    page.fill("#f-received-on", "2026-12-05")
    expect(page.locator(".letter-deadline button")).to_be_disabled()


def test_an_offer_is_taken_from_the_address_and_leaves_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}letters/hardship/#offer=50000.12.600000.2026-12-10")
    page.check("#gate-no")
    expect(page.locator("#f-instalment")).to_have_value("500.00")
    expect(page.locator("#f-first-date")).to_have_value("2026-12-10")
    assert "#" not in page.url


def test_a_sentence_that_admits_is_told(page: Page, site_url: str) -> None:
    for prefix, text in (("", "我欠贵方两万元"), ("zh-TW/", "我欠貴方兩萬元"), ("zh-TW/", "我一定会还")):
        page.goto(f"{site_url}{prefix}letters/complaint/")
        page.fill("#f-facts", text)
        expect(page.locator("#f-facts-remark")).not_to_be_empty()


def test_a_letter_is_there_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}en/letters/hardship/")
    expect(page.locator(".letter-form")).to_be_hidden()
    expect(page.locator(".letter-closed:visible")).to_have_count(2)
    expect(page.locator(".letter-paper").first.locator("p[data-option]")).to_have_count(5)
    for line in page.locator(".letter-paper p").all():
        expect(line).to_be_visible()
    context.close()


def test_the_letter_that_is_sent_is_the_same_in_every_language(page: Page, site_url: str) -> None:
    found = set()
    for locale in LOCALES:
        page.goto(f"{site_url}{PREFIX[locale]}letters/living-cost/")
        found.add(page.locator(".letter-paper").first.inner_text())
    assert len(found) == 1


def test_nothing_moves_while_a_letter_loads(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    for name in (
        "letters/hardship/",
        "letters/payment-order-objection/",
        "en/letters/statement/",
        "zh-TW/letters/answer-claim/",
    ):
        page.goto(site_url + name)
        assert page.evaluate(SHIFT_AND_TASKS)["shift"] == 0, name


def test_the_script_is_on_letters_only(site_dir: Path) -> None:
    """What both weigh together: tests/browser/test_plan.py."""
    script = next((site_dir / "assets").glob("letter.*.mjs"))
    for path in built_pages(site_dir):
        loads = f"assets/{script.name}" in path.read_text(encoding="utf-8")
        assert loads is any(f"letters/{letter.name}/" in path.as_posix() for letter in LETTERS.values()), path
