"""Whether an English page still matches the Simplified page that it was written against.

The English page records a digest of its source (`source_digest`); when the source changes, the reader is told, and
`make check-translations` shows the editor what changed.
"""

import hashlib
from pathlib import Path


def source_digest(path: Path) -> str:
    """The digest of a Simplified page: the first 16 hexadecimal digits of SHA-256 over its text with plain line ends."""
    return text_digest(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))


def text_digest(text: str) -> str:
    """The first 16 hexadecimal digits of a text's SHA-256, as an English page records them."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_stale(recorded: str | None, source: Path) -> bool:
    return recorded != source_digest(source)
