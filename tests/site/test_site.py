"""The built site, page by page: every page in four languages, with the same steps, and nothing Simplified left over."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

from engine.build.hash_names import HASHED
from engine.han import HAN
from tests.conftest import LOCALES, PREFIX, ROOT
from tests.html_page import all_text, built_pages, ids, parse, texts
from tests.simplified import simplified_only

RUN = rf"[{HAN}]{{7,}}"  # more Chinese than a term in an English sentence
STEPS = yaml.safe_load((ROOT / "data" / "steps.yml").read_text(encoding="utf-8"))
PAGES = sorted(
    path.relative_to(ROOT / "docs").with_suffix("").as_posix()
    for path in (ROOT / "docs").rglob("*.md")
    if not path.name.endswith(".en.md")
)


def page_of(site: Path, name: str, locale: str) -> Path:
    folder = site / PREFIX[locale]
    return folder / "index.html" if name == "index" else folder / name / "index.html"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_in_every_language_with_the_same_ids(site_dir: Path, name: str) -> None:
    found = {locale: ids(parse(page_of(site_dir, name, locale))) for locale in LOCALES}
    assert found["zh-Hans"] == found["zh-TW"] == found["zh-HK"]
    if name == "glossary":  # sorted by pinyin in Chinese, by the alphabet in English
        assert sorted(found["zh-Hans"]) == sorted(found["en"])
    else:
        assert found["zh-Hans"] == found["en"]
    assert len(set(found["en"])) == len(found["en"])


def test_each_script_and_style_is_named_by_something_and_so_has_its_digest(site_dir: Path) -> None:
    bare = [path.name for path in (site_dir / "assets").rglob("*.*") if path.suffix in {".css", ".js", ".mjs"}]
    assert [name for name in bare if not HASHED.search(name)] == []


@pytest.mark.parametrize("name", sorted(STEPS))
def test_every_fixed_step_is_there(site_dir: Path, name: str) -> None:
    assert set(STEPS[name]) <= set(ids(parse(page_of(site_dir, name, "zh-Hans"))))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_names_its_language_and_its_alternates(site_dir: Path, locale: str) -> None:
    for name in PAGES:
        root = parse(page_of(site_dir, name, locale))
        assert root.get("lang") == locale
        alternates = {link.get("hreflang"): link.get("href") for link in root.iter("link") if link.get("hreflang")}
        assert set(alternates) == {*LOCALES, "x-default"}
        assert alternates["x-default"] == alternates["zh-Hans"]
        canonical = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
        assert canonical == [alternates[locale]]


def test_titles_and_descriptions_are_there_and_unique_in_a_language(site_dir: Path) -> None:
    for locale in LOCALES:
        roots = [parse(page_of(site_dir, name, locale)) for name in PAGES]
        titles = [root.findtext(".//title") for root in roots]
        descriptions = [meta.get("content") for root in roots for meta in root.findall(".//meta[@name='description']")]
        assert all(titles)
        assert all(descriptions)
        assert len(set(titles)) == len(set(descriptions)) == len(PAGES)


@pytest.mark.parametrize("locale", ["zh-TW", "zh-HK"])
def test_no_simplified_character_is_left_in_a_traditional_page(site_dir: Path, locale: str) -> None:
    for name in PAGES:
        left = simplified_only("".join(texts(parse(page_of(site_dir, name, locale)), locale)))
        assert not left, f"{locale}/{name}: {left}"


def test_english_pages_have_no_chinese_but_what_is_marked_as_such(site_dir: Path) -> None:
    for name in PAGES:
        text = "".join(texts(parse(page_of(site_dir, name, "en")), "en"))
        assert not re.search(RUN, text), f"{name}: {re.findall(RUN, text)}"


@cache
def ids_of(file: Path) -> set[str | None]:
    return {node.get("id") for node in parse(file).iter() if isinstance(node.tag, str)}


def test_every_internal_link_leads_to_a_page_and_an_anchor(site_dir: Path) -> None:
    for page in built_pages(site_dir):
        base = page.relative_to(site_dir).as_posix().removesuffix("index.html")
        for link in parse(page).iter("a"):
            target = urlsplit(urljoin(f"http://site/{base}", link.get("href", "")))
            if target.netloc != "site":
                continue
            file = site_dir / target.path.lstrip("/")
            file = file / "index.html" if target.path.endswith("/") else file
            assert file.is_file(), f"{page}: {link.get('href')}"
            if target.fragment and file.suffix == ".html":
                assert target.fragment in ids_of(file), f"{page}: {link.get('href')}"


def test_the_404_page_helps_in_every_language(site_dir: Path) -> None:
    root = parse(site_dir / "404.html")
    sections = {section.get("lang", ""): section for section in root.iter("section")}
    assert set(sections) == set(LOCALES)
    for locale, section in sections.items():
        links = [link.get("href") for link in section.iter("a")]
        assert urljoin("http://site/", links[0]) == "http://site/" + PREFIX[locale]
        pages = [link for link in links if not (link or "").startswith("tel:")]
        assert len(pages) == 4
    assert "頁" in all_text(sections["zh-TW"])


def test_case_stories_are_marked_as_illustrations(site_dir: Path) -> None:
    for locale, mark in (("zh-Hans", "示意"), ("zh-TW", "示意"), ("zh-HK", "示意"), ("en", "illustration")):
        root = parse(page_of(site_dir, "guides/cases", locale))
        notes = [all_text(note) for note in root.iter("div") if note.get("class") == "admonition note"]
        assert len([note for note in notes if mark in note.lower()]) == len(STEPS["guides/cases"])


def test_no_page_promises_or_advises_what_the_articles_did(site_dir: Path) -> None:
    forbidden = re.compile(
        r"(?<![证證]明)一定能成功|百分之百|保证成功|必须上门|申请其他贷款来|guaranteed to (work|succeed)", re.IGNORECASE
    )
    for page in built_pages(site_dir):
        found = forbidden.search(all_text(parse(page)))
        assert not found, f"{page}: {found}"


def test_citations_show_the_binding_force(site_dir: Path) -> None:
    root = parse(page_of(site_dir, "guides/collectors", "zh-TW"))
    citations = [
        link.get("aria-label") or "" for link in root.iter("a") if (link.get("class") or "").startswith("rule")
    ]
    listed = [all_text(note) for part in root.iter("ol") if part.get("class") == "notes" for note in part]
    assert len(listed) > 10
    assert any("推薦性標準" in text for text in listed)
    assert any("推薦性標準" in text for text in citations)
    assert any("行業自律" in text for text in citations)


def test_an_ended_rule_is_shown_as_ended(site_dir: Path) -> None:
    for locale, words in (("zh-Hans", "已失效"), ("en", "ended on 2026-03-31")):
        text = all_text(parse(page_of(site_dir, "rules", locale)))
        assert words in text
