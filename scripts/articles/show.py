"""Tables and progress for the terminal: trace, verify, similar, and a folder's progress with the time left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from scripts.articles.load import printable
from scripts.articles.similar import Group
from scripts.articles.trace import EDITORIAL, Trace
from scripts.articles.verify import Finding

STYLES = {
    "ok": "green",
    "moved": "yellow",
    "missing": "red",
    "new": "yellow",
    "no-ledger": "red",
    "no-units": "red",
    "file-changed": "yellow",
}


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A bar with counts, elapsed time and time left; gives the function that moves it."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(TextColumn("cleaning"), *columns, console=console) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _console() -> Console:
    return Console(highlight=False)


def findings(found: Sequence[Finding]) -> None:
    """What verify found: counts a file, and a row for whatever is not in order."""
    console = _console()
    for source in dict.fromkeys(f.source for f in found):
        counts = Counter(f.state for f in found if f.source == source)
        shown = ", ".join(f"[{STYLES[state]}]{n} {state}[/]" for state, n in counts.items())
        console.print(f"[bold]{source}[/]: {shown}", soft_wrap=True)
    for f in found:
        if f.state != "ok":
            span = f"lines {f.lines[0]}–{f.lines[1]}"
            console.print(f"  {f.source}: {f.state} {f.unit} {span} {f.note}", style=STYLES[f.state], soft_wrap=True)


def traced(found: Trace) -> None:
    """The table from steps to units, the units set aside, and the holes."""
    console = _console()
    console.print(f"{len(found.holes)} holes" if found.holes else "no holes", style="red" if found.holes else "green")
    for hole in found.holes:
        console.print(f"  {hole}", style="red", markup=False, soft_wrap=True)
    table = Table(box=None, padding=(0, 2, 0, 0), title=f"{len(found.steps)} steps", title_justify="left")
    for column in ("step", "sources", "units"):
        table.add_column(column, overflow="fold")
    units = {step.ref: [u.id for x in found.ledgers for u in x.units if step.ref in u.used_in] for step in found.steps}
    for step in found.steps:
        sources = ", ".join(step.sources or ("—",))
        style = "dim" if step.sources == (EDITORIAL,) else ""
        table.add_row(step.ref, sources, ", ".join(units[step.ref]), style=style)
    console.print(table)
    for ledger in found.ledgers:
        aside = [unit for unit in ledger.units if unit.set_aside]
        console.print(f"\n{ledger.id}: {len(ledger.units)} units, {len(aside)} set aside")
        for unit in aside:
            console.print(f"  {unit.id}: {unit.set_aside}", style="dim", soft_wrap=True)


def groups(found: Sequence[Group], folder: Path) -> None:
    """One article to read for each group, and how many it stands for."""
    console = _console()
    total = sum(len(group.members) for group in found)
    console.print(f"{total} articles, {len(found)} different texts: read the first of each\n")
    for group in found:
        others = [printable(path.relative_to(folder)) for path in group.members if path != group.representative]
        shown = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
        first = printable(group.representative.relative_to(folder))
        console.print(f"{first}" + (f" stands for {shown}" if others else ""), markup=False, soft_wrap=True)
