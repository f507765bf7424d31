"""Guides as nobody means them: a data file that is empty or holds something else, a menu of odd entries, options that cannot be, languages
that are none. Each ends in a message that names the file and its line, never in a traceback; nothing is built without a word."""

import re
from pathlib import Path
from typing import Any

import pytest

from engine.content import data_schema
from engine.content.guide_checks import check_guide
from engine.content.options import odd_options
from engine.own_locales import read_own
from engine.shell.menu import menu_findings
from tests.starter.guides import new_guide, rewrite

pytestmark = pytest.mark.proof  # a guide is checked for each of many odd files

SETTINGS: dict[str, Any] = {"nav": None, "untranslated": "refused", "not_found_leads_to": [], "report_link": None}
NAMES = sorted(set(data_schema.SCHEMAS) - {"article"})
FORMS = (
    "- a",
    "17",
    "hello",
    "0",
    "false",
    "''",
    "[]",
    "a: 1",
    "a:",
    "a: [b]",
    "a: {b: 1}",
    "a: &b {c: *b}",
    "<<: {a: 1}",
    "a: {b: -{c}",
    "a\0: 1",
)
NOTHING = ("", "# nothing yet", "null", "{}")
NEEDED = {"strings", "rules", "phones", "laws_and_dates"}  # the starter's pages name what stands there
Told = list[str]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_guide(tmp_path_factory.mktemp("odd") / "a guide")


def told(guide: Path, file: str, content: str | bytes | None) -> Told:
    """What is said of the guide with another content of one file, which is put back; None is a folder in its place."""
    path = guide / file
    before = path.read_bytes() if path.is_file() else None
    path.unlink(missing_ok=True)
    try:
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [each.replace(f"{guide}/", "") for each in check_guide(guide, SETTINGS)[1]]
    finally:
        path.rmdir() if path.is_dir() else path.unlink()
        if before is not None:
            path.write_bytes(before)


