"""What readers call a step leads to a page that answers in words: each phrase of data/search.yml is asked for its own nouns."""

from pathlib import Path

from engine.search.words import is_chinese, load_search_words
from tests.conftest import ROOT
from tests.search.nouns import alike, nouns_in, page_text, says

WORDS = load_search_words(ROOT / "data" / "search.yml")


def test_every_phrase_leads_to_a_page_that_says_its_nouns(site_dir: Path) -> None:
    same, asked, silent = alike(WORDS), 0, []
    for place, calls in WORDS.places.items():
        text = page_text(site_dir, place)
        for phrase in filter(is_chinese, (*calls.names, *calls.asked)):
            asked += len(nouns_in(phrase))
            silent += [(place, phrase, noun) for noun in nouns_in(phrase) if not says(text, noun, same)]
    assert asked > 1000
    assert silent == []


def test_a_page_without_the_word_is_found_out() -> None:
    assert nouns_in("工资卡被冻结能坐高铁吗") == ["工资卡", "高铁"]
    assert says("时效会让它中断", "时效中断", {})
    assert not says("先核实真假，再看清日期", "律师函", {})
    assert says("爸妈", "父母", {"父母": ("父母", "爸妈")})
