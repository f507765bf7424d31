"""The bench as a floor: what the cleaner reaches today it must not fall below, least of all in doing no harm."""

from __future__ import annotations

import pytest

from scripts.articles.bench.metrics import edit_distance, score
from scripts.articles.bench.rivals import RIVALS, rival_score
from scripts.articles.bench.samples import PARTS, samples
from tests.articles.mistakes import listed, of_samples

pytestmark = pytest.mark.proof  # hundreds of samples are cleaned

# part, artefact → the least share of damaged lines that must come out right
REPAIRED = {
    ("tuned", "traditional"): 1.0,
    ("tuned", "glossed"): 1.0,
    ("tuned", "shifted"): 0.93,
    ("tuned", "mojibake"): 1.0,
    ("tuned", "spin"): 0.95,
    ("tuned", "half_width"): 0.95,
    ("aside", "traditional"): 1.0,
    ("aside", "glossed"): 1.0,
    ("aside", "shifted"): 0.93,
    ("aside", "mojibake"): 1.0,
    ("aside", "half_width"): 0.95,
}


@pytest.mark.parametrize(("part", "artefact"), REPAIRED)
def test_repair_stays_above_its_floor(part: str, artefact: str) -> None:
    s = score(sample for sample in samples(part) if sample.artefact == artefact)
    assert s.repaired / s.damaged >= REPAIRED[part, artefact]
    assert s.harmed == 0
    assert s.kinds_right == s.kinds and s.levels_right == s.levels


@pytest.mark.parametrize("part", PARTS)
def test_no_line_of_an_article_is_lost_and_more_furniture_goes_than_with_rivals(part: str) -> None:
    pages = [sample for sample in samples(part) if sample.artefact == "page"]
    own = score(pages)
    assert own.recall == 1.0 and own.harmed == 0
    assert all(own.precision > rival_score(rival, pages).precision for _, rival in RIVALS)


@pytest.mark.parametrize("part", PARTS)
def test_no_damage_is_left_but_what_is_known(part: str) -> None:
    """After a deliberate change `python -m tests.articles.mistakes` writes the list again; read the difference."""
    assert of_samples(part) == listed(part, None)


def test_what_cannot_be_repaired_is_flagged() -> None:
    s = score(sample for sample in samples("tuned") if sample.artefact == "lost")
    assert s.flagged >= s.damaged // 3
    assert s.harmed == 0


@pytest.mark.parametrize(
    ("one", "other", "distance"), [("", "", 0), ("还款", "", 2), ("先算账", "再算账", 1), ("一二三", "二三四", 2)]
)
def test_the_error_rate_counts_characters(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == distance
