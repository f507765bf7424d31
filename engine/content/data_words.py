"""What is nearly right in a text of a data file: marks, letters that nobody sees, signs of a Chinese keyboard where no Chinese stands.

The same rules as for a page (near/), as far as they hold for a text that stands alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from engine.content.near.marks import KEEP, MARK, keep, mark
from engine.content.near.signs import fold
from engine.content.near.unseen import unseen
from engine.content.own_language import HAN_LETTER
from engine.han import HAN

EXPRESSION = re.compile(r"\\|\(\?")  # a regular expression may hold anything
CHOICE = re.compile(r"-{0,2}\{\s*zh")  # -{zh-TW:…}-; {n} is a blank to fill
CHINESE = re.compile(f"[{HAN}，。？！]+")  # 明天要还多少？ has no sign of a mark, and no letter that nobody sees
COMMA = re.compile(r"[，、；]")


@lru_cache(maxsize=8192)  # names of fields and choices come again and again
def nearly_right(text: str) -> tuple[str, ...]:
    """What is wrong, with the form to write."""
    return tuple(_nearly_right(text))


def _nearly_right(text: str) -> Iterator[str]:
    if CHINESE.fullmatch(text) or EXPRESSION.search(text):
        return
    for line in text.split("\n"):
        yield from unseen(line)
    if ":" not in (folded := fold(text)):  # each of these marks has one
        return
    for pattern, right in ((MARK, mark), (KEEP, keep)):
        for match in re.finditer(pattern, folded):
            here = text[match.start() : match.end()]
            wanted = right(match, text) if right is mark or CHOICE.match(match[0]) else here
            if wanted not in (None, here) and ":" in match[0]:
                yield f"'{here[:24]}' is nearly right. Write: {wanted}"


def not_apart(item: object) -> str | None:
    """Two words of a list that a comma of a Chinese keyboard made one: [scam、fraud]. Where Chinese stands it may belong to it."""
    if isinstance(item, str) and not HAN_LETTER.search(item) and (comma := COMMA.search(item)):
        return f"the comma {comma[0]} in '{item}' is full-width, and makes one of two. Write ', '."
    return None
