"""Words to say: short enough to be said aloud under stress, and none that gives something away unless that is meant.

A box with a title from data/prose.yml is a script. One that asks for a plan, promises or pays is marked `!!! quote admits "…"`, and the
page must have led to the step about it before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.content.prose.blocks import Block
from engine.content.prose.patterns import Pattern, first
from engine.content.source_page import LINK

BLANK = re.compile(r"（[^）]*）|\([^)]*\)|_{4,}|……")  # （日期）, ____
SENTENCE = re.compile(r"(?<=[。？！])\s*|\n")
PIECE = re.compile(r"[，、；：。？！]")
LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Limits:
    """The most letters and digits, blanks not counted, and the most blanks; None where there is no limit."""

    sentence: int
    first: int | None
    piece: int | None
    whole: int | None
    blanks: int | None
    ending: re.Pattern[str] | None


def spoken(block: Block, limits: Limits) -> Iterator[str]:
    """What makes the script hard to say."""
    sentences = [part for part in SENTENCE.split(block.text) if part]
    pieces = [piece for sentence in sentences for piece in PIECE.split(sentence)]
    measured = (
        ("a sentence", max(map(letters, sentences)), limits.sentence),
        ("the first sentence", letters(sentences[0]), limits.first),
        ("a part between two marks", max(map(letters, pieces)), limits.piece),
        ("the whole", letters(block.text), limits.whole),
        ("the number of blanks", len(BLANK.findall(block.text)), limits.blanks),
    )
    for what, length, most in measured:
        if most is not None and length > most:
            yield f"'{block.text[:20]}…' is hard to say: {what} is {length}, at most {most}. Shorten it."
    if limits.ending and not limits.ending.search(sentences[-1]):
        yield f"'{block.text[:20]}…' ends in '{sentences[-1]}'. End with a question or a date, so that something follows."


def letters(text: str) -> int:
    return len(LETTER.findall(BLANK.sub("", text)))


@dataclass(frozen=True)
class Admissions:
    """Words that give something away, as an old debt. `besides` is taken out of a script first: words that refuse, or tell what is done.

    `mark` is the class of a box that is meant so, `others` of one that is said to somebody else than the creditor; `step` is where that is dealt with ("guides/overdue#limitation-period").
    `alone` begins the names of pages whose answers are read one by one; `fresh` are steps with scripts that give nothing away.
    """

    patterns: tuple[Pattern, ...]
    besides: tuple[Pattern, ...]
    mark: str
    others: str
    step: str
    says: str
    asks: str
    alone: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()

    def found(self, text: str) -> str:
        """The first words that admit, ask for a plan or pay; empty where there are none."""
        for pattern in self.besides:
            text = pattern.without(text)
        match = first(self.patterns, text)
        return match[0] if match else ""


def admissions(page: Sequence[Block], asked: Admissions) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every script that admits without being meant to, or before the page led to the step that asks."""
    warned = False
    for block in page:
        warned = warned or block.section == asked.step.partition("#")[2] or leads_to(block, asked.step)
        if block.kind != "box" or asked.others in block.classes:
            continue
        meant = asked.mark in block.classes
        if (words := asked.found(block.text)) and not meant:
            yield (
                block.line,
                f"'{words}' {asked.says}. Say it neutrally, or, if it is meant, write: !!! quote {asked.mark} \"…\"",
            )
        if meant and not warned:
            yield block.line, f"nothing before this script asks {asked.asks}. Link to {asked.step} above it."


def leads_to(block: Block, step: str) -> bool:
    """Whether the block links to the step, from whichever page, its own or a copy of it included."""
    page, _, anchor = step.partition("#")
    own, other = f"#{anchor}", f"{page.rsplit('/', 1)[-1]}.md#{anchor}"
    return any(target == own or target.endswith(other) for target in LINK.findall(block.text))
