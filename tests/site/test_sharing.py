"""What a chat, a search engine and a phone's home screen learn of each page, in each language."""

import json
from pathlib import Path
from unicodedata import east_asian_width
from xml.etree import ElementTree

import pytest

from tests.conftest import LOCALES, PREFIX
from tests.html_page import all_text, built_pages, only, parse
from tests.simplified import simplified_only

PAGE = "guides/process/index.html"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_link_in_a_chat_is_a_card_in_its_language(site_dir: Path, locale: str) -> None:
    root = parse(site_dir / PREFIX[locale] / PAGE)
    card = {
        meta.get("property"): str(meta.get("content"))
        for meta in root.iter("meta")
        if (meta.get("property") or "").startswith("og:")
    }
    assert str(only(root, ".//title").text).startswith(f"{card['og:title']} · ")
    assert card["og:description"] == only(root, ".//meta[@name='description']").get("content")
    assert card["og:url"] == only(root, ".//link[@rel='canonical']").get("href")
    picture = card["og:image"].partition("assets/")[2]
    assert (site_dir / "assets" / picture).is_file()
    if locale in ("zh-TW", "zh-HK"):
        assert not simplified_only(card["og:title"] + card["og:description"] + card["og:site_name"])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_home_page_can_stand_on_a_phone_s_home_screen(site_dir: Path, locale: str) -> None:
    folder = site_dir / PREFIX[locale]
    href = only(parse(folder / "index.html"), ".//link[@rel='manifest']").get("href")
    assert json.loads((folder / str(href)).read_text(encoding="utf-8"))["lang"] == locale


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_says_where_it_stands(site_dir: Path, locale: str) -> None:
    root = parse(site_dir / PREFIX[locale] / PAGE)
    data = [json.loads(str(script.text)) for script in root.findall(".//script[@type='application/ld+json']")]
    [crumbs] = [each for each in data if each["@type"] == "BreadcrumbList"]
    home, here = crumbs["itemListElement"]
    assert home["item"] == only(parse(site_dir / PREFIX[locale] / "index.html"), ".//link[@rel='canonical']").get(
        "href"
    )
    assert (
        here["name"] == only(root, ".//nav[@id='nav']//a[@aria-current='page']").text
    )  # the menu's words, not the searchers'


def test_the_sitemap_lists_what_may_be_found_with_the_day_it_was_reviewed(site_dir: Path) -> None:
    root = ElementTree.parse(site_dir / "sitemap.xml").getroot()
    listed = {str(url.findtext("s:loc", namespaces=NAMES)): url for url in root.findall("s:url", NAMES)}
    hidden: set[str] = set()
    shown: set[str] = set()
    for path in built_pages(site_dir):
        page = parse(path)
        address = str(only(page, ".//link[@rel='canonical']").get("href"))
        robots = page.find(".//meta[@name='robots']")
        (hidden if robots is not None and "noindex" in str(robots.get("content")) else shown).add(address)
    assert set(listed) == shown
    assert hidden
    process = next(url for address, url in listed.items() if address.endswith("/en/guides/process/"))
    source = (site_dir / "en" / PAGE).read_text(encoding="utf-8")
    assert str(process.findtext("s:lastmod", namespaces=NAMES)) in source
    languages = {link.get("hreflang") for link in process.findall("x:link", NAMES)}
    assert languages == {*LOCALES, "x-default"}


def test_robots_are_told_where_the_sitemap_is(site_dir: Path) -> None:
    address = only(parse(site_dir / "index.html"), ".//link[@rel='canonical']").get("href")
    assert f"Sitemap: {address}sitemap.xml\n" in (site_dir / "robots.txt").read_text(encoding="utf-8")
    assert (site_dir / "favicon.ico").read_bytes()[:4] == b"\x00\x00\x01\x00"


WIDEST = 72  # letters of a link's title, a Chinese one counted twice; Baidu shows about thirty of those
MOST_DESCRIBED = 160


def width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def test_titles_of_links_say_more_than_the_menu_and_are_short(site_dir: Path) -> None:
    guides = {path.relative_to(site_dir): parse(path) for path in built_pages(site_dir) if "guides" in path.parts}
    assert len(guides) >= 17 * len(LOCALES)
    for path, root in guides.items():
        card = str(only(root, ".//meta[@property='og:title']").get("content"))
        assert card != only(root, ".//nav[@id='nav']//a[@aria-current='page']").text, path
        assert width(card) <= WIDEST, f"{path}: {card}"
        assert width(str(only(root, ".//meta[@name='description']").get("content"))) <= MOST_DESCRIBED, path


@pytest.mark.parametrize("locale", LOCALES)
def test_the_search_calls_a_page_what_the_menu_calls_it(site_dir: Path, locale: str) -> None:
    folder = site_dir / "assets/search"
    name = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["index"][locale]
    called = {page: title for page, _, title in json.loads((folder / name).read_text(encoding="utf-8"))["pages"]}
    for page in ("guides/collectors", "faq"):
        root = parse(site_dir / PREFIX[locale] / page / "index.html")
        assert called[page] == only(root, ".//nav[@id='nav']//a[@aria-current='page']").text


@pytest.mark.parametrize("locale", LOCALES)
def test_icons_and_colours_are_there_for_phones(site_dir: Path, locale: str) -> None:
    page = site_dir / PREFIX[locale] / PAGE
    root = parse(page)
    for rel in ("apple-touch-icon", "icon"):
        assert (page.parent / str(only(root, f".//link[@rel='{rel}']").get("href"))).is_file()
    themes = {meta.get("media"): meta.get("content") for meta in root.findall(".//meta[@name='theme-color']")}
    assert themes == {"(prefers-color-scheme: light)": "#fbf8f3", "(prefers-color-scheme: dark)": "#151a1a"}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_changed_is_a_page_and_a_feed_in_the_language(site_dir: Path, locale: str) -> None:
    folder = site_dir / PREFIX[locale]
    feed = ElementTree.parse(folder / "feed.xml").getroot()
    said = [str(title.text) for title in feed.findall("a:entry/a:title", {"a": "http://www.w3.org/2005/Atom"})]
    assert len(said) > 10
    text = all_text(only(parse(folder / "changes/index.html"), ".//article"))
    assert [each for each in said if each not in text] == []
    assert only(parse(folder / "index.html"), ".//link[@type='application/atom+xml']").get("href") == "feed.xml"
    leads_to = [str(link.get("href")) for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    home = str(only(parse(folder / "index.html"), ".//link[@rel='canonical']").get("href"))
    for address in leads_to:
        name = address.removeprefix(home).partition("#")[0]
        assert (folder / name / "index.html" if name.endswith("/") or not name else folder / name).is_file(), address
