"""One place knows every marker that a page may carry, and a misspelt one is told, each of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.content.closest import is_one_slip
from engine.content.markers import NAMES
from engine.content.near_misses import near_misses
from engine.folders import ENGINE, ROOT

WRITTEN = re.compile(r"<!-- ([a-z]+(?:-[a-z]+)*)(?:: ?[^>]*)? -->")
TOLD = re.compile(r"\{#.*?#\}", re.DOTALL)  # what a template says of itself
PLACES = {
    "article",
    "chapters",
}  # in templates of the engine, where another of its parts comes in; no editor writes them
LETTERS = "aeinostxz"
WHOLE = {"phones": "<!-- phones: [phone:110] -->"}  # alone it lists nothing


def strings(path: Path) -> Iterator[str]:
    """The texts that a program works with, without what it says of itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Constant) and isinstance(child.value, str) and not isinstance(node, ast.Expr):
                yield child.value


def slips(name: str) -> set[str]:
    """The name with one letter less, more, doubled or wrong, or with two neighbours changed."""
    found = {name[1:], *(name + letter for letter in LETTERS)}
    for at, letter in enumerate(name):
        before, behind = name[:at], name[at + 1 :]
        found |= {before + behind, before + letter + letter + behind, before + behind[:1] + letter + behind[1:]}
        found |= {before + other + behind for other in LETTERS}
    return {slip for slip in found if slip[0].isalpha() and slip.strip("-") == slip} - set(NAMES)


def test_no_marker_is_named_elsewhere_alone() -> None:
    texts = [text for room in (ENGINE, ROOT / "hooks") for path in room.rglob("*.py") for text in strings(path)]
    texts += [TOLD.sub("", path.read_text(encoding="utf-8")) for path in ENGINE.rglob("*.html")]
    named = {name for text in texts for name in WRITTEN.findall(text)}
    assert {"plan-help", "seek", "crisis"} <= named
    assert named - set(NAMES) - PLACES == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_marker_with_one_slip_is_told(name: str) -> None:
    assert near_misses(WHOLE.get(name, f"<!-- {name} -->")) == ()
    assert bool(near_misses(f"<!-- {name} -->")) == (name in WHOLE)
    for slip in slips(name):
        meant = tuple(f"Write: {WHOLE.get(each, f'<!-- {each} -->')}" for each in NAMES if is_one_slip(slip, each))
        assert [said for _, said in near_misses(f"<!-- {slip} -->") if said.endswith(meant)], slip


@pytest.mark.parametrize(
    ("written", "right"),
    [("sfot", "<!-- crisis: soft -->"), ("lines", "<!-- crisis: line -->"), ("big", "<!-- crisis -->")],
)
def test_a_form_of_the_card_that_there_is_not_is_told(written: str, right: str) -> None:
    assert [said for _, said in near_misses(f"<!-- crisis: {written} -->") if said.endswith(f"Write: {right}")]
