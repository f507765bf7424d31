"""`make serve`, as an editor has it: save, and the open page changes by itself; a mistake is shown over it and goes when mended."""

import json
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from engine.build.sources import copy_sources
from tests.browser.test_hosting import free_port
from tests.conftest import ROOT
from tests.starter.kept import lend_stores
from tests.watch import wait_until

PAGE = "docs/guides/process.md"
BUILD = 120_000  # milliseconds that a build may take on a busy machine


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    copy_sources(ROOT, folder)
    lend_stores(folder)
    return folder


@pytest.fixture(scope="module")
def desk(project: Path) -> Iterator[str]:
    """The address of a `make serve` that begins with a mistake in a page."""
    break_page(project)
    port = free_port()
    command = [sys.executable, "-m", "scripts.site", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and "serving at" in process.stdout.readline()
        yield f"http://127.0.0.1:{port}/"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0


def break_page(project: Path) -> None:
    text = (project / PAGE).read_text(encoding="utf-8")
    (project / PAGE).write_text(text.replace("(channels.md)", "(chanels.md)", 1), encoding="utf-8")


def mend_page(project: Path) -> None:
    (project / PAGE).write_text(
        (project / PAGE).read_text(encoding="utf-8").replace("chanels", "channels"), encoding="utf-8"
    )


def append(project: Path, name: str, words: str) -> None:
    with (project / name).open("a", encoding="utf-8") as page:
        page.write(f"\n{words}\n")


def wait_until_built(desk: str) -> None:
    """Until the desk says that the whole site is built."""
    with urllib.request.urlopen(f"{desk}__desk/events?/about/", timeout=BUILD / 1000) as events:
        for line in events:
            if line.startswith(b"data:") and not json.loads(line[5:])["building"]:
                return


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.set_default_timeout(BUILD)
    page.goto(address)
    return page


def test_a_mistake_at_the_start_is_shown_and_the_page_comes_when_it_is_mended(
    context: BrowserContext, desk: str, project: Path
) -> None:
    page = open_page(context, f"{desk}guides/process/")
    fault = page.locator("#desk-fault")
    expect(fault).to_contain_text("docs/guides/process.md:", timeout=BUILD)
    expect(fault).to_contain_text("there is no guides/chanels.md")
    mend_page(project)
    expect(page.locator("article h1")).to_be_visible(timeout=BUILD)
    expect(fault).to_have_count(0)


@pytest.mark.parametrize(("address", "file", "words"), [
    ("guides/process/", PAGE, "刚刚写下的一句。"),
    ("zh-TW/guides/process/", PAGE, "刚刚写下的第二句。"),
    ("en/guides/process/", "docs/guides/process.en.md", "A sentence just written."),
])  # fmt: skip
def test_a_save_shows_in_the_open_page_at_its_place(
    context: BrowserContext, desk: str, project: Path, address: str, file: str, words: str
) -> None:
    page = open_page(context, desk + address)
    other = open_page(context, f"{desk}about/")
    other.evaluate("window.untouched = true")
    expect(page.locator("article h1")).to_be_visible(timeout=BUILD)
    page.evaluate("scrollTo({ top: 600, behavior: 'instant' })")
    append(project, file, words)
    shown = words.replace("刚刚写下的", "剛剛寫下的") if "zh-TW" in address else words
    expect(page.locator("article")).to_contain_text(shown, timeout=BUILD)
    for _ in range(100):  # the browser puts the page back to its place when all of it has come
        if page.evaluate("scrollY") > 300:
            break
        time.sleep(0.1)
    assert page.evaluate("scrollY") > 300
    wait_until_built(desk)
    expect(page.locator("article")).to_contain_text(shown)
    assert other.evaluate("window.untouched") is True  # a tab whose page did not change stays still


@pytest.mark.parametrize("unchecked", [True, False])
def test_a_page_says_that_the_rest_is_still_built_and_looked_at(
    context: BrowserContext, desk: str, unchecked: bool
) -> None:
    """What the desk tells is written here, so that the note stands as long as the test looks."""
    html = urllib.request.urlopen(f"{desk}about/").read().decode()
    digest = html.partition('data-digest="')[2].partition('"')[0]
    assert digest
    news = json.dumps({"digest": digest, "fault": "", "building": True, "unchecked": unchecked})
    context.route(
        "**/__desk/events?*", lambda route: route.fulfill(body=f"data: {news}\n\n", content_type="text/event-stream")
    )
    page = open_page(context, f"{desk}about/")
    expect(page.locator("article h1")).to_be_visible(timeout=BUILD)
    expect(page.locator("#desk-note")).to_have_text(["checking …"] if unchecked else [])


def test_a_mistake_stands_over_the_last_good_page_until_it_is_mended(
    context: BrowserContext, desk: str, project: Path
) -> None:
    page = open_page(context, f"{desk}guides/process/")
    expect(page.locator("article h1")).to_be_visible(timeout=BUILD)
    break_page(project)
    expect(page.locator("#desk-fault")).to_contain_text("there is no guides/chanels.md", timeout=BUILD)
    expect(page.locator("article h1")).to_be_visible()
    mend_page(project)
    expect(page.locator("#desk-fault")).to_have_count(0, timeout=BUILD)


def test_changed_code_and_tables_count_at_the_next_save(context: BrowserContext, desk: str, project: Path) -> None:
    page = open_page(context, f"{desk}zh-TW/guides/process/")
    expect(page.locator("article h1")).to_be_visible(timeout=BUILD)
    template = project / "engine/shell/footer.html"
    template.write_text(
        template.read_text(encoding="utf-8").replace(
            '<div class="foot__inner">', '<div class="foot__inner"><p>code-changed</p>'
        ),
        encoding="utf-8",
    )
    expect(page.locator("footer")).to_contain_text("code-changed", timeout=BUILD)


@pytest.mark.parametrize("late", ["en", "zh-TW"])
def test_the_languages_stand_side_by_side(context: BrowserContext, desk: str, project: Path, late: str) -> None:
    """Where one language is scrolled before it, or another, has loaded all of its files."""
    mend_page(project)
    wait_until_built(desk)
    held: list[Route] = []
    frame_of_late = re.compile(rf"/{late}/guides/process/$")

    def hold(route: Route) -> None:
        held.append(route) if frame_of_late.search(route.request.frame.url) else route.continue_()

    context.route("**/assets/guide*.js", hold)
    page = open_page(context, "about:blank")
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(f"{desk}preview/en/guides/process/", wait_until="commit")
    for locale in ("zh-Hans", "zh-TW", "zh-HK", "en"):
        expect(page.frame_locator(f"iframe[title='{locale}']").locator("#sign-agreement")).to_be_attached(timeout=BUILD)
    page.locator("iframe[title='en']").hover()
    page.frame_locator("iframe[title='en']").locator("#sign-agreement").evaluate("step => step.scrollIntoView()")
    assert held
    for route in held:
        route.continue_()
    there = "document.querySelector(\"iframe[title='zh-TW']\").contentDocument.getElementById('sign-agreement').getBoundingClientRect().top"
    wait_until(page, f"() => Math.abs({there}) < 120")


def test_a_save_stops_the_build_before_it(desk: str, project: Path) -> None:
    for number in range(3):
        append(project, PAGE, f"第{number}次保存。")
        time.sleep(0.3)  # as an editor who saves again at once
    deadline = time.monotonic() + BUILD / 1000
    html = ""
    while "第2次保存" not in html and time.monotonic() < deadline:
        html = urllib.request.urlopen(f"{desk}guides/process/").read().decode()
        time.sleep(0.2)
    assert "第2次保存" in html
    folders = [folder.name.partition("-")[0] for folder in (project / ".build/desk").glob("*/*")]
    assert (
        folders.count("over") <= 2
    )  # the pages that are shown before all is built, and for a moment those before them
    assert len(folders) - folders.count("over") <= 2  # the same of whole sites
