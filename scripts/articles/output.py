"""The cleaned document as the JSON object that other programs read, and safe writing of files.

The object's form is a contract: {"source", "sha256", "encoding", "script", "needs_editor", "warnings", "lines",
"changes"}; every source line (of a saved page: every block) stands in `lines` under its number, blank ones as kind
"blank" with keep false. See decisions/0020.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from scripts.articles.pipeline import Cleaned


def as_object(cleaned: Cleaned) -> dict[str, Any]:
    """The cleaned document as plain values, ready for JSON."""
    doc = cleaned.document
    return {
        "source": doc.source,
        "sha256": doc.sha256,
        "encoding": doc.encoding,
        "script": doc.script,
        "needs_editor": cleaned.needs_editor,
        "warnings": list(cleaned.warnings),
        "lines": [
            {
                "n": line.n,
                "keep": line.keep,
                "kind": line.kind,
                "level": line.level,
                "marker": line.marker,
                "text": line.text,
                "flags": list(line.flags),
                "at": line.at or None,
            }
            for line in doc.lines
        ],
        "changes": [
            {
                "step": change.step,
                "n": change.n,
                "kind": change.kind,
                "before": change.before,
                "after": change.after,
                "confidence": change.confidence,
            }
            for change in cleaned.changes
        ],
    }


def as_json(cleaned: Cleaned) -> str:
    """One line of JSON; lone surrogates cannot occur, as nothing is decoded with them."""
    return json.dumps(as_object(cleaned), ensure_ascii=False, separators=(",", ":"))


def write_whole(path: Path, text: str) -> None:
    """Write a file by rename, so that nobody ever sees half of it, and a stop leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
