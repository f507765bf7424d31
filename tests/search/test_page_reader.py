"""What the search takes from a finished page, and which other language's names it knows besides."""

import pytest

from engine.search.build import _other
from engine.search.crisis import sounding
from engine.search.page_reader import Entry, read_places

PAGE = """<title>Bikes</title><article><h1 id="top">Bikes</h1><p>All of them.</p>
<h2 id="lock">The lock</h2><ul><li class="check"><input type="checkbox" id="lock-oil"><label>Oil <b>the</b> lock</label>
<a href="../guides/fix/#oil">how</a></li><li class="check"><input type="checkbox" id="lock-turn"><label>Turn it</label></li></ul>
<p>Then <i>ride</i>.</p><p class="toc">Contents</p></article>"""


def test_an_item_has_all_its_words_its_own_address_and_its_step() -> None:
    entries = read_places(PAGE, "checklists/x")
    assert [(entry.kind, entry.id, " ".join(entry.title.split())) for entry in entries] == [
        ("page", "", "Bikes"),
        ("part", "lock", "The lock"),
        ("item", "lock-oil", "Oil the lock"),
        ("item", "lock-turn", "Turn it"),
    ]
    assert [entry.leads_to for entry in entries] == [[], [], ["checklists/guides/fix#oil"], []]
    assert all(isinstance(entry, Entry) for entry in entries)
    assert "Then ride." in entries[1].text and "Contents" not in entries[1].text


def test_what_is_no_item_ends_none() -> None:
    (page,) = read_places("<title>x</title><article><h1 id='top'>x</h1><p class='say'>y</p><p>z</p></article>", "x")
    assert page.title == "x" and page.text.strip() == "z"


@pytest.mark.parametrize(
    ("locale", "locales", "other"),
    [
        ("zh-Hans", ["zh-Hans", "zh-TW", "en"], "en"),
        ("zh-TW", ["zh-Hans", "zh-TW", "en"], "en"),
        ("en", ["zh-Hans", "zh-TW", "en"], "zh-Hans"),
        ("zh-Hans", ["zh-Hans", "zh-TW"], "zh-Hans"),
    ],
)
def test_the_search_knows_the_names_of_the_first_other_language(locale: str, locales: list[str], other: str) -> None:
    assert _other(locale, locales) == other


def test_a_letter_of_two_readings_is_heard_as_either() -> None:
    heard = sounding(["hai", "huan"])
    assert "还" in heard["hai"] and "还" in heard["huan"]
    assert "海" in heard["hai"] and "海" not in heard["huan"]
