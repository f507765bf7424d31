"""The page carries the words that the scripts name, and no others."""

import re

from engine.calculator.for_script import script_text, words_for_script


def test_words_that_no_script_names_stay_out() -> None:
    words = {"kept": "Kept.", "form_only": "x", "fields": {"income": {"label": "Income"}, "rate": {"label": "Rate"}}}
    script = "const { kept } = words; const row = [words.fields.income.label];"
    assert words_for_script(words, script) == {"kept": "Kept.", "fields": {"income": {"label": "Income"}}}


def test_the_script_of_the_page_that_checks_the_arithmetic_asks_for_no_words_here() -> None:
    defined = re.findall(r"customElements\.define\(\"([a-z-]+)\"", script_text())
    assert defined == ["repayment-calculator"]
