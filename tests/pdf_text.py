"""What a PDF shows, read by PDFium: a booklet's text in a second, for which pypdf takes twenty. Its structure is read by pypdf."""

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Letter:
    """A letter as it is drawn; lengths in points from the page's lower left corner, `baseline` where it stands."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    size: float
    known: bool  # the PDF says which letter it is


def texts(content: bytes) -> list[str]:
    """The text of each page, with line ends as `\\n`; PDFium writes U+FFFE for a hyphen at a line's end."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    return [text.replace("\r\n", "\n").replace("\ufffe", "-") for text in pages]


def letters(content: bytes, number: int = 0) -> list[Letter]:
    """The letters of a page that are no blanks, in reading order."""
    page = pypdfium2.PdfDocument(content)[number].get_textpage()
    drawn = [at for at in range(page.count_chars()) if chr(raw.FPDFText_GetUnicode(page, at)).strip()]
    return [_letter(page, at) for at in drawn]


def _letter(page: pypdfium2.PdfTextPage, at: int) -> Letter:
    left, bottom, right, top = page.get_charbox(at)
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(page, at, x, y)
    raw.FPDFText_GetMatrix(page, at, matrix)
    text = chr(raw.FPDFText_GetUnicode(page, at))
    known = not raw.FPDFText_HasUnicodeMapError(page, at)
    return Letter(text, left, bottom, right, top, y.value, raw.FPDFText_GetFontSize(page, at) * matrix.d, known)
