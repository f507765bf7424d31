"""Cuts the index of a large site into small files, of which a question loads a few (worker/shards.mjs).

The cutting is done by the worker's own modules, run in Node, so that a page and a question are read by the same program.
Past LARGEST_WHOLE entries a whole index takes a slow phone longer than a second (decisions/0042).
"""

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.esbuild import bundled, find_node
from engine.build.step import StepError
from engine.search.files import WORKER, compact_json, write_hashed

LARGEST_WHOLE = 1000  # entries of one language


def split_index(content: dict[str, Any], folder: Path, stem: str) -> str:
    """Write the files of one language; the name of its base. Raises ValueError where Node fails."""
    base, parts = kept("cut", [compact_json(content)], lambda: _texts(run_split(content)))
    digest = hashlib.sha256("".join(parts.values()).encode()).hexdigest()[
        :12
    ]  # one for all: the base need not list them
    for part, text in parts.items():
        (folder / f"{stem}.{part}.{digest}.json").write_text(text, encoding="utf-8")
    return write_hashed(folder, stem, ".json", compact_json({**base, "files": f"{stem}.*.{digest}.json"}))


def _texts(cut: dict[str, Any]) -> list[Any]:
    """The base, and what is written into each file."""
    return [cut["base"], {part: compact_json(content) for part, content in cut["files"].items()}]


def run_split(content: dict[str, Any]) -> dict[str, Any]:
    """What split.mjs makes of an index file. Raises ValueError where Node or esbuild fails."""
    try:
        answer: dict[str, Any] = run_module(WORKER / "split.mjs", content)
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
