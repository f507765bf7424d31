"""The digest that ties a ledger's unit to the raw text it was written from.

Taken over the *raw* lines, white space removed, and not over the cleaned ones: a better cleaner must not make every
ledger look stale. Line ends, indents, blank lines and the file's encoding do not count. Sixteen hex digits of SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from scripts.articles.chinese import squeeze
from scripts.articles.model import Line

HEX_DIGITS = 16


def digest_of(text: str) -> str:
    """The digest of a passage, whatever its white space."""
    return hashlib.sha256(squeeze(text).encode("utf-8")).hexdigest()[:HEX_DIGITS]


def digest_of_lines(lines: Sequence[Line], first: int, last: int) -> str:
    """The digest of source lines `first` to `last`, both counted from 1 and included."""
    return digest_of("".join(line.raw for line in lines[first - 1 : last]))
