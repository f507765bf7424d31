"""How far a rule looks: the edges, which no sentence of the vectors happens to touch."""

import re

import pytest

from engine.variants.term_rules import WINDOW, TermRule

BORDER = "[^\u3400-\u9fff]"


def rule(before: str = "", after: str = "") -> TermRule:
    looked = [re.compile(pattern) if pattern else None for pattern in (before and f"(?:{before})$", after)]
    return TermRule("here:1", "准", "準", looked[0], looked[1], regional=False, spelling=True)


@pytest.mark.parametrize(("characters", "holds"), [(WINDOW - 1, False), (WINDOW, True), (WINDOW + 1, False)])
def test_the_ends_of_a_text_are_borders_as_far_as_a_rule_looks(characters: int, holds: bool) -> None:
    around = "一" * characters
    assert rule(after=f"一{{{WINDOW}}}{BORDER}").holds(f"准{around}", 0, 1) is holds
    assert rule(before=f"{BORDER}一{{{WINDOW}}}").holds(f"{around}准", characters, characters + 1) is holds
