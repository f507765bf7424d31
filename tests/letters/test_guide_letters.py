"""A guide's letters, limits and plan held against the rest of the guide: what they name and what is not there. All of it about bicycles."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.deadlines.deadlines import Deadline
from engine.letters.checks import LetterPage
from engine.letters.guide_letters import GuideLetters, guide_letters_findings, read_guide_letters
from engine.plan.guide_plan import read_guide_plan
from tests.letters.test_pages import FIELDS, LIMIT, PLAN, page

WORDS: dict[str, Any] = {"letters": {}, "deadlines": {}, "plan": {}}
PLACES = {"guides/stop": "Stop", "guides/mend": "Mend", "guides/mend#how": "How", "sheets/x": "Sheet"}
LETTERS: dict[str, LetterPage] = {"letters/repair.md": page(deadline="pick-up")}


def library(
    docs: Path, known: dict[str, set[str] | None], cards: dict[str, Any], words: dict[str, Any], pages: dict[str, Any]
) -> Any:
    return SimpleNamespace(docs=docs, known=known.get, cards=cards, words=words, pages=pages, titles=PLACES, strings=Path("data/strings.yml"), unread=frozenset(), source_pages=[], generated_ids={})  # fmt: skip


def read(folder: Path) -> GuideLetters:
    (folder / "letters.yml").write_text(FIELDS, encoding="utf-8")
    return replace(read_guide_letters(folder, {}), deadlines={"pick-up": LIMIT})


def test_a_sheet_and_a_rule_that_are_not_there_are_told(tmp_path: Path) -> None:
    guide = library(tmp_path, {"rules": {"other"}}, {}, WORDS, {})
    assert guide_letters_findings(read(tmp_path), tmp_path, guide) == [
        f"{tmp_path / 'letters.yml'}:1: takes: there is no docs/sheets/x.md. Correct the path, or take it out.",
        "data/deadlines.yml: pick-up: there is no rule 'rule' in data/rules.yml. Correct it, or add the rule.",
    ]


@pytest.mark.parametrize("rules", [{"rule"}, None])  # None: data/rules.yml cannot be read, which is told by itself
def test_what_is_there_is_not_told(tmp_path: Path, rules: set[str] | None) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "x.md").write_text("# x", encoding="utf-8")
    guide = library(tmp_path, {"rules": rules}, {}, WORDS, {})
    assert guide_letters_findings(read(tmp_path), tmp_path, guide) == []


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "letters.yml").write_text("fields: [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"letters\.yml"):
        read_guide_letters(tmp_path, {})


def planned(folder: Path, limits: dict[str, Deadline], letters: dict[str, LetterPage], **about: Any) -> list[str]:
    path = folder / "plan.yml"
    path.write_text(PLAN, encoding="utf-8")
    given = {
        "docs": folder,
        "known": {"phones": {"110"}},
        "cards": {},
        "words": WORDS,
        "pages": {},
        **about,
    }
    return read_guide_plan(path, library(**given), letters, limits)[1]


CARD = SimpleNamespace(lines=("110",), police=("999",))
LATER = replace(LIMIT, id="later")


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"cards": {"en": SimpleNamespace(lines=("1",), police=("2",))}}, []),
        ({}, ["stop: there is no phone 'lines'"]),  # no region has its own
        ({"known": {"phones": None}}, []),
        ({"cards": {"en": CARD}}, ["stop: 110 is not the number to dial in every region"]),
        ({"cards": {"en": SimpleNamespace(lines=(), police=())}, "words": {"letters": {}, "deadlines": {}}}, ["the group 'plan' is missing"]),
    ],
)  # fmt: skip
def test_a_plan_is_held_against_the_phones_and_the_words(
    tmp_path: Path, about: dict[str, Any], told: list[str]
) -> None:
    found = planned(tmp_path, {"pick-up": LIMIT}, LETTERS, **about)
    assert [text for text, said in zip(found, told, strict=True) if said not in text] == []


def test_a_limit_that_neither_a_letter_nor_the_plan_names_is_told(tmp_path: Path) -> None:
    here = {"cards": {"en": SimpleNamespace(lines=(), police=())}}
    (found,) = planned(tmp_path, {"pick-up": LIMIT, "later": LATER}, LETTERS, **here)
    assert "later" in found
    named = {**LETTERS, "letters/x.md": replace(page(deadline="later"), name="x")}
    assert planned(tmp_path, {"pick-up": LIMIT, "later": LATER}, named, **here) == []
