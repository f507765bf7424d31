"""Languages that the engine does not know: Vietnamese, Japanese, and Arabic, which is written from the right. A guide's locales.yml
names them, its strings.yml has their words; four pages are translated, the others are shown in the source language with a notice."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext

from engine.content.stale_translations import source_digest
from engine.content.words import OURS
from engine.content.yaml_file import read_yaml
from tests.conftest import serving
from tests.html_page import parse
from tests.starter.guides import Built, build, new_guide, rewrite

pytestmark = pytest.mark.whole
OWN = 'vi: {}\nja: {colon: "：", comma: "、", space: "", encoding: cp932}\nar: {direction: rtl, comma: "، "}\n'
NAMES = {"vi": "Tiếng Việt", "ja": "日本語", "ar": "العربية"}
TITLES = {"vi": "Đòi lại tiền đặt cọc", "ja": "敷金を返してもらう", "ar": "استرداد الوديعة"}
STEPS = {"vi": "Đòi bằng văn bản", "ja": "書面で求める", "ar": "اطلب كتابة"}
WORDS = Path("data/strings.yml")


def in_languages(branch: Any) -> Any:
    """The words with an entry for each new language, so that each can be told from the others."""
    if "en" in branch:
        return {**branch, **{code: f"{code}· {branch['en']}" for code in NAMES}}
    return {name: in_languages(child) for name, child in branch.items()}


def joined(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    groups = {name: {**below.get(name, {}), **above.get(name, {})} for name in {**below, **above}}
    return {name: in_languages(group) for name, group in groups.items()}


def translated(code: str) -> Iterator[tuple[str, str]]:
    yield (
        "index",
        f'---\ntitle: {TITLES[code]}\ndescription: {TITLES[code]}\nsource_digest: "DIGEST"\n---\n\n# {TITLES[code]} {{#top}}\n',
    )
    box = f'\n!!! quote "{STEPS[code]}"\n    {TITLES[code]}\n'
    yield "rules", '---\ntitle: r\ndescription: r\nsource_digest: "DIGEST"\n---\n\n# r {#top}\n\n<!-- rules -->\n'
    yield "glossary", '---\ntitle: g\ndescription: g\nsource_digest: "DIGEST"\n---\n\n# g {#top}\n\n<!-- glossary -->\n'
    steps = f"\n## {STEPS[code]} {{#ask-in-writing}}\n{box}\n## {STEPS[code]} {{#look-at-deductions}}\n\n## {STEPS[code]} {{#if-refused}}\n"
    head = f"title: {TITLES[code]}\ndescription: {TITLES[code]}\naudience: {TITLES[code]}\nhave: [{TITLES[code]}]"
    yield (
        "guides/ask-back",
        f'---\n{head}\nsource_digest: "DIGEST"\n---\n\n# {TITLES[code]} {{#top}}\n\n[rule:wear]\n{steps}',
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    guide = new_guide(tmp_path_factory.mktemp("languages") / "many languages")
    (guide / "locales.yml").write_text(OWN, encoding="utf-8")
    english = "      - {locale: en, name: English, build: true}\n"
    more = "".join(f"      - {{locale: {code}, name: {name}, build: true}}\n" for code, name in NAMES.items())
    rewrite(guide / "mkdocs.yml", english, english + more)
    rewrite(guide / "mkdocs.yml", "untranslated: refused", "untranslated: shown")
    words = joined(read_yaml(OURS), read_yaml(guide / WORDS))
    (guide / WORDS).write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    for name in ("instruments", "rules", "phones", "glossary", "changes"):
        path = guide / "data" / f"{name}.yml"
        (path).write_text(
            yaml.safe_dump({key: everywhere(entry) for key, entry in read_yaml(path).items()}, allow_unicode=True),
            "utf-8",
        )
    for code in NAMES:
        for name, text in translated(code):
            digest = source_digest(guide / f"docs/{name}.md")
            (guide / f"docs/{name}.{code}.md").write_text(text.replace("DIGEST", digest), encoding="utf-8")
    done = build(guide)
    assert done.code == 0, done.said
    return done


def everywhere(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry of a data file with a word for each language wherever it has a Chinese and an English one."""
    own = {code: f"{code} {entry['en']}" for code in NAMES} if "en" in entry else {}
    return {**{key: _field(value) for key, value in entry.items()}, **own}


