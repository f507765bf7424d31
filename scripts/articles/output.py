"""The cleaned document as the JSON object that other programs read, and safe writing of files.

The object's form is a contract: {"source", "sha256", "encoding", "script", "needs_editor", "warnings", "lines",
"changes"}; every source line (of a saved page: every block) stands in `lines` under its number, blank ones as kind
"blank" with keep false. See decisions/0020.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.build.whole_file import written_whole
from scripts.articles.model import ArticleError
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
    """Write a file by rename, so that nobody ever sees half of it, and a stop leaves the old one.

    Raises ArticleError with the path and what to do where it cannot be written.
    """
    try:
        if path.is_dir():
            raise ArticleError(f"{path}: this is a folder. Name a file to write.")
        with written_whole(path) as part:
            part.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ArticleError(
            f"{path}: cannot be written ({error.strerror}). Choose another place or a shorter name."
        ) from error


def write_new(path: Path, text: str, inputs: Sequence[Path], made_from: str = "") -> Path:
    """Write a result without ever taking the place of somebody's work; returns where it went.

    What stands at the path is replaced only if this tool wrote it last, byte for byte (its digest is kept beside it). A
    source, or a result that somebody has changed since, stays; the new one goes beside it, with a number in its name.
    `made_from` is noted too, for `was_made`.
    """
    if path.is_dir():
        raise ArticleError(f"{path}: this is a folder. Name a file to write.")
    taken = any(_same(path, source) for source in inputs)
    target = path if not taken and _ours(path) else _free(path)
    write_whole(target, text)
    write_whole(_note(target), f"{_digest(text.encode('utf-8'))}\n{made_from}\n")
    return target


def was_made(path: Path, made_from: str) -> bool:
    """Whether the result of a path, or one that stands beside it, was made from this; a person may have changed it since."""
    for place in (path, *_numbered(path)):
        noted = _noted(place)
        if noted[1:] == [made_from] and place.exists():
            return True
        if not noted and not place.exists():
            return False
    return False


def _same(one: Path, other: Path) -> bool:
    try:
        return one.exists() and one.samefile(other)
    except OSError:
        return False


def _ours(path: Path) -> bool:
    """Whether nothing stands at the path, or what stands there is what this tool wrote."""
    try:
        return not path.exists() or _noted(path)[:1] == [_digest(path.read_bytes())]
    except OSError:
        return False


def _free(path: Path) -> Path:
    return next(other for other in _numbered(path) if _ours(other))


def _numbered(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))


def _noted(path: Path) -> list[str]:
    """The digest of what was written last, and what it was made from; nothing where no note stands."""
    try:
        return _note(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _note(path: Path) -> Path:
    """Where the note on what was written last stands."""
    return path.with_name(f".{_digest(path.name.encode('utf-8', 'surrogateescape'))[:16]}.written")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
