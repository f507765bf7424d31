"""The card for a reader in danger, on cards of three words: which words it has, which numbers it dials, and what a mistake in them says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.content.crisis_cards import FIELDS, fill_cards, load_cards
from engine.content.phones import Phone

ENTRY: dict[str, Any] = {
    "title": "Title",
    "urgent": "Urgent",
    "clear": "Clear.",
    "soft": "Soft.",
    "now": "Now: [phone:999].",
    "rescue": ["999", "18111"],
    "later": "Later: [phone:18111].",
    "call": "Call & talk",
    "calls": {"In danger": "999", "Low": "2389 2222"},
    "text": "Talk: [phone:2389 2222].",
    "lines": ["2389 2222", "999"],
    "safe": "Safe",
    "harmed": "Harmed: [phone:999].",
    "afterwards": "Afterwards: [phone:18111].",
    "police": ["999", "18111"],
    "other": "Other: [phone:18111].",
    "elsewhere": "Elsewhere.",
    "more": "More <now>",
}
PHONES = {
    number: Phone(number, {}, {}, regions, None)
    for number, regions in {"999": ("hongkong", "uk"), "2389 2222": ("hongkong",), "18111": ("hongkong",), "119": ("taiwan",)}.items()
}  # fmt: skip


def cards(folder: Path, phones: dict[str, Phone] = PHONES, **changed: Any) -> Any:
    path = folder / "crisis_cards.yml"
    entry = {name: value for name, value in {**ENTRY, **changed}.items() if value is not None}
    path.write_text(yaml.safe_dump({"zh-HK": entry, "en": ENTRY}, allow_unicode=True), encoding="utf-8")
    return load_cards(path, phones)


def test_a_card_has_the_fields_that_it_is_written_with(tmp_path: Path) -> None:
    found = cards(tmp_path)
    assert list(found) == ["en", "zh-HK"]
    assert {name: getattr(found["en"], name) for name in FIELDS} == {
        **ENTRY,
        "lines": ("2389 2222", "999"),
        "rescue": ("999", "18111"),
        "police": ("999", "18111"),
    }


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"soft": None},
            "expected the fields title, urgent, clear, soft, now, rescue, later, call, calls, text, lines, safe, harmed, afterwards, police, other, elsewhere, more",
        ),
        ({"sofd": "Soft."}, "expected the fields"),
        ({"lines": ["2389 2222", "998"]}, "998 is not in data/phones.yml. Add the line there first."),
        ({"calls": {"In danger": "997"}}, "997 is not in"),
        ({"text": "[phone:999] [phone:996]"}, "996 is not in"),
        ({"now": "[phone:993]"}, "993 is not in"),
        ({"later": "[phone:992]"}, "992 is not in"),
        ({"rescue": ["991"]}, "991 is not in"),
        ({"other": "[phone:995]"}, "995 is not in"),
        ({"elsewhere": "[phone:994]"}, "994 is not in"),
        ({"clear": "[phone:990]"}, "990 is not in"),
        (
            {"rescue": ["119", "18111"]},
            "zh-HK: rescue: no place can dial all of these: 119 (taiwan), 18111 (hongkong)",
        ),
        ({"later": "[phone:119]"}, "zh-HK: lists and texts: no place can dial all"),
        ({"lines": ["18111", "119"]}, "zh-HK: lines: no place can dial all"),
        ({"police": ["999", "119"]}, "zh-HK: police: no place can dial all of these: 999 (hongkong and uk), 119"),
    ],
)
def test_a_card_with_a_field_or_a_number_too_few_is_told(tmp_path: Path, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=r"crisis_cards\.yml: zh-HK: ") as error:
        cards(tmp_path, **changed)
    assert says in str(error.value)


PLACE = '<a class="phone" href="tel:23892222">2389&nbsp;2222</a>'
OTHER = '<a class="phone" href="tel:18111">18111</a>'


@pytest.mark.parametrize(
    ("locale", "mark", "first", "begins"),
    [
        ("zh-HK", "<!-- crisis -->", "Clear.", 'lang="zh-HK" translate="no"'),
        ("en", "<!-- crisis -->", "Clear. ", 'lang="en" translate="no"'),  # what follows stands behind a blank
        ("en", "<!-- crisis: soft -->", "Soft. ", 'lang="en" translate="no"'),
    ],
)
def test_a_mark_becomes_the_card_of_the_page_s_locale(
    tmp_path: Path, locale: str, mark: str, first: str, begins: str
) -> None:
    assert fill_cards(f"a\n\n{mark}\n", cards(tmp_path), locale) == (
        f'a\n\n<div class="admonition note crisis" {begins}><p class="admonition-title">Title</p>'
        f'<p>{first}Talk: {PLACE}.</p><p class="crisis__lines">{PLACE} <a class="phone" href="tel:999">999</a></p>'
        f"<details><summary>More &lt;now&gt;</summary><p>Elsewhere.</p><p>Other: {OTHER}.</p></details></div>\n"
    )


def test_the_line_names_what_is_the_matter_and_dials(tmp_path: Path) -> None:
    line = fill_cards("<!-- crisis: line -->", cards(tmp_path), "en")
    assert line.startswith(
        '<div class="crisis-line" role="group" aria-label="Call &amp; talk" lang="en" translate="no">'
    )
    assert '<a href="tel:999"><span>In&nbsp;danger</span>&nbsp;<' in line and "<b>999</b></a> " in line
    assert '<a href="tel:23892222"><span>Low</span>' in line and "<b>2389&nbsp;2222</b></a> </div>" in line


def test_a_line_that_reads_messages_is_never_called(tmp_path: Path) -> None:
    """Somebody who hides and taps on it must not be heard."""
    found = cards(
        tmp_path,
        {**PHONES, "18111": replace(PHONES["18111"], by_text=True)},
        lines=["2389 2222", "18111"],
        calls={"Low": "18111"},
    )
    for mark in ("<!-- crisis -->", "<!-- crisis: line -->"):
        html = fill_cards(mark, found, "zh-HK")
        assert 'href="sms:18111"' in html
        assert "tel:18111" not in html


def test_a_locale_without_a_card_has_none_and_other_marks_stay(tmp_path: Path) -> None:
    assert fill_cards("a <!-- crisis --> b <!-- crisis: loud -->", cards(tmp_path), "zh-TW") == (
        "a  b <!-- crisis: loud -->"
    )
