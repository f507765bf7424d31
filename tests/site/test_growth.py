"""A site of many pages: a page's bytes do not grow with them. Time and memory are for `make bench`."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.grow import grow, pages_now
from engine.shell.menu import LIMIT
from tests.starter.kept import lend_stores

SAME = 300  # bytes by which a page may differ: names of neighbours in the menu


def test_a_page_stays_as_small_when_the_site_grows(tmp_path: Path, site_dir: Path) -> None:
    grow(tmp_path, pages_now() + 2 * LIMIT)
    lend_stores(tmp_path)
    command = [sys.executable, "-m", "scripts.site", "build"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr[-2000:]
    for name in ("index.html", "guides/process/index.html", "en/guides/collectors/index.html", "zh-TW/faq/index.html"):
        grown, now = (tmp_path / "site" / name).stat().st_size, (site_dir / name).stat().st_size
        assert grown <= now + SAME, name


def test_fewer_pages_than_there_are_cannot_be_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ask for at least as many"):
        grow(tmp_path, 3)
