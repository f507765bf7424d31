"""WCAG 2.2 AA as far as a machine can see it: axe on every page, widths, text sizes, targets, the keyboard, languages."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from engine import locales
from tests.conftest import LOCALES, PREFIX, ROOT
from tests.html_page import built_pages, only, parse
from tests.walks import WALKS, Walk

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# All of axe but what is for discussion only ("experimental"), or some rules alone; within a part of the page and in some elements besides. `asked`: in
# these elements and below them alone the rules of style are asked, by the selector that SET_STYLE gave them. Returns [[rule, [html, …]], …].
RUN_AXE = """async ({ only, within, asked }) => {
  const options = { runOnly: only || ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
  const elements = (asked || []).map((number) => window.ofAKind[number]);
  for (const e of elements) e.toggleAttribute("data-asked", true);
  const include = [...(within ? [within] : []), ...elements];
  const { violations } = await axe.run(within === "" ? document : { include }, { ...options, resultTypes: ["violations"], preload: false, selectors: false });
  for (const e of elements) e.removeAttribute("data-asked");
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]);
}"""
# The rules that depend on style alone, and take three fifths of axe's time. What has the same tags, classes and attributes up to the
# body looks the same: so one element of each kind is asked, on the first page that shows it.
OF_STYLE = {"color-contrast": ["*"], "link-in-text-block": ["a[href]", "[role=link]"], "target-size": ["*"]}
# In the same run as all other rules: a run of its own begins with all the page's elements again, for one or two that are new.
SET_STYLE = """(ofStyle) => axe.configure({ rules: Object.entries(ofStyle).map(([id, all]) =>
  ({ id, selector: all.flatMap((each) => [`${each}[data-asked]`, `[data-asked] ${each}`]).join(", ") })) })"""
# Keeps the page's elements with text or to be pressed, the first of each kind, in window.ofAKind; returns the kinds.
KINDS = """() => {
  const own = (e) => `${e.tagName}.${e.className}[${e.getAttributeNames()}]${e.getAttribute("aria-current") ?? ""}`;
  const kind = (e) => (e === document.body ? "" : `${kind(e.parentElement)}>${own(e)}`);
  const asked = (e) => e.checkVisibility() && (e.matches("a, button, input, select, textarea, summary")
    || [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const first = new Map();
  for (const e of document.body.querySelectorAll("*")) if (asked(e) && !first.has(kind(e))) first.set(kind(e), e);
  window.ofAKind = [...first.values()];
  return [...first.keys()];
}"""
# What makes the page wider than the screen: its width, then texts that stand out, apart from tables, which scroll themselves.
OVERFLOWING = """() => {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= innerWidth) return [];
  const found = [`${scrollWidth} px`];
  const range = document.createRange();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    range.selectNodeContents(walk.currentNode);
    const parent = walk.currentNode.parentElement;
    if (range.getBoundingClientRect().right > innerWidth + 1 && !parent.closest(".table, .hidden"))
      found.push(parent.outerHTML.slice(0, 150));
  }
  return found.slice(0, 6);
}"""
# Targets smaller than 44 px. Exempt, as in WCAG 2.5.8: links in a line of text, and what only screen readers meet.
SMALL_TARGETS = """() => {
  const inline = (e) => e.matches("a, summary") && getComputedStyle(e).display === "inline";
  const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 1 && !e.matches(".skip");
  const covers = (e) => getComputedStyle(e, "::after").position === "absolute" && e.offsetParent; // a card is one link
  const box = (e) => (covers(e) || e.matches("input") && e.closest("label") || e).getBoundingClientRect();
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
    .filter((e) => seen(e) && !inline(e) && !e.disabled && (box(e).height < 43.5 || (box(e).width < 43.5 && !e.matches("a"))))
    .slice(0, 5).map((e) => `${Math.round(box(e).width)}×${Math.round(box(e).height)} ${e.outerHTML.slice(0, 120)}`);
}"""
NARROW, PHONE, DESK = (ViewportSize(width=width, height=800) for width in (320, 360, 1280))


def names(site: Path, locale: str) -> list[str]:
    """The addresses of a language's pages below the site."""
    found = [page.relative_to(site).as_posix().removesuffix("index.html") for page in built_pages(site)]
    others = [prefix for other, prefix in PREFIX.items() if prefix and other != locale]
    return [name for name in found if name.startswith(PREFIX[locale]) and not name.startswith(tuple(others))]


def of_each_kind(names: list[str]) -> list[str]:
    """Every page of a small folder, and of a large one the first and the last."""
    folders = itertools.groupby(sorted(names), key=lambda name: name.rstrip("/").rpartition("/")[0])
    grouped = [(folder, list(found)) for folder, found in folders]
    few = {"", *(prefix.rstrip("/") for prefix in PREFIX.values())}
    return [
        name
        for folder, found in grouped
        for name in (found if folder in few or len(found) <= 5 else [found[0], found[-1]])
    ]


def axe(page: Page, **options: object) -> Any:
    """In a page of a context that has axe as its first script: so Chromium compiles it once, not for every address."""
    return page.evaluate(RUN_AXE, options)


