"""Every word of the engine and of the guide is used: an editor should not polish, and nobody translate, what no reader sees."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from engine.content.yaml_file import read_yaml
from engine.locales import LANGUAGES
from tests.conftest import ROOT

SOURCES = [
    path
    for folder in ("engine", "hooks", "scripts")
    for path in sorted((ROOT / folder).rglob("*.*"))
    if path.suffix in {".py", ".mjs", ".js", ".html"}
]
# Data and the navigation name words too: a mode of the calculator, a section of the menu.
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in [*SOURCES, ROOT / "data/calculator.yml", ROOT / "mkdocs.yml"]
)
KNOWN = set(re.findall(r"\w+", CODE))
BEGUN = tuple(re.findall(r"[\"'`\[.]([a-z]+_)(?:\$?\{|[\"'`] ?\+)", CODE))  # `slip_${field}`, f"gate_{name}"


def leaves(branch: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every entry that has words: ("nav", "home")."""
    if set(branch) & set(LANGUAGES):
        yield path
        return
    for name, child in branch.items():
        yield from leaves(child, (*path, str(name)))


FILES = (ROOT / "engine" / "strings.yml", ROOT / "data" / "strings.yml")


@pytest.mark.parametrize("path", sorted({leaf for file in FILES for leaf in leaves(read_yaml(file))}), ids=".".join)
def test_a_string_is_used(path: tuple[str, ...]) -> None:
    """By its name, by the parts of it that a script puts together (afford-fits), or as one choice of a list that is shown whole."""
    if path[-2] == "choices":
        path = path[:-2]
    assert path[-1] in KNOWN or path[-1].startswith(BEGUN) or set(re.findall(r"\w+", path[-1])) <= KNOWN, (
        f"nothing uses {'.'.join(path)}: take it out of strings.yml"
    )


def test_the_engines_own_words_have_curly_quotes() -> None:
    words = [
        line for line in (ROOT / "engine" / "strings.yml").read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    ]
    assert [line for line in words if re.search(r"[a-z]'[a-z]", line)] == []
