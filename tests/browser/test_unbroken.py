"""On a phone no line breaks inside a day or an amount, wherever a script writes one; and what is copied has no unseen character in it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.calculator_page import INPUTS, MODES, fill, part, press
from tests.browser.test_plan import ANSWERS
from tests.browser.test_plan import address as plan_address
from tests.conftest import LOCALES, PREFIX

WIDTHS = (320, 360, 375, 412)
# Days and amounts that stand on more than one line, in what shows below an element.
BROKEN = """(root) => {
  const whole = /\\d{4}-\\d\\d-\\d\\d|\\d{4}年\\d+月\\d+日|\\d+ [A-Z][a-z]+ \\d{4}|[−-]?¥[\\d,]+\\.\\d\\d/g;
  const found = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    for (const match of node.data.matchAll(whole)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)));
      if (lines.size) found.push([match[0], lines.size]);
    }
  }
  return found;
}"""
PLAIN_MARKS = set("“”’，。：；、？（）¥−\n ")


def calculator(page: Page) -> None:
    for mode in MODES:
        fill(page, mode, INPUTS[mode])
        expect(part(page, mode).locator(".calc-answer")).to_contain_text("¥" if mode != "real-annual-rate" else "%")


def letter(page: Page) -> None:
    for place in page.locator('.letter-form [data-kind="date"]').all():
        if place.is_visible():
            place.fill("2026-11-20")
    expect(page.locator("[data-said]")).to_contain_text("2026")


PAGES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "calculator": ("calculator/", "main", calculator),
    "letter": ("letters/payment-order-objection/", ".letter", letter),
    "plan": (
        f"plan/{plan_address(ANSWERS, '2026-11-20')}",
        ".plan-result",
        lambda page: expect(page.locator(".plan-day").filter(has_text="2026").first).to_be_visible(),
    ),
    "checklist": (
        "checklists/negotiate/#offer=2396359.r23x99848@2026-02-28@2027-12-31_r1x99855@2028-01-31@2028-01-31~pause_waived:2026-01-31",
        "#offer-plan",
        lambda page: expect(page.locator("#offer-plan")).to_contain_text("¥998.55"),
    ),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_no_day_and_no_amount_breaks_on_a_phone(context: BrowserContext, site_url: str, name: str, locale: str) -> None:
    address, root, written = PAGES[name]
    page = context.new_page()
    page.goto(f"{site_url}{PREFIX[locale]}{address}")
    written(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found = page.locator(root).first.evaluate(BROKEN)
        assert len(found) >= 1, "nothing was looked at"
        assert [text for text, lines in found if lines > 1] == [], width


def test_what_is_copied_has_no_unseen_character(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(f"{site_url}calculator/")
    fill(page, "compare-plans")
    part(page, "compare-plans").locator('.calc-age [value="recent"]').check()
    press(page, "compare-plans", "copy")
    text = part(page, "compare-plans").locator(".calc-text")
    expect(text).to_be_visible()
    said = text.input_value()
    assert "2026-02-28" in said
    assert {letter for letter in said if not letter.isalnum()} - PLAIN_MARKS <= set(".,-%")
