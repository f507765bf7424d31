"""Ten situations, over the built site: within two taps from the home page to what to do, by when, and what to say."""

import itertools
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml
from lxml.etree import _Element

from tests.conftest import LOCALES, PREFIX, ROOT
from tests.html_page import all_text, parse

SITUATIONS = yaml.safe_load((ROOT / "tests" / "vectors" / "situations.yml").read_text(encoding="utf-8"))
TAPS = 2
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}


def test_there_are_ten_and_each_says_all_three() -> None:
    assert len(SITUATIONS) == 10
    for told in SITUATIONS.values():
        assert len(told["taps"]) <= TAPS
        assert all(set(told[part]) == {"zh-Hans", "en"} for part in ("do", "by", "say"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", SITUATIONS)
def test_the_taps_are_links_in_the_text(site_dir: Path, name: str, locale: str) -> None:
    here = "index"
    for place in SITUATIONS[name]["taps"]:
        assert place in linked_from(site_dir, here, locale), f"{here} does not lead to {place}"
        here = place


@pytest.mark.parametrize("locale", ["zh-Hans", "en"])
@pytest.mark.parametrize("name", SITUATIONS)
def test_the_last_section_says_what_to_do_by_when_and_what_to_say(site_dir: Path, name: str, locale: str) -> None:
    told = SITUATIONS[name]
    text = section(site_dir, told["taps"][-1], locale) if told["taps"] else words(article(site_dir, "index", locale))
    for part in ("do", "by", "say"):
        assert told[part][locale] in text, part


def page_path(place: str) -> str:
    page = place.partition("#")[0]
    return "index.html" if page == "index" else f"{page}/index.html"


def linked_from(site: Path, place: str, locale: str) -> set[str]:
    """Every place that the text of the page links to, as "guides/court#timeline"; not its menu, head or foot."""
    path = PREFIX[locale] + page_path(place)
    found = set()
    for link in article(site, place, locale).iter("a"):
        target, anchor = urldefrag(urljoin(f"http://site/{path.removesuffix('index.html')}", link.get("href", "")))
        page = target.removeprefix(f"http://site/{PREFIX[locale]}").strip("/")
        found.add(f"{page or 'index'}#{anchor}")
    return found


def article(site: Path, place: str, locale: str) -> _Element:
    root = parse(site / PREFIX[locale] / page_path(place))
    found = next(root.iter("article"), None)
    assert found is not None
    return found


def section(site: Path, place: str, locale: str) -> str:
    """The words from the heading of a place to the next heading of its level or above."""
    identifier = place.partition("#")[2]
    root = article(site, place, locale)
    heading = next(node for node in root.iter(*LEVELS) if node.get("id") == identifier)
    later = heading.itersiblings()
    level = LEVELS[str(heading.tag)]
    return words(heading, *itertools.takewhile(lambda node: LEVELS.get(str(node.tag), 9) > level, later))


def words(*elements: _Element) -> str:
    return " ".join(" ".join(all_text(element) for element in elements).split())


@pytest.mark.parametrize("locale", LOCALES)
def test_on_the_plan_whom_to_call_stands_above_every_note(site_dir: Path, locale: str) -> None:
    inside = [node.get("class") for node in article(site_dir, "plan", locale).iter() if node.get("class")]
    notes = [place for place, name in enumerate(inside) if name == "region-note"]
    assert inside.count("plan-help") == 1
    assert inside.index("plan-help") < inside.index("plan")
    assert all(inside.index("plan-help") < place for place in notes)
    assert bool(notes) is (locale != "zh-Hans")
