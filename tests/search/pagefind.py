"""Pagefind's search on the same built pages, for comparison: its index, its script, in the same browser (npm package, MIT, development only)."""

import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from engine.build.esbuild import PACKAGES, find_node
from tests.conftest import PREFIX, ROOT
from tests.search.ask import Cost, counting, place_of

# What its own box shows: for each page that was found the sections that match, else the page; a dozen of them.
ASK_ALL = """async ([address, texts]) => {
  const pagefind = await import(address), found = [];
  await pagefind.init();
  for (const text of texts) {
    const { results } = await pagefind.search(text);
    const pages = await Promise.all(results.slice(0, 12).map((result) => result.data()));
    found.push(pages.flatMap(({ url, sub_results: parts }) => (parts.length ? parts.map((part) => part.url) : [url])).slice(0, 12));
  }
  return found.map((urls) => urls.map((url) => new URL(url, document.baseURI).href));
}"""


def build_pagefind(folder: Path) -> Path:
    """Index a copy of the built site below `folder`; the copy. Raises ValueError where Pagefind fails."""
    site = folder / "pagefind-site"
    shutil.copytree(ROOT / "site", site)
    command = [find_node(), str(PACKAGES / "pagefind" / "lib" / "runner" / "bin.cjs"), "--site", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"Pagefind failed:\n{done.stdout}{done.stderr}")
    return site


def ask_pagefind(browser: Browser, site_url: str, locale: str, texts: Sequence[str]) -> list[list[str]]:
    """The places that it finds in the language of the page, best first."""
    page = _page(browser, site_url, locale)
    answers = page.evaluate(ASK_ALL, [f"{site_url}pagefind/pagefind.js", list(texts)])
    page.context.close()
    return [[place_of(href, site_url) for href in answer] for answer in answers]


def measure_pagefind(browser: Browser, folder: Path, locale: str, text: str) -> Cost:
    """Bytes and time from nothing to the first results, without a box of its own, which would come on top."""
    server = counting(folder)
    with server as url:
        page = _page(browser, url, locale)
        before, started = server.sent, time.perf_counter()
        page.evaluate(ASK_ALL, [f"{url}pagefind/pagefind.js", [text]])
        cost = Cost(before, server.sent - before, (time.perf_counter() - started) * 1000, 0)
        page.context.close()
    return cost


def _page(browser: Browser, site_url: str, locale: str) -> Page:
    page = browser.new_context(bypass_csp=True).new_page()  # our pages allow no WebAssembly
    page.goto(f"{site_url}{PREFIX[locale]}guides/process/", wait_until="networkidle")
    return page
