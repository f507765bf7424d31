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
