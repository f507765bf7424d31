"""Citations as numbered notes: one number a rule, a way back to each place, and the force shown and said."""

import re
from collections.abc import Callable

import pytest

from engine.content.library import load_library
from engine.content.notes import Notes
from tests.starter.guides import new_guide

ADVICE = """
advice-on-keys:
  name: {zh: 交房指南, en: Guidance on handing over}
  short: {zh: 交房指南, en: Guidance on handing over}
  force: recommended-standard
  in_force_from: 2021-01-01
  in_force_until: null
  link: null
"""
RULE = """
%s:
  of: %s
  article: null
  topic: {zh: 一, en: one}
  grade: B
  says: {zh: 一, en: one}
  reference: {text: {zh: 一, en: one}}
  checked_on: 2026-11-25
"""
Cited = Callable[[str], Notes]


@pytest.fixture(scope="module")
def notes_in(tmp_path_factory: pytest.TempPathFactory) -> Cited:
    """The notes of a page in a language, of a guide with two rules of a law and two that advise."""
    guide = new_guide(tmp_path_factory.mktemp("notes") / "guide")
    added = {"laws_and_dates": ADVICE, "rules": RULE % ("keys", "advice-on-keys") + RULE % ("photos", "advice-on-keys")}
    for name, text in added.items():
        path = guide / "data" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return lambda language: load_library(guide, language).notes_of_page()


def cited(*rules: str) -> str:
    return "<p>" + " ".join(f'句 <a class="rule" href="../rules/#{rule}">x · y</a>。' for rule in rules) + "</p>"


def test_a_rule_has_one_number_and_a_way_back_to_each_place(notes_in: Cited) -> None:
    html = notes_in("zh").number(cited("wear", "keys", "wear"))
    text, notes = html.split('<div class="rests"')
    assert re.findall(r'href="#(n\d+)" id="(n[\d-]+)"', text) == [("n1", "n1-1"), ("n2", "n2-1"), ("n1", "n1-2")]
    assert re.findall(r'href="#(n\d+-\d+)"', notes) == ["n1-1", "n1-2", "n2-1"]
    assert re.findall(r'<li id="(n\d+)">', notes) == ["n1", "n2"]
    assert 'href="../rules/#keys"' in notes


def test_what_binds_is_filled_and_advice_is_dashed_and_both_are_said(notes_in: Cited) -> None:
    html = notes_in("en").number(cited("wear", "keys"))
    assert '<a class="rule" href="#n1" id="n1-1" aria-label="Note 1, law">1</a>' in html
    assert '<a class="rule advice" href="#n2"' in html
    assert "recommended standard, advice" in html


def test_a_page_that_cites_nothing_stays_as_it_is(notes_in: Cited) -> None:
    assert notes_in("zh").number("<p>句。</p>") == "<p>句。</p>"


def test_a_page_that_cites_few_rules_names_them_in_its_text(notes_in: Cited) -> None:
    few, many = cited("wear", "keys", "wear"), cited("wear", "keys", "photos", "return-home")
    assert notes_in("zh").number(few, guide=False) == few, "two rules, one of them twice"
    assert notes_in("zh").number(many, guide=False).count('<li id="n') == 4
    assert "notes__back" not in notes_in("zh").number(many, guide=False)
