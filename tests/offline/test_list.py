"""What a device keeps: every page and what it needs, and nothing that only hosts and robots read."""

import json
from hashlib import sha256
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


def test_each_file_has_its_size_and_digest_and_each_language_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What all languages share counts in each; another byte anywhere is another version."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    versions = []
    for english in ("four", "five."):
        for name, text in {"index.html": "x", "en/index.html": english, "assets/a.js": "shared"}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        write_offline_list(tmp_path)
        listed = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
        versions.append(listed["version"])
        assert listed["files"]["en/index.html"] == [len(english), sha256(english.encode()).hexdigest()[:24], "en"]
        assert listed["languages"] == {"zh-Hans": 7, "zh-TW": 6, "zh-HK": 6, "en": 6 + len(english)}
        assert listed["built"] == "2026-11-21"
    assert versions[0] != versions[1] and {len(version) for version in versions} == {24}


def test_pages_and_what_they_need_are_kept_with_their_language(listed: dict[str, tuple[int, str, str]]) -> None:
    assert {name: language for name, (_, _, language) in listed.items()} == KEPT
