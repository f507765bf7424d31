"""Material's stock site, beside which our search is measured, can still be built: what our mkdocs.yml inherits has changed before."""

from pathlib import Path

import pytest

from tests.conftest import LOCALES, PREFIX
from tests.search.stock import build_stock


@pytest.mark.whole
def test_the_stock_site_has_our_pages_in_every_language_and_the_search_of_material(tmp_path: Path) -> None:
    site = build_stock(tmp_path)
    for locale in LOCALES:
        page = (site / PREFIX[locale] / "guides" / "process" / "index.html").read_text(encoding="utf-8")
        assert "md-search__input" in page
        assert 'id="contact-lender"' in page
    assert (site / "search" / "search_index.json").stat().st_size > 100_000
