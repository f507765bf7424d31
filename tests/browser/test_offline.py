"""The guide without a network, in a real Chromium whose server is really stopped."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.browser.calculator_page import INPUTS, fill, part
from tests.browser.offline_site import ChangingSite
from tests.conftest import PREFIX
from tests.search.ask import OPEN, ask_all
from tests.watch import wait_until

VERSION = """() => [...document.childNodes].concat([...document.body.childNodes]).map((node) => node.nodeType === 8 ? node.data : "")
  .filter((text) => text.includes("version")).join("") + " script " + getComputedStyle(document.documentElement).getPropertyValue("--version")"""
STATE = """const { scope } = await navigator.serviceWorker.ready;
  const state = await (await caches.open(`guide:${new URL(scope).pathname}:state-1`)).match(new URL("~current", scope));"""
STARTED = f"async () => {{ {STATE} return Boolean(state); }}"
CURRENT = f"async () => {{ {STATE} return (await state.json()).version; }}"


@pytest.fixture
def changing(site_dir: Path, tmp_path: Path) -> Iterator[Callable[[str], ChangingSite]]:
    made: list[ChangingSite] = []

    def make(below: str = "") -> ChangingSite:
        made.append(ChangingSite(site_dir, tmp_path / "served", below))
        return made[-1]

    yield make
    for site in made:
        site.stop()


def first_visit(context: BrowserContext, url: str) -> Page:
    """Open a page and use it; the worker has then kept what was seen."""
    page = context.new_page()
    page.goto(url)
    page.keyboard.press("Tab")
    wait_until(page, STARTED)
    return page


def keep_all(context: BrowserContext, site: ChangingSite, prefix: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{site.url}{prefix}about/")
    page.click("[data-offline-keep]")
    expect(page.locator("[data-offline-keep]")).to_be_hidden(timeout=30_000)
    return page


@pytest.mark.parametrize("below", ["", "some/folder/"])
def test_pages_seen_open_when_the_server_is_gone(
    context: BrowserContext, changing: Callable[[str], ChangingSite], below: str
) -> None:
    site = changing(below)
    page = first_visit(context, site.url)
    page.goto(f"{site.url}guides/process/")
    seen = page.inner_text("h1")
    site.stop()
    page.goto(f"{site.url}guides/process/")
    assert page.inner_text("h1") == seen
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the style sheet is there too"
    page.goto(f"{site.url}en/guides/lender/")
    assert page.url == f"{site.url}offline/", "a page never seen gives way to the page that says so"
    page.click("main a >> nth=0")
    expect(page).to_have_url(site.url)
    site.start()


@pytest.mark.parametrize("locale", ["zh-Hans", "en"])
def test_a_kept_language_opens_whole(
    context: BrowserContext, changing: Callable[[str], ChangingSite], locale: str
) -> None:
    site = changing("")
    page = keep_all(context, site, PREFIX[locale])
    files = json.loads((site.root / "offline.json").read_text())["files"]
    pages = [
        path.removesuffix("index.html")
        for path, (_, _, of) in files.items()
        if of == locale and path.endswith("index.html")
    ]
    site.stop()
    failed: list[str] = []
    page.on(
        "requestfailed", lambda request: failed.append(request.url) if request.failure != "net::ERR_ABORTED" else None
    )
    for path in pages:
        answer = page.goto(site.url + path)
        assert answer is not None and answer.ok and page.url == site.url + path
    assert len(pages) > 20
    assert failed == []
    site.start()


QUESTIONS = {"zh-Hans": "有人上门怎么办", "zh-TW": "有人上門怎麼辦", "en": "somebody at the door"}


@pytest.mark.parametrize("locale", QUESTIONS)
def test_search_and_calculator_work_when_the_server_is_gone(
    context: BrowserContext, changing: Callable[[str], ChangingSite], locale: str
) -> None:
    site = changing("")
    page = keep_all(context, site, PREFIX[locale])
    site.stop()
    page.goto(f"{site.url}{PREFIX[locale]}guides/process/")
    page.click(OPEN)
    page.wait_for_selector('#search[data-state="start"]')
    (found,) = ask_all(page, site.url, [QUESTIONS[locale]])
    assert "guides/collectors#home-visits" in [each.place for each in found]
    page.locator("#search a[href*='#home-visits']").first.click()
    expect(page).to_have_url(f"{site.url}{PREFIX[locale]}guides/collectors/#home-visits")
    expect(page.locator("#home-visits")).to_be_in_viewport()
    page.goto(f"{site.url}{PREFIX[locale]}calculator/")
    fill(page, "real-annual-rate", INPUTS["real-annual-rate"])
    expect(part(page, "real-annual-rate").locator(".calc-answer")).to_contain_text("%")


def test_a_new_version_replaces_the_old_whole(context: BrowserContext, changing: Callable[[str], ChangingSite]) -> None:
    site = changing("")
    site.publish("1")
    page = keep_all(context, site)
    page.goto(f"{site.url}guides/process/")
    old = context.new_page()
    old.goto(f"{site.url}guides/lender/")
    site.publish("2")
    page.goto(f"{site.url}guides/process/")
    assert page.evaluate(VERSION) == " version 1  script 1", "until it is fetched, everything is of the old version"
    update(page, site)
    page.goto(f"{site.url}guides/process/")
    assert page.evaluate(VERSION) == " version 1  version 2  script 2"
    assert old.evaluate(f"fetch('{script_of(old)}').then((answer) => answer.text())").count("--version") == 1, (
        "a page opened before goes on with its own version"
    )


@pytest.mark.parametrize("harm", ["missing", "half", "no network"])
def test_a_broken_update_leaves_the_old_version(
    context: BrowserContext, changing: Callable[[str], ChangingSite], harm: str
) -> None:
    site = changing("")
    site.publish("1")
    page = keep_all(context, site)
    before = page.evaluate(CURRENT)
    site.publish("2")
    victim = site.root / "guides" / "process" / "index.html"
    page.goto(f"{site.url}about/")
    if harm == "missing":
        victim.unlink()
    elif harm == "half":
        victim.write_bytes(victim.read_bytes()[:5000])
    else:
        site.stop()
    message = page.locator("[data-offline-say]")
    expect(page.locator("[data-offline-update]")).to_be_visible()
    page.click("[data-offline-update]")
    expect(message).to_contain_text("原来存的还在")
    if harm != "no network":
        site.stop()
    assert page.evaluate(CURRENT) == before
    page.goto(f"{site.url}guides/process/")
    assert page.evaluate(VERSION) == " version 1  script 1"
    assert set(page.evaluate("caches.keys()")) == {"guide:/:state-1", f"guide:/:v-{before}"}
    site.start()


@pytest.mark.parametrize("answers", [1, 7, 40])
def test_an_update_cut_off_half_way_leaves_the_old_version(
    context: BrowserContext, changing: Callable[[str], ChangingSite], answers: int
) -> None:
    """The line breaks in the middle of an answer, after some whole ones; when it is back, the update comes whole."""
    site = changing("")
    site.publish("1")
    page = keep_all(context, site)
    before = page.evaluate(CURRENT)
    site.publish("2")
    site.cut_after(answers)  # opening a page looks for a new version too
    page.goto(f"{site.url}about/")
    expect(page.locator("[data-offline-update]")).to_be_visible()
    site.cut_after(answers)
    page.click("[data-offline-update]")
    expect(page.locator("[data-offline-say]")).to_contain_text("原来存的还在")
    assert page.evaluate(CURRENT) == before
    assert set(page.evaluate("caches.keys()")) == {"guide:/:state-1", f"guide:/:v-{before}"}
    page.goto(f"{site.url}guides/process/")
    assert page.evaluate(VERSION) == " version 1  script 1"
    site.cut_after(float("inf"))
    update(page, site)
    page.goto(f"{site.url}guides/process/")
    assert page.evaluate(VERSION) == " version 1  version 2  script 2"


def test_two_versions_in_two_tabs_never_mix(context: BrowserContext, changing: Callable[[str], ChangingSite]) -> None:
    site = changing("")
    site.publish("1")
    first = keep_all(context, site)
    second = context.new_page()
    second.goto(f"{site.url}guides/lender/")
    assert second.evaluate(VERSION) == " version 1  script 1"
    site.publish("2")
    update(first, site)
    site.stop()
    first.goto(f"{site.url}guides/process/")
    assert first.evaluate(VERSION) == " version 1  version 2  script 2"
    assert second.evaluate(VERSION) == " version 1  script 1", "the page that is open is left alone"
    second.reload()
    assert second.evaluate(VERSION) == " version 1  version 2  script 2"
    second.goto(f"{site.url}guides/process/")
    assert second.evaluate(VERSION) == " version 1  version 2  script 2"
    site.start()


SPOIL = """async (part) => {
  for (const name of await caches.keys()) {
    if (!name.startsWith("guide:/:v-")) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if (request.url.includes(part)) await cache.put(request, new Response("<h1>garbage</h1>", { headers: { "content-type": "text/html" } }));
  }
}"""


@pytest.mark.parametrize("part", ["guides/process/", "assets/guide"])
def test_garbage_in_a_kept_entry_is_thrown_away(
    context: BrowserContext, changing: Callable[[str], ChangingSite], part: str
) -> None:
    """With a network the true file comes and is kept again; without one the reader is told so, and never sees the garbage."""
    site = changing("")
    page = keep_all(context, site)
    page.goto(f"{site.url}guides/process/")
    whole = page.content()
    page.evaluate(SPOIL, part)
    page.goto(f"{site.url}guides/process/")
    assert page.content() == whole
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    site.stop()
    page.goto(f"{site.url}guides/process/")
    assert page.content() == whole, "what came anew is kept"
    page.evaluate(SPOIL, part)
    page.goto(f"{site.url}guides/process/")
    assert "garbage" not in page.content()
    if part == "guides/process/":
        assert page.url == f"{site.url}offline/"
    site.start()


def test_everything_can_be_removed(context: BrowserContext, changing: Callable[[str], ChangingSite]) -> None:
    site = changing("")
    page = keep_all(context, site)
    page.click("[data-offline-remove]")
    expect(page.locator("[data-offline-remove]")).to_be_hidden()
    assert page.evaluate("caches.keys()") == []
    page.goto(site.url)
    page.keyboard.press("Tab")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    site.stop()
    with pytest.raises(Error):
        page.goto(f"{site.url}guides/process/")
    site.start()


def test_a_full_device_is_told(context: BrowserContext, changing: Callable[[str], ChangingSite]) -> None:
    site = changing("")
    page = context.new_page()
    page.goto(f"{site.url}about/")
    quota = {"origin": site.url.rstrip("/"), "quotaSize": 60_000}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    page.click("[data-offline-keep]")
    expect(page.locator("[data-offline-say]")).to_contain_text("存储空间不够", timeout=15_000)


def test_a_browser_that_refuses_is_told(context: BrowserContext, site_url: str) -> None:
    context.add_init_script("ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('no'))")
    page = context.new_page()
    page.goto(f"{site_url}about/")
    page.click("[data-offline-keep]")
    expect(page.locator("[data-offline-say]")).to_contain_text("浏览器不让保存")


def test_opening_a_page_registers_nothing(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}guides/process/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "offline" in url or "sw.js" in url]


def update(page: Page, site: ChangingSite) -> None:
    published = json.loads((site.root / "offline.json").read_text())["version"]
    page.goto(f"{site.url}about/")
    page.click("[data-offline-update]")
    wait_until(page, f"async () => (await ({CURRENT})()) === '{published}'")


def script_of(page: Page) -> str:
    return str(page.evaluate("document.querySelector('script[src]').src"))
