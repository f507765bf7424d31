"""An editor's ordinary slips in this guide's pages: nearly all are told, and none of the pages is accused."""

import dataclasses
from collections.abc import Collection
from pathlib import Path

import pytest

from engine.content.library import Library, load_library
from engine.content.page_checks import check_pages
from engine.content.source_page import PageError, read_page
from engine.letters.checks import letter_findings
from engine.letters.fields import load_letters
from tests.conftest import ROOT
from tests.content.slips import SLIPS, Slip, slips

SEEDS, EACH, TOLD = (11,), 2, 0.97


DEADLINES = ("answer", "complaint-answer", "payment-order", "freeze-review")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT, "zh")


def findings(library: Library, only: Collection[str] | None = None) -> list[str]:
    articles = {ledger["id"] for ledger in library.ledgers}
    found = check_pages(
        library.pages, library.docs, library.rules, library.phones, library.generated_ids, ledgers=articles, only=only
    )
    return found or letter_findings(library.pages, load_letters(ROOT / "data" / "letters.yml"), DEADLINES)


def told(library: Library, slip: Slip, folder: Path) -> list[str]:
    """What a build would say to the site with this slip in it: of its own page first, and only where that is silent of them all."""
    page = folder / slip.uri
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(slip.text, encoding="utf-8")
    try:
        pages = {**library.pages, slip.uri: read_page(page, slip.uri)}
    except PageError as error:
        return [str(error)]
    slipped = dataclasses.replace(library, pages=pages)
    return findings(slipped, {slip.uri}) or findings(slipped)


def test_no_page_of_ours_is_accused(library: Library) -> None:
    assert findings(library) == []


@pytest.mark.proof
@pytest.mark.parametrize("seed", SEEDS)
def test_nearly_every_slip_is_told(library: Library, seed: int, tmp_path: Path) -> None:
    tried = list(slips(ROOT / "docs", seed, EACH))
    silent = [slip for slip in tried if not told(library, slip, tmp_path)]
    assert len(tried) >= 300 and len({slip.kind for slip in tried}) == len(SLIPS)
    assert len(silent) <= (1 - TOLD) * len(tried), [(slip.kind, slip.uri, slip.now) for slip in silent]
