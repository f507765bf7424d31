"""Every word of the engine is used: nobody should translate what no reader sees."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.content.yaml_file import read_yaml
from engine.locales import LANGUAGES
from tests.conftest import ROOT

FILE = ROOT / "engine" / "strings.yml"
SOURCES = [
    path
    for folder in ("engine", "hooks", "scripts")
    for path in sorted((ROOT / folder).rglob("*.*"))
    if path.suffix in {".py", ".mjs", ".js", ".html"}
]


@cache
def _used(paths: tuple[Path, ...]) -> tuple[set[str], tuple[str, ...]]:
    code = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    begun = tuple(re.findall(r"[\"'`\[.]([a-z]+_)(?:\$?\{|[\"'`] ?\+)", code))  # `slip_${field}`, f"gate_{name}"
    return set(re.findall(r"\w+", code)), begun


def unused(path: tuple[str, ...], sources: Sequence[Path]) -> bool:
    """Whether nothing in these files has a word's name, the parts from which a script puts it together (afford-fits), or the list of
    choices that is shown whole. Data and a menu name words too: a mode of the calculator, a section."""
    known, begun = _used(tuple(sources))
    last = path[:-2][-1] if path[-2] == "choices" else path[-1]
    return not (last in known or last.startswith(begun) or set(re.findall(r"\w+", last)) <= known)


def leaves(branch: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every entry that has words: ("nav", "home")."""
    if set(branch) & set(LANGUAGES):
        yield path
        return
    for name, child in branch.items():
        yield from leaves(child, (*path, str(name)))


@pytest.mark.parametrize("path", sorted(leaves(read_yaml(FILE))), ids=".".join)
def test_a_string_is_used(path: tuple[str, ...]) -> None:
    assert not unused(path, SOURCES), "take it out of engine/strings.yml"


def test_a_string_that_nothing_names_is_told() -> None:
    assert unused(("nav", "no_such_word_anywhere"), [FILE])


def test_the_engines_own_words_have_curly_quotes() -> None:
    words = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert [line for line in words if re.search(r"[a-z]'[a-z]", line)] == []
