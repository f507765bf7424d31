"""Compare ledgers with the raw files: which units stand, which moved, which are missing, and what is new.

Run it after scraping an article again, or after a change to the cleaner that keeps other lines than before.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.articles.digest import digest_of_lines
from scripts.articles.ledgers import Ledger, Unit, find_moved, ledger_for
from scripts.articles.load import load
from scripts.articles.model import Document
from scripts.articles.pipeline import clean


@dataclass(frozen=True)
class Finding:
    """What became of one unit, or lines that no unit covers. `state`: ok, moved, missing, new, no-ledger, no-units, file-changed."""

    source: str
    state: str
    unit: str
    lines: tuple[int, int]
    note: str = ""


def verify_file(path: Path, ledgers: Iterable[Ledger]) -> list[Finding]:
    """Everything there is to say about one raw file. Raises ArticleError where it cannot be read."""
    doc, found = load(path)
    ledger = ledger_for(doc, ledgers)
    if ledger is None:
        span = (1, len(doc.lines))
        return [Finding(doc.source, "no-ledger", "", span, f"make one: {_command(path)}")]
    if not ledger.units:
        span = (1, len(doc.lines))
        return [
            Finding(
                doc.source,
                "no-units",
                "",
                span,
                f"{ledger.path.name} has no units: {_command(path)}",
            )
        ]
    states = [_unit_state(doc, unit) for unit in ledger.units]
    covered = {n for f in states if f.state != "missing" for n in range(f.lines[0], f.lines[1] + 1)}
    kept = [line for line in clean(doc, found).document.kept() if line.kind != "title" and line.n not in covered]
    fresh = [Finding(doc.source, "new", "", (line.n, line.n), f"{line.kind} that no unit covers") for line in kept]
    changed = [] if ledger.sha256 == doc.sha256 else [Finding(doc.source, "file-changed", "", (1, len(doc.lines)))]
    return changed + states + fresh


def _command(path: Path) -> str:
    """What makes a file's ledger, to be typed as it stands."""
    return f"make ledger {shlex.quote(f'FILES={path}')}"


def _unit_state(doc: Document, unit: Unit) -> Finding:
    span = (unit.first, unit.last)
    if digest_of_lines(doc.lines, *span) == unit.digest:
        return Finding(doc.source, "ok", unit.id, span)
    moved = find_moved(doc, unit)
    if moved:
        return Finding(doc.source, "moved", unit.id, moved, f"was {unit.first}–{unit.last}")
    return Finding(doc.source, "missing", unit.id, span, "its text is not in the file any more")


def is_clean(findings: Iterable[Finding]) -> bool:
    """Whether nothing needs an editor."""
    return all(finding.state == "ok" for finding in findings)
