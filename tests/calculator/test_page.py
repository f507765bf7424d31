"""A page with the calculator's marks: what it lacks is told with the file and the remedy."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.calculator.page import CalculatorError, Site, calculator_html, is_asked_for
from engine.content.markers import Marker

SITE = Site({"checklists/paid"}, lambda place: f"../{place}", lambda name: f"/{name}")
SETTINGS = "modes: {one: {}}\nleads_to: {checklist: checklists/gone, about_age: checklists/paid#old}\n"


def told(root: Path, html: str, **about: Any) -> str:
    strings = "site: {name: {zh: 店, en: Shop}}\ncalculator: {one: {zh: 一, en: One}}\n"
    library: Any = SimpleNamespace(**{"words": {"calculator": {}}, "strings": root / "strings.yml", "language": "en", **about})  # fmt: skip
    (root / "strings.yml").write_text(strings, encoding="utf-8")
    with pytest.raises(CalculatorError) as error:
        calculator_html(html, "docs/x.md", root, library, SITE)
    return str(error.value)


@pytest.mark.parametrize(
    ("html", "asked"),
    [("<!-- calculator: one -->", True), (Marker.ARITHMETIC_CHECK, True), ("<!-- calculator -->", False), ("<!-- calculator: ONE -->", False)],
)  # fmt: skip
def test_a_page_asks_for_it_by_a_mode_or_by_the_check(html: str, asked: bool) -> None:
    assert is_asked_for(html) == asked


def test_what_the_page_is_made_from_is_looked_for(tmp_path: Path) -> None:
    mark = "<!-- calculator: one -->"
    assert told(tmp_path, mark) == (
        f"docs/x.md: '<!-- calculator' or '{Marker.ARITHMETIC_CHECK}' needs data/calculator.yml. Write it, or take the mark out."
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "calculator.yml").write_text(SETTINGS, encoding="utf-8")
    assert "needs tests/vectors." in told(tmp_path, Marker.ARITHMETIC_CHECK)
    assert "the group 'calculator' is missing" in told(tmp_path, mark, words={"other": {}})
    assert told(tmp_path, mark.replace("one", "two")) == (
        "docs/x.md: there is no calculator mode 'two'; see data/calculator.yml"
    )
    assert told(tmp_path, mark) == (
        "data/calculator.yml: leads_to: checklist: there is no page 'checklists/gone'. Correct the path."
    )
