"""Every word of the engine is used: nobody should translate what no reader sees."""

import re
from pathlib import Path

import pytest

from engine.content.unused_words import entries, named, named_in
from engine.content.words import _line, load_words
from engine.content.yaml_file import read_yaml
from tests.conftest import ROOT

FILE = ROOT / "engine" / "strings.yml"
NAMED = named_in(ROOT / "starter")


@pytest.mark.parametrize("entry", sorted(set(entries(read_yaml(FILE)))), ids=".".join)
def test_a_string_is_used(entry: tuple[str, ...]) -> None:
    assert NAMED.uses(entry), f"nothing uses {'.'.join(entry)}: take it out of engine/strings.yml"


@pytest.mark.parametrize(
    ("entry", "used"),
    [
        (("a", "home"), True),
        (("a", "slip_name"), True),  # `slip_${field}`
        (("a", "home-fits"), True),  # put together
        (("a", "home-lost"), False),
        (("a", "lost"), False),
        (("a", "lost", "home"), True),  # by its last name
        (("a", "home", "lost"), False),
        (("a", "kind", "choices", "lost"), True),  # a list that is shown whole
        (("a", "lost", "choices", "kind"), False),
        (("a", "fields", "kind", "choices", "lost"), True),  # however deep it stands
        (("a", "kind", "lost", "choices", "lost"), False),
    ],
)
def test_what_counts_as_a_use(entry: tuple[str, ...], used: bool) -> None:
    assert named(["words.home + `slip_${field}`", "fits kind"]).uses(entry) is used


def test_the_engines_own_words_have_curly_quotes() -> None:
    words = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert [line for line in words if re.search(r"[a-z]'[a-z]", line)] == []


def test_an_entry_whose_line_is_not_found_is_told_at_the_first(tmp_path: Path) -> None:
    path = tmp_path / "strings.yml"
    path.write_text('# words\nsite: {name: {zh: 甲, en: A}}\n"\\u006eav": {"\\u0078": {zh: 乙}}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"strings\.yml:1: nav\.x"):
        load_words(path, "zh")


LINES = ["# nav: x", "home: {zh: a}", "", "nav:", "  'home': {zh: b}", '  "next_page": {zh: c}', "  next: {zh: d}", "site:", "  nav: {zh: e}"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("home: what is wrong", 2),
        ("nav.home: what is wrong", 5),
        ("nav.next: what is wrong", 7),  # and no longer name that begins alike
        ("nav.next_page", 6),
        ("site.nav", 9),
        ("nav.lost", 4),  # the group, where the name is not there
        ("lost.home", 2),
        ("lost", 1),
    ],
)
def test_a_mistake_in_the_words_is_told_at_the_line_of_its_last_name(text: str, line: int) -> None:
    assert _line(text, LINES) == line
