"""Whole pages of thirteen sorts of sites, saved and pasted: floors under what `make bench-clean` shows, and no rival above."""

from __future__ import annotations

import pytest

from scripts.articles.bench.moves import all_moves
from scripts.articles.bench.structures import pages
from scripts.articles.bench.whole_pages import PAGE_RIVALS, Counts, given
from tests.articles.mistakes import FORMS, counted, listed

pytestmark = pytest.mark.proof  # hundreds of pages are cleaned

PARTS = ("tuned", "aside")
# the least share: drops that are right, furniture that is dropped, titles, headings with their level
FLOORS = {"tuned": (0.98, 0.96, 0.95, 0.93), "aside": (0.97, 0.95, 0.88, 0.89)}
EDITS = 0.2  # wrong characters in 1,000


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", PARTS)
def test_whole_pages_stay_above_their_floors(part: str, form: str) -> None:
    found, _ = counted(part, form)
    precision, recall, titles, headings = FLOORS[part]
    assert found.pages >= 16
    assert found.drops_right >= precision * (found.drops_right + found.drops_wrong)
    assert found.drops_right >= recall * (found.drops_right + found.drops_missed)
    assert found.titles >= titles * found.pages
    assert found.headings_right >= headings * found.headings
    assert 1000 * found.edits <= EDITS * found.compared


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", PARTS)
def test_no_article_is_lost(part: str, form: str) -> None:
    assert counted(part, form)[0].lost == 0


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", PARTS)
def test_no_line_comes_out_wrong_but_those_that_are_known(part: str, form: str) -> None:
    """After a deliberate change `python -m tests.articles.mistakes` writes the list again; read the difference."""
    assert counted(part, form)[1] == listed(part, form)


@pytest.mark.parametrize("part", PARTS)
def test_no_extractor_does_better_on_saved_pages(part: str) -> None:
    own = counted(part, "html")[0].f1
    for name, rival in PAGE_RIVALS:
        total = Counts()
        for page in pages(part):
            given(page, rival(page.html), total)
        assert total.wanted and own > total.f1, name


def test_a_draft_takes_fewer_moves_than_the_page() -> None:
    found = all_moves()
    assert len(found) == 8
    assert 2 * sum(page.from_draft for page in found) < sum(page.from_raw for page in found)
