"""A .docx as lines: headings by their style's outline level, items by their numbering, rows of tables in one line each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from scripts.articles.containers.detect import COPY_OUT, ZIPPED
from scripts.articles.model import ArticleError, Line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONGEST = 40_000_000  # bytes of XML once unpacked; a zip bomb has more
HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def docx_lines(name: str, data: bytes) -> tuple[tuple[Line, ...], str]:
    """The document's lines, and its title if a paragraph is styled as one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body, styles = _xml(name, archive, "word/document.xml"), _styles(name, archive)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise ArticleError(
            f"{name}: this archive is damaged or locked ({error}). Save the document again, or copy its text."
        ) from error
    lines: list[Line] = []
    for at, text in _paragraphs(body, styles):
        if text.strip():
            lines.append(Line(len(lines) + 1, text, text, at=at))
    return tuple(lines), next((line.text[2:] for line in lines if line.text.startswith("# ")), "")


def _xml(name: str, archive: zipfile.ZipFile, member: str) -> etree._Element:
    if member not in archive.namelist():
        raise ArticleError(f"{name}: this is {ZIPPED}. Unpack it, or open it in its program. {COPY_OUT}")
    if archive.getinfo(member).file_size > LONGEST:
        raise ArticleError(f"{name}: more text than an article has. Split the document.")
    with archive.open(member) as file:
        raw = file.read(LONGEST + 1)
    if len(raw) > LONGEST or b"<!DOCTYPE" in raw[:2000]:
        raise ArticleError(f"{name}: this document's XML is damaged. Save it again in a word processor. {COPY_OUT}")
    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except etree.LxmlError as error:
        raise ArticleError(f"{name}: this document's XML cannot be read ({error}). {COPY_OUT}") from error


def _styles(name: str, archive: zipfile.ZipFile) -> dict[str, int]:
    """The outline level of each style: 1 for a title, 2 for a first heading."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    found: dict[str, int] = {}
    for style in _xml(name, archive, "word/styles.xml").iter(f"{W}style"):
        label = style.find(f"{W}name")
        text = str(label.get(f"{W}val") or "") if label is not None else ""
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        match = HEADING.match(text)
        if text.lower() in ("title", "标题"):
            found[str(style.get(f"{W}styleId"))] = 1
        elif match:
            found[str(style.get(f"{W}styleId"))] = int(match[1]) + 1
        elif outline is not None and str(outline.get(f"{W}val")).isdigit() and int(str(outline.get(f"{W}val"))) < 5:
            found[str(style.get(f"{W}styleId"))] = int(str(outline.get(f"{W}val"))) + 2
    return found


def _paragraphs(body: etree._Element, styles: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Each paragraph's place and text, marked; a table's row is one line."""
    number = 0
    for element in body.iter(f"{W}p", f"{W}tr"):
        inside = any(True for _ in element.iterancestors(f"{W}tr"))
        if element.tag == f"{W}tr":
            cells = [" ".join(_text(p) for p in cell.iter(f"{W}p")).strip() for cell in element.iterchildren(f"{W}tc")]
            number += 1
            if not inside:
                yield f"paragraph {number}", " | ".join(cells) if any(cells) else ""
        elif not inside:
            number += 1
            yield f"paragraph {number}", _mark(element, styles) + _text(element)


def _mark(paragraph: etree._Element, styles: dict[str, int]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    level = styles.get(str(style.get(f"{W}val"))) if style is not None else None
    if level:
        return "#" * min(level, 6) + " "
    return "- " if paragraph.find(f"{W}pPr/{W}numPr") is not None else ""


def _text(paragraph: etree._Element) -> str:
    parts = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        parts.append(str(element.text or "") if element.tag == f"{W}t" else " ")
    return "".join(parts).strip()
