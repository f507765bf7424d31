"""data/letters.yml, read and checked: what fields ask, how letters are sent, which sentences are dangerous."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.prose.patterns import in_time
from engine.content.yaml_file import read_yaml_if_there
from engine.locales import LANGUAGES

KINDS = ("text", "lines", "date", "money", "phone", "tail", "id")
FIELD_KEYS = {"kind", "label", "example", "where", "take", "shared"}
OPTIONS = "options"  # under this name a device keeps what was chosen, as letters/kept.mjs writes it

Words = Mapping[str, str]  # by language


@dataclass(frozen=True)
class Field:
    """`kind` is one of KINDS; `take` names where its value may be taken from on the device ("" for nowhere).

    What is `shared` is the reader's own, as her name is: a device keeps it once for all letters. The rest belongs to one paper.
    """

    name: str
    kind: str
    label: Words
    example: Words
    where: Words
    take: str
    shared: bool = False


@dataclass(frozen=True)
class Danger:
    """A regular expression, and by language why what it finds is dangerous."""

    find: str
    why: Words


@dataclass(frozen=True)
class Dangers:
    """How a text is read for sentences that may admit or promise; `find` is the mirror of danger in plain.mjs.

    `clauses` cuts the text, `alike` becomes its first group, a clause that one of `spared` finds is left alone.
    """

    clauses: str
    alike: str
    spared: tuple[str, ...]
    patterns: tuple[Danger, ...]

    def find(self, text: str) -> int:
        """The number of the first pattern that finds something, or -1."""
        for clause in re.split(self.clauses, re.sub(self.alike, r"\1", text)):
            if any(re.search(spared, clause) for spared in self.spared):
                continue
            for number, danger in enumerate(self.patterns):
                if re.search(danger.find, clause):
                    return number
        return -1


@dataclass(frozen=True)
class Letters:
    fields: Mapping[str, Field]
    send: Mapping[str, Mapping[str, list[str]]]
    dangers: Dangers
    sheet: str = ""  # the pages on which a device may keep what a field takes; "" where the guide has none
    log: str = ""


def load_letters(path: Path) -> Letters:
    """Nothing where there is no file. Raises ValueError naming file, entry and remedy."""
    tree = read_yaml_if_there(path)
    if not tree:
        return Letters({}, {}, Dangers("$^", "($^)", (), ()))
    fields = {name: _field(f"{path}: fields: {name}", name, entry) for name, entry in tree["fields"].items()}
    for kind, lists in tree["send"].items():
        if set(lists) != set(LANGUAGES) or len({len(lists[code]) for code in LANGUAGES}) != 1:
            raise ValueError(f"{path}: send: {kind}: write the same number of points in {' and '.join(LANGUAGES)}")
    takes = tree.get("takes") or {}
    if unknown := set(takes) - {"sheet", "log"}:
        raise ValueError(
            f"{path}: takes: unknown '{sorted(unknown)[0]}'; write sheet: and log:, each with a page's path"
        )
    with in_time("its example", f"{path}: dangerous"):
        dangers = _dangers(path, tree["dangerous"])
    return Letters(fields, tree["send"], dangers, **takes)


def _field(where: str, name: str, entry: Any) -> Field:
    if unknown := set(entry) - FIELD_KEYS:
        raise ValueError(f"{where}: unknown '{sorted(unknown)[0]}'; the keys are {', '.join(sorted(FIELD_KEYS))}")
    if name == OPTIONS:
        raise ValueError(f"{where}: a device keeps the choices of a letter under this name; call the field otherwise")
    if not isinstance(entry.get("shared", False), bool):
        raise ValueError(
            f"{where}: shared is {entry['shared']!r}; write true for what is the reader's in every letter, or leave it out"
        )
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
        entry.get("shared", False),
    )


def _dangers(path: Path, tree: Any) -> Dangers:
    for entry in (*tree["spared"], *tree["patterns"], {"find": tree["clauses"]}, {"find": tree["alike"]}):
        if problem := _no_pattern(entry["find"]):
            raise ValueError(f"{path}: dangerous: '{entry['find']}' is no regular expression: {problem}")
    for entry in (*tree["spared"], *tree["patterns"]):
        if "(?<" in entry["find"]:
            raise ValueError(f"{path}: dangerous: {entry['find']}: no lookbehind; older phones cannot read it")
        if not re.search(entry["find"], entry["hit"]) or re.search(entry["find"], entry["miss"]):
            raise ValueError(
                f"{path}: dangerous: {entry['find']}: it must find '{entry['hit']}' and leave '{entry['miss']}' alone"
            )
    return Dangers(
        tree["clauses"],
        tree["alike"],
        tuple(entry["find"] for entry in tree["spared"]),
        tuple(Danger(entry["find"], entry["why"]) for entry in tree["patterns"]),
    )


def _no_pattern(find: object) -> str | None:
    try:
        re.compile(str(find))
    except (re.error, OverflowError) as error:
        return str(error)
    return None
