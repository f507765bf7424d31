"""How many moves an editor makes from the draft and from the pasted page: python -m scripts.articles.bench.moves.

A move takes out a run of furniture, brings back a run of lost lines, or carries a passage into the part of the guide where
it belongs (tests/fixtures/articles/moves.tsv). Eight of our articles, each in a page of another site.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from scripts.articles.bench.samples import FIXTURES, Gold
from scripts.articles.bench.structures import Page, page_of
from scripts.articles.bench.whole_pages import by_cleaner, plain
from scripts.articles.draft import passages
from scripts.articles.settings import table

PLAN = FIXTURES / "moves.tsv"
TOP = "-"


@dataclass(frozen=True)
class Moves:
    """One page's moves, from the pasted text and from the draft."""

    page: str
    passages: int
    from_raw: int
    from_draft: int


def plan() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each article, for each passage the parts where it may stand, in the article's order."""
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in PLAN.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            article, heading, parts = row.split("\t")
            out.setdefault(article, {})[heading] = tuple(parts.split())
    return out


def all_moves() -> list[Moves]:
    """The moves of every article of the plan."""
    return [moves_of(page_of("tuned", article, i), where) for i, (article, where) in enumerate(plan().items())]


def moves_of(page: Page, where: dict[str, tuple[str, ...]]) -> Moves:
    """Count one page."""
    order = ["unsorted", *reversed([*table("sections")])]
    raw = _runs([answer is False for answer in page.answers if answer is not None])
    raw += _out_of_order([order.index(parts[0]) for parts in where.values()])
    doc = by_cleaner(page, "text").document
    known = {plain(heading): parts for heading, parts in where.items()}
    draft = 0
    for block in passages(doc):
        heading = plain(block.headings[-1].text) if block.headings else ""
        parts = known.get(heading) or (where[TOP] if not heading else ())
        draft += block.section not in parts and bool(block.lines)
    pairs = list(zip(doc.lines, page.answers, strict=False))
    draft += _runs([line.keep for line, answer in pairs if answer is False])
    draft += _runs([not line.keep for line, answer in pairs if isinstance(answer, Gold) and answer.kind != "title"])
    return Moves(page.name, len(where), raw, draft)


def _runs(marks: Sequence[bool]) -> int:
    """How many runs of True there are."""
    return sum(1 for before, now in zip([False, *marks], marks, strict=False) if now and not before)


def _out_of_order(ranks: Sequence[int]) -> int:
    """How many must be carried elsewhere until the rest is in order: all but the longest rising row."""
    ends: list[int] = []
    for rank in ranks:
        at = bisect_right(ends, rank)
        ends[at : at + 1] = [rank]
    return len(ranks) - len(ends)


def moves_table() -> Table:
    """The table, with its sum."""
    shown = Table(title="Moves to a guide's parts", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for name in ("page", "passages", "from the pasted page", "from the draft"):
        shown.add_column(name)
    found = all_moves()
    for row in found:
        shown.add_row(row.page, str(row.passages), str(row.from_raw), str(row.from_draft))
    total = (
        sum(row.passages for row in found),
        sum(row.from_raw for row in found),
        sum(row.from_draft for row in found),
    )
    shown.add_row("all", *map(str, total))
    return shown


if __name__ == "__main__":
    Console(highlight=False).print(moves_table())
