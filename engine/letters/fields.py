"""data/letters.yml, read and checked: what fields ask, how letters are sent, which sentences are dangerous."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.yaml_file import read_yaml
from engine.locales import LANGUAGES

KINDS = ("text", "lines", "date", "money", "phone", "tail", "id")
FIELD_KEYS = {"kind", "label", "example", "where", "take"}

Words = Mapping[str, str]  # by language


@dataclass(frozen=True)
class Field:
    """`kind` is one of KINDS; `take` names where its value may be taken from on the device ("" for nowhere)."""

    name: str
    kind: str
    label: Words
    example: Words
    where: Words
    take: str


@dataclass(frozen=True)
class Danger:
    """A regular expression that Python and JavaScript read alike, why its sentence is dangerous, one that it finds and one that it leaves alone."""

    pattern: str
    why: Words
    hit: str
    miss: str


@dataclass(frozen=True)
class Letters:
    fields: Mapping[str, Field]
    send: Mapping[str, Mapping[str, list[str]]]
    dangerous: tuple[Danger, ...]


def load_letters(path: Path) -> Letters:
    """Raises ValueError naming file, entry and remedy."""
    tree = read_yaml(path)
    fields = {name: _field(f"{path}: fields: {name}", name, entry) for name, entry in tree["fields"].items()}
    for kind, lists in tree["send"].items():
        if set(lists) != set(LANGUAGES) or len({len(lists[code]) for code in LANGUAGES}) != 1:
            raise ValueError(f"{path}: send: {kind}: write the same number of points in {' and '.join(LANGUAGES)}")
    return Letters(fields, tree["send"], tuple(_danger(path, entry) for entry in tree["dangerous"]))


def _field(where: str, name: str, entry: Any) -> Field:
    if unknown := set(entry) - FIELD_KEYS:
        raise ValueError(f"{where}: unknown '{sorted(unknown)[0]}'; the keys are {', '.join(sorted(FIELD_KEYS))}")
    if entry.get("kind") not in KINDS:
        raise ValueError(f"{where}: kind is {entry.get('kind')!r}; write one of {', '.join(KINDS)}")
    for key in ("label", "example", "where"):
        if key in entry and set(entry[key]) != set(LANGUAGES):
            raise ValueError(f"{where}: '{key}' needs {' and '.join(LANGUAGES)}")
    if "label" not in entry:
        raise ValueError(f"{where}: no label; write what is asked")
    nothing = dict.fromkeys(LANGUAGES, "")
    return Field(
        name,
        entry["kind"],
        entry["label"],
        entry.get("example", nothing),
        entry.get("where", nothing),
        entry.get("take", ""),
    )


def _danger(path: Path, entry: Any) -> Danger:
    danger = Danger(entry["pattern"], entry["why"], entry["hit"], entry["miss"])
    if not re.search(danger.pattern, danger.hit) or re.search(danger.pattern, danger.miss):
        raise ValueError(
            f"{path}: dangerous: {danger.pattern}: it must find '{danger.hit}' and leave '{danger.miss}' alone"
        )
    return danger
