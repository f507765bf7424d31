"""What a reader does on the site, as functions (page, address of the site): the gates run them all.

A feature adds its walk to WALKS, and is then held to what every walk is held to: no request to another origin, nothing that
the security policy refuses, no script error, and no finding of axe in the state in which the walk leaves the page.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Walk = Callable[[Page, str], None]


def reads_a_guide(page: Page, site: str) -> None:
    page.goto(f"{site}guides/process/")
    if not page.locator("details.toc").evaluate("(toc) => toc.open"):  # on a wide screen it is
        page.locator("details.toc > summary").click()
    page.locator("details.toc a").nth(1).click()
    expect(page.locator("h1")).to_be_attached()


def opens_the_languages(page: Page, site: str) -> None:
    page.goto(f"{site}guides/collectors/")
    page.locator("details.pop > summary").click()
    expect(page.locator("a[hreflang='en']")).to_be_visible()


def switches_the_language(page: Page, site: str) -> None:
    opens_the_languages(page, site)
    page.locator("a[hreflang='zh-TW']").click()
    expect(page).to_have_url(f"{site}zh-TW/guides/collectors/")


def chooses_dark(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("[data-set-theme='dark']").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.evaluate(
        "scrollTo({ top: 0, behavior: 'instant' })"
    )  # the button stands in the foot; the page is looked at from its top


def loses_the_way(page: Page, site: str) -> None:
    """The 404 page has absolute links; served as a page of its own it stands at the root."""
    page.goto(f"{site}404.html")
    page.locator("section[lang='en'] a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def searches(page: Page, site: str) -> None:
    page.goto(f"{site}guides/process/")
    page.locator("[data-open-search]").click()
    page.keyboard.type("催收")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()


def reckons(page: Page, site: str) -> None:
    page.goto(f"{site}calculator/")
    field = page.locator("repayment-calculator input[type=text]").first
    field.fill("8000")
    field.press("Tab")
    expect(page.locator("repayment-calculator .calc-answer").first).to_be_attached()


def ticks_a_sheet(page: Page, site: str) -> None:
    page.goto(f"{site}checklists/negotiate/")
    page.locator(".check input").first.check()
    page.locator("textarea.write-on").first.fill("三万元<img src=x onerror=alert(1)>")
    expect(page.locator(".check input").first).to_be_checked()


def prints(page: Page, site: str) -> None:
    page.goto(f"{site}checklists/negotiate/")
    page.emulate_media(media="print")
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="screen")  # on paper nothing is tapped


def fills_a_letter(page: Page, site: str) -> None:
    page.goto(f"{site}letters/hardship/")
    page.check("#gate-no")
    page.check("#o-surplus")
    page.fill("#f-change", "9月被裁员<img src=x onerror=alert(1)>")
    expect(page.locator(".letter-paper [data-field=change]")).to_contain_text("裁员")


def makes_a_plan(page: Page, site: str) -> None:
    page.goto(f"{site}plan/")
    page.check("#safe-safe")
    page.click("[data-do=show]")
    expect(page.locator("[data-layer=today] > li")).to_have_count(3)


WALKS: list[Walk] = [
    reads_a_guide,
    opens_the_languages,
    switches_the_language,
    chooses_dark,
    loses_the_way,
    searches,
    reckons,
    ticks_a_sheet,
    prints,
    fills_a_letter,
    makes_a_plan,
]
