"""Ledgers: what each unit of a source article says in our own words, and which guide step took it up.

A ledger holds no raw text, only line numbers and digests, so it can be published where the article cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from engine.content.editor_file import FileMistake, read_text_file
from engine.content.yaml_file import parse_yaml, yaml_problem
from scripts.articles.digest import digest_of, digest_of_lines
from scripts.articles.model import ArticleError, Document
from scripts.articles.settings import LEDGERS

UNIT_KINDS = ("overview", "process", "channels", "cautions", "overdue", "collection", "cases")
LONGEST_UNIT = 60  # lines that hold text; longer units are not searched for elsewhere
SAME = 0.5  # the share of a ledger's units that a new state of its article has at least


@dataclass(frozen=True)
class Unit:
    """One passage of an article. `used_in` holds page#step; `set_aside` the reason, in Simplified."""

    id: str
    first: int
    last: int
    digest: str
    kind: str
    says: str
    used_in: tuple[str, ...]
    set_aside: str


@dataclass(frozen=True)
class Ledger:
    """One article's ledger."""

    id: str
    path: Path
    source: str
    sha256: str
    units: tuple[Unit, ...]


def all_ledgers(folder: Path = LEDGERS) -> list[Ledger]:
    """Every ledger of a folder, in order of id."""
    return [read_ledger(path) for path in sorted(folder.glob("a*.yml"))]


def read_ledger(path: Path) -> Ledger:
    """One ledger. Raises ArticleError naming the file, the unit and what to write there."""
    try:
        text = read_text_file(path)
        if re.search(r"^(?:<{7}|={7}|>{7})", text, re.MULTILINE):
            raise ArticleError(f"{path}: marks of a merge conflict are left in it (<<<<<<<, >>>>>>>). Choose one side.")
        data = parse_yaml(text)
    except FileMistake as error:
        raise ArticleError(str(error)) from error
    except yaml.YAMLError as error:
        raise ArticleError(yaml_problem(path, error, text)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists within lists
        raise ArticleError(f"{path}: not valid YAML: {error}. Put quotes around text with ': ' in it.") from error
    for field in ("id", "source", "sha256", "units"):
        if not isinstance(data, dict) or field not in data:
            raise ArticleError(f"{path}: '{field}' is missing. Make the ledger with `ledger FILE`, then fill it in.")
    if not isinstance(data["units"] or [], list):
        raise ArticleError(f"{path}: 'units' must be a list, one entry a passage. Make the ledger with `ledger FILE`.")
    units = tuple(_unit(path, i, entry) for i, entry in enumerate(data["units"] or [], 1))
    _doubled(path, [unit.id for unit in units])
    return Ledger(str(data["id"]), path, str(data["source"]), str(data["sha256"]), units)


def _unit(path: Path, i: int, entry: Any) -> Unit:
    where = f"{path}: unit {entry.get('id', i) if isinstance(entry, dict) else i}"
    try:
        first, last = entry["lines"]
        unit = Unit(
            id=str(entry["id"]),
            first=int(first),
            last=int(last),
            digest=str(entry["digest"]),
            kind=str(entry["kind"]),
            says=_words(entry.get("says")),
            used_in=tuple(entry.get("used_in") or ()),
            set_aside=_words(entry.get("set_aside")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ArticleError(f"{where}: {error!s} is missing or wrong. A unit needs id, lines, digest, kind.") from error
    if unit.kind not in UNIT_KINDS:
        raise ArticleError(f"{where}: kind '{unit.kind}' is unknown. Choose one of {', '.join(UNIT_KINDS)}.")
    return unit


def _words(entry: object) -> str:
    """The Simplified side of {zh, en}, or the text itself."""
    found = entry.get("zh") if isinstance(entry, dict) else entry
    return str(found or "").strip()


def _doubled(path: Path, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for unit_id in ids:
        if unit_id in seen:
            raise ArticleError(f"{path}: unit id '{unit_id}' appears twice. Give the second one a number of its own.")
        seen.add(unit_id)


def next_id(ledgers: Iterable[Ledger]) -> str:
    """The first free article id after the highest: a003 after a002."""
    numbers = [int(ledger.id[1:]) for ledger in ledgers if ledger.id[1:].isdigit()]
    return f"a{max(numbers, default=-1) + 1:03d}"


def ledger_for(doc: Document, ledgers: Iterable[Ledger]) -> Ledger | None:
    """The ledger of a file: by its content, else one of its name of whose units at least half stand in it still.

    A name alone says little: every article that is saved as page.txt has it. Raises ArticleError where fewer stand in it.
    """
    known = list(ledgers)
    if same := next((ledger for ledger in known if ledger.sha256 == doc.sha256), None):
        return same
    named = [ledger for ledger in known if ledger.source == doc.source and ledger.units]
    shares = [(_share(doc, ledger), ledger) for ledger in named]
    share, likest = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    if likest and 0 < share < SAME:
        raise ArticleError(
            f"{doc.source}: {share:.0%} of the units of {likest.path.name} stand in it, too few to tell a new state of that article from"
            f" another one. If it is the same, write sha256: {doc.sha256} into {likest.path}; if not, give the file a name of its own."
        )
    return likest if share else None


def _share(doc: Document, ledger: Ledger) -> float:
    """How many of a ledger's units stand in a file, of 1."""
    return sum(find_moved(doc, unit) is not None for unit in ledger.units) / len(ledger.units)


def find_moved(doc: Document, unit: Unit) -> tuple[int, int] | None:
    """Where a unit's text stands now, as first and last line; None where it is gone."""
    if digest_of_lines(doc.lines, unit.first, unit.last) == unit.digest:
        return unit.first, unit.last
    filled = [line for line in doc.lines if line.raw.strip()]
    longest = min(unit.last - unit.first + 1, LONGEST_UNIT)
    for start in range(len(filled)):
        text = ""
        for line in filled[start : start + longest]:
            text += line.raw
            if digest_of(text) == unit.digest:
                return filled[start].n, line.n
    return None
