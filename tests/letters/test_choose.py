"""Answers become a plan, in both languages of the mirror: a few items about a bicycle instead of a guide's own."""

from typing import Any

import pytest

from engine.plan.plan import choose
from tests.letters.node import run


def item(name: str, at: str, when: dict[str, list[str]], **more: Any) -> dict[str, Any]:
    return {"id": name, "at": at, "when": [when], "unless": [], "promises": False, **more}


ALWAYS: dict[str, list[str]] = {}
RULES: dict[str, Any] = {
    "hold": [{"age": ["old", "unknown"]}],
    "alone": [{"hurt": ["yes"]}],
    "limits": {"today": 2, "week": 1},
    "items": [
        item("doctor", "today", {"hurt": ["yes"]}),
        item("stop", "today", {"brake": ["broken"]}),
        item("air", "today", ALWAYS, unless=[{"air": ["full"]}]),
        item("lamp", "today", {"lamp": ["broken", "unknown"]}),
        item("sell", "week", ALWAYS, promises=True),
        item("oil", "week", {"chain": ["dry"], "brake": ["fine"]}),
        item("papers", "days", {"brake": ["broken"]}),
    ],
}
FINE = {"hurt": "no", "brake": "fine", "air": "full", "lamp": "fine", "chain": "clean", "age": "new"}
NEW: dict[str, list[str]] = {"today": [], "week": ["sell"], "later": [], "days": []}


@pytest.mark.parametrize(
    ("answers", "plan"),
    [
        ({}, NEW),
        ({"age": "old"}, {**NEW, "week": []}),  # nothing is promised then
        ({"age": "unknown"}, {**NEW, "week": []}),
        ({"chain": "dry"}, {**NEW, "later": ["oil"]}),  # what is too much for a week comes later
        ({"chain": "dry", "brake": "broken"}, {**NEW, "today": ["stop"], "days": ["papers"]}),  # all of a condition holds
        ({"air": "empty"}, {**NEW, "today": ["air"]}),
        ({"air": "empty", "brake": "broken", "lamp": "unknown"}, {"today": ["stop", "air"], "week": ["lamp"], "later": ["sell"], "days": ["papers"]}),
        ({"hurt": "yes"}, {**NEW, "today": ["doctor"]}),
        ({"hurt": "yes", "brake": "broken"}, {"today": ["doctor"], "week": ["stop"], "later": ["sell"], "days": ["papers"]}),  # that alone today
    ],
)  # fmt: skip
def test_answers_become_a_plan(answers: dict[str, str], plan: dict[str, list[str]]) -> None:
    given = {**FINE, **answers}
    assert choose(RULES, given) == plan
    assert run("plan/choose.mjs", "choose", [[RULES, given]]) == [plan]


def test_a_question_without_an_answer_is_unknown() -> None:
    plan = {"today": ["air", "lamp"], "week": [], "later": [], "days": []}
    assert choose(RULES, {}) == plan
    assert run("plan/choose.mjs", "choose", [[RULES, {}]]) == [plan]
