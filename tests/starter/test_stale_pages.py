"""A translation that lags behind says so, once, whichever template its page has."""

import re
from pathlib import Path

import pytest

from tests.starter.guides import build, new_guide

NOTICE = '<p class="stale" role="note">'
DIGEST = re.compile(r"^source_digest: .*$", re.MULTILINE)
pytestmark = pytest.mark.whole


def test_each_page_that_lags_behind_says_so_once(tmp_path: Path) -> None:
    guide = new_guide(tmp_path / "a guide")
    pages = sorted((guide / "docs").rglob("*.en.md"))
    for page in pages:
        page.write_text(DIGEST.sub("source_digest: '0'", page.read_text(encoding="utf-8")), encoding="utf-8")
    built = build(guide)
    assert built.code == 0, built.said
    said = {path.relative_to(built.site).as_posix(): path.read_text("utf-8") for path in built.site.rglob("*.html")}
    english = {name: html for name, html in said.items() if name.startswith("en/")}
    assert len(english) == len(pages) > 10
    assert {name: html.count(NOTICE) for name, html in english.items()} == dict.fromkeys(english, 1)
    assert not [name for name, html in said.items() if not name.startswith("en/") and NOTICE in html]
