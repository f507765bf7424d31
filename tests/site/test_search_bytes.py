"""Bytes up to the first answer of the search, as a host with gzip sends them."""

import gzip
import json
from pathlib import Path

import pytest

from tests.conftest import LOCALES

MOST = 130_000
MOST_LATER = 70_000  # of the questions, which come with no first answer
FOLDER = "assets/search"


def parts_before_the_first_answer(site: Path, locale: str) -> dict[str, int]:
    """What the box loads before it answers what titles and wordings say, and how many bytes each is."""
    folder = site / FOLDER
    names = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    box = [path.name for pattern in ("box.*.mjs", "box.*.css") for path in folder.glob(pattern)]
    files = ["manifest.json", *box, names["worker"], names["crisis"][locale], names["index"][locale]]
    return {name: len(gzip.compress((folder / name).read_bytes(), 9)) for name in files}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_answer_costs_no_more_than_130_kilobytes(locale: str, site_dir: Path) -> None:
    parts = parts_before_the_first_answer(site_dir, locale)
    assert len(parts) == 6
    assert sum(parts.values()) <= MOST, parts


@pytest.mark.parametrize("locale", LOCALES)
def test_what_comes_later_is_not_in_the_index(locale: str, site_dir: Path) -> None:
    folder = site_dir / FOLDER
    names = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    index = json.loads((folder / names["index"][locale]).read_text(encoding="utf-8"))
    texts = json.loads((folder / index["texts"]).read_text(encoding="utf-8"))
    assert len(texts) == len(index["entries"]) > 500
    assert sum(map(len, texts)) > 3 * sum(len(row[4]) for row in index["entries"] if len(row) > 4)
    asked = json.loads((folder / index["asked"]).read_text(encoding="utf-8"))
    assert len(asked) == len(texts)
    assert sum(map(len, asked)) > 500
    assert "pinyin" not in index["tables"]
    questions = (folder / index["questions"]).read_bytes()
    assert sum(map(len, json.loads(questions))) > 1500
    assert len(gzip.compress(questions, 9)) <= MOST_LATER
