"""The site asks nobody else for anything, and its policy would not let it: every page, every language, every feature."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lxml.etree import _Element
from playwright.sync_api import BrowserContext

from tests.conftest import LOCALES, PREFIX, ROOT
from tests.html_page import built_pages, only, parse
from tests.walks import WALKS, Walk
from tests.watch import Watch

TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".webmanifest")
# //cdn.example/x, https://example, wss://example
ADDRESS = re.compile(r"""(?:https?:|wss?:|ftp:)?//[\w-]+(?:\.[\w-]+)+[^\s"'`<>)]*""", re.IGNORECASE)
# Names that look like addresses and that nothing fetches.
NAMESPACES = ("http://www.w3.org/", "http://schemas.openxmlformats.org/")
HOSTILE = [
    "#<img src=x onerror=alert(1)>",
    "#javascript:alert(1)",
    "#__proto__",
    "#%00%ff",
    "?q=<script>alert(1)</script>",
]


def own_address(site: Path) -> str:
    """The address for which the site was built, as its home page's canonical link has it."""
    return str(only(parse(site / "index.html"), ".//link[@rel='canonical']").get("href"))


def outside_attributes(root: _Element, own: str) -> Iterator[str]:
    """Every attribute that names another origin, except a plain link that says rel="noreferrer"."""
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        for name, value in ((str(name), str(value)) for name, value in node.attrib.items()):
            if not ADDRESS.match(value.strip()) or value.startswith((own, *NAMESPACES)):
                continue
            if node.tag == "a" and name == "href" and "noreferrer" in (node.get("rel") or "").split():
                continue
            yield f"<{node.tag} {name}={value!r}>"


def test_no_page_names_another_origin(site_dir: Path) -> None:
    own = own_address(site_dir)
    found = {
        page: list(outside_attributes(parse(page), own)) for page in [*built_pages(site_dir), site_dir / "404.html"]
    }
    assert {page: names for page, names in found.items() if names} == {}


def test_no_style_sheet_or_script_names_another_origin(site_dir: Path) -> None:
    own = own_address(site_dir)  # in the booklet's text, to be read on paper
    files = [path for path in site_dir.rglob("*") if path.suffix in TEXT and path.suffix != ".html"]
    linked = (
        "https://findahelpline.com/",
    )  # the crisis card's link for readers abroad: followed by a tap, asked by nothing
    assert files
    for path in files:
        found = [
            a
            for a in ADDRESS.findall(path.read_text(encoding="utf-8"))
            if not a.startswith((own, *NAMESPACES, *linked))
        ]
        assert not found, f"{path}: {found}"


def test_outside_links_are_references_of_rules_or_the_source(site_dir: Path) -> None:
    own = own_address(site_dir)
    known = re.findall(r"https?://[^\s\"'}]+", (ROOT / "data" / "laws_and_dates.yml").read_text(encoding="utf-8"))
    for page in built_pages(site_dir):
        for link in parse(page).iter("a"):
            href = link.get("href", "")
            if ADDRESS.match(href) and not href.startswith(own):
                in_footer = any(parent.tag == "footer" for parent in link.iterancestors())
                assert href in known or in_footer, f"{page}: {href}"


def test_nothing_inline_needs_an_exception_from_the_policy(site_dir: Path) -> None:
    for page in [*built_pages(site_dir), site_dir / "404.html"]:
        root = parse(page)
        policy = only(root, ".//meta[@http-equiv='Content-Security-Policy']").get("content")
        for node in root.iter():
            if not isinstance(node.tag, str):
                continue
            inline = [name for name in map(str, node.attrib) if name.startswith("on") or name == "style"]
            assert not inline, f"{page}: <{node.tag} {inline}>"
            if node.tag == "style":
                digest = base64.b64encode(hashlib.sha256((node.text or "").encode()).digest()).decode()
                assert f"'sha256-{digest}'" in str(policy), f"{page}: a style that its policy does not know"
            if node.tag == "script" and not node.get("src"):
                assert node.get("type") in {"application/json", "application/ld+json"}, f"{page}: an inline script"


def test_every_page_carries_the_policy_that_hosts_send(site_dir: Path) -> None:
    header = re.search(r"Content-Security-Policy: (.+)", (site_dir / "_headers").read_text(encoding="utf-8"))
    nginx = (site_dir / "_security-headers.conf").read_text(encoding="utf-8")
    assert header is not None
    assert f'Content-Security-Policy "{header[1]}"' in nginx
    directives = header[1].split("; ")
    assert {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"} <= set(directives)
    assert not re.search(r"unsafe|https?:|\*|blob:", header[1])
    in_page = "; ".join(
        part for part in directives if not part.startswith("frame-ancestors")
    )  # has no effect in a page
    for page in [*built_pages(site_dir), site_dir / "404.html"]:
        root = parse(page)
        assert only(root, ".//meta[@http-equiv='Content-Security-Policy']").get("content") == in_page, page
        assert only(root, ".//meta[@name='referrer']").get("content") == "no-referrer", page


def test_hotlines_are_phone_links(site_dir: Path) -> None:
    phones = yaml.safe_load((ROOT / "data" / "phones.yml").read_text(encoding="utf-8"))
    for locale in LOCALES:
        root = parse(site_dir / PREFIX[locale] / "guides" / "channels" / "index.html")
        numbers = [link.get("href") for link in root.iter("a") if "phone" in (link.get("class") or "").split()]
        assert numbers
        assert set(numbers) <= {f"tel:{number}" for number in phones}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_asks_another_origin(context: BrowserContext, site_dir: Path, site_url: str, locale: str) -> None:
    watch = Watch(context, site_url)
    page = context.new_page()
    for path in built_pages(site_dir):
        name = path.relative_to(site_dir).as_posix().removesuffix("index.html")
        if next((prefix for prefix in PREFIX.values() if prefix and name.startswith(prefix)), "") == PREFIX[locale]:
            page.goto(site_url + name)
            assert page.title()
    watch.assert_sealed()
    assert context.cookies() == []


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_walk_stays_on_the_site(context: BrowserContext, site_url: str, walk: Walk) -> None:
    watch = Watch(context, site_url)
    walk(context.new_page(), site_url)
    watch.assert_sealed()
    assert watch.requests


@pytest.mark.parametrize("tail", HOSTILE)
def test_a_hostile_address_puts_nothing_into_the_page(context: BrowserContext, site_url: str, tail: str) -> None:
    watch = Watch(context, site_url)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for name in ("", "guides/process/", "calculator/", "checklists/contact-log/"):
        page.goto(site_url + name)
        expected = page.locator("script, img, iframe, object").count()
        page.goto(f"{site_url}{name}{tail}")
        page.locator("details.pop > summary").click()
        page.locator("a[hreflang='en']").click()
        page.wait_for_url(lambda address: address.startswith(f"{site_url}en/"))  # and until that page is loaded
        assert page.locator("script, img, iframe, object").count() == expected, f"{name}{tail}"
    watch.assert_sealed()
