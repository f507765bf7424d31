"""The wall in the tests stands: what a test of the engine opens of this guide is told, however the path is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.guide_reads import opened, told

TESTS = ROOT / "tests"


@pytest.fixture(autouse=True)
def nothing_opened() -> Iterator[None]:
    opened.clear()
    yield
    opened.clear()


@pytest.mark.parametrize("path", [ROOT / "mkdocs.yml", Path("mkdocs.yml")])
def test_what_a_test_of_the_engine_opens_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    path.read_text(encoding="utf-8")
    assert "content was read: mkdocs.yml." in told(TESTS / "content" / "test_any.py")
    assert told(TESTS / "content" / "test_any.py") == ""  # each opening is told once


def test_a_test_of_the_guide_may_open_it_and_one_of_the_engine_other_files() -> None:
    (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert told(TESTS / "guide" / "test_any.py") == ""
    (ROOT / "engine" / "strings.yml").read_text(encoding="utf-8")
    assert told(TESTS / "content" / "test_any.py") == ""
