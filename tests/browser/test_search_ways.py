"""Ways in and out of the search: Back, keys, Enter before the script, no network; and what the box says beside its results."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.offline_site import ChangingSite
from tests.browser.test_offline import first_visit
from tests.conftest import LOCALES
from tests.search.ask import OPEN, RESULT
from tests.watch import wait_until

BOX = "#search"
NOTE = "[data-search-note]"


def opened(browser: Browser, url: str, text: str = "") -> Page:
    page = browser.new_context().new_page()
    page.goto(url)
    page.click(OPEN)
    page.keyboard.insert_text(text)
    return page


def test_back_closes_the_box_and_stays_on_the_page(browser: Browser, site_url: str) -> None:
    page = opened(browser, f"{site_url}guides/process/#submit-evidence", "罚息")
    expect(page.locator(RESULT).first).to_be_visible()
    page.go_back()
    expect(page.locator(BOX)).to_be_hidden()
    assert page.url == f"{site_url}guides/process/#submit-evidence"
    page.context.close()


def test_back_after_a_shared_link_does_not_leave_the_site(browser: Browser, site_url: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{site_url}guides/process/#q=%E7%BD%9A%E6%81%AF")
    expect(page.locator(RESULT).first).to_be_visible()
    page.go_back()
    expect(page.locator(BOX)).to_be_hidden()
    assert page.url == f"{site_url}guides/process/"
    page.context.close()


def test_closing_by_button_leaves_no_entry_behind(browser: Browser, site_url: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{site_url}about/")
    page.goto(f"{site_url}guides/process/")
    page.click(OPEN)
    wait_until(page, "() => history.state?.search")
    page.click("[data-close-search]")
    wait_until(page, "() => !history.state?.search")
    page.go_back()
    assert page.url == f"{site_url}about/"
    page.context.close()


def test_single_keys_can_be_switched_off_and_ctrl_k_opens_all_the_same(browser: Browser, site_url: str) -> None:
    page = opened(browser, f"{site_url}guides/process/")
    page.click("[data-search-keys]")
    page.keyboard.press("Escape")
    wait_until(page, "() => !history.state?.search")  # the step back of the closing box would abort the next load
    page.goto(f"{site_url}guides/process/")
    page.keyboard.press("s")
    expect(page.locator(BOX)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator(BOX)).to_be_visible()
    expect(page.locator("[data-search-keys]")).to_have_attribute("aria-pressed", "false")
    page.context.close()


def test_enter_before_the_script_has_come_is_not_lost(browser: Browser, site_url: str) -> None:
    page = browser.new_context().new_page()
    waiting = []
    page.route("**/box.*mjs*", lambda route: waiting.append(route))
    page.goto(f"{site_url}guides/process/")
    page.click(OPEN)
    page.keyboard.insert_text("结清证明")
    page.keyboard.press("Enter")
    assert waiting
    waiting[0].continue_()
    page.wait_for_url("**#settlement-proof")
    page.context.close()


def test_the_box_says_when_there_is_nothing_and_shows_three_at_most(browser: Browser, site_url: str) -> None:
    page = opened(browser, f"{site_url}guides/process/", "苹果香蕉")
    expect(page.locator(NOTE)).to_contain_text("“苹果香蕉”，这里可能没有讲到")
    assert page.locator(RESULT).count() <= 3
    page.context.close()


def test_a_topic_that_the_guide_leaves_out_is_named_and_leads_on(browser: Browser, site_url: str) -> None:
    page = opened(browser, f"{site_url}en/guides/process/", "mortgage")
    expect(page.locator(NOTE)).to_contain_text("This guide covers Huabei")
    expect(page.locator(f"{RESULT}[href*='lender/#find-lender']")).to_have_count(1)
    page.context.close()


def test_what_was_read_besides_is_said_and_one_tap_searches_the_plain_words(browser: Browser, site_url: str) -> None:
    page = opened(browser, f"{site_url}guides/process/", "担宝人")
    expect(page.locator(NOTE)).to_contain_text("担保人")
    expect(page.locator(RESULT).first).to_contain_text("担保")
    page.click("[data-search-plain]")
    expect(page.locator(NOTE)).not_to_contain_text("也按")
    page.context.close()


def test_zhuyin_and_pinyin_are_read_in_every_language(browser: Browser, site_url: str) -> None:
    page = opened(browser, f"{site_url}zh-TW/guides/process/", "ㄘㄨㄟ ㄕㄡ")
    expect(page.locator(RESULT).first).to_contain_text("催收")
    page.context.close()
    page = opened(browser, f"{site_url}en/guides/process/", "cuishou")
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("collect"))
    page.context.close()
    page = opened(browser, f"{site_url}zh-HK/guides/process/", "Zuo4 lao2")
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("jail|prison"))
    page.context.close()


@pytest.mark.parametrize("typed", ["结清证明", "hssf", "我不想活了"])
def test_the_search_works_without_a_network_after_one_page(
    context: BrowserContext, site_dir: Path, tmp_path: Path, typed: str
) -> None:
    site = ChangingSite(site_dir, tmp_path / "served")
    page = first_visit(context, f"{site.url}guides/process/")
    site.stop()
    page.reload()
    page.click(OPEN)
    page.keyboard.insert_text(typed)
    expect(page.locator(RESULT).first).to_be_visible(timeout=30_000)
    if typed == "我不想活了":
        expect(page.locator("[data-search-care] h2")).to_be_visible()


@pytest.mark.parametrize(
    "typed", ["대출을 갚을 수 없어요", "не могу вернуть долг", "tôi không trả được nợ", "借金が返せません"]
)
def test_another_language_is_told_which_there_are(browser: Browser, site_url: str, typed: str) -> None:
    page = opened(browser, f"{site_url}en/guides/process/", typed)
    links = page.locator(f"{NOTE} a")
    expect(links).to_have_count(len(LOCALES))
    assert [link.get_attribute("hreflang") for link in links.all()] == list(LOCALES)
    assert all(site_url in str(link.evaluate("link => link.href")) for link in links.all())
    page.fill(f"{BOX} input", "settlement certificate")
    expect(links).to_have_count(0)
    page.context.close()
