"""Languages written from the right: what the sheets say of left and right is said of start and end, and nothing of them is left out."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.build.assets import ENGINE, FILES
from engine.locales import LOCALES
from engine.shell import rtl
from engine.shell.rtl import ALONE, COMMENT, LEFT_TO_RIGHT, mirrored, rtl_sheet, rules

SHEETS = [ENGINE / path for path in FILES.values() if path.endswith(".css")]
SAID = {
    ".a { left: 0; top: 1px }": ".a,:root .a{left:auto;inset-inline-start:0}",
    ".a { margin-right: 2rem !important }": ".a,:root .a{margin-right:initial!important;margin-inline-end:2rem !important}",
    ".a { border-left-color: red }": ".a,:root .a{border-left-color:initial;border-inline-start-color:red}",
    ".a { padding: 1px 2px 3px calc(4px + 1em) }": ".a,:root .a{padding-inline:calc(4px + 1em) 2px}",
    ".a { margin: 0 max(1rem, calc(50% - (3rem + 1px))) 0 0 }": ".a,:root .a{margin-inline:0 max(1rem, calc(50% - (3rem + 1px)))}",
    ".a { float: right; clear: both }": ".a,:root .a{float:left}",
    ".a:is(.b, .c), .d { right: 0 }": ".a:is(.b, .c),.d,:root .a:is(.b, .c),:root .d{right:auto;inset-inline-end:0}",
    "@media print { .a { left: 0 } .b { color: red } }": "@media print{.a,:root .a{left:auto;inset-inline-start:0}}",
    "@media print{.a{left:0}@supports (x:y){.b{right:0}}}.c{left:1px}": (
        "@media print{.a,:root .a{left:auto;inset-inline-start:0}}\n"
        "@media print{@supports (x:y){.b,:root .b{right:auto;inset-inline-end:0}}}\n"
        ".c,:root .c{left:auto;inset-inline-start:1px}"
    ),
    ".a { margin: 0 1rem; padding: 1px 2px 1px 2px; border-inline-start: 0 }": "",
    "@page { margin: 1mm 2mm 3mm 4mm } @font-face { src: x }": "",
    "/* left: 0 */ .a { transition: left .2s }": "",
}
# Sides that mirrored() does not turn; what needs one of them needs a rule of its own.
UNTURNED = re.compile(
    r"(?:^|;)\s*(?:border-(?:top|bottom)-(?:left|right)-radius|inset|scroll-(?:margin|padding)-(?:left|right)|(?:background|object|transform)(?:-position|-origin)?)\s*:[^;]*\b(?:left|right|translateX)\b"
)


@pytest.mark.parametrize("css", SAID)
def test_left_and_right_become_start_and_end(css: str) -> None:
    assert mirrored(css).strip() == SAID[css]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_sheet_says_a_side_that_is_not_turned(sheet: Path) -> None:
    css = COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    found = list(rules(css))
    assert found
    assert [(selector, body) for _, selector, body in found if UNTURNED.search(body)] == []


def test_the_sheet_has_what_each_published_sheet_says_of_sides_and_leaves_quoted_words_as_they_are() -> None:
    sheet = rtl_sheet()
    assert mirrored((ENGINE / "shell/guide.css").read_text(encoding="utf-8")) in sheet
    assert mirrored((ENGINE / "search/box.css").read_text(encoding="utf-8")) in sheet
    assert sheet.endswith(f"{{{LEFT_TO_RIGHT}}}\n{ALONE}{{text-align:right}}\n")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_what_is_said_of_a_sheet_can_be_read(sheet: Path) -> None:
    """Every bracket is closed in its own declaration; what is not would take the rules after it along."""
    said = mirrored(sheet.read_text(encoding="utf-8"))
    declarations = [each for _, _, body in rules(said) for each in body.split(";")]
    assert [each for each in declarations if each.count("(") != each.count(")")] == []
    assert said.count("{") == said.count("}")


def test_the_sheet_is_wanted_where_one_language_is_written_from_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = replace(LOCALES["en"], code="ar", language="ar", direction="rtl")
    for found, is_wanted in (({}, False), ({"en": LOCALES["en"]}, False), ({"en": LOCALES["en"], "ar": arabic}, True)):
        monkeypatch.setattr(rtl, "LOCALES", found)
        assert rtl.wanted() is is_wanted
        assert ("[lang|=en]" in rtl_sheet()) is ("en" in found) and "[lang|=ar]" not in rtl_sheet()
