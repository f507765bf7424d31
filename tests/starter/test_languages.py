"""Languages that the engine does not know: Vietnamese, Japanese, and Arabic, which is written from the right. A guide's locales.yml
names them, its strings.yml has their words; four pages are translated, the others are shown in the source language with a notice."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext
from pypdf import PdfReader

from engine.configuration import listed, read_configuration
from engine.content.stale_translations import source_digest
from engine.content.words import OURS
from engine.content.yaml_file import read_yaml
from engine.own_locales import read_own
from scripts.new_language import main as begin
from tests.conftest import ROOT, serving
from tests.html_page import parse
from tests.starter.guides import Built, build, new_guide, rewrite

pytestmark = pytest.mark.whole
OWN = 'vi: {}\nja: {colon: "：", comma: "、", space: "", encoding: cp932}\nar: {direction: rtl, comma: "، "}\n'
NAMES = {"vi": "Tiếng Việt", "ja": "日本語", "ar": "العربية"}
TITLES = {"vi": "Đòi lại tiền đặt cọc", "ja": "敷金を返してもらう", "ar": "استرداد الوديعة"}
STEPS = {"vi": "Đòi bằng văn bản", "ja": "書面で求める", "ar": "اطلب كتابة"}
WORDS = Path("data/strings.yml")


def in_languages(branch: Any, codes: Iterable[str] = NAMES) -> Any:
    """The words with an entry for each new language, so that each can be told from the others."""
    if "en" in branch:
        return {**branch, **{code: f"{code}· {branch['en']}" for code in codes}}
    return {name: in_languages(child, codes) for name, child in branch.items()}


def joined(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    groups = {name: {**below.get(name, {}), **above.get(name, {})} for name in {**below, **above}}
    return {name: in_languages(group) for name, group in groups.items()}


def translated(code: str) -> Iterator[tuple[str, str]]:
    yield (
        "index",
        f'---\ntitle: {TITLES[code]}\ndescription: {TITLES[code]}\nsource_digest: "DIGEST"\n---\n\n# {TITLES[code]} {{#top}}\n\n[phone:12348]\n',
    )
    box = f'\n!!! quote "{STEPS[code]}"\n    {TITLES[code]}\n'
    yield "rules", '---\ntitle: r\ndescription: r\nsource_digest: "DIGEST"\n---\n\n# r {#top}\n\n<!-- rules -->\n'
    yield "glossary", '---\ntitle: g\ndescription: g\nsource_digest: "DIGEST"\n---\n\n# g {#top}\n\n<!-- glossary -->\n'
    steps = f"\n## {STEPS[code]} {{#ask-in-writing}}\n{box}\n## {STEPS[code]} {{#look-at-deductions}}\n\n[rule:wear]\n\n## {STEPS[code]} {{#if-refused}}\n\n[phone:12345] [phone:12348]\n"
    head = f"title: {TITLES[code]} 2\ndescription: {TITLES[code]}\naudience: {TITLES[code]}\nhave: [{TITLES[code]}]"
    yield (
        "guides/ask-back",
        f'---\n{head}\nsource_digest: "DIGEST"\n---\n\n# {TITLES[code]} {{#top}}\n{steps}',
    )


def guide_in_languages(folder: Path) -> Path:
    """The starter with the words of each new language and four pages in it."""
    guide = new_guide(folder)
    (guide / "locales.yml").write_text(OWN, encoding="utf-8")
    english = "      - {locale: en, name: English, build: true}\n"
    more = "".join(f"      - {{locale: {code}, name: {name}, build: true}}\n" for code, name in NAMES.items())
    rewrite(guide / "mkdocs.yml", english, english + more)
    rewrite(guide / "mkdocs.yml", "untranslated: refused", "untranslated: shown")
    words = joined(read_yaml(OURS), read_yaml(guide / WORDS))
    (guide / WORDS).write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    for name in ("laws_and_dates", "rules", "phones", "glossary", "changes"):
        path = guide / "data" / f"{name}.yml"
        (path).write_text(
            yaml.safe_dump({key: everywhere(entry) for key, entry in read_yaml(path).items()}, allow_unicode=True),
            "utf-8",
        )
    for code in NAMES:
        for name, text in translated(code):
            digest = source_digest(guide / f"docs/{name}.md")
            (guide / f"docs/{name}.{code}.md").write_text(text.replace("DIGEST", digest), encoding="utf-8")
    return guide


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return guide_in_languages(tmp_path_factory.mktemp("languages") / "many languages")


@pytest.fixture(scope="module")
def built(guide: Path) -> Built:
    done = build(guide)
    assert done.code == 0, done.said
    return done


def everywhere(entry: dict[str, Any], codes: Iterable[str] = NAMES) -> dict[str, Any]:
    """An entry of a data file with a word for each language wherever it has a Chinese and an English one."""
    own = {code: f"{code} {entry['en']}" for code in codes} if "en" in entry else {}
    return {**{key: _field(value, codes) for key, value in entry.items()}, **own}


def _field(value: Any, codes: Iterable[str]) -> Any:
    if not isinstance(value, dict):
        return value
    return in_languages(value, codes) if "en" in value else {key: _field(each, codes) for key, each in value.items()}


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


def test_a_language_is_begun_by_one_command_which_changes_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = new_guide(tmp_path / "a guide")
    before = {path: path.read_bytes() for path in guide.rglob("*.*") if path.is_file()}
    assert begin(["vi"], guide) == 0
    changed = [path.name for path, held in before.items() if path.read_bytes() != held]
    assert changed == ["mkdocs.yml"]
    words = guide / "data/strings.vi.yml"
    text = words.read_text(encoding="utf-8")
    assert text.count("TODO") > 150 and "  part: TODO Guide {n} of {of}\n" in text
    assert begin(["vi"], guide) == 1 and "vi is begun already" in capsys.readouterr().err
    words.unlink()  # as where the lines were written by hand
    assert begin(["vi"], guide) == 0 and words.read_text(encoding="utf-8") == text
    rewrite(guide / "mkdocs.yml", "untranslated: refused", "untranslated: shown")
    assert re.search(r"data/strings\.vi\.yml:3: TODO stands here.*\(\d+ more in this file", build(guide).said)
    words.write_text(text.replace("TODO Guide {n} of", "vi· Guide {m} of").replace("TODO ", "vi· "), encoding="utf-8")
    said = build(guide).said
    assert "nav.part: the blanks differ between the languages (zh: {n} {of}; en: {n} {of}; vi: {m} {of})" in said
    rewrite(words, "{m}", "{n}")
    for path in (guide / "data").glob("*.yml"):
        if path.name not in ("strings.yml", "strings.vi.yml", "search.yml"):
            tree = {key: everywhere(entry, ["vi"]) for key, entry in read_yaml(path).items()}
            path.write_text(yaml.safe_dump(tree, allow_unicode=True), "utf-8")
    built = build(guide)
    assert built.code == 0, built.said
    assert "vi· Guide 1 of 3" in built.page("vi/guides/prepare")
    capsys.readouterr()


def test_a_language_whose_name_yaml_takes_for_false_is_begun(tmp_path: Path) -> None:
    guide = new_guide(tmp_path / "a guide")
    assert begin(["no"], guide) == 0 and begin(["no"], guide) == 1
    assert ("no", False) in listed(read_configuration(guide / "mkdocs.yml"))
    assert read_own(guide / "locales.yml") == ({"no": {}}, [])
    assert "there is no page beside it in no." in build(guide).said or "the field 'no' is missing" in build(guide).said


@pytest.mark.parametrize(
    ("code", "says"), [("en", "en is begun already"), ("zh-TW", "made from zh-Hans"), ("x y", "no name of a language")]
)
def test_a_language_that_cannot_be_begun_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, says: str
) -> None:
    guide = new_guide(tmp_path / "a guide")
    before = {path: path.read_bytes() for path in guide.rglob("*.*") if path.is_file()}
    assert begin([code], guide) == 1 and says in capsys.readouterr().err
    assert {path: path.read_bytes() for path in guide.rglob("*.*") if path.is_file()} == before


PRINTED = ("checklists/move-out-ar.pdf", "guides/ask-back-ar.pdf", "print-ar.pdf", "guides/ask-back-vi.pdf")


@pytest.fixture(scope="module")
def printed(guide: Path, built: Built) -> dict[str, PdfReader]:
    """PDFs as `make pdf` makes them, of a guide that is built to its end, below a folder of its host."""
    environment = {
        **os.environ,
        "GUIDE_FOLDER": str(guide),
        "PYTHONPATH": str(ROOT),
        "SITE_URL": "https://guide.example/x/",
    }
    for command in (["scripts.site", "build"], ["scripts.pdfs", *PRINTED]):
        run = [sys.executable, "-P", "-m", *command]
        done = subprocess.run(run, cwd=guide, env=environment, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
    return {name: PdfReader(guide / ".build/pdf" / name) for name in PRINTED}


def words_of(pdf: PdfReader) -> str:
    """All text of a PDF without its blanks, letters as they are typed and not as they are joined."""
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pdf.pages))
    return "".join(text.split())


def test_a_pdf_is_of_its_own_page_whether_or_not_that_is_translated(printed: dict[str, PdfReader]) -> None:
    assert "退租:一页清单" in words_of(printed["checklists/move-out-ar.pdf"]).replace("：", ":")
    assert "大家最常问的话" in words_of(printed["print-ar.pdf"])
    assert set(TITLES["ar"]) - {" "} <= set(words_of(printed["guides/ask-back-ar.pdf"]))
    assert "".join(TITLES["vi"].split()) in words_of(printed["guides/ask-back-vi.pdf"])


def test_a_pdf_from_the_right_says_its_language_and_has_its_letters_and_its_address(
    printed: dict[str, PdfReader],
) -> None:
    pdf = printed["guides/ask-back-ar.pdf"]
    assert pdf.trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]
    assert "https://guide.example/x/ar/guides/ask-back/" in words_of(pdf)  # the last stroke at its end, not before it
    named = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    outside = [font for font in named if font["/Subtype"] == "/Type0" and "+" not in font["/BaseFont"]]
    assert named and outside == []  # every font is in the file, cut to its letters


def test_the_contents_of_a_booklet_from_the_right_name_its_pages(printed: dict[str, PdfReader]) -> None:
    pdf = printed["print-ar.pdf"]
    places = {
        name.removeprefix("/"): pdf.get_destination_page_number(place) for name, place in pdf.named_destinations.items()
    }
    guides = sorted(page for name, page in places.items() if page is not None and name.endswith("--top"))
    assert len(guides) >= 3 and guides[0] >= 1 and guides == sorted(set(guides))
    first = "".join(pdf.pages[0].extract_text().split())
    assert [page for page in guides if str(page + 1) not in first] == []
