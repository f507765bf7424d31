"""Which pages of a section the menu shows, and how deep it may be."""

from typing import Any

import pytest

from engine.shell.menu import AROUND, LIMIT, menu_findings, window


@pytest.mark.parametrize(
    ("children", "current", "expected"),
    [
        (LIMIT, 0, list(range(LIMIT))),
        (LIMIT, None, list(range(LIMIT))),
        (LIMIT + 1, None, [*range(AROUND), LIMIT]),
        (LIMIT + 1, 0, [*range(AROUND + 1), LIMIT]),
        (LIMIT + 1, LIMIT, [0, *range(LIMIT - AROUND, LIMIT + 1)]),
        (30, 10, [0, 6, 7, 8, 9, 10, 11, 12, 13, 14, 29]),
    ],
)
def test_a_long_section_shows_its_ends_and_what_is_near(
    children: int, current: int | None, expected: list[int]
) -> None:
    assert window(range(children), current) == expected


def test_sixteen_pages_are_still_shown_whole() -> None:
    assert LIMIT == 16


@pytest.mark.parametrize(("sections", "said"), [(3, []), (4, ["is a section 4 deep; 3 are shown. Move it up."])])
def test_a_menu_is_three_sections_deep_and_no_more(sections: int, said: list[str]) -> None:
    nav: Any = ["page.md"]
    for number in range(sections):
        nav = [{f"section {number}": nav}]
    found = list(menu_findings(nav, None, one_language=False, lines=[]))
    assert [finding.partition("' ")[2] for finding in found] == said


@pytest.mark.parametrize(
    ("title", "names", "one_language", "told"),
    [
        ("guides", {"guides": "步骤"}, False, 0),
        ("guides", {}, False, 1),
        ("guides", {}, True, 0),  # a guide in one language writes the words in its menu
        ("guides", None, False, 0),  # the words could not be read, which is told for itself
        (None, {}, False, 0),
    ],
)
def test_an_entry_of_the_menu_has_words(
    title: str | None, names: dict[str, str] | None, one_language: bool, told: int
) -> None:
    nav = ["page.md"] if title is None else [{title: "page.md"}]
    found = list(menu_findings(nav, names, one_language, [f"  - {title}: page.md"]))
    assert [finding.startswith("mkdocs.yml:1: nav: 'guides' has no words") for finding in found] == [True] * told


@pytest.mark.parametrize("current", [None, 0, 5, LIMIT - 1])
def test_a_short_section_is_shown_whole(current: int | None) -> None:
    assert window(range(LIMIT), current) == list(range(LIMIT))


@pytest.mark.parametrize(
    ("current", "shown"),
    [
        (None, [0, 1, 2, 3, 999]),
        (0, [0, 1, 2, 3, 4, 999]),
        (500, [0, 496, 497, 498, 499, 500, 501, 502, 503, 504, 999]),
        (999, [0, 995, 996, 997, 998, 999]),
    ],
)
def test_a_long_section_shows_a_window(current: int | None, shown: list[int]) -> None:
    assert window(range(1000), current) == shown
    assert len(shown) <= 2 * AROUND + 3
