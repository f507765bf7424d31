"""Citations as numbered notes: one number a rule, a way back to each place, and the force shown and said."""

import re

from engine.content.library import load_library
from tests.conftest import ROOT


def cited(*rules: str) -> str:
    return "<p>" + " ".join(f'句 <a class="rule" href="../rules/#{rule}">x · y</a>。' for rule in rules) + "</p>"


def test_a_rule_has_one_number_and_a_way_back_to_each_place() -> None:
    html = load_library(ROOT, "zh").notes_of_page().number(cited("cc-188", "gbt-hours", "cc-188"))
    text, notes = html.split('<div class="rests"')
    assert re.findall(r'href="#(n\d+)" id="(n[\d-]+)"', text) == [("n1", "n1-1"), ("n2", "n2-1"), ("n1", "n1-2")]
    assert re.findall(r'href="#(n\d+-\d+)"', notes) == ["n1-1", "n1-2", "n2-1"]
    assert re.findall(r'<li id="(n\d+)">', notes) == ["n1", "n2"]
    assert 'href="../rules/#gbt-hours"' in notes


def test_what_binds_is_filled_and_advice_is_dashed_and_both_are_said() -> None:
    html = load_library(ROOT, "en").notes_of_page().number(cited("cc-188", "gbt-hours"))
    assert '<a class="rule" href="#n1" id="n1-1" aria-label="Note 1, law">1</a>' in html
    assert '<a class="rule advice" href="#n2"' in html
    assert "recommended standard, advice" in html


def test_a_page_that_cites_nothing_stays_as_it_is() -> None:
    assert load_library(ROOT, "zh").notes_of_page().number("<p>句。</p>") == "<p>句。</p>"


def test_a_page_that_cites_few_rules_names_them_in_its_text() -> None:
    notes = load_library(ROOT, "zh").notes_of_page
    few, many = cited("cc-188", "gbt-hours", "cc-188"), cited("cc-188", "gbt-hours", "cc-678", "cc-680")
    assert notes().number(few, guide=False) == few, "two rules, one of them twice"
    assert notes().number(many, guide=False).count('<li id="n') == 4
    assert "notes__back" not in notes().number(many, guide=False)
