"""Times that count the parts of a spoken text: 00:42 为什么是笔记本, 02:15 一页只写四格.

A time elsewhere is a page's: a comment's, a date's. These rise from the first to the last, each opens a short line, and text
follows each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.articles.shapes import shape_of

CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\s+(?=\S)")
LONGEST = 40
LEAST = 3
TEXT = ("paragraph", "prose", "sentence", "intro", "marked")


def clock_chapters(texts: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that open a part with a time."""
    found: list[tuple[int, int]] = []
    for i, text in enumerate(texts[:-1]):
        match = CLOCK.match(text) if len(text) <= LONGEST else None
        below = shape_of(texts[i + 1])
        if match and (below.kind in TEXT or below.mark is not None) and not CLOCK.match(texts[i + 1]):
            found.append((i, int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])))
    seconds = [at for _, at in found]
    rising = len(found) >= LEAST and seconds == sorted(set(seconds))
    return frozenset(i for i, _ in found) if rising else frozenset()
