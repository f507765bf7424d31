"""Boxes (!!! quote): what belongs to one is indented by four spaces."""

import re
from collections.abc import Iterator

from engine.content.near.signs import beginning

BOX = re.compile(r"^(\s*)!!! ")
INSIDE = "    "


def boxed(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """What belongs to a box is indented by four spaces, or it stands outside and the box is empty."""
    for place, (number, raw) in enumerate(lines):
        if box := BOX.match(raw):
            below = lines[place + 1 :]
            yield from _body(number, box[1] + INSIDE, below)
            yield from _end(number, box[1] + INSIDE, below)


def _body(number: int, inside: str, below: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Where the box begins."""
    later, text = next(((later, text) for later, text in below if text.strip()), (number, ""))
    if not text:
        yield number, "this box is empty. Write its words below it, with four spaces before each line."
    elif not text.startswith(inside):
        yield (
            later,
            f"the box of line {number} is empty: write four spaces before what belongs to it, '{inside}{beginning(text)}…'",
        )
    elif text.startswith(inside + INSIDE):
        yield (
            number,
            f"'{beginning(text)}' in this box is shown as code. Write {len(inside)} spaces before it, no more.",
        )


def _end(number: int, inside: str, below: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Where it ends: the first line that is not indented as it is. A box that has no words is told where it begins."""
    before, begun = "", False
    for later, text in below:
        if text.strip() and not text.startswith(inside):
            blanks, shown = len(text) - len(text.lstrip()), beginning(text)
            if begun and blanks:
                yield (
                    later,
                    f"{blanks} spaces before '{shown}' are neither in the box of line {number} (4) nor out of it (0). Write 4.",
                )
            elif before.startswith(INSIDE) and before.strip():
                yield (
                    later,
                    f"'{shown}' stands right below the box of line {number}. Write 4 spaces before it if it belongs there, else an empty line above it.",
                )
            return
        before, begun = text, begun or bool(text.strip())
