"""One range says which letters are Han, and a module that means more or less says so beside it."""

import re

import pytest

from engine.han import HAN
from tests.conftest import ROOT

RANGE = re.compile(r"\\u(?:3400|4e00|9fff)|[一㐀]-|0x(?:3400|4e00)|U\+(?:2E80|4E00)", re.IGNORECASE)
OTHERS = {
    "engine/content/near/rules.py",
    "engine/han.py",
    "engine/search/characters.py",  # of which OpenCC is asked
    "scripts/crisis_weights.py",  # which have a pinyin that somebody types
    "scripts/pdfs.py",  # which a font is for: signs, too
}


@pytest.mark.parametrize(
    ("letter", "is_han"),
    [("㐀", True), ("一", True), ("鿿", True), ("豈", True), ("䷀", False), ("〇", False), ("々", False), ("あ", False), ("ア", False), ("가", False), ("，", False), ("a", False)],
)  # fmt: skip
def test_a_letter_is_han_or_not(letter: str, is_han: bool) -> None:
    assert bool(re.fullmatch(f"[{HAN}]", letter)) == is_han


def test_no_module_has_a_range_of_its_own() -> None:
    modules = [path for folder in ("engine", "hooks", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]
    assert len(modules) > 200
    found = {path.relative_to(ROOT).as_posix() for path in modules if RANGE.search(path.read_text(encoding="utf-8"))}
    assert found == OTHERS
