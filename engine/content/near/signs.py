"""Signs of a Chinese keyboard as plain ones, and what every rule of a line is."""

import re
from collections.abc import Callable

PLAIN = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}  # ！ to ～ are ! to ~, one for one
PLAIN |= dict(zip("　\xa0【〔〖「『】〕〗」』《〈》〉·—–−“”„‘’。、", '  [[[[[]]]]]<<>>`---"""\'\'./', strict=True))
SHOWN = 16  # letters of a line by which a message names it
FOLD = str.maketrans(PLAIN)
Right = Callable[
    [re.Match[str], str], str | None
]  # a match in the folded line, the line → how it is written; None: it is something else


def fold(text: str) -> str:
    """The same text with plain signs in place of wide ones, letter for letter."""
    return text.translate(FOLD)


def same(match: re.Match[str], raw: str) -> str | None:
    return raw[match.start() : match.end()]


def beginning(raw: str) -> str:
    """What a message shows of a line."""
    return raw.strip()[:SHOWN]
