"""A noun of the field typed alone, through the real box: what it finds first is on a page that says the word."""

from pathlib import Path

from playwright.sync_api import Browser

from engine.search.words import load_search_words
from tests.conftest import ROOT
from tests.search.ask import ask_all, open_box
from tests.search.nouns import alike, nouns, page_text, says

# The six that found a page without the word before there was a court guide.
ONCE_SILENT = ("律师函", "仲裁", "保全", "唯一住房", "孩子上学", "高铁")


def test_a_noun_typed_alone_finds_a_page_that_says_it(browser: Browser, site_dir: Path, site_url: str) -> None:
    same = alike(load_search_words(ROOT / "data" / "search.yml"))
    typed = [*dict.fromkeys((*ONCE_SILENT, *nouns()))]
    with open_box(browser, site_url, "zh-Hans") as page:
        found = dict(zip(typed, ask_all(page, site_url, typed), strict=True))
    silent = [
        (noun, [hit.place for hit in hits[:1]])
        for noun, hits in found.items()
        if not hits or not says(page_text(site_dir, hits[0].place), noun, same)
    ]
    assert len(typed) > 120
    assert silent == []
