"""The search box: keys, input methods, the address, screen readers, bad input, an index that does not load."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.search.ask import OPEN, RESULT, ask_all, open_box, place_of
from tests.watch import wait_until

BAD = {
    "ten thousand letters": "催收" * 5000,
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "a pattern": ".*+?^${}()|[]\\",
    "an open pattern": "(((((a+)+)+)+$",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈💸",
    "half a letter": "催\ud83d收",
    "control letters": "\u0000\u200b\u202e催收",
    "only spaces": "   \t ",
    "percent signs": "%zz%E0%A4%A",
    "names of Object": "constructor __proto__ toString",
}


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A Simplified guide in a fresh profile, whose console must stay empty."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site_url}guides/process/")
    yield page
    context.close()
    assert said == []


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_it_and_what_is_typed_at_once_is_not_lost(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.keyboard.type("jqzm")
    expect(page.locator("#search input")).to_have_value("jqzm")
    expect(page.locator(RESULT).first).to_contain_text("结清")


def test_where_a_browser_knows_no_dialog_it_is_closed_opens_and_closes_all_the_same(
    browser: Browser, site_url: str
) -> None:
    """Such as Safari before 15.4, to which it is an element like any other; here it is one by name."""
    context = browser.new_context()

    def without_dialog(route: Route) -> None:
        answered = route.fetch()
        text = answered.text().replace("<dialog ", "<section ").replace("</dialog>", "</section>")
        route.fulfill(response=answered, body=text)

    context.route("**/guides/process/", without_dialog)
    page = context.new_page()
    page.goto(f"{site_url}guides/process/")
    box = page.locator("section#search")
    expect(box).to_be_hidden()
    for _ in range(2):
        page.locator(OPEN).first.click()
        expect(box.locator("input")).to_be_focused()
        page.keyboard.type("结清")
        expect(page.locator(RESULT).first).to_contain_text("结清")
        expect(box).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
    context.close()


def test_enter_before_the_index_has_come_still_goes_to_the_step(page: Page, site_url: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type("verify collector identity")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guides/collectors/#verify-collector")
    assert place_of(page.url, site_url) == "guides/collectors#verify-collector"


def test_the_box_has_the_focus_within_the_tap_itself(page: Page) -> None:
    focused = page.evaluate(
        f"() => {{ document.querySelector('{OPEN}').click(); return document.activeElement.getAttribute('role'); }}"
    )
    assert focused == "combobox"


def test_a_key_in_a_field_is_a_letter(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}calculator/")
    page.locator("main input:visible").first.focus()
    page.keyboard.press("s")
    assert not page.locator("#search").evaluate("box => box.open")
    context.close()


def test_arrows_walk_and_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.type("催收")
    expect(page.locator(RESULT).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULT).nth(1)).to_have_attribute("aria-selected", "true")
    expect(page.locator("#search input")).to_have_attribute("aria-activedescendant", "search-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(RESULT).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('[data-open-search]')")
    wait_until(page, "() => !location.hash")  # the way back in the history takes a moment


def test_text_committed_without_a_key_is_searched(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("结清证明")
    expect(page.locator(RESULT).first).to_contain_text("结清证明")


def test_enter_that_ends_a_composition_goes_nowhere(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("征信")
    expect(page).to_have_url(re.compile("#q="))
    before = page.url
    page.locator("#search input").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    assert page.url == before


def test_the_question_stands_in_the_address_and_a_link_to_it_opens_the_list(page: Page, browser: Browser) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("罚息")
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page).to_have_url(re.compile("#q=%E7%BD%9A%E6%81%AF$"))
    other = browser.new_page()
    other.goto(page.url)
    expect(other.locator(RESULT).first).to_contain_text("罚息")
    expect(other.locator("#search input")).to_have_value("罚息")
    other.close()


def test_the_way_back_from_a_result_leads_to_the_list(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("结清证明")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**#settlement-proof")
    page.go_back()
    expect(page.locator(RESULT).first).to_contain_text("结清证明")


def test_a_result_on_the_same_page_closes_the_box(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("第二步：按要求交证明")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_be_hidden()
    assert page.url.endswith("guides/process/#submit-evidence")


def test_a_result_shows_step_page_and_sentence_with_the_match_marked(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("逾期罚息")
    first = page.locator(RESULT).first
    expect(first.locator(".search__title mark").first).to_have_text("罚息")
    expect(first.locator(".search__page")).not_to_be_empty()
    expect(first.locator(".search__sentence mark").first).to_be_visible()


def test_screen_readers_hear_how_many_were_found(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("罚息")
    expect(page.get_by_role("status").filter(has_text="找到")).to_have_count(1)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    assert page.get_by_role("listbox").get_by_role("option").count() > 3


def test_nothing_found_offers_other_ways(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("ぬぬぬ")
    none = page.locator("[data-search-none]")
    expect(none).to_be_visible()
    assert [
        place_of(href, "")
        for href in none.locator("p:first-child a").evaluate_all("all => all.map((a) => a.pathname.slice(1))")
    ] == ["faq", "glossary"]


@pytest.mark.parametrize("name", BAD)
def test_bad_input_does_no_harm(name: str, page: Page, site_url: str) -> None:
    page.click(OPEN)
    page.wait_for_selector('#search[data-state="start"]')
    ask_all(page, site_url, [BAD[name]])
    after = ask_all(page, site_url, ["结清证明"])[0]
    assert "结清证明" in after[0].title
    assert page.locator("#search img, #search .search__list script").count() == 0


def test_an_index_that_does_not_load_says_so_and_can_be_asked_again(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.route("**/index.*.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site_url}guides/process/")
    page.click(OPEN)
    page.keyboard.type("hssf")
    expect(page.locator("[data-search-failed]")).to_be_visible()
    context.unroute("**/index.*.json")
    page.click("[data-search-retry]")
    expect(page.locator(RESULT).first).to_contain_text("先问清对方是谁")
    context.close()


def test_what_titles_and_wordings_answer_waits_for_nothing_else(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    for later in ("asked.", "texts.", "readings.", "other.", "questions.", "words-"):
        context.route(f"**/{later}*.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site_url}guides/process/")
    page.click(OPEN)
    page.keyboard.insert_text("结清证明怎么开")
    expect(page.locator(RESULT).first).to_contain_text("结清证明")
    context.close()


def test_results_of_one_page_stand_under_its_name_and_arrows_walk_all(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("支付令")
    group = page.locator("#search [role=group]").first
    expect(group.locator(".search__result").nth(1)).to_be_visible()
    assert group.get_attribute("aria-label") == group.locator(".search__name").inner_text()
    options = page.locator(RESULT).count()
    for _ in range(options):
        page.keyboard.press("ArrowDown")
    expect(page.locator(RESULT).first).to_have_attribute("aria-selected", "true")


def test_the_clear_button_empties_the_box_and_keeps_the_focus(page: Page) -> None:
    page.click(OPEN)
    page.keyboard.insert_text("罚息")
    expect(page.locator(RESULT).first).to_be_visible()
    page.click("[data-search-clear]")
    expect(page.locator("#search input")).to_have_value("")
    expect(page.locator(RESULT)).to_have_count(0)
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    expect(page.locator("[data-search-clear]")).to_be_hidden()


@pytest.mark.parametrize("missing", ["**/box.*mjs*", "**/manifest.json", "**/worker.*.js"])
def test_any_part_that_does_not_load_can_be_asked_again(browser: Browser, site_url: str, missing: str) -> None:
    context = browser.new_context()
    context.route(missing, lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site_url}guides/process/")
    page.click(OPEN)
    expect(page.locator("[data-search-failed]")).to_be_visible()
    context.unroute(missing)
    page.click("[data-search-retry]")
    page.wait_for_selector('#search[data-state="start"]')
    page.keyboard.type("hssf")
    expect(page.locator(RESULT).first).to_contain_text("先问清对方是谁")
    context.close()


def test_without_scripts_the_button_leads_to_the_questions(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}en/guides/process/")
    page.click(OPEN)
    assert page.url == f"{site_url}en/faq/"
    context.close()


def test_nothing_of_the_search_loads_before_it_is_opened(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}guides/process/", wait_until="networkidle")
    assert [url for url in asked if "/search/" in url] == []
    context.close()


def test_each_variant_answers_in_its_own_letters(browser: Browser, site_url: str) -> None:
    for locale, words in (("zh-TW", "問清"), ("zh-HK", "問清")):
        with open_box(browser, site_url, locale) as page:
            first = ask_all(page, site_url, ["核实身份"])[0][0]
            assert words in first.title
