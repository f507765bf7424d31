"""Switching the language keeps the page and the step, by a tap and by the keyboard; without scripts it keeps the page."""

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

PHONE = ViewportSize(width=360, height=740)


@pytest.mark.parametrize("hash_", ["", "#home-visits"])
def test_a_tap_keeps_page_and_step(context: BrowserContext, site_url: str, hash_: str) -> None:
    page = context.new_page()
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}guides/collectors/{hash_}")
    page.locator("details.pop > summary").click()
    page.locator("a[hreflang='zh-TW']").click()
    expect(page).to_have_url(f"{site_url}zh-TW/guides/collectors/{hash_}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-TW")


def test_the_keyboard_keeps_page_and_step(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(f"{site_url}zh-TW/guides/collectors/#verify-collector")
    page.locator("details.pop > summary").focus()
    page.keyboard.press("Enter")
    page.locator("a[hreflang='en']").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}en/guides/collectors/#verify-collector")


def test_escape_closes_the_languages_and_returns_the_focus(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url)
    summary = page.locator("details.pop > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("details.pop")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_without_scripts_the_page_stays(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}guides/process/")
    page.locator("details.pop > summary").click()
    page.locator("a[hreflang='zh-HK']").click()
    expect(page).to_have_url(f"{site_url}zh-HK/guides/process/")
    context.close()


def test_light_or_dark_is_remembered_only_when_chosen(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url)
    assert page.evaluate("localStorage.length") == 0
    page.locator("[data-set-theme='dark']").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("[data-set-theme='']").click()
    assert page.evaluate("localStorage.length") == 0
    assert context.cookies() == []


def test_larger_letters_are_remembered_and_stay_off_paper(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url)
    page.locator("[data-set-size='140%']").click()
    page.goto(f"{site_url}en/guides/process/")
    expect(page.locator("html")).to_have_css("font-size", "22.4px")
    expect(page.locator("[data-set-size='140%']")).to_have_attribute("aria-pressed", "true")
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_css("font-size", "16px")
    page.emulate_media(media="screen")
    page.locator("[data-set-size='']").click()
    expect(page.locator("html")).to_have_css("font-size", "16px")
    assert page.evaluate("localStorage.length") == 0
