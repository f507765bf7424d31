"""Tell from a file's first bytes what it is, before any line is made, or say how to get the text out of it."""

from __future__ import annotations

import re

from scripts.articles.model import ArticleError

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_INSIDE = re.compile(r"<(?:html|body|div|p|table|article|section)\b[^<>]{0,400}>", re.IGNORECASE)
COPY_OUT = "Open it, select the text, copy it, and save it as a .txt file."
# the first bytes of what holds no text that a program could take as it stands, and what to do
REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (
        b"%PDF-",
        "a PDF",
        COPY_OUT + " If nothing can be selected, it is a scan: it needs a program that reads pictures (OCR).",
    ),
    (b"{\\rtf", "an RTF file", COPY_OUT + " Or save it as .docx in a word processor."),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word file (.doc)",
        "Save it as .docx in a word processor, or copy its text into a .txt file.",
    ),
    (
        b"\x89PNG",
        "a picture",
        "Text in pictures needs a program that reads them (OCR); check what comes out against the picture.",
    ),
    (
        b"\xff\xd8\xff",
        "a picture",
        "Text in pictures needs a program that reads them (OCR); check what comes out against the picture.",
    ),
    (
        b"GIF8",
        "a picture",
        "Text in pictures needs a program that reads them (OCR); check what comes out against the picture.",
    ),
    (b"RIFF", "a picture or a sound", "Text in pictures needs a program that reads them (OCR)."),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it first."),
    (b"7z\xbc\xaf", "a compressed file (7z)", "Unpack it first."),
    (b"Rar!", "a compressed file (RAR)", "Unpack it first."),
    (b"bplist00", "a web archive of Safari", "Save the page again as “page source” (.html)."),
    (b"SQLite format", "a database", "Export the text from the program that wrote it."),
)
ZIPPED = "a zip archive and no .docx"


def refuse_what_holds_no_text(name: str, data: bytes) -> None:
    """Raise an ArticleError that says what the file is and how to get its text out."""
    for start, what, remedy in REFUSED:
        if data.startswith(start):
            raise ArticleError(f"{name}: this is {what}. {remedy}")


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a zip archive, as .docx is one."""
    return data.startswith(b"PK\x03\x04")


def is_mhtml(name: str, data: bytes) -> bool:
    """Whether the bytes are a page saved with its pictures in one file (.mhtml, .mht): a mail with parts."""
    head = data[:4000].lower()
    named = name.lower().endswith((".mhtml", ".mht"))
    return b"content-type: multipart/related" in head and (named or b"mime-version" in head)


def is_html(name: str, text: str) -> bool:
    """Whether the text is a page's source: it begins like one, or is named so and holds elements of one."""
    if HTML_START.match(text[:6000]):
        return True
    named = name.lower().endswith((".html", ".htm", ".xhtml", ".shtml"))
    return named and bool(HTML_INSIDE.search(text[:200_000]))
