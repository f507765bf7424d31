"""One command for editors: clean, draft, ledger, verify, trace, similar, bench.

Thin: every verb reads its files, calls one function, prints the result. Bad input ends in one sentence on stderr that
names the file, the other files are still done, and the exit code is 1.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console

from engine.build.command_exit import end
from scripts.articles import cli, show
from scripts.articles.draft import draft
from scripts.articles.folder import clean_folder, each_file
from scripts.articles.ledger_write import update_ledger
from scripts.articles.ledgers import all_ledgers
from scripts.articles.model import ArticleError
from scripts.articles.output import as_json, write_new
from scripts.articles.pipeline import Cleaned, clean_file
from scripts.articles.report_html import html_report
from scripts.articles.report_terminal import print_report
from scripts.articles.settings import DRAFTS
from scripts.articles.similar import similar
from scripts.articles.trace import trace
from scripts.articles.verify import is_clean, verify_file

Result = TypeVar("Result")
ERRORS = Console(stderr=True)
NEEDS_EDITOR = 3  # the exit code of a run in which a page as a whole needs an editor


def main(argv: list[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    args = cli.parser().parse_args(argv)
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "clean": _clean,
        "draft": _draft,
        "ledger": _ledger,
        "verify": _verify,
        "trace": _trace,
        "similar": _similar,
        "bench": _bench,
    }
    try:
        return verbs[args.verb](args)
    except BrokenPipeError:
        raise
    except ArticleError as error:
        return _say(error)
    except OSError as error:
        return _say(
            f"{error.filename or 'a file'}: {error.strerror or error}. Check the name, your access and the space left."
        )
    except KeyboardInterrupt:
        ERRORS.print("stopped; the same command takes up where it was")
        return 130


def _say(error: object) -> int:
    ERRORS.print(f"error: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    return 1


def _warn(text: str) -> None:
    ERRORS.print(f"look: {text}", style="yellow", markup=False, highlight=False, soft_wrap=True)


def _wrote(wanted: Path, target: Path) -> None:
    kept = f"; {wanted} was kept as it is: it is a source, or somebody has changed it" if target != wanted else ""
    ERRORS.print(f"wrote {target}{kept}", markup=False, highlight=False, soft_wrap=True)


def _code(failed: list[int]) -> int:
    """1 where a file failed, 3 where one needs an editor before its result is used, else 0."""
    return 1 if 1 in failed else max(failed, default=0)


def _each(paths: list[Path], work: Callable[[Path], Result], failed: list[int]) -> Iterator[tuple[Path, Result]]:
    """The files one by one, each with its result; one that has none is reported and passed over."""
    for path, result in zip(paths, each_file(paths, work), strict=True):
        if isinstance(result, str):
            failed.append(_say(result))
        else:
            yield path, result


def _cleaned(paths: list[Path], failed: list[int]) -> Iterator[Cleaned]:
    """The cleaned files; what an editor must know of one is told first."""
    for path, cleaned in _each(paths, clean_file, failed):
        for warning in cleaned.warnings:
            _warn(f"{path}: {warning.partition(': ')[2]}")
        failed += [NEEDS_EDITOR] * cleaned.needs_editor
        yield cleaned


def _clean(args: argparse.Namespace) -> int:
    folders = [path for path in args.paths if path.is_dir()]
    if folders and len(args.paths) > 1:
        raise ArticleError(f"{folders[0]}: name one folder alone, or files.")
    if folders:
        return _clean_folder(folders[0], args)
    failed: list[int] = []
    report = Console(highlight=False)
    seen: list[Cleaned] = []
    for cleaned in _cleaned(args.paths, failed):
        if args.json:
            print(as_json(cleaned), flush=True)
        elif not args.html:
            print_report(cleaned, report)
        if args.html:
            seen.append(cleaned)
    if args.html and seen:
        _wrote(args.html, write_new(args.html, html_report(seen), args.paths))
    return _code(failed)


def _clean_folder(folder: Path, args: argparse.Namespace) -> int:
    out = args.out or DRAFTS / "cleaned" / folder.resolve().name
    if out.exists() and not out.is_dir():
        raise ArticleError(f"{out}: this is a file. Name a folder for the results.")
    if out.resolve().is_relative_to(folder.resolve()):
        raise ArticleError(f"{out}: choose an --out outside {folder}, or the results would be cleaned too.")
    with show.progress(ERRORS) as tick:
        summary = clean_folder(folder, out, args.jobs, args.cluster, tick)
    for wanted, target in summary.beside:
        _wrote(wanted, target)
    for error in summary.failed:
        _say(error)
    done = f"{summary.done} cleaned, {summary.skipped} were done before, {len(summary.failed)} failed → {out}"
    ERRORS.print(done, highlight=False, soft_wrap=True)
    return 1 if summary.failed else 0


def _draft(args: argparse.Namespace) -> int:
    failed: list[int] = []
    documents = [cleaned.document for cleaned in _cleaned(args.paths, failed)]
    if not documents:
        return 1
    name = args.paths[0].stem[:60] + (f"-and-{len(documents) - 1}-more" if len(documents) > 1 else "")
    out = args.out or DRAFTS / f"{name}.md"
    _wrote(out, write_new(out, draft(documents), args.paths))
    return _code(failed)


def _ledger(args: argparse.Namespace) -> int:
    failed: list[int] = []
    for _, (target, did) in _each(args.paths, update_ledger, failed):
        for what in did:
            print(f"{target.name}: {what}")
    return _code(failed)


def _verify(args: argparse.Namespace) -> int:
    failed: list[int] = []
    of_each = _each(args.paths, partial(verify_file, ledgers=all_ledgers()), failed)
    findings = [finding for _, found in of_each for finding in found]
    show.findings(findings)
    return _code(failed) if is_clean(findings) else 1


def _trace(_: argparse.Namespace) -> int:
    found = trace()
    show.traced(found)
    return 1 if found.holes else 0


def _similar(args: argparse.Namespace) -> int:
    groups, failed = similar(args.folder, args.jobs, args.cluster)
    show.groups(groups, args.folder)
    for error in failed:
        _say(error)
    return 1 if failed else 0


def _bench(args: argparse.Namespace) -> int:
    from scripts.articles.bench.run import bench  # the two rivals are slow to import

    bench(Console(highlight=False), args.size)
    return 0


if __name__ == "__main__":
    end(main)
