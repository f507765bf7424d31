"""What a device keeps: every page and what it needs, and nothing that only hosts and robots read."""

import json
from pathlib import Path

import pytest

from engine.offline.offline_list import NAME, write_offline_list

KEPT = {"index.html": "zh-Hans", "en/guides/a/index.html": "en", "assets/search.zh-TW.json": "zh-TW", "assets/a.js": ""}
LEFT = ("pdf/a.pdf", "sw.js", "en/404.html", "index.html.br", "sitemap.xml", "en/.hidden", "_headers", "robots.txt")


@pytest.fixture
def listed(tmp_path: Path) -> dict[str, object]:
    for name in (*KEPT, *LEFT):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    write_offline_list(tmp_path)
    return dict(json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["files"])


def test_pages_and_what_they_need_are_kept_with_their_language(listed: dict[str, tuple[int, str, str]]) -> None:
    assert {name: language for name, (_, _, language) in listed.items()} == KEPT
