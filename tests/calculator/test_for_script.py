"""The page carries the words that the scripts name, and no others."""

from engine.calculator.for_script import words_for_script


def test_words_that_no_script_names_stay_out() -> None:
    words = {"kept": "Kept.", "form_only": "x", "fields": {"income": {"label": "Income"}, "rate": {"label": "Rate"}}}
    script = "const { kept } = words; const row = [words.fields.income.label];"
    assert words_for_script(words, script) == {"kept": "Kept.", "fields": {"income": {"label": "Income"}}}
