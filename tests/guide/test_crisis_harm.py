"""Where others do harm the card speaks of safety and the police; and two sets that nothing is learned from, which guard what is reached.

The set kept aside has a writer who wrote for the training too. The other's writer knew neither grammar nor sentences, and nothing was mended from it:
what it reaches is what was reached at its first reading.
"""

from functools import cache
from pathlib import Path
from typing import Any

from scripts.crisis_weights import labelled
from tests.conftest import ROOT
from tests.search.crisis_inner import calls
from tests.search.crisis_set import ORDINARY, kinds

KEPT_ASIDE = ROOT / "tests" / "search" / "crisis-kept-aside.tsv"
STRANGER = ROOT / "tests" / "search" / "crisis-unseen.tsv"
CALLED, NEEDLESS = 0.96, 5  # the share in danger that calls for a card, and how many of 73 ordinary ones do
TOLD_AS_HARM, TOLD_AS_OTHER_DANGER = 0.8, 0.95


@cache
def found(file: Path = KEPT_ASIDE) -> list[tuple[str, str, dict[str, Any] | None]]:
    wanted = kinds(file)
    return [(kind, text, call) for (kind, text), call in zip(wanted, calls([text for _, text in wanted]), strict=True)]


def test_nothing_is_learned_from_the_set_that_is_kept_aside() -> None:
    learned = {one.text for one in labelled(ROOT)}
    assert [text for _, text, _ in (*found(), *found(STRANGER)) if text in learned] == []


def test_a_stranger_s_wordings_call_for_a_card() -> None:
    danger = [(text, call) for kind, text, call in found(STRANGER) if kind != ORDINARY]
    ordinary = [(text, call["card"]) for kind, text, call in found(STRANGER) if kind == ORDINARY and call]
    missed = [text for text, call in danger if not call]
    assert len(danger) == 78 and len(missed) <= 2, missed
    assert len(ordinary) <= 2 and "clear" not in dict(ordinary).values(), ordinary


def test_wordings_that_nothing_was_learned_from_call_for_a_card() -> None:
    danger = [(text, call) for kind, text, call in found() if kind != ORDINARY]
    assert len(danger) == 75
    missed = [text for text, call in danger if not call]
    assert 1 - len(missed) / len(danger) >= CALLED, missed


def test_ordinary_questions_that_look_alike_call_for_no_clear_card_and_few_soft_ones() -> None:
    called = [(text, call["card"]) for kind, text, call in found() if kind == ORDINARY and call]
    assert [text for text, card in called if card == "clear"] == []
    assert len(called) <= NEEDLESS, called


def test_who_is_harmed_by_others_is_told_of_safety_and_who_is_not_is_not() -> None:
    harmed = [(text, call["harm"]) for kind, text, call in found() if kind == "harm" and call]
    others = [(text, call["harm"]) for kind, text, call in found() if kind not in ("harm", ORDINARY) and call]
    assert (len(harmed) > 15, len(others) > 45) == (True, True)
    unheard = [text for text, harm in harmed if not harm]
    mistaken = [text for text, harm in others if harm]
    assert 1 - len(unheard) / len(harmed) >= TOLD_AS_HARM, unheard
    assert 1 - len(mistaken) / len(others) >= TOLD_AS_OTHER_DANGER, mistaken
