"""Cuts the index of a large site into small files, of which a question loads a few (worker/shards.mjs).

The cutting is done by the worker's own modules, run in Node, so that a page and a question are read by the same program; all
languages by one Node, which takes two thirds of the first one's time for each other.
Past LARGEST_WHOLE entries a whole index takes a slow phone longer than a second (decisions/0042).
"""

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from engine.build.cache import found, kept
from engine.build.esbuild import bundled, find_node
from engine.build.linked_files import write_linked
from engine.build.step import StepError
from engine.search.files import WORKER, compact_json, write_hashed

LARGEST_WHOLE = 1000  # entries of one language


def split_indexes(contents: Mapping[str, dict[str, Any]], folder: Path) -> dict[str, str]:
    """Write the files of each index, by the beginning of their names; the names of their bases. Raises ValueError where Node fails."""
    return {stem: _write(base, parts, folder, stem) for stem, (base, parts) in _cut(contents).items()}


def _cut(contents: Mapping[str, dict[str, Any]]) -> dict[str, list[Any]]:
    """The base of each index, and what is written into each of its files. What was not cut before is cut by one Node."""
    given = {stem: [compact_json(content)] for stem, content in contents.items()}
    cut: dict[str, list[Any]] = {stem: held for stem, text in given.items() if (held := found("cut", text))}
    missing = [stem for stem in given if stem not in cut]
    for stem, made in zip(missing, run_split([contents[stem] for stem in missing]), strict=True):
        cut[stem] = kept("cut", given[stem], partial(_texts, made))
    return cut


def _texts(cut: dict[str, Any]) -> list[Any]:
    """The base, and what is written into each file."""
    return [cut["base"], {part: compact_json(content) for part, content in cut["files"].items()}]


def _write(base: dict[str, Any], parts: Mapping[str, str], folder: Path, stem: str) -> str:
    digest = hashlib.sha256("".join(parts.values()).encode()).hexdigest()[
        :12
    ]  # one for all: the base need not list them
    write_linked(folder, {f"{stem}.{part}.{digest}.json": text.encode() for part, text in parts.items()})
    return write_hashed(folder, stem, ".json", compact_json({**base, "files": f"{stem}.*.{digest}.json"}))


def run_split(contents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What split.mjs makes of index files. Raises ValueError where Node or esbuild fails."""
    if not contents:
        return []
    try:
        answer: list[dict[str, Any]] = run_module(WORKER / "split.mjs", contents)
    except StepError as error:
        raise ValueError(str(error)) from error
    return answer


def run_module(entry: Path, given: Any) -> Any:
    """What a module prints as JSON, run in Node with `given` as JSON on its standard input. Raises StepError."""
    with tempfile.TemporaryDirectory() as place:
        script = Path(place) / f"{entry.stem}.cjs"
        script.write_text(bundled(entry, "cjs"), encoding="utf-8")
        command = [find_node(), str(script)]
        done = subprocess.run(command, input=compact_json(given).encode(), capture_output=True, check=False)
    if done.returncode:
        raise StepError(f"{entry.name} failed in Node:\n{done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout)
