"""What tests of content share."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture
def guide_copy(tmp_path: Path) -> Path:
    """This guide's content in a folder of its own, to be changed."""
    for name in ("docs", "data", "articles"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path
