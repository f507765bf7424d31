"""Read a file into a document, or say in one sentence why it cannot be an article."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scripts.articles.chinese import han_count, in_another_script, script_of
from scripts.articles.containers.detect import is_html, is_mhtml, is_zip, refuse_what_holds_no_text
from scripts.articles.containers.pages import Page, json_lines, mhtml_source, page_lines
from scripts.articles.containers.word import docx_lines
from scripts.articles.decode import decode
from scripts.articles.model import LEFT_OUT, NOT_CHINESE, ArticleError, Change, Document, Line

MAX_BYTES = 4_000_000
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # zero-width and direction marks
LINE_END = re.compile(r"\r\n|\r|\n")
CELLS = re.compile(r"\t+|\s?[|｜]\s?")  # between the cells of a pasted table
MIN_HAN = 10


def load(path: Path) -> tuple[Document, list[Change]]:
    """Read one article. Raises ArticleError with the file's name and what to do."""
    return from_raw(printable(Path(path.name)), read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The file's bytes. What is no plain file, or has more bytes than an article, is refused before it is read."""
    shown = printable(path)
    if path.is_dir():
        raise ArticleError(f"{shown}: this is a folder. Name the files in it, or use `clean` for a whole folder.")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ArticleError(f"{shown}: this is a pipe or a device. Save the text into a file first.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ArticleError(f"{shown}: cannot be read ({error.strerror}). Check the name and your access.") from error
    except ValueError as error:
        raise ArticleError(f"{shown}: no file can have this name ({error}).") from error
    if len(data) > MAX_BYTES:
        raise ArticleError(
            f"{shown}: more than {MAX_BYTES / 1e6:.0f} MB, which no article has. Split it into one file an article."
        )
    return data


def printable(path: Path) -> str:
    """A path as text that can be printed and written: bytes of another encoding become \\x escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def from_raw(name: str, data: bytes) -> tuple[Document, list[Change]]:
    """Make a document of a file's bytes: text, a saved page, a .docx."""
    if not data.strip():
        raise ArticleError(f"{name}: the file is empty. Save the article's text into it again.")
    refuse_what_holds_no_text(name, data)
    if is_zip(data):
        lines, title = docx_lines(name, data)
        return _document(name, data, "utf-8", _readable(name, lines), title)
    if is_mhtml(name, data):
        return _page(name, data, *mhtml_source(name, data))
    decoded = decode(name, data)
    if is_html(name, decoded.text):
        return _page(name, data, decoded.text, decoded.encoding)
    written = json_lines(name, decoded.text, decoded.encoding)
    if written is not None:
        return _of_page(name, data, written)
    notes = [Change("load", n, kind, shown, "", "needs_editor") for n, kind, shown in decoded.notes]
    texts = split_lines(decoded.text)
    lines = tuple(
        Line(n, raw, raw, row=is_row) for n, (raw, is_row) in enumerate(zip(texts, rows_of(texts), strict=True), 1)
    )
    doc, changes = _document(name, data, decoded.encoding, _readable(name, lines), "")
    return doc, notes + changes


def _page(name: str, data: bytes, source: str, encoding: str) -> tuple[Document, list[Change]]:
    return _of_page(name, data, page_lines(name, source, encoding))


def _of_page(name: str, data: bytes, page: Page) -> tuple[Document, list[Change]]:
    doc, changes = _document(name, data, page.encoding, _readable(name, page.lines), page.title)
    note = [Change("load", doc.lines[0].n, "from_script", page.script, "", "inferred")] if page.script else []
    left = [Change("load", doc.lines[0].n, LEFT_OUT, text, "", "inferred") for text in page.left]
    return doc, note + left + changes


def _readable(name: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if sum(han_count(line.raw) for line in lines) < MIN_HAN:
        if in_another_script("".join(line.raw for line in lines)):
            raise ArticleError(f"{name}: {NOT_CHINESE}")
        raise ArticleError(
            f"{name}: hardly any Chinese text in it. Check that this is the article itself and not the page around it."
        )
    return lines


def _document(
    name: str, data: bytes, encoding: str, lines: tuple[Line, ...], title: str
) -> tuple[Document, list[Change]]:
    """The document of a file's lines, without marks that nobody sees."""
    changes = []
    out = []
    for line in lines:
        clean = INVISIBLE.sub("", line.raw)
        if clean != line.raw:
            found = "".join(INVISIBLE.findall(line.raw))
            changes.append(Change("load", line.n, "invisible_marks", found, "", "certain"))
        text = clean.strip()
        out.append(replace(line, text=text, keep=bool(text), kind="paragraph" if text else "blank"))
    script = script_of("".join(line.text for line in out))
    return Document(name, hashlib.sha256(data).hexdigest(), encoding, script, tuple(out), title), changes


def split_lines(text: str) -> list[str]:
    """Source lines by any line end; the end of the last line opens no further one."""
    lines = LINE_END.split(text)
    return lines[:-1] if lines and lines[-1] == "" else lines


def rows_of(texts: Sequence[str]) -> list[bool]:
    """Which lines are rows of a table: cells with tabs or upright lines between, as many as beside it."""
    tabs = [len(CELLS.findall(text.strip())) for text in texts]
    around = zip([0, *tabs], tabs, [*tabs[1:], 0], strict=False)
    return [here > 0 and here in (above, below) for above, here, below in around]
