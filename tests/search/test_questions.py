"""data/questions.yml is read by place and language, and a mistake in it is told with its remedy."""

from pathlib import Path

import pytest

from engine.search.page_reader import Entry
from engine.search.pages import PageEntries
from engine.search.questions import load_questions, questions_of
from engine.search.words import unknown_places

GOOD = "guides/fix#lock:\n  - 钥匙转不动怎么办\n  - the key will not turn\nfaq:\n  - 这里答什么\n"
WRONG = {
    "a list of lines": ("- 怎么办\n", "expected entries"),
    "one question without a dash": ("faq: 怎么办\n", "each a text after a dash"),
    "a number": ("faq:\n  - 12378\n", "each a text after a dash"),
    "nothing": ("faq:\n", "each a text after a dash"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_with_its_remedy(name: str, tmp_path: Path) -> None:
    text, remedy = WRONG[name]
    file = tmp_path / "questions.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"questions\.yml:1: ") as told:
        load_questions(file)
    assert remedy in str(told.value)


def test_a_question_stands_at_one_place(tmp_path: Path) -> None:
    file = tmp_path / "questions.yml"
    file.write_text(GOOD + "  - the key will not turn\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"questions\.yml:6: 'the key will not turn' stands at guides/fix#lock too"):
        load_questions(file)


def test_a_guide_may_have_none(tmp_path: Path) -> None:
    assert load_questions(tmp_path / "questions.yml") == {}


def test_a_place_that_is_not_there_is_told_by_line(tmp_path: Path) -> None:
    file = tmp_path / "questions.yml"
    file.write_text(GOOD, encoding="utf-8")
    assert unknown_places(file, load_questions(file), {"guides/fix#lock", "faq"}) == []
    (wrong,) = unknown_places(file, load_questions(file), {"guides/fix#lock"})
    assert wrong.startswith(f"{file}:4: 'faq'")


def test_each_entry_gets_its_own_in_the_language_of_the_page(tmp_path: Path) -> None:
    file = tmp_path / "questions.yml"
    file.write_text(GOOD, encoding="utf-8")
    fix = [
        Entry("guides/fix", "", "page", "修车"),
        Entry("guides/fix", "lock", "item", "锁"),
        Entry("guides/fix", "lock", "step", "锁"),
    ]
    pages = [
        PageEntries("guides/fix", "guides/fix/", "修车", fix),
        PageEntries("faq", "faq/", "问答", [Entry("faq", "", "page", "问答")]),
    ]
    assert questions_of(pages, load_questions(file), english=False) == [[], [], ["钥匙转不动怎么办"], ["这里答什么"]]
    assert questions_of(pages, load_questions(file), english=True) == [[], [], ["the key will not turn"], []]
