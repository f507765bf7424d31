"""Clean a whole folder: on all cores, streaming, to be stopped and taken up again, going on after a bad file.

joblib carries the work: processes here, and the same call on a Dask cluster (an address, and a folder that every worker
sees). Work goes out in portions, so memory does not grow with the folder; each result is one file, written by rename,
with a note of the cleaner and the source's bytes that it was made from: what both still hold for is not done again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from joblib import Parallel, delayed, parallel_config  # type: ignore[import-untyped]

from scripts.articles.load import printable, read_bytes
from scripts.articles.model import ArticleError
from scripts.articles.output import as_json, was_made, write_new
from scripts.articles.pipeline import clean_file
from scripts.articles.settings import CLEANING, ROOT

Result = TypeVar("Result")

PORTION = 256  # files handed out at a time
PER_TASK = 8  # files a task: one at a time costs more in hand-over than in work
CONNECT_SECONDS = 10
LONGEST_NAME = 240  # bytes; file systems take 255


@dataclass
class Summary:
    """What became of a folder."""

    done: int = 0
    skipped: int = 0
    beside: list[tuple[Path, Path]] = field(
        default_factory=list
    )  # (kept as somebody left it, the new result beside it)
    failed: list[str] = field(default_factory=list)


def files_in(folder: Path) -> list[Path]:
    """Every visible file below the folder, in order."""
    found = [
        p for p in folder.rglob("*") if p.is_file() and not any(x.startswith(".") for x in p.relative_to(folder).parts)
    ]
    return sorted(found)


def result_path(source: Path, folder: Path, out: Path) -> Path:
    """Where a file's result goes: the same place below `out`, with .json added."""
    relative = source.relative_to(folder)
    name = os.fsencode(relative.name)
    if len(name) > LONGEST_NAME:
        short = name[: LONGEST_NAME - 20].decode("utf-8", "ignore")
        return out / relative.with_name(f"{short}-{hashlib.sha256(name).hexdigest()[:12]}.json")
    return out / relative.with_name(relative.name + ".json")


def clean_folder(
    folder: Path, out: Path, jobs: int = -1, cluster: str | None = None, tick: Callable[[int, int], None] | None = None
) -> Summary:
    """Clean all files of a folder into `out`; `tick` receives how many are finished, of how many."""
    files = files_in(folder)
    if not files:
        raise ArticleError(f"{folder}: no files in it. Name the folder that holds the articles.")
    cleaner = fingerprint()
    summary = Summary()
    todo = [p for p in files if not _finished(p, result_path(p, folder, out), cleaner)]
    summary.skipped = len(files) - len(todo)
    for results in in_parallel(_clean_some, todo, (folder, out, cleaner), jobs, cluster):
        written = [result for result in results if not isinstance(result, str)]
        summary.done += len(written)
        summary.beside += [(wanted, target) for wanted, target in written if wanted != target]
        summary.failed += [result for result in results if isinstance(result, str)]
        if tick:
            tick(summary.skipped + summary.done + len(summary.failed), len(files))
    return summary


def in_parallel(
    work: Callable[..., list[Any]], items: Iterable[Path], fixed: tuple[Any, ...], jobs: int, cluster: str | None
) -> Iterator[list[Any]]:
    """Run work(list of paths, *fixed) over all items, portion by portion, on processes or on a Dask cluster."""
    with _backend(cluster, jobs), Parallel(n_jobs=jobs, batch_size=1) as pool:
        stream = iter(items)
        while portion := list(islice(stream, PORTION)):
            tasks = [portion[i : i + PER_TASK] for i in range(0, len(portion), PER_TASK)]
            yield from pool(delayed(work)(task, *fixed) for task in tasks)


@contextmanager
def _backend(cluster: str | None, jobs: int) -> Iterator[None]:
    """Processes of this machine, or the workers of a cluster."""
    if cluster is None:
        yield
        return
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise ArticleError("Dask is not installed. Run: pip install 'dask[distributed]', on every machine.") from error
    try:
        client = Client(cluster, set_as_default=True, timeout=CONNECT_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise ArticleError(
            f"{cluster}: no Dask scheduler answers there ({type(error).__name__}). Check the address, or leave --cluster out."
        ) from error
    with client, parallel_config(backend="dask", n_jobs=jobs):
        yield


def each_file(paths: Iterable[Path], work: Callable[[Path], Result]) -> Iterator[Result | str]:
    """What becomes of each file: its result, or a sentence on why there is none, so that the others go on."""
    for path in paths:
        try:
            result: Result | str = work(path)
        except ArticleError as error:
            result = str(error)
        except OSError as error:
            result = (
                f"{error.filename or printable(path)}: {error.strerror or error}. Check your access and the space left."
            )
        except Exception as error:
            result = f"{printable(path)}: {type(error).__name__}: {error}. This is a fault of the cleaner; please report the file."
        yield result


def _clean_some(paths: list[Path], folder: Path, out: Path, cleaner: str) -> list[tuple[Path, Path] | str]:
    return list(each_file(paths, partial(_clean_one, folder=folder, out=out, cleaner=cleaner)))


def _clean_one(path: Path, folder: Path, out: Path, cleaner: str) -> tuple[Path, Path]:
    """Clean one file; returns where its result was to go and where it went."""
    wanted, cleaned = result_path(path, folder, out), clean_file(path)
    made_from = _made_from(cleaner, cleaned.document.sha256)
    return wanted, write_new(wanted, as_json(cleaned) + "\n", [path], made_from)


def _finished(source: Path, result: Path, cleaner: str) -> bool:
    """Whether this very cleaner made the result from these very bytes; times say nothing, as copies carry old ones."""
    try:
        return was_made(result, _made_from(cleaner, hashlib.sha256(read_bytes(source)).hexdigest()))
    except ArticleError:
        return False


def _made_from(cleaner: str, sha256: str) -> str:
    return f"cleaner {cleaner} source {sha256}"


def fingerprint() -> str:
    """A digest of the cleaner's code and data."""
    total = hashlib.sha256()
    for path in sorted([*(ROOT / "scripts" / "articles").rglob("*.py"), *CLEANING.glob("*.yml")]):
        total.update(os.fsencode(path.name) + path.read_bytes())
    return total.hexdigest()
