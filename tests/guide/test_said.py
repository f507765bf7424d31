"""What a reader takes away is true at odd inputs too: every sentence, figure, warning and link of every mode, held as data.

The amounts are held against two other models elsewhere; here it is which words are said, of which amounts. Wording is no part of it:
words stand by their names. Whether the real words read well around these values is asked below, in both languages."""

import re
from typing import Any

import pytest
import yaml

from tests.calculator.js_engine import ROOT
from tests.calculator.typed import bare, say_all, sayer, words_in

TABLE = ROOT / "tests" / "calculator" / "said.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
LEFT_OVER = re.compile(r"\{\w+\}|undefined|NaN|null|Infinity|e\+\d|\[object")
# A word said twice, a mark twice, "1 months": what a template makes when a value does not fit it.
UNGRAMMATICAL = re.compile(
    r"方案“?方案|[。，；：]{2}|。；|\b1 (?:months|payments|instalments|days)\b|\.\.|; \.|\b(\w{3,}) \1\b"
)


def test_each_case_is_said_as_the_table_has_it() -> None:
    found = say_all(sayer(bare(words_in("zh"))), CASES)
    wrong = [(case["typed"], case["said"], got) for case, got in zip(CASES, found, strict=True) if case["said"] != got]
    assert not wrong, f"{len(wrong)} differ; the first: {wrong[0]}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sentence_is_broken_by_what_stands_in_it(language: str) -> None:
    for case, text in zip(CASES, say_all(sayer(words_in(language)), CASES), strict=True):
        said = [line for line in text.split("\n") if re.match(r"answer|offer|send|warning|!", line)]
        assert said, case
        for line in said:
            assert not LEFT_OVER.search(line), (case, line)
            assert not UNGRAMMATICAL.search(line), (case, line)


def test_every_mode_is_tried_and_every_answer_and_warning_comes_up() -> None:
    said = "\n".join(case["said"] for case in CASES)
    words = words_in("zh")
    answers = {name for name in words["answers"] if "-" in name}
    missing = {name for name in [*answers, *words["warnings"]] if not re.search(rf"(?:answer|warning): {name}\b", said)}
    assert not missing
