"""Questions and steps as search engines are given them: word for word what the page says, and within what a page may weigh."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import _Element

from tests.conftest import LOCALES, PREFIX
from tests.html_page import all_text, built_pages, only, parse

FAQ_BYTES, GUIDE_BYTES = 20 * 1024, 16 * 1024  # of the page as a host with Brotli sends it
QUESTIONS = ("faq", "faq-court", "faq-special")
HOW_TO = ("lender", "prepare", "process")


def data(page: _Element, kind: str) -> list[Any]:
    scripts = [json.loads(str(script.text)) for script in page.findall(".//script[@type='application/ld+json']")]
    return [each for each in scripts if each["@type"] == kind]


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(page: _Element) -> str:
    """The article's text without the marks of its rules and without spaces."""
    article = deepcopy(only(page, ".//main//article"))
    for note in [
        node for node in article.iter("sup", "a") if (node.get("class") or "").split()[:1] in (["cite"], ["rule"])
    ]:
        before, parent = note.getprevious(), note.getparent()
        assert parent is not None
        if before is not None:
            before.tail = (before.tail or "") + (note.tail or "")
        else:
            parent.text = (parent.text or "") + (note.tail or "")
        parent.remove(note)
    return squeezed(all_text(article))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_and_answers_are_those_of_the_page(site_dir: Path, name: str, locale: str) -> None:
    page = parse(site_dir / PREFIX[locale] / name / "index.html")
    [faq] = data(page, "FAQPage")
    asked = [squeezed(all_text(heading)) for heading in page.iter("h3") if heading.get("id")]
    assert [squeezed(each["name"]) for each in faq["mainEntity"]] == asked
    text = said(page)
    for each in faq["mainEntity"]:
        lines = each["acceptedAnswer"]["text"].split("\n")
        assert [line for line in lines if squeezed(line) not in text] == [], each["name"]
        assert all(lines)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", HOW_TO)
def test_steps_are_those_of_the_page(site_dir: Path, name: str, locale: str) -> None:
    page = parse(site_dir / PREFIX[locale] / "guides" / name / "index.html")
    [how] = data(page, "HowTo")
    text = said(page)
    here = only(page, ".//link[@rel='canonical']").get("href")
    headings = [heading.get("id") for heading in only(page, ".//main//article").iter("h2", "h3")]
    ids = [
        identifier for identifier in headings if identifier and identifier != "rests-on"
    ]  # the list of notes is no step
    assert [step["url"] for step in how["step"]] == [f"{here}#{identifier}" for identifier in ids]
    for step in how["step"]:
        assert [line for line in step["text"].split("\n") if squeezed(line) not in text] == [], step["name"]


def test_pages_whose_parts_are_no_sequence_promise_none(site_dir: Path) -> None:
    guides = {
        path.parent.name for path in built_pages(site_dir) if "guides" in path.parts and data(parse(path), "HowTo")
    }
    assert guides == set(HOW_TO)


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_stay_within_what_they_may_weigh(site_dir: Path, locale: str) -> None:
    folder = site_dir / PREFIX[locale]
    limits = {path.parent: GUIDE_BYTES for path in (folder / "guides").glob("*/index.html")}
    limits |= {folder / name: FAQ_BYTES for name in (*QUESTIONS, "calculator")}
    sizes = {path: (path / "index.html.br").stat().st_size for path in limits}
    assert len(sizes) >= 20
    assert {str(path): size for path, size in sizes.items() if size > limits[path]} == {}
