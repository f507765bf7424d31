"""Words that nothing shows: entries of strings.yml whose names stand nowhere in the engine's code, nor in the data and the menu that name words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.yaml_file import read_yaml_if_there
from engine.folders import CONFIGURATION, ENGINE, ROOT
from engine.locales import LANGUAGES

CODE = {".py", ".mjs", ".js", ".html"}
PARTS = ("engine", "hooks", "scripts")
NAMING = ("data/calculator.yml", CONFIGURATION)  # a mode of the calculator, a section of the menu
WORD = re.compile(r"\w+")
BEGUN = re.compile(r"[\"'`\[.]([a-z]+_)(?:\$?\{|[\"'`] ?\+)")  # `slip_${field}`, f"gate_{name}"

Entry = tuple[str, ...]  # ("nav", "home")


@dataclass(frozen=True)
class Named:
    """What the code and the data name: whole words, and beginnings that are completed when it runs."""

    words: frozenset[str]
    begun: tuple[str, ...]

    def uses(self, entry: Entry) -> bool:
        """By its name, by the parts of it that a script puts together (afford-fits), or as one choice of a list that is shown whole."""
        name = entry[:-2][-1] if entry[-2:-1] == ("choices",) else entry[-1]
        return name in self.words or name.startswith(self.begun) or set(WORD.findall(name)) <= self.words


def named_in(root: Path) -> Named:
    """What the engine and the guide in `root` name."""
    code = [path for part in PARTS for path in sorted((ROOT / part).rglob("*.*")) if path.suffix in CODE]
    data = [root / name for name in NAMING if (root / name).is_file()]
    return named(path.read_text(encoding="utf-8") for path in [*code, *data])


def named(texts: Iterable[str]) -> Named:
    text = "\n".join(texts)
    return Named(frozenset(WORD.findall(text)), tuple(BEGUN.findall(text)))


def entries(branch: Any, path: Entry = ()) -> Iterator[Entry]:
    """The path of every entry that has words."""
    if not isinstance(branch, dict):
        return
    if {str(name) for name in branch} & set(LANGUAGES):
        yield path
        return
    for name, child in branch.items():
        yield from entries(child, (*path, str(name)))


def unused_words(root: Path) -> list[Entry]:
    """Entries of the guide's own words, and of the engine's where the guide is the engine's, that nothing uses."""
    files = [root / "data" / "strings.yml", *([ENGINE / "strings.yml"] if root == ROOT else [])]
    known = named_in(root)
    return [entry for file in files for entry in entries(read_yaml_if_there(file)) if not known.uses(entry)]
