"""What an editor reads in the terminal after `clean`: what was dropped, what was repaired, where to look.

Counts first, then only what needs a decision: a report as long as the article would not be read.
"""

from __future__ import annotations

from collections import Counter

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from scripts.articles.chinese import han_count
from scripts.articles.model import Change, Line
from scripts.articles.pipeline import Cleaned
from scripts.articles.verdict import runs
from scripts.articles.words import word

EXAMPLES = 3
SHOWN = 46
EDITOR_STEPS = ("boilerplate", "title")


def print_report(cleaned: Cleaned, console: Console) -> None:
    """One panel an article."""
    doc = cleaned.document
    kept = doc.kept()
    head = (
        f"{doc.encoding}, {'Traditional' if doc.script == 'hant' else 'Simplified'} · "
        f"{len(kept)} of {sum(1 for line in doc.lines if line.kind != 'blank')} lines kept, "
        f"{sum(han_count(line.text) for line in kept)} characters"
    )
    parts: list[RenderableType] = [Text(head, style="dim"), _dropped(doc.lines), _repaired(cleaned.changes)]
    parts += [_to_look_at(kept, cleaned.changes)]
    console.print(Panel(Group(*parts), title=f"[bold]{escape(doc.source)}[/]", title_align="left", padding=(1, 2)))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0), expand=False)
    for i, column in enumerate(columns):
        table.add_column(column, style="cyan" if i == 0 else "", justify="right" if column == "count" else "left")
    return table


def _dropped(lines: tuple[Line, ...]) -> RenderableType:
    found = [line for line in lines if not line.keep and line.kind != "blank"]
    table = _table(f"\nDropped: {len(found)} lines", "what", "count", "lines", "for example")
    for kind, count in Counter(line.kind for line in found).most_common():
        of_kind = [line for line in found if line.kind == kind]
        table.add_row(
            word("kinds", kind), str(count), shown_runs([line.n for line in of_kind]), short(of_kind[0].raw.strip())
        )
    return table if found else Text("\nDropped: nothing", style="green")


def _repaired(changes: tuple[Change, ...]) -> RenderableType:
    found = [c for c in changes if c.step not in EDITOR_STEPS and c.confidence != "needs_editor"]
    table = _table(f"\nRepaired: {len(found)} places", "what", "sure?", "count", "for example")
    for (kind, sure), count in Counter((c.kind, c.confidence) for c in found).most_common():
        pairs = dict.fromkeys((c.before, c.after) for c in found if c.kind == kind and c.confidence == sure)
        shown = "  ".join(f"{short(a, 14)} → {short(b, 14) or '∅'}" for a, b in list(pairs)[:EXAMPLES])
        style = "green" if sure == "certain" else "yellow"
        table.add_row(word("changes", kind), Text(sure, style=style), str(count), shown)
    return table if found else Text("\nRepaired: nothing was wrong", style="green")


def _to_look_at(kept: tuple[Line, ...], changes: tuple[Change, ...]) -> RenderableType:
    rows = [(flag, line) for line in kept for flag in line.flags]
    table = _table(f"\nFor you to look at: {len(rows)} places", "line", "why", "text")
    fragments = {(c.n, c.kind): c.before for c in changes if c.confidence == "needs_editor"}
    for flag, line in rows:
        text = fragments.get((line.n, flag)) or line.text
        table.add_row(str(line.n), Text(flag, style="red"), short(text))
    why = Text("\n".join(f"{flag}: {word('flags', flag)}" for flag in dict.fromkeys(f for f, _ in rows)), style="dim")
    return Group(table, Text(), why) if rows else Text("\nFor you to look at: nothing", style="green")


def short(text: str, length: int = SHOWN) -> str:
    """The text's beginning, with an ellipsis where it goes on; brackets are safe for rich."""
    flat = " ".join(text.split())
    return escape(flat if len(flat) <= length else flat[: length - 1] + "…")


def shown_runs(numbers: list[int]) -> str:
    """The first six runs of line numbers: 1–3, 7 …"""
    found = runs(numbers)
    return ", ".join(found[:6]) + (" …" if len(found) > 6 else "")
