"""The whole questions of this guide's search: no question by which the search is measured, and written as the others are."""

import re

from engine.search.questions import FILE, load_questions
from tests.conftest import ROOT
from tests.search.queries import read_queries

QUESTIONS = load_questions(ROOT / "data" / FILE)
SETS = [
    path
    for path in sorted((ROOT / "tests" / "search").glob("*.tsv"))
    if path.read_text(encoding="utf-8").startswith("id\t")
]


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def test_no_question_is_one_that_the_search_is_measured_by() -> None:
    measured = {letters(query.text) for path in SETS for query in read_queries(path)}
    assert len(measured) > 1500
    asked = [text for texts in QUESTIONS.values() for text in texts]
    assert [text for text in asked if letters(text) in measured] == []


def test_each_is_written_in_small_letters_and_without_marks() -> None:
    asked = [text for texts in QUESTIONS.values() for text in texts]
    assert len(asked) > 5000
    assert [text for text in asked if text != text.lower() or re.search("[,;:?!，、；：？！。]", text)] == []
