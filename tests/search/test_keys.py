"""What a key does in the open search box."""

import pytest

from tests.javascript import Modules


@pytest.fixture(scope="module")
def keys() -> Modules:
    return Modules("search/keys")


@pytest.mark.parametrize(
    ("key", "in_input", "act"),
    [
        ("ArrowDown", True, "next"),
        ("ArrowDown", False, "next"),
        ("ArrowUp", True, "previous"),
        ("Enter", True, "open"),
        ("Enter", False, ""),  # a link or a button has its own
        ("Escape", True, "close"),
        ("Escape", False, "close"),
        ("a", True, ""),
        ("Tab", False, ""),
    ],
)
def test_a_key_acts_unless_an_input_method_has_it(keys: Modules, key: str, in_input: bool, act: str) -> None:
    assert keys.call("actOf", {"key": key, "isComposing": False, "keyCode": 40}, in_input) == act
    for composing, code in ((True, 40), (False, 229), (True, 229)):
        assert keys.call("actOf", {"key": key, "isComposing": composing, "keyCode": code}, in_input) == ""


@pytest.mark.parametrize(
    ("at", "way", "count", "then"),
    [(0, "next", 3, 1), (2, "next", 3, 0), (1, "previous", 3, 0), (0, "previous", 3, 2), (-1, "next", 3, 0), (0, "next", 1, 0), (0, "previous", 1, 0)],
)  # fmt: skip
def test_past_the_end_it_starts_over(keys: Modules, at: int, way: str, count: int, then: int) -> None:
    assert keys.call("along", at, way, count) == then
