"""How another group's guide is found and shared: untranslated pages, the feed, and the form for mistakes. One build for all."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import serving
from tests.html_page import only, parse
from tests.starter.guides import Built, build, new_guide, rewrite

pytestmark = pytest.mark.whole
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HERE = "https://guide.example/"
REPORT = 'report_to: !ENV [REPORT_TO, ""]'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One guide without its English page; mistakes go to a mail address."""
    guide = new_guide(tmp_path_factory.mktemp("reach") / "a guide")
    rewrite(guide / "mkdocs.yml", "untranslated: refused", "untranslated: shown")
    rewrite(guide / "mkdocs.yml", REPORT, "report_to: desk@guide.example")
    (guide / "docs/guides/prepare.en.md").unlink()
    done = build(guide)
    assert done.code == 0, done.said
    return done


@pytest.fixture(scope="module")
def url(built: Built) -> Iterator[str]:
    with serving(built.site) as address:
        yield address


def links(path: Path, rel: str) -> dict[str | None, str]:
    return {
        link.get("hreflang"): str(link.get("href"))
        for link in parse(path).iter("link")
        if link.get("rel") == rel and link.get("type") is None
    }


def test_search_engines_are_told_only_of_pages_that_are_written(built: Built) -> None:
    source = built.site / "guides/prepare/index.html"
    shown = built.site / "en/guides/prepare/index.html"
    assert set(links(source, "alternate")) == {"zh-Hans", "x-default"}
    assert links(shown, "alternate") == {}
    assert links(shown, "canonical") == {None: f"{HERE}guides/prepare/"}
    assert only(parse(shown), ".//meta[@property='og:url']").get("content") == f"{HERE}guides/prepare/"
    written = built.site / "en/guides/hand-over/index.html"
    assert set(links(written, "alternate")) == {"zh-Hans", "en", "x-default"}
    assert links(written, "canonical") == {None: f"{HERE}en/guides/hand-over/"}


def test_readers_can_still_choose_the_language_of_a_page_that_is_not_written(built: Built) -> None:
    chosen = [
        link.get("href")
        for link in parse(built.site / "guides/prepare/index.html").iter("a")
        if link.get("hreflang") == "en"
    ]
    assert chosen == ["../../en/guides/prepare/"]


def test_the_sitemap_lists_what_is_written(built: Built) -> None:
    root = ElementTree.parse(built.site / "sitemap.xml").getroot()
    listed = {str(url.findtext("s:loc", namespaces=SITEMAP)): url for url in root.findall("s:url", SITEMAP)}
    assert f"{HERE}en/guides/prepare/" not in listed
    assert {link.get("hreflang") for link in listed[f"{HERE}guides/prepare/"].findall("x:link", SITEMAP)} == {
        "zh-Hans",
        "x-default",
    }
    assert {link.get("hreflang") for link in listed[f"{HERE}guides/hand-over/"].findall("x:link", SITEMAP)} == {
        "zh-Hans",
        "en",
        "x-default",
    }
    assert {f"{HERE}changes/", f"{HERE}en/changes/"} <= set(listed)


@pytest.mark.parametrize(("folder", "says"), [("", "这份指南放上来了。"), ("en/", "The guide is here.")])
def test_what_changed_is_on_a_page_and_in_a_feed(built: Built, folder: str, says: str) -> None:
    assert says in built.page(f"{folder}changes")
    feed = (built.site / folder / "feed.xml").read_text(encoding="utf-8")
    assert says in feed and f"{HERE}{folder}guides/ask-back/" in feed
    home = parse(built.site / folder / "index.html")
    assert [link.get("href") for link in home.iter("link") if link.get("type") == "application/atom+xml"] == [
        "feed.xml"
    ]


def test_the_form_is_on_the_about_page_and_every_foot_leads_there(built: Built) -> None:
    page = parse(built.site / "about/index.html")
    assert only(page, ".//a[@data-report-send]").get("href") == "mailto:desk@guide.example"
    foot = next(
        link
        for link in parse(built.site / "guides/hand-over/index.html").iter("a")
        if link.get("data-report") is not None
    )
    assert foot.get("href") == "../../about/#mistakes"


def report(page: Page, url: str) -> None:
    """From a step of a guide to the form."""
    page.goto(f"{url}en/guides/hand-over/#walk-through")
    page.locator("a[data-report]").click()
    expect(page.locator("[data-report-form]")).to_be_visible()


def test_the_text_to_send_names_page_step_version_and_her_words(context: BrowserContext, url: str) -> None:
    page = context.new_page()
    report(page, url)
    here = "On the day, write everything down en/guides/hand-over/#walk-through"
    expect(page.locator("#report-page")).to_have_value(here)
    expect(page.locator("#report-steps option")).to_have_count(3)
    page.locator("#report-step").focus()
    page.keyboard.type("Write it down at once")
    page.locator("#report-words").focus()
    page.keyboard.type("The day is wrong & old")
    text = page.locator("#report-text")
    expect(text).to_have_value(
        f"Which page\n{here}\n\nWhich step\nWrite it down at once\n\n"
        "What is wrong? How do you know?\nThe day is wrong & old\n\nVersion 2026-11-21 en"
    )
    link = urlsplit(page.locator("[data-report-send]").get_attribute("href") or "")
    assert (link.scheme, link.path) == ("mailto", "desk@guide.example")
    assert parse_qs(link.query)["body"] == [text.input_value().replace("\n", "\r\n")]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy this text")).to_be_focused()
    page.keyboard.press("Enter")
    told = page.locator("[data-report-form] [data-told]")
    expect(told.filter(visible=True)).to_have_count(1)  # copied, or selected where copying is refused
    assert page.evaluate("sessionStorage.length") == 0


def test_without_scripts_the_address_stands_there(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}en/guides/hand-over/")
    page.locator("a[data-report]").click()
    expect(page.locator("[data-report-send]")).to_have_attribute("href", "mailto:desk@guide.example")
    expect(page.locator("[data-report-form]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    ("report_to", "says"),
    [
        ("desk at guide", "mkdocs.yml:"),
        ("desk@guide.example", "docs/about.md:1: report_to is set, and no page shows it"),
    ],
)
def test_an_address_that_cannot_be_or_that_no_page_shows_is_told(tmp_path: Path, report_to: str, says: str) -> None:
    guide = new_guide(tmp_path / "a guide")
    rewrite(guide / "mkdocs.yml", REPORT, f"report_to: {report_to}")
    for name in ("about.md", "about.en.md"):
        rewrite(guide / "docs" / name, "<!-- report-tool -->", "")
    done = build(guide)
    assert done.code == 1 and says in done.said and "Traceback" not in done.said
