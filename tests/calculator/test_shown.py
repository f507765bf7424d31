"""What a page draws and writes of a result, in numbers and text: the paths of a chart, and what a published case came to."""

from typing import Any

import pytest

from tests.javascript import Modules

SHOWN = Modules("calculator/chart-paths", "calculator/printed")
FLOOR, ROOM = 228, 206  # where the bars stand, and how high the highest is


def bars(values: list[float], floors: list[float], most: float, width: int) -> tuple[str, list[float]]:
    path, after = SHOWN.run(f"((floors) => [M.bars({values}, floors, {most}, {width}), floors])({floors})")
    return path, after


@pytest.mark.parametrize(
    ("values", "floors", "most", "width", "path", "after"),
    [
        ([10, 5], [FLOOR, FLOOR], 10, 108, "M7 228h44v-206h-44zM57 228h44v-103h-44z", [22, 125]),
        ([10], [FLOOR], 10, 28, "M5 228h18v-206h-18z", [22]),  # two apart
        ([0, 10], [FLOOR, FLOOR], 10, 20, "M11 228h4v-206h-4z", [FLOOR, 22]),  # nothing is drawn of nothing
        ([10, 10], [FLOOR, FLOOR], 10, 16, "M4 228h4v-206h-4zM8 228h4v-206h-4z", [22, 22]),  # narrow ones stand side by side
        ([10, 10], [FLOOR, FLOOR], 10, 17, "M5 228h2.5v-206h-2.5zM9.5 228h2.5v-206h-2.5z", [22, 22]),
        ([5], [125], 10, 28, "M5 125h18v-103h-18z", [22]),  # on what was drawn before
        ([1], [FLOOR], 3, 28, "M5 228h18v-68.7h-18z", [FLOOR - ROOM / 3]),
    ],
)  # fmt: skip
def test_bars_stand_on_what_was_drawn_before(values: list[float], floors: list[float], most: float, width: int, path: str, after: list[float]) -> None:  # fmt: skip
    found, left = bars(values, floors, most, width)
    assert found == path
    assert left == pytest.approx(after)


@pytest.mark.parametrize(
    ("values", "count", "most", "width", "path"),
    [
        ([0, 5, 10], 3, 10, 108, "M4 228L54 125L104 22"),
        ([10], 1, 10, 108, "M4 22"),
        ([0, 10], 5, 10, 108, "M4 228L29 22"),  # one that ends before the others
        ([], 2, 1, 108, ""),
    ],
)
def test_a_line_runs_through_its_values(values: list[float], count: int, most: float, width: int, path: str) -> None:
    assert SHOWN.call("line", values, count, most, width) == path


@pytest.mark.parametrize(("number", "points"), [(200, 200), (201, 101), (202, 102), (400, 201), (401, 135), (600, 201)])
def test_of_many_values_a_line_takes_so_many_as_can_be_seen_and_the_last(number: int, points: int) -> None:
    path = SHOWN.call("line", [0] * (number - 1) + [1], number, 1, 640)
    assert path.count("L") + 1 == points
    assert path.endswith("L636 22")


@pytest.mark.parametrize(
    ("kind", "series", "most"),
    [
        ("bars", [[1, 2], [3]], 4), ("bars", [[1, 2], [3, 9]], 11), ("curves", [[1, 2], [3, 9]], 9), ("bars", [[0, 0]], 1), ("curves", [[0.5, 0.25]], 1), ("bars", [], 1),
    ],
)  # fmt: skip
def test_the_highest_is_what_all_is_measured_by(kind: str, series: list[list[float]], most: float) -> None:
    assert SHOWN.call("highest", kind, 2, [{"values": values} for values in series]) == most


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        (0.128, "12.80%", "12.8%"),  # as what was expected is written
        (0.128, "0.128", "0.128"),
        (0.12345678901234, "12%", "12.3456789%"),  # ten digits of a rate
        (0.12345678901234567, 0.1, "0.1234567890123"),  # thirteen of a number
        (1 / 3, ["1%"], "0.3333333333333"),
        ("8606.64", "8606.64", "8606.64"),
        (None, "nan", "null"),
        ({"problem": "bad_number"}, "1", "bad_number"),
        ({"problem": "bad_number"}, {"total": "1"}, "bad_number"),
        ({"total": "1.05", "rest": "2"}, "1.05", "1.05"),  # the main value
        ({"total": 0.5, "rest": "2"}, {"rest": "2", "total": "50%"}, "rest: 2; total: 50%"),
        ({"total": "1"}, {"rest": "2"}, "rest: undefined"),
        (0.5, {"rate": "50%"}, "rate: 50%"),
        ([1, 2.5], ["1", "2.5"], "1, 2.5"),
        ({"rows": [[1, 2], [3, 4]]}, {"rows": [[1, 2], [3, 4]]}, "rows: 1, 2, 3, 4"),
    ],
)
def test_a_case_is_shown_as_what_was_expected_is_written(value: Any, like: Any, text: str) -> None:
    assert SHOWN.call("printed", value, like) == text


@pytest.mark.parametrize("length", [220, 221])
def test_what_a_row_cannot_hold_is_cut_and_says_so(length: int) -> None:
    assert SHOWN.call("printed", "9" * length, "9") == ("9" * 220 if length == 220 else "9" * 219 + "…")
