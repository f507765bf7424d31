"""What a chat, a search engine and a phone's home screen learn of each page, in each language."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import LOCALES, PREFIX
from tests.html_page import built_pages, only, parse
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
    crumbs = json.loads(str(only(root, ".//script[@type='application/ld+json']").text))
    home, here = crumbs["itemListElement"]
    assert home["item"] == only(parse(site_dir / PREFIX[locale] / "index.html"), ".//link[@rel='canonical']").get(
        "href"
    )
    assert str(only(root, ".//title").text).startswith(f"{here['name']} · ")


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
