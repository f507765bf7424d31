"""Print the bench: text tuned on and text kept aside in tables of their own."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from joblib import Parallel, delayed  # type: ignore[import-untyped]
from rich.console import Console
from rich.table import Table

from scripts.articles.bench.metrics import Score, run, score
from scripts.articles.bench.moves import moves_table
from scripts.articles.bench.rivals import RIVALS, rival_score
from scripts.articles.bench.samples import PARTS, Sample, articles, samples, written
from scripts.articles.bench.structures import pages
from scripts.articles.bench.whole_pages import PAGE_RIVALS, Counts, given
from scripts.articles.bench.whole_pages import count as count_page
from scripts.articles.chinese import han_count
from scripts.articles.folder import clean_folder
from scripts.articles.load import from_raw
from scripts.articles.pipeline import clean

NAMES = {"tuned": "TUNED: looked at while writing the rules", "aside": "ASIDE: never looked at while tuning"}


def bench(console: Console, size: int = 0) -> None:
    """All tables; with a size, also the speed over a folder of that many articles."""
    for part in PARTS:
        found = list(samples(part))
        console.print(f"\n[bold]{NAMES[part]}[/] ({len(articles(part))} articles, {len(found)} damaged copies)\n")
        console.print(_artefacts(found))
        console.print(_keeping([sample for sample in found if sample.artefact == "page"]))
        console.print(_harm(part))
        console.print(_whole_pages(part))
        console.print(_extractors(part))
    console.print(moves_table())
    console.print(_step_times())
    if size:
        _folder_speed(console, size)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    for i, column in enumerate(columns):
        table.add_column(column, justify="left" if i == 0 else "right")
    return table


def _artefacts(found: list[Sample]) -> Table:
    table = _table(
        "Repair, by artefact", "artefact", "CER before", "CER after", "lines damaged", "repaired", "missed", "flagged",
        "sound lines", "harmed", "kinds", "levels",
    )  # fmt: skip
    for artefact in dict.fromkeys(sample.artefact for sample in found):
        s = score(sample for sample in found if sample.artefact == artefact)
        missed = s.damaged - s.repaired
        table.add_row(
            artefact, f"{s.errors_before / s.characters:.2%}", f"{s.errors_after / s.characters:.2%}", str(s.damaged),
            str(s.repaired), str(missed), str(s.flagged), str(s.sound), str(s.harmed),
            f"{s.ratio(s.kinds_right, s.kinds):.1%}", f"{s.ratio(s.levels_right, s.levels):.1%}",
        )  # fmt: skip
    return table


def _keeping(pages: list[Sample]) -> Table:
    table = _table(
        "\nKeep or drop, on pages with everything around the text", "cleaner", "precision", "recall", "dropped"
    )
    rows: list[tuple[str, Score]] = [("this one", score(pages))]
    rows += [(name, rival_score(rival, pages)) for name, rival in RIVALS]
    for name, s in rows:
        table.add_row(
            name, f"{s.precision:.1%}", f"{s.recall:.1%}", f"{s.dropped_right}/{s.dropped_right + s.kept_wrong}"
        )
    return table


def _whole_pages(part: str) -> Table:
    table = _table(
        f"Whole pages, {part}", "form", "pages", "drops right", "furniture dropped", "titles", "headings with level",
        "false headings", "wrong edits in 1,000", "articles lost",
    )  # fmt: skip
    for form in ("html", "text"):
        c = Counts()
        for page in pages(part):
            count_page(page, form, c)
        table.add_row(
            form, str(c.pages), f"{c.share(c.drops_right, c.drops_right + c.drops_wrong):.1%}",
            f"{c.share(c.drops_right, c.drops_right + c.drops_missed):.1%}", f"{c.titles}/{c.pages}",
            f"{c.headings_right}/{c.headings}", str(c.headings_false), f"{1000 * c.edits / max(c.compared, 1):.2f}", str(c.lost),
        )  # fmt: skip
    return table


def _extractors(part: str) -> Table:
    table = _table(f"\nSaved pages beside extractors, {part} (characters)", "extractor", "precision", "recall", "F1")
    own = Counts()
    for page in pages(part):
        count_page(page, "html", own)
    rows = [("this one", own)]
    for name, rival in PAGE_RIVALS:
        rows.append((name, Counts()))
        for page in pages(part):
            given(page, rival(page.html), rows[-1][1])
    for name, c in rows:
        table.add_row(name, f"{c.precision:.1%}", f"{c.recall:.1%}", f"{c.f1:.3f}")
    return table


def _harm(part: str) -> str:
    """False edits: any change, drop or lost-word mark on sound articles as they are."""
    edits = characters = 0
    for name, gold in articles(part):
        sample = Sample(name, "clean", tuple(written(gold, "plain")), tuple(gold))
        cleaned = run(sample)
        edits += len(cleaned.changes)
        characters += sum(han_count(line.text) for line in gold)
    return f"\nFalse edits on clean prose: {edits} in {characters} characters ({1000 * edits / characters:.2f} per 1,000)\n"


def _step_times() -> Table:
    spent: dict[str, float] = defaultdict(float)

    def count(name: str, seconds: float) -> None:
        spent[name] += seconds

    for part in PARTS:
        for sample in samples(part):
            start = time.perf_counter()
            loaded = from_raw(sample.name, "\n".join(sample.raw).encode())
            count("load", time.perf_counter() - start)
            clean(*loaded, clock=count)
    table = _table("Share of one core's time", "step", "share")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        table.add_row(name, f"{seconds / sum(spent.values()):.0%}")
    return table


def _folder_speed(console: Console, size: int) -> None:
    """Articles per second on all cores, start-up included, and the peak memory of this process and of the workers."""
    texts = ["\n".join(sample.raw) for part in PARTS for sample in samples(part)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "in")
        folder.mkdir()
        chance = random.Random(0)
        for i in range(size):
            (folder / f"{i:06d}.txt").write_text(chance.choice(texts), encoding="utf-8")
        start = time.perf_counter()
        summary = clean_folder(folder, Path(place, "out"))
        seconds = time.perf_counter() - start
        workers = Parallel(n_jobs=-1)(delayed(_peak_megabytes)() for _ in range(8))
    console.print(f"\n{summary.done} articles in {seconds:.1f} s: {summary.done / seconds:.0f} articles per second, ")
    console.print(f"peak memory: {_peak_megabytes():.0f} MB here, {max(workers):.0f} MB in a worker")


def _peak_megabytes() -> float:
    """The most memory that this process has held (Linux counts in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
