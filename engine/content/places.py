"""The line of a mistake whose finder knows only the file and the fields that lead there: "data/plan.yml: items: pay-first: at is 'x'. …"."""

import re
from pathlib import Path

import yaml

from engine.content.yaml_file import PlainLoader

UNPLACED = re.compile(r"^(?P<file>(?:[\w.-]+/)*[\w.-]+\.(?:yml|md|tsv)): (?!\d+:)(?P<rest>.*)$", re.DOTALL)
QUOTED = re.compile(r"'([^'\n]+)'")


def with_line(finding: str, root: Path) -> str:
    """The finding with the line in its file, 1 where nothing it says stands there; as it is where it has one, or names no file."""
    found = UNPLACED.match(finding)
    if not found or not (path := root / found["file"]).is_file():
        return finding
    try:
        text = path.read_text(encoding="utf-8-sig")
        start, rest = _entry(text, found["rest"]) if path.suffix == ".yml" else (1, found["rest"])
    except (UnicodeDecodeError, yaml.YAMLError):
        return f"{found['file']}:1: {found['rest']}"
    return f"{found['file']}:{_said(text.splitlines(), start, rest)}: {found['rest']}"


def _entry(text: str, rest: str) -> tuple[int, str]:
    """The line of the entry to which the fields lead with which the finding begins, and what follows them."""
    node, line = yaml.compose(text, PlainLoader), 1
    while node is not None and ": " in rest:
        name, _, below = rest.partition(": ")
        step = _below(node, name)
        if step is None:
            break
        (line, node), rest = step, below
    return line, rest


def _below(node: yaml.Node, name: str) -> tuple[int, yaml.Node] | None:
    """A field of that name, or the entry of a list whose id it is."""
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line + 1, value) for key, value in node.value if str(key.value) == name), None)
    for each in node.value if isinstance(node, yaml.SequenceNode) else ():
        fields = each.value if isinstance(each, yaml.MappingNode) else []
        if any((key.value, value.value) == ("id", name) for key, value in fields):
            return each.start_mark.line + 1, each
    return None


def _said(lines: list[str], start: int, rest: str) -> int:
    """The line, from the entry's first on, that holds the first words the finding quotes; the entry's where none does."""
    for words in QUOTED.findall(rest):
        for number, line in enumerate(lines[start - 1 :], start):
            if words in line or words.replace("\\", "\\\\") in line:
                return number
    return start
