"""Group near-copies of a folder, so that an editor reads ten texts and not a thousand.

One text and a thousand spins share most of their pairs of characters once cleaned. MinHash (datasketch) estimates that
share without comparing every text with every other; a text stands only for those that are like itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.articles.chinese import HAN_CHAR
from scripts.articles.folder import each_file, files_in, in_parallel
from scripts.articles.load import printable
from scripts.articles.model import ArticleError
from scripts.articles.output import as_object
from scripts.articles.pipeline import clean_file

PERMUTATIONS = 128
SHINGLE = 3  # Han characters
ALIKE = 0.45  # estimated share of shingles two near-copies have in common
SHORTEST = 40  # Han characters; shorter texts are alike by chance
CONTENT = ("paragraph", "list_item", "heading")


@dataclass(frozen=True)
class Print:
    """One file's MinHash, how much text it keeps, and how many places in it need an editor."""

    path: Path
    minhash: Any
    length: int
    flags: int


@dataclass(frozen=True)
class Group:
    """Near-copies; the representative has fewest flags, then the most text."""

    representative: Path
    members: tuple[Path, ...]


def similar(folder: Path, jobs: int = -1, cluster: str | None = None) -> tuple[list[Group], list[str]]:
    """Groups of a folder of articles (or of cleaned .json results), largest first, and files that could not be read."""
    if not folder.is_dir():
        raise ArticleError(f"{printable(folder)}: this is no folder. Name the folder that holds the articles.")
    files = files_in(folder)
    if not files:
        raise ArticleError(f"{printable(folder)}: no files in it. Name the folder that holds the articles.")
    prints: list[Print] = []
    failed: list[str] = []
    for results in in_parallel(_print_some, files, (), jobs, cluster):
        prints += [found for found in results if isinstance(found, Print)]
        failed += [found for found in results if isinstance(found, str)]
    return _grouped(prints), failed


def _print_some(paths: list[Path]) -> list[Print | str]:
    return list(each_file(paths, fingerprint_of))


def _result(path: Path) -> dict[str, Any]:
    """A cleaned .json result. Raises ArticleError where it is none."""
    try:
        data = json.loads(path.read_bytes())
        if all(isinstance(line["text"], str) and isinstance(line["flags"], list) for line in data["lines"]):
            return dict(data)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        pass
    raise ArticleError(
        f"{printable(path)}: this is no result of `clean`. Clean the article again, or take the file out."
    )


def fingerprint_of(path: Path) -> Print:
    """The MinHash of what an article keeps."""
    from datasketch import MinHash  # type: ignore[import-untyped]  # late: half of what any other command takes to begin

    data = _result(path) if path.suffix == ".json" else as_object(clean_file(path))
    kept = [line for line in data["lines"] if line["keep"] and line["kind"] in CONTENT]
    text = "".join(char for line in kept for char in line["text"] if HAN_CHAR.match(char))
    found = MinHash(num_perm=PERMUTATIONS)
    found.update_batch([text[i : i + SHINGLE].encode() for i in range(max(len(text) - SHINGLE + 1, 1))])
    return Print(path, found, len(text), sum(len(line["flags"]) for line in kept))


def _grouped(prints: Iterable[Print]) -> list[Group]:
    """Groups in which every text is like the one that stands for it; likeness to a third text is not enough."""
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    known = list(prints)
    for i, item in enumerate(known):
        if item.length >= SHORTEST:
            index.insert(str(i), item.minhash)
    order = sorted(range(len(known)), key=lambda i: (known[i].flags, -known[i].length, str(known[i].path)))
    taken: set[int] = set()
    made: list[Group] = []
    for i in order:
        if i in taken:
            continue
        best = known[i]
        near = [int(key) for key in index.query(best.minhash)] if best.length >= SHORTEST else []
        members = [k for k in near if k not in taken and best.minhash.jaccard(known[k].minhash) >= ALIKE]
        taken.update(members, (i,))
        made.append(Group(best.path, tuple(sorted(known[k].path for k in {*members, i}))))
    return sorted(made, key=lambda group: (-len(group.members), str(group.representative)))
