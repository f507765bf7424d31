"""Asks the search box of a built site in a real browser, as a reader would: text into the box, links out of the list."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.conftest import PREFIX
from tests.search.queries import LOCALES

OPEN = "[data-open-search]"
RESULT = "#search .search__result"
# Puts each question into the box and waits until the box shows what it found; a page's script, so that many take seconds.
ASK_ALL = """async (questions) => {
  const box = document.getElementById("search").searchBox, input = box.input, found = [];
  const shown = (text) => new Promise((done) => {
    const look = () => (box.shown === text.trim() || !text.trim() ? done() : setTimeout(look));
    look();
  });
  for (const text of questions) {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { data: text, inputType: "insertText", bubbles: true }));
    await shown(input.value);
    found.push([...box.results.list.children].map((link) => [link.href, link.querySelector(".search__title").textContent]));
  }
  return found;
}"""


@dataclass(frozen=True)
class Found:
    place: str
    title: str


@contextmanager
def open_box(browser: Browser, site_url: str, locale: str) -> Iterator[Page]:
    """A page of the site in a fresh profile, its search open and ready."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}{PREFIX[locale]}guides/process/")
    page.click(OPEN)
    page.wait_for_selector('#search[data-state="start"]', timeout=60_000)
    try:
        yield page
    finally:
        context.close()


def ask_all(page: Page, site_url: str, texts: Sequence[str]) -> list[list[Found]]:
    """What the box shows for each text, best first."""
    answers = page.evaluate(ASK_ALL, list(texts))
    return [[Found(place_of(href, site_url), title) for href, title in answer] for answer in answers]


def place_of(href: str, site_url: str) -> str:
    """The place an address leads to, the language left out: ".../en/guides/lender/#find-lender" → "guides/lender#find-lender"."""
    address, _, anchor = href.removeprefix(site_url).partition("#")
    page = address.partition("?")[0].removesuffix("index.html")
    for locale in LOCALES:
        if PREFIX[locale] and page.startswith(PREFIX[locale]):
            page = page.removeprefix(PREFIX[locale])
    return (page.strip("/") or "index") + (f"#{anchor}" if anchor else "")


@dataclass(frozen=True)
class Cost:
    """Bytes over the wire as sent (no compression on the test server) and milliseconds."""

    before: int
    first: int
    cold: float
    warm: float


def measure(browser: Browser, site_url: str, locale: str, text: str, again: str) -> Cost:
    """A first visit: bytes of the page alone, bytes until the first result, time from the tap to it, and a second question's."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    context.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(f"{site_url}{PREFIX[locale]}guides/process/", wait_until="networkidle")
    before, started = sum(sizes), time.perf_counter()
    page.click(OPEN)
    page.keyboard.insert_text(text)
    page.wait_for_selector(RESULT)
    cold = time.perf_counter() - started
    page.wait_for_load_state("networkidle")
    first, started = sum(sizes) - before, time.perf_counter()
    ask_all(page, site_url, [again])
    warm = time.perf_counter() - started
    context.close()
    return Cost(before, first, cold * 1000, warm * 1000)
