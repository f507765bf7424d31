"""What tests of content share: the starter, to be changed, and as it is."""

from pathlib import Path

import pytest

from tests.starter.guides import new_guide


@pytest.fixture
def guide_copy(tmp_path: Path) -> Path:
    """A small whole guide in a folder of its own, to be changed."""
    return new_guide(tmp_path / "guide")