def unmet(page: Page, met: set[str]) -> list[int]:
    """The numbers of the elements of a kind that was not met before; it is met then."""
    new = [(number, kind) for number, kind in enumerate(page.evaluate(KINDS)) if kind not in met]
    met |= {kind for _, kind in new}
    return [number for number, _ in new]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for a whole sweep: a fresh one for each address would double the time."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def page_with_axe(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(path=AXE)
    context.add_init_script(f"({SET_STYLE})({json.dumps(OF_STYLE)})")
    yield context.new_page()
    context.close()


# Every page that is written by hand on a phone; what stands around its text, on one page of each
# kind. A converted page has its source's elements and colours (tests/site/test_same_structure.py), and pages of one folder have
# one layout: so of converted pages, and on a wide screen, one of each kind; the booklet, which is all guides in one, on a phone alone.
BY_HAND = [code for code in LOCALES if locales.LOCALES[code].by_hand]
SWEEPS = [*((code, PHONE) for code in LOCALES), *((code, DESK) for code in BY_HAND)]


@pytest.mark.parametrize(("locale", "viewport"), SWEEPS, ids=[f"{code}-{size['width']}" for code, size in SWEEPS])
def test_axe_finds_nothing(
    page_with_axe: Page, site_dir: Path, site_url: str, locale: str, viewport: ViewportSize
) -> None:
    """In full in the light; in the dark only colours differ, so only contrast is measured again."""
    page, found = page_with_axe, {}
    light: set[str] = set()
    dark: set[str] = set()
    page.set_viewport_size(viewport)
    whole = locale in BY_HAND and viewport is PHONE
    kinds = [name for name in of_each_kind(names(site_dir, locale)) if whole or not name.endswith("print/")]
    for name in names(site_dir, locale) if whole else kinds:
        page.emulate_media(color_scheme="light")
        page.goto(site_url + name)
        found[name] = axe(page, within="" if name in kinds else "#main", asked=unmet(page, light))
        if locale in BY_HAND:
            page.emulate_media(color_scheme="dark")
            if asked := unmet(page, dark):
                found[f"{name} (dark)"] = axe(page, only=["color-contrast"], asked=asked)
    assert len(light) > 100
    assert {name: violations for name, violations in found.items() if violations} == {}


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_axe_finds_nothing_after_a_walk(context: BrowserContext, site_url: str, walk: Walk) -> None:
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.set_viewport_size(PHONE)
    page.emulate_media(reduced_motion="reduce")  # a page that still scrolls has links half under its head
    walk(page, site_url)
    page.evaluate(
        "scrollTo({ top: 0, behavior: 'instant' })"
    )  # where the walk ended, a field may stand half under the head
    assert axe(page, within="") == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_stands_out_of_a_narrow_screen(page: Page, site_dir: Path, site_url: str, locale: str) -> None:
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="light")
    found, small = {}, {}
    for name in names(site_dir, locale):
        page.goto(site_url + name)
        page.evaluate("document.querySelectorAll('details').forEach((details) => details.open = true)")
        small[name] = page.evaluate(SMALL_TARGETS)
        found[name] = page.evaluate(OVERFLOWING)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found[f"{name} (text 200 %)"] = page.evaluate(OVERFLOWING)
    assert {name: parts for name, parts in found.items() if parts} == {}
    assert {name: parts for name, parts in small.items() if parts} == {}


def test_headings_have_no_gaps_and_one_h1(site_dir: Path) -> None:
    for path in [*built_pages(site_dir), site_dir / "404.html"]:
        root = parse(path)
        # the menu's section names are headings of the menu, not of the text
        levels = [int(node.tag[1]) for node in only(root, ".//main").iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), f"{path}: {levels}"


# Page types: a guide, the home page, a table of entries, a checklist, a tool.
TYPES = ["", "guides/collectors/", "glossary/", "checklists/negotiate/", "calculator/", "404.html"]


@pytest.mark.parametrize("name", TYPES)
def test_the_keyboard_reaches_everything_in_order(page: Page, site_url: str, name: str) -> None:
    """Tab from the top: the skip link comes first, focus is always to be seen, never stuck, and every control is met."""
    page.set_viewport_size(DESK)
    page.goto(site_url + name)
    controls = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
             .filter((e) => !e.disabled && e.checkVisibility()).length"""
    )
    focused = """() => { const e = document.activeElement; const style = getComputedStyle(e); const box = e.getBoundingClientRect();
      window.met ??= new Set(); const again = window.met.has(e); window.met.add(e);
      return { tag: e.tagName, skip: e.matches(".skip"), again, outlined: style.outlineStyle !== "none",
               seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth }; }"""
    met = 0
    for step in range(controls + 2):
        page.keyboard.press("Tab")
        here = page.evaluate(focused)
        if here["tag"] == "BODY" or here["again"]:
            break
        met += 1
        assert step > 0 or here["skip"]
        assert here["outlined"], here
        assert here["seen"], here
    assert met >= controls


def test_the_skip_link_leads_to_the_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/collectors/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_forced_colours_keep_borders_and_focus(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.emulate_media(forced_colors="active")
    page.goto(f"{site_url}guides/process/")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.following a')).borderTopStyle") == "solid"


def test_reduced_motion_moves_nothing(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}guides/process/")
    moving = """() => [...document.querySelectorAll("*")].filter((e) => { const s = getComputedStyle(e);
      return s.scrollBehavior === "smooth" || (s.transitionDuration !== "0s") || s.animationName !== "none"; }).length"""
    assert page.evaluate(moving) == 0
