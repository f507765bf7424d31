"""Writes the search's files: the worker in one piece, an index for each language, and a manifest of their names.

Names carry a digest of the content, so a browser may keep them for ever and never mixes two builds; only manifest.json keeps
its name. The worker is written as modules and leaves as one classic script: one request, and it runs in browsers that have no
module workers.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.build.assets import ENGINE
from engine.build.esbuild import bundled
from engine.build.step import StepError

WORKER = ENGINE / "search" / "worker"
_LICENCE = "/* MiniSearch, MIT licence, Luca Ongaro: https://github.com/lucaong/minisearch. The rest: see this site's licence. */"


def worker_script() -> str:
    """The worker, MiniSearch and all that they import as one classic script. Raises ValueError where esbuild fails."""
    try:
        return bundled(WORKER / "worker.mjs", "iife", banner=_LICENCE, minify=True)
    except StepError as error:
        raise ValueError(str(error)) from error


def write_hashed(folder: Path, stem: str, suffix: str, content: str) -> str:
    """Write a file whose name carries its content's digest; its name."""
    data = content.encode()
    name = f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return name


def write_manifest(folder: Path, names: Mapping[str, Any]) -> None:
    """What the box asks for first: the names that carry digests."""
    (folder / "manifest.json").write_text(compact_json(names), encoding="utf-8")


def compact_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
