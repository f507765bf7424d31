"""What a first visit costs: bytes, requests, nothing blocking, nothing moving; and every rule of the style sheet is used.

Times are for `make bench`. Bytes and counts are the same at every run, so they are asserted here.
"""

import itertools
import re
import time
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.conftest import LOCALES, PREFIX, Quiet, serving
from tests.html_page import built_pages, only, parse
from tests.watch import Watch

GUIDE_BYTES, GUIDE_REQUESTS = 20_000, 3
FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
# Rules for what is not there on most days: a lagging translation, a kind of note that no page has just now, PDFs when made.
WAITING = {"stale", "danger", "pdf"}
# Selectors' classes and ids: .pop__list, #nav; numbers such as .35rem and colours are no names.
SELECTOR_NAME = re.compile(r"[.#]([A-Za-z_][\w-]*)")
COMMENT_OR_BLOCK = re.compile(r"/\*.*?\*/|\{[^{}]*\}", re.DOTALL)
SHIFT_AND_TASKS = """() => new Promise((done) => {
  const seen = { shift: 0, tasks: 0 };
  new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.shift += e.value; }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(seen)));
})"""


def sent_bytes(site: Path, path: str) -> int:
    """What a host with the shipped configuration sends: the .br copy where there is one. Headers not counted."""
    file = site / path.lstrip("/")
    file = file / "index.html" if path.endswith("/") else file
    packed = file.with_name(file.name + ".br")
    return (packed if packed.exists() else file).stat().st_size


def visited(browser: Browser, url: str, site_url: str) -> list[str]:
    """The paths that a first visit asks for, in a fresh profile, until the network is quiet."""
    context = browser.new_context()
    watch = Watch(context, site_url)
    context.new_page().goto(url, wait_until="networkidle")
    context.close()
    watch.assert_sealed()
    return [urlsplit(address).path for address in watch.requests]


def declared(site: Path, page: Path) -> list[str]:
    """The paths of a page and of what its markup makes a browser fetch at once."""
    base = f"http://site/{page.relative_to(site).as_posix().removesuffix('index.html')}"
    sources = [node.get("src") for node in parse(page).iter("script", "img", "iframe", "source") if node.get("src")]
    links = [node.get("href") for node in parse(page).iter("link") if set(node.get("rel", "").split()) & FETCHED]
    return [urlsplit(urljoin(base, path)).path for path in ["", *sources, *links]]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_visit_is_light(browser: Browser, site_dir: Path, site_url: str, locale: str) -> None:
    """A guide as a browser loads it: what it asks for is what its markup declares, within the limits. A browser without a
    window draws no icon and may not ask for it; it counts all the same."""
    name = f"{PREFIX[locale]}guides/collectors/"
    asked, paths = visited(browser, site_url + name, site_url), declared(site_dir, site_dir / name / "index.html")
    icons = [path for path in paths if path.startswith("/assets/icon.") and path not in asked]
    assert sorted([*asked, *icons]) == sorted(paths)
    assert len(paths) <= GUIDE_REQUESTS, paths
    assert sum(sent_bytes(site_dir, path) for path in paths) <= GUIDE_BYTES


def test_every_guide_is_within_the_limits(site_dir: Path) -> None:
    guides = [page for page in built_pages(site_dir) if "guides" in page.relative_to(site_dir).parts]
    assert guides
    for page in guides:
        paths = declared(site_dir, page)
        total = sum(sent_bytes(site_dir, path) for path in paths)
        assert len(paths) <= GUIDE_REQUESTS, f"{page}: {paths}"
        assert total <= GUIDE_BYTES, f"{page}: {total} bytes in {paths}"


def test_a_page_works_without_any_script(browser: Browser, site_url: str) -> None:
    """Menu, table of contents, languages, and dark by the system's preference."""
    context = browser.new_context(
        java_script_enabled=False, color_scheme="dark", viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(f"{site_url}guides/process/")
    page.locator("details.toc > summary").click()
    page.locator("details.toc a").first.click()
    assert "#" in page.url
    page.locator("a.top__menu").click()
    assert page.url.endswith("#nav")
    page.locator("#nav a").last.click()
    expect(page).to_have_url(f"{site_url}about/")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    context.close()


def test_nothing_moves_while_a_page_loads(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    for name in (
        "",
        "guides/process/",
        "en/guides/collectors/",
        "calculator/",
        "checklists/contact-log/",
        "checklists/negotiate/",
    ):
        page.goto(site_url + name)
        assert page.evaluate(SHIFT_AND_TASKS)["shift"] == 0, name


BAR = re.compile(rb'(?=<a class="top__|<details class="pop|<div class="frame)')


class InPieces(Quiet):
    """Sends a page's bar piece by piece, with time to paint between: what is slow in coming must not push what is there."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
        for piece in BAR.split(source.read()):
            outputfile.write(piece)
            time.sleep(0.1)


def test_nothing_moves_while_the_bar_comes_in_pieces(context: BrowserContext, site_dir: Path) -> None:
    with serving(site_dir, InPieces) as url:
        for width, name in itertools.product((360, 1280), ("", "en/guides/collectors/")):
            assert len(BAR.findall((site_dir / name / "index.html").read_bytes())) == 5
            page = context.new_page()
            page.set_viewport_size({"width": width, "height": 740})
            page.goto(url + name)
            assert page.evaluate(SHIFT_AND_TASKS)["shift"] == 0, (width, name)


def test_every_rule_of_the_style_sheets_is_used(site_dir: Path) -> None:
    """A class or id in a style sheet stands in some page, or in a script that puts it there."""
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (site_dir / "assets").rglob("*.css")}
    assert sheets
    sheets["the pages' own"] = only(parse(site_dir / "index.html"), ".//style").text or ""
    scripts = "".join(path.read_text(encoding="utf-8") for path in site_dir.rglob("*js") if path.is_file())
    known = set(re.findall(r"[\w-]+", scripts))
    begun = tuple(re.findall(r"([A-Za-z][\w]*-[\w-]*)\$\{", scripts))  # `calc-c${number}`
    for page in [*built_pages(site_dir), site_dir / "404.html"]:
        for node in parse(page).iter():
            if isinstance(node.tag, str):
                known.update((node.get("class") or "").split(), [node.get("id") or ""])
    for name, text in sheets.items():
        unused = set(SELECTOR_NAME.findall(COMMENT_OR_BLOCK.sub("{}", text))) - known - WAITING
        unused = {found for found in unused if not found.startswith(begun)}
        assert not unused, f"{name}: nothing uses {sorted(unused)}"


def test_assets_carry_their_digest(site_dir: Path) -> None:
    for page in built_pages(site_dir):
        for node in parse(page).iter("link", "script"):
            source = node.get("src") or (node.get("href") if node.get("rel") in {"stylesheet", "icon"} else None)
            if source:
                assert re.search(r"\.[0-9a-f]{8}\.\w+$", source), f"{page}: {source}"
