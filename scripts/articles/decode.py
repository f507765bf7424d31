"""Bytes to text, whatever the encoding, or a sentence that says why not.

Order matters: a byte-order mark, then strict UTF-8, then the Chinese encodings weighed against each other. Nothing is
decoded with silent replacement: a byte that fits nowhere is reported.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from scripts.articles.chinese import is_common
from scripts.articles.model import ArticleError

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WIDE = ("utf-16-le", "utf-16-be")
NARROW = ("gb18030", "big5", "big5hkscs", "cp950")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # what no text file has: NUL, escape


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it came in, and what had to be done about bytes that did not fit."""

    text: str
    encoding: str
    notes: tuple[tuple[int, str, str], ...] = ()  # line number, kind, the bytes in hex


def decode(name: str, data: bytes) -> Decoded:
    """Bytes to text. Raises ArticleError for what is no text."""
    found = _by_mark(data) or _strict(data, "utf-8") or _cut_utf8(data) or _wide(data)
    if found is None and b"\0" not in data:
        found = _narrow(data) or _mixed(data)
    if found is None or CONTROL.search(found.text):
        at = CONTROL.search(found.text) if found else None
        where = f" (line {found.text.count(chr(10), 0, at.start()) + 1})" if found and at else ""
        raise ArticleError(
            f"{name}: this is not a text file{where}: it has NUL or control bytes, or bytes no Chinese encoding has. "
            "Save the article as plain text in UTF-8."
        )
    return found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    return None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _cut_utf8(data: bytes) -> Decoded | None:
    """UTF-8 whose last character was cut: up to three bytes at the very end are missing their mates."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.end == len(data):
            text = data[: error.start].decode("utf-8")
            return Decoded(text, "utf-8", ((text.count("\n") + 1, "cut_at_end", data[error.start :].hex(" ")),))
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: NUL in every other byte of its ASCII, and plausible Chinese."""
    options = [found for encoding in WIDE if len(data) % 2 == 0 and (found := _strict(data, encoding))]
    good = [found for found in options if plausibility(found.text) > 0.5 and not CONTROL.search(found.text)]
    return max(good, key=lambda found: plausibility(found.text), default=None)


def _narrow(data: bytes) -> Decoded | None:
    """GB18030 or Big5, whichever gives text of common characters; charset-normalizer where both are doubtful."""
    options = [found for encoding in NARROW if (found := _strict(data, encoding))]
    best = max(options, key=lambda found: plausibility(found.text), default=None)
    if best and plausibility(best.text) > 0.5:
        return best
    guess = from_bytes(data, cp_isolation=list(NARROW)).best()
    return Decoded(str(guess), guess.encoding) if guess and plausibility(str(guess)) > 0.3 else None


def _mixed(data: bytes) -> Decoded | None:
    """Lines in different encodings, as when two pages were pasted together; each must decode as a whole."""
    texts: list[str] = []
    notes: list[tuple[int, str, str]] = []
    for n, raw in enumerate(data.split(b"\n"), 1):
        found = _strict(raw, "utf-8") or _cut_utf8(raw) or _narrow(raw)
        if found is None:
            found = Decoded(raw.decode("utf-8", "replace"), "utf-8")
            notes.append((n, "undecodable_bytes", raw[:40].hex(" ")))
        elif found.encoding != "utf-8":
            notes.append((n, "other_encoding", found.encoding))
        texts.append(found.text)
    text = "\n".join(texts)
    lost = sum(1 for _, kind, _ in notes if kind == "undecodable_bytes")
    few = lost * 5 <= len(texts) or text.count("\ufffd") * 50 <= len(text)
    return Decoded(text, "utf-8", tuple(notes)) if plausibility(text) > 0.5 and few else None


def plausibility(text: str) -> float:
    """Share of characters beyond ASCII that are common Han or full-width marks: near 1 for Chinese, near 0 for noise."""
    beyond = [char for char in text[:4000] if char > "\x7f"]
    good = sum(1 for char in beyond if is_common(char) or char in "，。、：；！？“”‘’（）《》…—　·【】「」『』")
    return good / len(beyond) if beyond else 0.0
