"""Read a file into a document, or say in one sentence why it cannot be an article."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from scripts.articles.chinese import han_count, script_of
from scripts.articles.decode import decode
from scripts.articles.model import ArticleError, Change, Document, Line

MAX_BYTES = 4_000_000
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # zero-width and direction marks
LINE_END = re.compile(r"\r\n|\r|\n")
MIN_HAN = 10


def load(path: Path) -> tuple[Document, list[Change]]:
    """Read one article. Raises ArticleError with the file's name and what to do."""
    return from_raw(path.name, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The file's bytes, with sizes that no article has refused before anything is read."""
    if path.is_dir():
        raise ArticleError(f"{path}: this is a folder. Name the files in it, or use `clean` for a whole folder.")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ArticleError(
                f"{path}: {size / 1e6:.0f} MB is more than an article has (limit {MAX_BYTES / 1e6:.0f} MB). "
                "Split it into one file an article."
            )
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror}). Check the name and your access.") from error


def from_raw(name: str, data: bytes) -> tuple[Document, list[Change]]:
    """Make a document of a file's bytes."""
    if not data.strip():
        raise ArticleError(f"{name}: the file is empty. Save the article's text into it again.")
    decoded = decode(name, data)
    if han_count(decoded.text) < MIN_HAN:
        raise ArticleError(
            f"{name}: hardly any Chinese text in it. Check that this is the article and not its wrapping."
        )
    changes = [Change("load", n, kind, shown, "", "needs_editor") for n, kind, shown in decoded.notes]
    lines = []
    for n, raw in enumerate(split_lines(decoded.text), 1):
        clean = INVISIBLE.sub("", raw)
        if clean != raw:
            found = "".join(INVISIBLE.findall(raw))
            changes.append(Change("load", n, "invisible_marks", found, "", "certain"))
        text = clean.strip()
        lines.append(Line(n, raw, text, keep=bool(text), kind="paragraph" if text else "blank"))
    script = script_of("".join(line.text for line in lines))
    return Document(name, hashlib.sha256(data).hexdigest(), decoded.encoding, script, tuple(lines)), changes


def split_lines(text: str) -> list[str]:
    """Source lines by any line end; the end of the last line opens no further one."""
    lines = LINE_END.split(text)
    return lines[:-1] if lines and lines[-1] == "" else lines
