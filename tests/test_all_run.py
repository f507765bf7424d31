"""No test is left out without a word, and none waits for ever.

Pytest passes over folders by their names, `build` among them, unless it is told which.
"""

import ast
import fnmatch

import pytest

from tests.conftest import ROOT


def test_every_folder_with_tests_is_looked_into(pytestconfig: pytest.Config) -> None:
    folders = {folder for path in (ROOT / "tests").rglob("test_*.py") for folder in path.relative_to(ROOT).parts[:-1]}
    assert {"tests", "build", "content"} <= folders
    passed_over: list[str] = pytestconfig.getini("norecursedirs")
    assert [folder for folder in folders for name in passed_over if fnmatch.fnmatch(folder, name)] == []


def endless(source: str) -> list[int]:
    """Lines of the loops that sleep and look at no clock."""
    loops = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.While)]
    texts = [(loop.lineno, ast.unparse(loop)) for loop in loops]
    return [
        line for line, text in texts if "sleep(" in text and "monotonic()" not in text and "perf_counter()" not in text
    ]


@pytest.mark.parametrize("room", ["tests", "bench"])
def test_no_test_and_no_measurement_waits_for_ever(room: str) -> None:
    files = (ROOT / room).rglob("*.py")
    found = {str(path.relative_to(ROOT)): endless(path.read_text(encoding="utf-8")) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_loop_without_an_end_is_found() -> None:
    assert endless("x = 1\nwhile 'a' not in read():\n    time.sleep(0.1)\n") == [2]
    assert endless("while time.monotonic() < end:\n    time.sleep(0.1)\n") == []
