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
from pathlib import Path
from typing import Any

from engine.build.cache import found, keep
from engine.build.esbuild import bundled, find_node
from engine.build.linked_files import write_linked
from engine.build.step import StepError
from engine.search.files import WORKER, compact_json, write_hashed

LARGEST_WHOLE = 1000  # entries of one language
TEXT = 4  # its column in a row; see index.py


def split_indexes(contents: Mapping[str, dict[str, Any]], folder: Path) -> dict[str, str]:
    """Write the files of each index, by the beginning of their names; the names of their bases. Raises ValueError where Node fails."""
    return {stem: _write(held["base"], held["files"], folder, stem) for stem, held in _cut(contents).items()}


def _cut(contents: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Of each index its `base`, what is written into its `files`, the `texts` of its entries, and the `size` of its terms. What is kept
    was made of one that differs in texts at most; all whose texts are others now go to one Node."""
    given = {stem: [_without_texts(content)] for stem, content in contents.items()}
    held = {stem: found("cut", shape) for stem, shape in given.items()}
    others = [stem for stem in contents if not held[stem] or held[stem]["texts"] != _texts(contents[stem])]
    cut = run_split([contents[stem] for stem in others], [held[stem] for stem in others])
    for stem, made in zip(others, cut, strict=True):
        before, new = (held[stem]["files"], made["changed"]) if "changed" in made else ({}, made["files"])
        files = {**before, **{part: compact_json(content) for part, content in new.items()}}
        texts = _texts(contents[stem])
        held[stem] = {"base": made["base"], "files": files, "texts": texts, "size": made["size"]}
        keep("cut", given[stem], held[stem])
    return held


def _texts(content: Mapping[str, Any]) -> list[str]:
    return [row[TEXT] for row in content["entries"]]


def _without_texts(content: Mapping[str, Any]) -> str:
    rows = [[*row[:TEXT], *row[TEXT + 1 :]] for row in content["entries"]]
    return compact_json({**content, "entries": rows})


def _write(base: dict[str, Any], parts: Mapping[str, str], folder: Path, stem: str) -> str:
    digest = hashlib.sha256("".join(parts.values()).encode()).hexdigest()[
        :12
    ]  # one for all: the base need not list them
    write_linked(folder, {f"{stem}.{part}.{digest}.json": text.encode() for part, text in parts.items()})
    return write_hashed(folder, stem, ".json", compact_json({**base, "files": f"{stem}.*.{digest}.json"}))


def run_split(contents: Sequence[dict[str, Any]], last: Sequence[dict[str, Any] | None] = ()) -> list[dict[str, Any]]:
    """What split.mjs makes of index files; `last` is, for each, what _cut has of one that differs in its texts at most, or None. Raises
    ValueError where Node or esbuild fails."""
    if not contents:
        return []
    given = [*zip(contents, last or [None] * len(contents), strict=True)]
    try:
        answer: list[dict[str, Any]] = run_module(WORKER / "split.mjs", given)
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
