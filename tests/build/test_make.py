"""What the Makefile does with a person's own files and words, in a copy of it alone."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCES = ("bench", "engine", "hooks", "scripts", "tests")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The Makefile in a folder of the project's form, with nothing set up."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in SOURCES:
        (tmp_path / name).mkdir()
    return tmp_path


def run_make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_clean_leaves_what_an_editor_wrote(folder: Path) -> None:
    draft = folder / "drafts/page.md"
    for path in (draft, folder / "site/index.html", folder / ".build/cache"):
        path.parent.mkdir()
        path.write_text("edited", encoding="utf-8")
    assert run_make(folder, "clean").returncode == 0
    assert draft.read_text(encoding="utf-8") == "edited"
    assert not (folder / "site").exists() and not (folder / ".build").exists()
