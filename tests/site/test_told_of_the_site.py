"""What our own papers say stands in site/ does, once it is built."""

from pathlib import Path

from tests.build.test_told_paths import PAPERS, of_site


def test_what_is_told_of_the_site_is_there(site_dir: Path) -> None:
    told = [path for paper in PAPERS for path in of_site(paper.read_text(encoding="utf-8"))]
    assert told
    assert [path for path in told if not (site_dir.parent / path).exists()] == []
