"""A page's lines in blocks: text, a letter, code; and what is nearly right in how they stand.

Markdown wants an empty line before a list or a table, four spaces before what belongs to a box, and says nothing where they are missing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engine.content.closest import closest
from engine.content.near.boxes import boxed
from engine.content.near.head import front_matter
from engine.content.near.lists import counted, nested, spaced
from engine.content.near.tables import rows

FENCE = re.compile(r"^\s*`{2,}")  # ```letter, in the folded line: ···letter too
LETTER = "letter"  # the kind of block that a form is made of
RIGHT_FENCE = re.compile(r"^```[a-z]*\s*$")


@dataclass
class Block:
    """Lines of one kind: "text", "letter" or "code"."""

    kind: str
    lines: list[tuple[int, str]] = field(default_factory=list)
    findings: list[tuple[int, str]] = field(default_factory=list)


def blocks(lines: list[str], fold: Callable[[str], str]) -> Iterator[Block]:
    start, findings = front_matter(lines, fold)
    yield Block("code", findings=findings)
    block, opened = Block("text"), 0
    for number, raw in enumerate(lines[start:], start + 1):
        if not FENCE.match(fold(raw)):
            block.lines.append((number, raw))
            continue
        word = re.sub(r"[^a-z]", "", fold(raw).lower())
        if (
            not opened and word != LETTER and closest(word, [LETTER], 0.7)
        ):  # ```leter: a letter that no form would be made of
            word = LETTER
            block.findings.append((number, f"'{raw.strip()[:24]}' is nearly right. Write: ```{LETTER}"))
        elif not RIGHT_FENCE.match(raw):
            right = f"```{word}" if not opened else "```"
            block.findings.append(
                (number, f"'{raw.strip()[:24]}' is nearly a fence. Write, from the line's beginning: {right}")
            )
        yield _placed(block)
        opened = 0 if opened else number
        block = Block((LETTER if word == LETTER else "code") if opened else "text")
    if opened:
        block.findings.append((opened, "what begins with ``` here never ends. Write ``` alone on a line below it."))
    yield _placed(block)


def _placed(block: Block) -> Block:
    """With what is wrong in how its lines stand. Of a line alone nobody knows what belongs below it."""
    if block.kind == "text" and sum(bool(raw.strip()) for _, raw in block.lines) > 1:
        for look in (spaced, nested, counted, boxed, rows):
            block.findings += look(block.lines)
    return block
