"""The cleaner as a whole: its pages against their gold files, sound prose untouched, the contract of its JSON."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from scripts.articles.bench.metrics import parse_gone
from scripts.articles.load import from_raw
from scripts.articles.output import as_json
from scripts.articles.pipeline import Cleaned, clean, clean_file
from tests.articles.goldens import golden_of, pages, rows

PROSE = sorted((Path(__file__).parents[1] / "fixtures" / "articles" / "prose").rglob("*.md"))
SCHEMA = json.loads((Path(__file__).parents[1] / "fixtures" / "articles" / "contract.json").read_text(encoding="utf-8"))


def cleaned(text: str) -> Cleaned:
    return clean(*from_raw("test.txt", text.encode()))


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_page_comes_out_as_its_gold_file_says(page: Path) -> None:
    assert rows(clean_file(page)) == golden_of(page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_the_json_keeps_its_contract(page: Path) -> None:
    data = json.loads(as_json(clean_file(page)))
    jsonschema.validate(data, SCHEMA)
    assert [line["n"] for line in data["lines"]] == list(range(1, len(data["lines"]) + 1))


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_line_without_changes_is_the_source_line(page: Path) -> None:
    result = clean_file(page)
    touched = {change.n for change in result.changes}
    for line in result.document.kept():
        if line.n not in touched:
            assert parse_gone(line.raw, line.marker).strip() == line.text


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.stem)
def test_a_clean_article_comes_out_untouched(path: Path) -> None:
    result = clean_file(path)
    assert result.changes == ()
    assert all(line.keep or line.kind == "blank" for line in result.document.lines)


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_repaired_byte_shift_is_never_certain(page: Path) -> None:
    shifts = [change for change in clean_file(page).changes if change.step == "realign"]
    assert all(change.confidence != "certain" for change in shifts)


def test_cleaning_twice_gives_the_same() -> None:
    page = next(path for path in pages() if "spun" in path.stem)
    assert as_json(clean_file(page)) == as_json(clean_file(page))
