"""Which pages of a section the menu shows, and how deep it may be."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from engine.shell.menu import AROUND, LIMIT, menu, menu_findings, menu_link, name_entries, positions, window


@pytest.mark.parametrize(
    ("children", "current", "expected"),
    [
        (LIMIT, 0, list(range(LIMIT))),
        (LIMIT, None, list(range(LIMIT))),
        (LIMIT + 1, None, [*range(AROUND), LIMIT]),
        (LIMIT + 1, 0, [*range(AROUND + 1), LIMIT]),
        (LIMIT + 1, LIMIT, [0, *range(LIMIT - AROUND, LIMIT + 1)]),
        (30, 10, [0, 6, 7, 8, 9, 10, 11, 12, 13, 14, 29]),
    ],
)
def test_a_long_section_shows_its_ends_and_what_is_near(
    children: int, current: int | None, expected: list[int]
) -> None:
    assert window(range(children), current) == expected


def test_sixteen_pages_are_still_shown_whole() -> None:
    assert LIMIT == 16


@pytest.mark.parametrize(("sections", "said"), [(3, []), (4, ["is a section 4 deep; 3 are shown. Move it up."])])
def test_a_menu_is_three_sections_deep_and_no_more(sections: int, said: list[str]) -> None:
    nav: Any = ["page.md"]
    for number in range(sections):
        nav = [{f"section {number}": nav}]
    found = list(menu_findings(nav, None, one_language=False, lines=[]))
    assert [finding.partition("' ")[2] for finding in found] == said


@pytest.mark.parametrize(
    ("title", "names", "one_language", "told"),
    [
        ("guides", {"guides": "步骤"}, False, 0),
        ("guides", {}, False, 1),
        ("guides", {}, True, 0),  # a guide in one language writes the words in its menu
        ("guides", None, False, 0),  # the words could not be read, which is told for itself
        (None, {}, False, 0),
    ],
)
def test_an_entry_of_the_menu_has_words(
    title: str | None, names: dict[str, str] | None, one_language: bool, told: int
) -> None:
    nav = ["page.md"] if title is None else [{title: "page.md"}]
    found = list(menu_findings(nav, names, one_language, [f"  - {title}: page.md"]))
    assert [finding.startswith("mkdocs.yml:1: nav: 'guides' has no words") for finding in found] == [True] * told


@pytest.mark.parametrize("current", [None, 0, 5, LIMIT - 1])
def test_a_short_section_is_shown_whole(current: int | None) -> None:
    assert window(range(LIMIT), current) == list(range(LIMIT))


@pytest.mark.parametrize(
    ("current", "shown"),
    [
        (None, [0, 1, 2, 3, 999]),
        (0, [0, 1, 2, 3, 4, 999]),
        (500, [0, 496, 497, 498, 499, 500, 501, 502, 503, 504, 999]),
        (999, [0, 995, 996, 997, 998, 999]),
    ],
)
def test_a_long_section_shows_a_window(current: int | None, shown: list[int]) -> None:
    assert window(range(1000), current) == shown
    assert len(shown) <= 2 * AROUND + 3


PAGE_OR_ADDRESS = "Write the path of one below docs/, or an address that begins with https://."


@pytest.mark.parametrize(
    ("below", "said"),
    [
        ("guides/a.md", ""),
        ("https://example.org/a", ""),
        ("http://example.org/a", ""),
        ("mailto:a@example.org", ""),
        ("tel:110", ""),
        ("https://example.org/a b", PAGE_OR_ADDRESS),
        ("ftp:a.md", PAGE_OR_ADDRESS),
        ("/a.md", PAGE_OR_ADDRESS),
        ("../a.md", PAGE_OR_ADDRESS),
        ("guides/../a.md", PAGE_OR_ADDRESS),
        ("a.txt", PAGE_OR_ADDRESS),
        ("a.en.md", "Write its source, a.md: each language shows its own."),
        ([], "no section with entries. Write one, or take the line out."),
        (5, "no section with entries. Write one, or take the line out."),
        (None, "no section with entries. Write one, or take the line out."),
    ],
)
def test_an_entry_leads_to_a_page_an_address_or_a_section(below: Any, said: str) -> None:
    found = list(menu_findings([{"a": below}], None, one_language=False, lines=["nav:", "  - a: x"]))
    assert len(found) == bool(said)
    assert all(each.startswith("mkdocs.yml:2: nav: 'a': ") and each.endswith(said) for each in found)


def test_a_page_that_the_menu_names_twice_is_told_at_its_last_line() -> None:
    nav = ["a.md", {"b": ["b.md", "a.md"]}, "https://example.org/a.md", "https://example.org/a.md"]
    lines = ["nav:", "  - a.md", "  - b:", "    - b.md", "    - 'a.md'", "  # the end"]
    assert list(menu_findings(nav, None, one_language=False, lines=lines)) == [
        "mkdocs.yml:5: 'nav' names a.md twice. Take one of the two lines out."
    ]


@dataclass(eq=False)
class Entry:
    """An entry of MkDocs' menu, as far as ours looks at one."""

    title: str | None = None
    children: "list[Entry] | None" = None

    @property
    def is_section(self) -> bool:
        return self.children is not None


def test_a_page_s_menu_opens_a_window_in_its_own_section_and_none_in_another() -> None:
    mine, other = (Entry(name, [Entry() for _ in range(LIMIT + 1)]) for name in ("mine", "other"))
    top = [Entry("home"), mine, other, Entry("empty", [])]
    assert mine.children and other.children
    shown = menu(top, [mine, mine.children[8]], positions(top))
    assert [item for item, _ in shown] == top and [len(below) for _, below in shown] == [0, 11, 5, 0]
    assert [item for item, _ in shown[1][1]] == [mine.children[index] for index in (0, *range(4, 13), 16)]
    assert [item for item, _ in shown[2][1]] == [other.children[index] for index in (0, 1, 2, 3, 16)]


def test_entries_get_their_words_and_keep_their_names() -> None:
    page, inner = Entry("court"), Entry(None)
    section = Entry("guides", [page, Entry("unknown"), inner])
    for words in ({"guides": "步骤", "court": "法院"}, {"guides": "Steps", "court": "Court"}):
        assert list(name_entries([section], words)) == ["unknown"]
        assert (section.title, page.title, inner.title) == (words["guides"], words["court"], None)


@pytest.mark.parametrize(
    ("fields", "html"),
    [
        ({"title": "A", "meta": {"uri": "a"}}, '<a href="../a/">A</a>'),
        ({"title": "A", "active": True, "meta": {}}, '<a href="../a/" aria-current="page">A</a>'),
        ({"title": "A", "meta": {"uri": "index"}}, '<a href="../a/">home</a>'),
        ({"title": "甲", "meta": {"untranslated": "zh-Hans"}}, '<a href="../a/" lang="zh-Hans">甲</a>'),
        ({"title": "A", "is_link": True}, '<a href="../a/" rel="noreferrer">A</a>'),  # it has no front matter
    ],
)
def test_an_entry_says_where_the_reader_is_and_what_it_leads_to(fields: dict[str, Any], html: str) -> None:
    entry = SimpleNamespace(**{"is_link": False, "active": False, **fields})
    assert menu_link(entry, "../a/", "home") == html
