"""The same steps, lists, tables, numbers, phone numbers and dates in all four languages, page by page."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from lxml.etree import _Element

from tests.conftest import LOCALES
from tests.html_page import only, parse
from tests.site.test_site import PAGES, page_of

BLOCKS = ("h1", "h2", "h3", "h4", "ul", "ol", "li", "table", "tr", "th", "td", "dl", "dt", "dd", "blockquote", "figure")
INLINE = {"a", "abbr", "b", "em", "strong", "code"}
# Sorted by pinyin in Chinese and by the alphabet in English: the same entries, in another order.
REORDERED = {"glossary"}
# 2026-11-21, 1,250.00, 24%, 95188; a single digit may be a word in English.
NUMBER = re.compile(r"\d[\d,]*\.?\d+")


# A number that one language writes in digits, and how the other may write it.
OTHERWISE = {"12": "December|十二|一年", "20": "二十", "10000": "万元", "300000": "三十万", "200000": "20万元"}


def article(site: Path, name: str, locale: str) -> _Element:
    """The page's article without the crisis lines: each region has its own (test_crisis_cards.py)."""
    found = deepcopy(only(parse(page_of(site, name, locale)), ".//main//article"))  # the tree is shared
    own_words = ("crisis", "region-note", "region-lines")  # test_crisis_cards.py, test_local_words.py, test_plan.py
    for own in [
        node for node in found.iter("div", "p", "span") if any(name in node.get("class", "") for name in own_words)
    ]:
        if (parent := own.getparent()) is not None:
            parent.remove(own)
    return found


def outline(element: _Element) -> list[str]:
    """Every block in order, headings with their id: h2#find-lender, ul, li, li, …"""
    blocks = element.iter(*BLOCKS)
    return [f"{node.tag}#{node.get('id', '')}" if str(node.tag).startswith("h") else str(node.tag) for node in blocks]


def numbers(element: _Element) -> Counter[str]:
    """Numbers of two digits and more, thousands not grouped."""
    return Counter(found.replace(",", "") for found in NUMBER.findall(read_text(element)))


def read_text(element: _Element) -> str:
    """All text but what is for scripts, a PDF's size, which is another in each language, and the Simplified letter that stands
    beside a reader's own (tests/letters compares it)."""
    parts = []
    beside = {node for letter in element.iter("section") if letter.get("translate") == "no" for node in letter.iter()}
    beside |= {node for note in element.iter("sup") if note.get("class") == "cite" for node in note.iter()}
    for node in element.iter():
        if node in beside:  # a note's number, too: it stands where its language has room for it
            parts.append((node.tail or "") if node.get("class") == "cite" else "")
            continue
        apart = "" if node.tag in INLINE else "\n"  # two cells are not one number
        if node.tag not in {"script", "template"} and node.get("class") != "pdf":
            parts.append(apart + (node.text or ""))
        parts.append(apart + (node.tail or ""))
    return "".join(parts)


def phones(element: _Element) -> list[str]:
    return [str(link.get("href")) for link in element.iter("a") if (link.get("href") or "").startswith("tel:")]


def dates(element: _Element) -> list[str]:
    return [str(time.get("datetime")) for time in element.iter("time")]


def compared(name: str, element: _Element) -> Iterator[tuple[str, object]]:
    blocks, called = outline(element), phones(element)
    yield "blocks", Counter(blocks) if name in REORDERED else blocks
    yield "phone numbers", sorted(called) if name in REORDERED else called
    yield "dates", dates(element)


@pytest.mark.parametrize("name", PAGES)
def test_every_language_has_the_same_structure(site_dir: Path, name: str) -> None:
    first = dict(compared(name, article(site_dir, name, "zh-Hans")))
    for locale in LOCALES[1:]:
        other = dict(compared(name, article(site_dir, name, locale)))
        for what, expected in first.items():
            assert other[what] == expected, f"{name} in {locale}: {what}"


@pytest.mark.parametrize("name", PAGES)
def test_every_language_has_the_same_numbers(site_dir: Path, name: str) -> None:
    """Traditional pages exactly; English may write a small number as a word or a date in its own way, not change one."""
    chinese = numbers(article(site_dir, name, "zh-Hans"))
    for locale in ("zh-TW", "zh-HK"):
        assert numbers(article(site_dir, name, locale)) == chinese, f"{name} in {locale}"
    english = article(site_dir, name, "en")
    texts = read_text(english) + read_text(article(site_dir, name, "zh-Hans"))
    for number in set(numbers(english)) ^ set(chinese):
        assert re.search(OTHERWISE.get(number, "$^"), texts), f"{name}: {number} is in one language only"