def test_the_guide_itself_has_nothing_to_mend(guide: Path) -> None:
    assert check_guide(guide, SETTINGS)[1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_data_file_of_another_form_is_told(guide: Path, name: str) -> None:
    file = f"data/{name}.yml"
    for content in (*FORMS, "a: {zh: 甲}".encode("utf-16"), "a: 甲".encode("gb18030"), None):
        found = told(guide, file, content)
        if name in ("steps", "pinyin", "crisis_cards") and content in ("a: [b]", "a:"):
            continue  # that is their form, or nothing
        assert [each for each in found if re.match(rf"{re.escape(file)}:\d+: ", each)], (content, found)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", NOTHING)
def test_a_data_file_with_nothing_in_it_is_as_none_or_is_told(guide: Path, name: str, content: str) -> None:
    found = told(guide, f"data/{name}.yml", content)
    assert all(re.match(r"(?:data|docs)/[\w./-]+:\d+: |docs/\w+\.md is missing", each) for each in found)
    assert not found or name in NEEDED or f"data/{name}.yml:1: " in found[0], found


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("data/ruls.yml", "a: 1", "data/ruls.yml:1: nothing reads a file of this name; do you mean 'rules'?"),
        ("docs/x.md", None, "docs/x.md:1: cannot be read"),
        ("docs/assets/icon.svg", "hello", "docs/assets/icon.svg:1: this is no picture"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_told(guide: Path, file: str, content: str | None, says: str) -> None:
    found = told(guide, file, content)
    if not file.endswith(".svg"):  # files beside pages are looked at with the pages' HTML
        assert [each for each in found if each.startswith(says)], found


HEAD = "---\ntitle: T\ndescription: D\nreviewed: 2026-11-25\n---\n"
PAGES = {
    "": "nothing stands in this file",
    " \n\n": "nothing stands in this file",
    HEAD: "first line of the text must be a heading|has no heading|heading",
    f"{HEAD}\n只有一句。\n": "heading",
    f"{HEAD}\n# 一 {{#top}}\n\n# 二 {{#two}}\n": "exactly one",
    f"{HEAD}\n# 一 {{#Top}}\n": "Top",
    f"{HEAD}\n# 一 {{#top}}\n\n一\0二\n": r"U\+0000",
    HEAD.replace("T\n", '"a\\nb"\n') + "\n# 一 {#top}\n": "'title' has a line break",
    HEAD.replace("T\n", "[a]\n") + "\n# 一 {#top}\n": "'title' must be text",
    HEAD.replace("2026", "2099") + "\n# 一 {#top}\n": "",
}


@pytest.mark.parametrize("text", PAGES)
def test_an_odd_page_is_told(guide: Path, text: str) -> None:
    found = [each for each in told(guide, "docs/odd.md", text) if each.startswith("docs/odd.md:")]
    assert [each for each in found if re.search(PAGES[text], each)], found


def test_letters_that_are_joined_may_have_what_joins_them(guide: Path) -> None:
    page = f"{HEAD}\n# 一 {{#top}}\n\nمی\u200cخواهم\u200f.\n\n一\u200c二\n"
    found = [each for each in told(guide, "docs/odd.md", page) if "nobody sees" in each]
    assert [each.split(":")[1] for each in found] == ["11"]


MENU: list[tuple[Any, str]] = [
    (None, "is no page, no address and no section"),
    (5, "is no page, no address and no section"),
    ({"tools": []}, "no section with entries"),
    ({"tools": None}, "no section with entries"),
    ("../mkdocs.yml", "is no page"),
    ("/faq.md", "is no page"),
    ("assets/icon.svg", "is no page"),
    ("faq.en.md", "is a translation. Write its source, faq.md"),
    ({"tools": "javascript:alert(1)"}, "is no page"),
    ({"tools": 'https://a.example/"><b>'}, "is no page"),
    ({"tools": ["faq.md", {"tools": [None]}]}, "is no page"),
    ({"home": ["faq.md"]}, "is a word of the engine's own menu"),
]


@pytest.mark.parametrize(("entry", "says"), MENU, ids=[str(entry) for entry, _ in MENU])
def test_an_odd_entry_of_the_menu_is_told(entry: Any, says: str) -> None:
    found = list(menu_findings(["index.md", entry], {"tools": "t"}, False, ["nav:", "  - index.md"]))
    assert [each for each in found if says in each and each.startswith("mkdocs.yml:")], found


@pytest.mark.parametrize(
    "entry", ["faq.md", {"tools": "faq.md"}, {"tools": ["a/b.md"]}, {"tools": "https://a.example/x?y=1#z"}]
)
def test_an_entry_that_leads_somewhere_is_left_alone(entry: Any) -> None:
    assert list(menu_findings(["index.md", entry], {"tools": "t"}, False, [])) == []


SETTLED = {"site_url": "https://a.example/x/", "extra": {"app_background": "#fbf8f3"}}


@pytest.mark.parametrize(
    ("written", "settled", "names"),
    [
        ({}, SETTLED, []),
        ({"extra_css": ["a.css"], "copyright": "me", "nav": []}, SETTLED, ["extra_css", "copyright"]),
        ({"extra": {"report-to": "a@b.example", "untranslated": "shown"}}, SETTLED, ["report-to"]),
        ({"theme": {"features": [], "favicon": "a"}}, SETTLED, ["features"]),
        ({"theme": "material"}, SETTLED, []),
        (None, {**SETTLED, "site_url": 'https://a.example/"><b>'}, ["site_url"]),
        ({}, {**SETTLED, "site_url": ""}, []),
        ({}, {**SETTLED, "extra": {"app_background": 'red"><b>', "app_background_dark": 5}}, ["app_background", "app_background_dark"]),
    ],
)  # fmt: skip
def test_an_option_that_cannot_be_served_is_named(written: Any, settled: dict[str, Any], names: Told) -> None:
    known = {"extra_css", "copyright", "nav", "theme"}
    assert [name for name, _ in odd_options(written, settled, known)] == names


LOCALES = {
    "[a]": ":1: ", "5": ":1: ", "vi: {": "not valid YAML", "vi: {}\nvi: {}": ":2: ", "<<<<<<< a\nvi: {}": ":1: ", "\n5: {}": ":2: 5: this is no name",
    "../x: {}": "no name", "no: {}": "Put quotes", "vi: rtl": "unknown 'rtl'", "vi: {colour: red}": "unknown 'colour'", "vi: {direction: up}": "write ltr or rtl",
    "vi: {direction: [rtl]}": "is no text", "vi: {comma: [a]}": "is no text", "vi: {tags: vi}": "write a list", "vi: {tags: 5}": "write a list",
    "vi: {language: 5}": "is no text", "vi: {language: ../x}": "write the code", "vi: {font: Comic}": "write SC, TC", "vi: {encoding: klingon}": "nobody knows",
}  # fmt: skip


@pytest.mark.parametrize("text", LOCALES)
def test_what_is_no_language_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "locales.yml"
    path.write_text(text, encoding="utf-8")
    entries, (wrong, *_) = read_own(path)
    assert entries in ({}, {"vi": {}}) and wrong.startswith(f"{path}:") and LOCALES[text] in wrong, wrong


def test_languages_that_can_be_are_read(tmp_path: Path) -> None:
    path = tmp_path / "locales.yml"
    assert read_own(path) == ({}, [])
    path.write_text('vi:\nar: {direction: rtl, comma: "، "}\npt-BR: {tags: [pt]}\n', encoding="utf-8")
    assert read_own(path) == ({"vi": {}, "ar": {"direction": "rtl", "comma": "، "}, "pt-BR": {"tags": ["pt"]}}, [])
    path.write_bytes("vi: {}".encode("utf-16"))
    assert ":1: not UTF-8" in read_own(path)[1][0]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('"甲\\n乙"', "site.name has a line break within"),
        ("'  '", "it is empty"),
        ('"甲-{乙"', "is not closed"),
        ("[甲]", "is not a text"),
        ("5", "is not a text"),
    ],
)
def test_a_name_that_cannot_be_one_is_told(tmp_path: Path, words: str, says: str) -> None:
    guide = new_guide(tmp_path / "a guide")
    rewrite(guide / "data/strings.yml", "name: {zh: 退租押金指南,", f"name: {{zh: {words},")
    found = [each for each in check_guide(guide, SETTINGS)[1] if each.startswith(f"{guide}/data/strings.yml:")]
    assert [each for each in found if says in each], found


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  tagline:", "  tag_line:", "site.tag_line: nothing reads this name; do you mean tagline?"),
        ("  not_advice:", "  not_advise:", "do you mean not_advice?"),
        ("\nnav:", "\n\tx: {zh: a, en: b}\nnav:", "a tab stands before the text"),
        ("\nnav:", "\n- x\nnav:", "Give this line as many spaces"),
    ],
)
def test_a_name_that_nothing_reads_and_a_line_at_the_wrong_place_are_told(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    guide = new_guide(tmp_path / "a guide")
    rewrite(guide / "data/strings.yml", old, new)
    found = check_guide(guide, SETTINGS)[1]
    assert [each for each in found if says in each], found
