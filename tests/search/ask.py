"""Asks the search box of a built site in a real browser, as a reader would: text into the box, links out of the list."""

import functools
import gzip
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.conftest import PREFIX, Quiet, serving
from tests.search.queries import LOCALES

OPEN = "[data-open-search]"
RESULT = "#search .search__result"
# Puts each question into the box and waits until the box shows what it found; a page's script, so that many take seconds.
ASK_ALL = """async (questions) => {
  const box = document.getElementById("search").searchBox, input = box.input, found = [];
  const shown = (text) => new Promise((done, fail) => {
    const until = performance.now() + 30000;
    const look = () => {
      if (box.dialog.dataset.state === "failed" || performance.now() > until) fail(new Error(`no answer to ${text.slice(0, 80)}`));
      else if (box.shown === text.trim() || !text.trim()) done();
      else setTimeout(look);
    };
    look();
  });
  for (const text of questions) {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { data: text, inputType: "insertText", bubbles: true }));
    await shown(input.value);
    const said = [(box.dialog.hasAttribute("data-unsure") || box.results.topic) && "none", box.calls && "help"].filter(Boolean);
    found.push([[...box.results.list.querySelectorAll("a")].sort((a, b) => a.dataset.rank - b.dataset.rank).map((link) => [link.href, link.querySelector(".search__title").textContent]), said]);
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
    page.wait_for_selector('#search[data-state="start"][data-whole]', timeout=60_000)  # with all that comes later
    try:
        yield page
    finally:
        context.close()


def ask_all(page: Page, site_url: str, texts: Sequence[str]) -> list[list[Found]]:
    """What the box shows for each text, best first: by rank, which lines drawn up beside an earlier result keep."""
    return [found for found, _ in ask_and_hear(page, site_url, texts)]


def ask_and_hear(page: Page, site_url: str, texts: Sequence[str]) -> list[tuple[list[Found], frozenset[str]]]:
    """The same, and what it says besides: "none" that there is nothing about it here, or that the guide leaves the topic out, "help" on a card."""
    answers = page.evaluate(ASK_ALL, list(texts))
    return [
        ([Found(place_of(href, site_url), title) for href, title in links], frozenset(said)) for links, said in answers
    ]


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
    """Bytes as a host with gzip sends them, and milliseconds."""

    before: int
    first: int
    cold: float
    warm: float


class counting(serving):
    """Serves a folder, and adds up what it sent, as gzip would have sent it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.sent = 0
        counter = self

        class Counting(Quiet):
            def copyfile(self, source: Any, outputfile: Any) -> None:
                data = source.read()
                counter.sent += len(gzip.compress(data))
                outputfile.write(data)

        self.server.RequestHandlerClass = functools.partial(Counting, directory=str(folder))


def measure(browser: Browser, folder: Path, locale: str, text: str, again: str) -> Cost:
    """A first visit: bytes of the page alone, bytes until the first result, time from the tap to it, and a second question's."""
    context = browser.new_context()
    page = context.new_page()
    server = counting(folder)
    with server as url:
        page.goto(f"{url}{PREFIX[locale]}guides/process/", wait_until="networkidle")
        before, started = server.sent, time.perf_counter()
        page.click(OPEN)
        page.keyboard.insert_text(text)
        page.wait_for_selector(RESULT)
        cold = time.perf_counter() - started
        first, started = server.sent - before, time.perf_counter()
        ask_all(page, url, [again])
        warm = time.perf_counter() - started
        context.close()
    return Cost(before, first, cold * 1000, warm * 1000)
