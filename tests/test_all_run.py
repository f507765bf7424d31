"""No test is left out without a word: pytest passes over folders by their names, `build` among them, unless it is told which."""

import fnmatch

import pytest

from tests.conftest import ROOT


def test_every_folder_with_tests_is_looked_into(pytestconfig: pytest.Config) -> None:
    folders = {folder for path in (ROOT / "tests").rglob("test_*.py") for folder in path.relative_to(ROOT).parts[:-1]}
    assert {"tests", "build", "content"} <= folders
    passed_over: list[str] = pytestconfig.getini("norecursedirs")
    assert [folder for folder in folders for name in passed_over if fnmatch.fnmatch(folder, name)] == []
