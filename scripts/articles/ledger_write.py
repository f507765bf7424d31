"""Make an article's ledger, or bring it up to date without touching what an editor wrote.

A ledger is text that people edit, with comments; so it is changed by lines and never parsed and dumped. Only three
things are ever changed in an existing one: the file's sha256, the `lines` of a unit that moved, and units added below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scripts.articles.digest import digest_of_lines
from scripts.articles.ledgers import Ledger, Unit, find_moved, ledger_for, next_id, read_ledger
from scripts.articles.ledgers import all_ledgers as read_all
from scripts.articles.load import load
from scripts.articles.model import ArticleError, Document
from scripts.articles.output import write_whole
from scripts.articles.pieces import pieces_of
from scripts.articles.pipeline import clean
from scripts.articles.sections import Block, blocks_of
from scripts.articles.settings import LEDGERS

LEAST_ITEMS = 2
HEAD = """\
# yaml-language-server: $schema=../engine/content/schemas/article.json
# What the article says, unit by unit, in our own words; the article itself is somebody else's and is not kept here.
# lines: first and last line of the raw file. digest: see scripts/articles/digest.py.
# Fill in every empty pair of quotes, and give each unit either used_in: [guides/page#step] or set_aside: {{zh, en}}.
id: {id}
source: "{source}"
sha256: {sha256}
published: null
title: {{zh: "", en: ""}}
summary: {{zh: "", en: ""}}
gets_wrong: []
units:
"""
UNIT = """\
- id: {id}
{part}  lines: [{first}, {last}]
  digest: "{digest}"
  kind: {kind}
  says: {{zh: "", en: ""}}
  used_in: []
"""


def update_ledger(path: Path, folder: Path = LEDGERS) -> tuple[Path, list[str]]:
    """Write a file's ledger. Returns its path and what was done, in sentences."""
    doc, found = load(path)
    cleaned = clean(doc, found).document
    ledgers = read_all(folder)
    known = ledger_for(doc, ledgers)
    if known is None:
        article = next_id(ledgers)
        blocks = offers_of(cleaned)
        target = folder / f"{article}.yml"
        head = HEAD.format(id=article, source=doc.source.replace('"', ""), sha256=doc.sha256)
        units = _units(doc, article, 1, blocks)
        write_whole(target, head + "".join(units))
        others = [
            f"{other.path.name} is of another article of this name" for other in ledgers if other.source == doc.source
        ]
        return target, [f"new ledger with {len(units)} units", *others]
    text = known.path.read_text(encoding="utf-8")
    text, did = _moved(text, doc, known)
    text, more = _added(text, doc, cleaned, known)
    if text != known.path.read_text(encoding="utf-8"):
        _check(text, known)
        write_whole(known.path, text)
    return known.path, did + more or ["nothing to do"]


def offers_of(doc: Document) -> list[Block]:
    """The passages that become units: one a piece of advice, so a list's items are a unit each, behind what leads to them."""
    out: list[Block] = []
    for block in blocks_of(doc):
        items = [i for i, line in enumerate(block.lines) if line.kind == "list_item"]
        if len(items) < LEAST_ITEMS:
            out.append(block)
            continue
        starts = sorted({0, *items, *(i + 1 for i in items if i + 1 < len(block.lines) and i + 1 not in items)})
        for k, (a, b) in enumerate(zip(starts, [*starts[1:], len(block.lines)], strict=True)):
            first = block.first if k == 0 else block.lines[a].n
            out.append(replace(block, lines=block.lines[a:b], first=first, headings=block.headings if k == 0 else ()))
    return out


def _units(doc: Document, article: str, number: int, blocks: Sequence[Block]) -> list[str]:
    """The units of passages, numbered on from a number; a paragraph with several pieces of advice is several units."""
    out: list[str] = []
    for block in blocks:
        digest = digest_of_lines(doc.lines, block.first, block.last)
        pieces = pieces_of(block.lines[0].text) if len(block.lines) == 1 else []
        parts = [f"  # {_sentences(a, b)} of these lines\n" for a, b in pieces] if len(pieces) > 1 else [""]
        for part in parts:
            unit_id = f"{article}-{number + len(out):02d}"
            out.append(
                UNIT.format(
                    id=unit_id, part=part, first=block.first, last=block.last, digest=digest, kind=block.section
                )
            )
    return out


def _sentences(first: int, last: int) -> str:
    return f"sentence {first}" if first == last else f"sentences {first} to {last}"


def _moved(text: str, doc: Document, ledger: Ledger) -> tuple[str, list[str]]:
    did: list[str] = []
    if ledger.sha256 != doc.sha256:
        text = re.sub(r"(?m)^sha256: .*$", f"sha256: {doc.sha256}", text, count=1)
        did.append("the file has changed: sha256 renewed")
    for unit in ledger.units:
        if digest_of_lines(doc.lines, unit.first, unit.last) == unit.digest:
            continue
        now = find_moved(doc, unit)
        if now is None:
            did.append(f"{unit.id}: its text is gone from the file; decide what becomes of it")
            continue
        pattern = rf"(?m)^(- id: {re.escape(unit.id)}\n(?:  .*\n)*?  lines: )\[.*\]$"
        text, count = re.subn(pattern, rf"\g<1>[{now[0]}, {now[1]}]", text, count=1)
        did.append(
            f"{unit.id}: moved to {now[0]}–{now[1]}" if count else f"{unit.id}: write lines: {list(now)} yourself"
        )
    return text, did


def _added(text: str, doc: Document, cleaned: Document, ledger: Ledger) -> tuple[str, list[str]]:
    """Units for passages none of whose lines an existing unit covers."""
    covered = {n for unit in ledger.units for n in _span(doc, unit)}
    numbers = [int(unit.id.rsplit("-", 1)[-1]) for unit in ledger.units if unit.id.rsplit("-", 1)[-1].isdigit()]
    number = max(numbers, default=0)
    did: list[str] = []
    for block in offers_of(cleaned):
        if not covered & {line.n for line in (*block.lines, *block.headings[-1:]) if line.n >= block.first}:
            units = _units(doc, ledger.id, number + 1, [block])
            text = text.rstrip("\n") + "\n" + "".join(units)
            for _ in units:
                number += 1
                did.append(f"{ledger.id}-{number:02d}: new, lines {block.first}–{block.last}")
    return text, did


def _span(doc: Document, unit: Unit) -> range:
    first, last = find_moved(doc, unit) or (unit.first, unit.last)
    return range(first, last + 1)


def _check(text: str, ledger: Ledger) -> None:
    """Refuse to write what would lose an editor's unit."""
    trial = ledger.path.with_suffix(".trial")
    try:
        write_whole(trial, text)
        before, after = {u.id: u.says for u in ledger.units}, {u.id: u.says for u in read_ledger(trial).units}
    finally:
        trial.unlink(missing_ok=True)
    if any(after.get(unit_id) != says for unit_id, says in before.items()):
        raise ArticleError(f"{ledger.path}: cannot be brought up to date safely; 'units' must be its last entry.")
