"""The checklists on screen: nothing is kept that the reader did not ask for, and nothing is lost without a word."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import PREFIX, downloaded

KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('guide:/:checklists/'))"


def sheet(
    context: BrowserContext, site_url: str, more: str = "", name: str = "negotiate", locale: str = "zh-Hans"
) -> Page:
    page = context.new_page()
    page.goto(f"{site_url}{PREFIX[locale]}checklists/{name}/{more}")
    expect(page.locator("[data-keep]")).to_be_visible()
    return page


def fill(page: Page) -> None:
    page.locator(".check input").first.check()
    page.locator("textarea.write-on").first.fill("三万元")


def is_filled(page: Page) -> bool:
    return (
        page.locator(".check input").first.is_checked()
        and page.locator("textarea.write-on").first.input_value() == "三万元"
    )


def test_nothing_is_kept_unasked(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url)
    fill(page)
    assert page.evaluate(KEPT) == []
    page.reload()
    assert not is_filled(page)


@pytest.mark.parametrize("order", ["fill, then keep", "keep, then fill"])
def test_what_is_kept_survives_and_clear_removes_it(context: BrowserContext, site_url: str, order: str) -> None:
    page = sheet(context, site_url)
    if order == "fill, then keep":
        fill(page)
        page.check("[data-keep]")
    else:
        page.check("[data-keep]")
        fill(page)
    page.reload()
    assert is_filled(page)
    other = sheet(context, site_url, locale="en")
    assert is_filled(other), "a tick is the same tick in another language"
    page.click("[data-clear]")
    assert page.evaluate(KEPT) == []
    page.reload()
    assert not is_filled(page)


def test_clearing_can_be_undone_until_the_page_is_left(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url)
    fill(page)
    page.check("[data-keep]")
    page.click("[data-clear]")
    page.click("[data-say] button")
    assert is_filled(page)
    page.reload()
    assert is_filled(page)


def test_two_tabs_agree(context: BrowserContext, site_url: str) -> None:
    first = sheet(context, site_url)
    first.check("[data-keep]")
    second = sheet(context, site_url)
    fill(first)
    expect(second.locator(".check input").first).to_be_checked()
    second.locator(".check input").nth(3).check()
    expect(first.locator(".check input").nth(3)).to_be_checked()
    first.reload()
    assert is_filled(first) and first.locator(".check input").nth(3).is_checked()


def test_keeping_in_one_tab_empties_nothing_in_another(context: BrowserContext, site_url: str) -> None:
    """Both were open, and written in, before anything was kept."""
    first, second = sheet(context, site_url), sheet(context, site_url)
    first.locator(".check input").nth(1).check()
    fill(second)
    first.check("[data-keep]")
    expect(second.locator("[data-keep]")).to_be_checked()
    expect(second.locator(".check input").nth(1)).to_be_checked()
    expect(first.locator("textarea.write-on").first).to_have_value("三万元")
    assert is_filled(second)
    expect(second.locator("[data-say]")).to_contain_text("已留在这台设备上")


def test_keeping_no_longer_can_be_undone(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url)
    fill(page)
    page.check("[data-keep]")
    page.uncheck("[data-keep]")
    expect(page.locator("[data-say]")).to_contain_text("不再保留")
    page.click("[data-say] button")
    expect(page.locator("[data-keep]")).to_be_checked()
    page.reload()
    expect(page.locator("textarea.write-on").first).to_have_value("三万元")


@pytest.mark.parametrize(("error", "words"), [("QuotaExceededError", "存储满了"), ("SecurityError", "浏览器不让保存")])
def test_a_store_that_takes_nothing_is_told(context: BrowserContext, site_url: str, error: str, words: str) -> None:
    context.add_init_script(f"Storage.prototype.setItem = () => {{ throw new DOMException('', '{error}'); }}")
    page = sheet(context, site_url)
    fill(page)
    page.locator("[data-keep]").click()
    expect(page.locator("[data-say]")).to_contain_text(words)
    expect(page.locator("[data-keep]")).not_to_be_checked()
    assert is_filled(page), "what she wrote is still on the page"


def test_a_damaged_value_is_told_and_can_be_saved(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url)
    fill(page)
    page.check("[data-keep]")
    page.evaluate(
        "() => { for (const key of Object.keys(localStorage)) if (/:before-1$/.test(key)) localStorage.setItem(key, '{half'); }"
    )
    page.reload()
    expect(page.locator("[data-say]")).to_contain_text("1 项存下的内容读不出来")
    assert "{half" in downloaded(page, lambda: page.click("[data-say] button")).read_text()
    assert page.locator(".check input").first.is_checked(), "one damaged value harms no other"


def test_what_an_older_build_kept_stays_and_is_no_fault(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url)
    fill(page)
    page.check("[data-keep]")
    page.evaluate("localStorage.setItem('guide:/:checklists/negotiate:an-item-of-before', 'true')")
    page.reload()
    expect(page.locator("[data-say]")).to_be_hidden()
    assert is_filled(page)
    page.locator(".check input").nth(1).check()
    assert page.evaluate("localStorage.getItem('guide:/:checklists/negotiate:an-item-of-before')") == "true"
    page.click("[data-clear]")
    assert page.evaluate(KEPT) == [], "and goes with the rest"


def test_the_calculators_proposal_is_put_on_the_sheet(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url, "#offer=123456.24.2962944.2027-01-15")
    values = {name: page.locator(f"#offer-{name}").input_value() for name in ("instalment", "months", "total", "first")}
    assert values == {"instalment": "1,234.56", "months": "24", "total": "29,629.44", "first": "2027-01-15"}
    assert "offer" not in page.url, "figures do not stay in the address"


@pytest.mark.parametrize(
    "offer",
    [
        *(
            "",
            "1",
            "100.2.200",
            "100.2.200.2027-02-30",
            "0.2.200.2027-02-03",
            "100.2.99.2027-02-03",
            "100.1000.200.2027-02-03",
        ),
        *("1e3.2.2000.2027-02-03", "-100.2.200.2027-02-03", "100.2.200.2027-02-03.4", "<b>.2.200.2027-02-03"),
    ],
)
def test_a_strange_proposal_is_refused_with_a_word(context: BrowserContext, site_url: str, offer: str) -> None:
    page = sheet(context, site_url, f"#offer={offer}")
    expect(page.locator("[data-say]")).to_contain_text("读不出来")
    assert page.locator("#offer-total").input_value() == ""


def test_a_proposal_replaces_another_only_when_told(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url)
    page.fill("#offer-total", "8,000")
    page.evaluate("location.hash = '#offer=100000.5.500000.2027-01-15'")
    expect(page.locator("[data-say]")).to_contain_text("没有改动")
    assert page.locator("#offer-total").input_value() == "8,000"
    page.click("[data-say] button")
    assert page.locator("#offer-total").input_value() == "5,000.00"


def test_items_lead_to_their_steps(context: BrowserContext, site_url: str) -> None:
    page = sheet(context, site_url, name="collector", locale="zh-HK")
    items = page.locator(".check")
    assert items.count() == page.locator(".check .step a").count() > 20
    page.locator(".step a[href*=verify-collector]").first.click()
    expect(page).to_have_url(re.compile(r"/zh-HK/guides/collectors/#verify-collector$"))
