"""The command's words and options: `python -m scripts.articles VERB`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from scripts.given import given_paths

DESCRIPTION = "From a noisy article to a structured draft. Each verb is also a make target; see CONTRIBUTING.md."


def parser() -> argparse.ArgumentParser:
    """The parser; each verb's name is in `verb`."""
    top = argparse.ArgumentParser(prog="python -m scripts.articles", description=DESCRIPTION)
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    clean = verbs.add_parser("clean", help="clean articles, or a whole folder of them, and say what was changed")
    _files(clean, "FILE_OR_DIR")
    clean.add_argument("--json", action="store_true", help="print one JSON object a file")
    clean.add_argument("--html", type=Path, metavar="REPORT", help="write a page with source and result side by side")
    clean.add_argument(
        "--out", type=Path, metavar="DIR", help="where a folder's results go (default: drafts/cleaned/NAME)"
    )
    _parallel(clean)

    draft = verbs.add_parser("draft", help="write a Markdown draft into drafts/")
    _files(draft)
    draft.add_argument("--out", type=Path, metavar="FILE.md", help="where to write it (default: drafts/NAME.md)")

    ledger = verbs.add_parser("ledger", help="make an article's ledger, or bring it up to date")
    _files(ledger)

    verify = verbs.add_parser("verify", help="compare the ledgers with the raw files")
    _files(verify)

    verbs.add_parser("trace", help="follow every ledger unit into the guides and back")

    similar = verbs.add_parser("similar", help="group near-copies in a folder and name one of each to read")
    given = os.environ.get("FILES", "")
    similar.add_argument("folder", nargs="?" if given else None, default=Path(given), type=Path, metavar="DIR")
    _parallel(similar)

    bench = verbs.add_parser("bench", help="measure the cleaner on damaged, aside and clean text")
    bench.add_argument("--size", type=int, default=0, metavar="N", help="also clean a folder of N articles and time it")
    return top


def _files(verb: argparse.ArgumentParser, name: str = "FILE") -> None:
    """The files of a verb: those on the command line, else those that FILES has in the environment."""
    given = given_paths("FILES")
    verb.add_argument("paths", nargs="*" if given else "+", default=given, type=Path, metavar=name)


def _parallel(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--jobs", type=_jobs, default=-1, metavar="N", help="processes (default: one a core)")
    verb.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler, as tcp://host:8786, instead of processes")


def _jobs(text: str) -> int:
    """A number of processes: 1 or more, or -1 for one a core."""
    if not text.lstrip("-").isdigit() or int(text) < -1 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes: 1 or more, or -1 for one a core")
    return int(text)
