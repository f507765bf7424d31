"""Which pages of a section the menu shows."""

import pytest

from engine.shell.menu import AROUND, LIMIT, window


@pytest.mark.parametrize(
    ("children", "current", "expected"),
    [
        (LIMIT, 0, list(range(LIMIT))),
        (LIMIT, None, list(range(LIMIT))),
        (LIMIT + 1, None, [*range(AROUND), LIMIT]),
        (LIMIT + 1, 0, [*range(AROUND + 1), LIMIT]),
        (LIMIT + 1, LIMIT, [0, *range(LIMIT - AROUND, LIMIT + 1)]),
        (30, 10, [0, *range(10 - AROUND, 10 + AROUND + 1), 29]),
    ],
)
def test_a_long_section_shows_its_ends_and_what_is_near(
    children: int, current: int | None, expected: list[int]
) -> None:
    assert window(range(children), current) == expected


def test_sixteen_pages_are_still_shown_whole() -> None:
    assert LIMIT == 16


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