def _field(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return in_languages(value) if "en" in value else {key: _field(each) for key, each in value.items()}


@pytest.mark.parametrize("code", NAMES)
def test_a_translated_page_is_in_its_language(built: Built, code: str) -> None:
    html = built.page(f"{code}/guides/ask-back")
    page = parse(built.site / code / "guides/ask-back/index.html")
    assert page.get("lang") == code
    assert f'<body dir="{"rtl" if code == "ar" else "ltr"}">' in html
    assert TITLES[code] in html and f"{code}· Civil Code" in html.replace("&amp;", "&")
    assert '<article class="text">' in html and 'class="stale"' not in html
    marked = re.findall(r'<span lang="zh-Hans">[^<]*</span>', html)
    assert code != "ja" or not any(TITLES["ja"] in run for run in marked)  # its own letters are no Chinese words


@pytest.mark.parametrize("code", NAMES)
def test_a_page_without_a_translation_says_so_and_keeps_its_language(built: Built, code: str) -> None:
    html = built.page(f"{code}/guides/prepare")
    assert f'<html lang="{code}"' in html
    assert '<article class="text" lang="zh-Hans" dir="ltr">' in html
    direction = "rtl" if code == "ar" else "ltr"
    assert (
        f'<p class="stale" role="note" lang="{code}" dir="{direction}">{code}· This page is not translated yet' in html
    )
    assert "民法典第710条" in html  # what a mark puts into the text is in the text's language


@pytest.mark.parametrize("code", NAMES)
def test_alternates_sitemap_404_and_manifest_know_it(built: Built, code: str) -> None:
    assert f'hreflang="{code}" href="https://guide.example/{code}/"' in built.page("")
    assert f"<loc>https://guide.example/{code}/guides/ask-back/</loc>" in (built.site / "sitemap.xml").read_text(
        "utf-8"
    )
    missing = (built.site / "404.html").read_text(encoding="utf-8")
    assert f'<section lang="{code}"' in missing and TITLES[code] in missing
    assert json.loads((built.site / code / "app.webmanifest").read_text(encoding="utf-8"))["lang"] == code


def test_each_language_writes_its_own_marks_between_the_parts_of_an_entry(built: Built) -> None:
    assert "ja· Instrument：" in built.page("ja/rules") and "、" in built.page("ja/rules")
    assert "ar· Instrument: " in built.page("ar/rules") and "، " in built.page("ar/rules")
    assert '<span translate="no" lang="vi">vi deposit</span>' in built.page("vi/glossary")


@pytest.mark.parametrize(
    ("code", "asked"), [("vi", "VĂN BẢN"), ("vi", "van ban"), ("ja", "書面"), ("ja", "求める"), ("ar", "كتابة")]
)
def test_the_search_reads_it(built: Built, context: BrowserContext, code: str, asked: str) -> None:
    page = context.new_page()
    with serving(built.site) as url:
        page.goto(f"{url}{code}/guides/ask-back/")
        page.click("[data-open-search]")
        page.wait_for_selector('#search[data-state="start"]')
        page.keyboard.insert_text(asked)
        page.wait_for_selector('#search[data-state="results"]')
        first = page.locator("#search .search__result").first
        assert first.evaluate("(link) => link.href") == f"{url}{code}/guides/ask-back/#ask-in-writing"
        assert not page.locator("#search").evaluate("(box) => box.hasAttribute('data-unsure')")


@pytest.mark.parametrize("code", ["xx", "zh-TW"])
def test_a_language_that_cannot_be_built_is_named(tmp_path: Path, code: str) -> None:
    """One that nobody knows; one that is made from Simplified where that is not the source."""
    guide = new_guide(tmp_path / "a guide")
    if code == "zh-TW":
        rewrite(guide / "mkdocs.yml", "build: true, default: true}", "build: true}")
    rewrite(
        guide / "mkdocs.yml",
        "name: English, build: true}",
        f"name: English, build: true, default: {str(code != 'xx').lower()}}}",
    )
    rewrite(
        guide / "mkdocs.yml",
        "      - {locale: en",
        f"      - {{locale: {code}, name: Other, build: true}}\n      - {{locale: en",
    )
    done = build(guide)
    assert done.code == 1 and "Traceback" not in done.said
    says = "add it to locales.yml" if code == "xx" else "zh-TW is made from zh-Hans, which must be the source"
    assert says in done.said
