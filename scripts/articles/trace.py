"""Follow every unit of every ledger into the guides, and every guide step back to its sources.

Needs no raw text, so it runs with the tests: a hole here is a statement on the site of which nobody knows the origin,
or a passage of an article that somebody kept and nobody used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from engine.content.editor_file import FileMistake, read_text_file
from engine.content.front_matter import head_of
from engine.content.yaml_file import parse_yaml, yaml_problem
from engine.own_locales import CODE
from scripts.articles.ledgers import Ledger, all_ledgers
from scripts.articles.model import ArticleError
from scripts.articles.settings import GUIDES, LEDGERS

STEP_HEADING = re.compile(r"^#{2,3} .*\{[^}]*#([a-z0-9-]+)[^}]*\}\s*$", re.MULTILINE)  # ## 联系贷款方 {#contact-lender}
EDITORIAL = "editorial"
OTHER_LANGUAGE = re.compile(rf"\.(?:{CODE.pattern})\.md$")  # process.en.md, process.zh-Hant.md, process.yue.md


@dataclass(frozen=True)
class Step:
    """A step of a guide: page#id, and its sources as the page's front matter names them (None: not named)."""

    ref: str
    sources: tuple[str, ...] | None


@dataclass(frozen=True)
class Trace:
    """The whole table, and the holes in it, each a sentence that says what to do."""

    ledgers: tuple[Ledger, ...]
    steps: tuple[Step, ...]
    holes: tuple[str, ...]


def trace(ledger_folder: Path = LEDGERS, guide_folder: Path = GUIDES) -> Trace:
    """Read ledgers and guides and compare them. Raises ArticleError where one cannot be read."""
    ledgers = all_ledgers(ledger_folder)
    steps = [step for page in sorted(guide_folder.glob("*.md")) for step in steps_of(page)]
    holes = _ledger_holes(ledgers, steps) + _step_holes(ledgers, steps)
    return Trace(tuple(ledgers), tuple(steps), tuple(holes))


def steps_of(page: Path) -> list[Step]:
    """The steps of one Simplified page, in the order of its headings; other languages share the ids."""
    if OTHER_LANGUAGE.search(page.name):
        return []
    try:
        text = read_text_file(page).replace("\r\n", "\n")
    except FileMistake as error:
        raise ArticleError(str(error)) from error
    front = head_of(text)
    fields = front["fields"] if front else ""
    try:
        meta = parse_yaml(fields)
    except yaml.YAMLError as error:
        raise ArticleError(yaml_problem(page, error, fields, first_line=2)) from error  # below the head's own ---
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{page}:1: its front matter is not valid YAML: {error}") from error
    sources: Mapping[str, Any] | Any = (meta.get("sources") if isinstance(meta, dict) else meta) or {}
    if not isinstance(sources, dict):
        raise ArticleError(
            f"{_place(page, text, 'sources')}: 'sources' must be a table, one line a step: contact-lender: [a000]."
        )
    headings = STEP_HEADING.findall(text)
    named = [step for step in sources if step not in headings]
    if named:
        raise ArticleError(
            f"{_place(page, text, f'  {named[0]}')}: 'sources' names '{named[0]}', but no heading has this id. Correct one of them."
        )
    prefix = f"{page.parent.name}/{page.stem}#"
    return [Step(prefix + step, _sources(sources.get(step))) for step in headings]


def _place(page: Path, text: str, field: str) -> str:
    """The page, and the line on which a field of its front matter stands, or its first."""
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{field}:")]
    return f"{page}:{numbers[0] if numbers else 1}"


def _sources(entry: object) -> tuple[str, ...] | None:
    if entry == EDITORIAL:
        return (EDITORIAL,)
    return tuple(map(str, entry)) if isinstance(entry, list) and entry else None


def _ledger_holes(ledgers: Sequence[Ledger], steps: Sequence[Step]) -> list[str]:
    """Units that are used nowhere, in a step that is not there, or in one that does not name their article."""
    known = {step.ref: step for step in steps}
    holes = []
    for ledger in ledgers:
        for unit in ledger.units:
            where = f"{ledger.path.name}, unit {unit.id}"
            if not unit.says:
                holes.append(f"{where}: 'says' is empty. Write what the passage says, in your own words.")
            if bool(unit.used_in) == bool(unit.set_aside):
                holes.append(f"{where}: give either 'used_in' or 'set_aside' with a reason, not both and not neither.")
            for ref in unit.used_in:
                step = known.get(ref)
                if step is None:
                    holes.append(
                        f"{where}: no guide has the step {ref}. {_near(ref, known)} Correct 'used_in', or write the step."
                    )
                elif ledger.id not in (step.sources or ()):
                    holes.append(f"{where}: {ref} does not name {ledger.id} in its page's 'sources'. Add it there.")
    return holes


def _near(ref: str, known: Mapping[str, Step]) -> str:
    """The steps that the guide has, or those most like the one that is asked for."""
    page = ref.partition("#")[0]
    own = [step for step in known if step.partition("#")[0] == page] or get_close_matches(ref, list(known), 5, 0.3)
    return f"There are: {', '.join(own)}." if own else "There is no such guide."


def _step_holes(ledgers: Sequence[Ledger], steps: Sequence[Step]) -> list[str]:
    """Steps that name no source, an article without a ledger, or one of which no unit leads to them."""
    used = {(ledger.id, ref) for ledger in ledgers for unit in ledger.units for ref in unit.used_in}
    ids = {ledger.id for ledger in ledgers}
    holes = []
    for step in steps:
        if step.sources is None:
            holes.append(f"{step.ref}: names no source. Add it to 'sources': article ids, or 'editorial'.")
        for source in step.sources or ():
            if source != EDITORIAL and source not in ids:
                holes.append(f"{step.ref}: there is no ledger {source}. Make it with `ledger FILE`, or drop the name.")
            elif source != EDITORIAL and (source, step.ref) not in used:
                holes.append(
                    f"{step.ref}: names {source}, but no unit of it says so. Add the step to a unit's 'used_in'."
                )
    return holes
