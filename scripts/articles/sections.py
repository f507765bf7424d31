"""Sort passages of a cleaned article into the parts of a guide: by heading first, by content where no heading decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.articles.marks import Mark, parse_mark
from scripts.articles.model import Document, Line
from scripts.articles.settings import table

DEFAULT = "overview"
IN_HEADING = 3.0  # a word in the nearest heading counts more than one in the heading above it
IN_PARENT = 2.0
IN_TEXT = 0.5


@dataclass(frozen=True)
class Block:
    """One passage: its headings from the outermost in, its lines, and the part of a guide it belongs to.

    `first` is the source line of its heading, or of an outer one that has no text of its own before it.
    """

    headings: tuple[Line, ...]
    lines: tuple[Line, ...]
    section: str
    first: int

    @property
    def last(self) -> int:
        """The last source line."""
        return self.lines[-1].n if self.lines else self.headings[-1].n


def blocks_of(doc: Document) -> list[Block]:
    """The kept lines of a document as passages: each innermost heading with the text below it."""
    blocks: list[Block] = []
    trail: list[Line] = []
    body: list[Line] = []
    opened: list[int] = []  # lines since the last block

    def close(next_level: int) -> None:
        bare = trail and not body and opened and (trail[-1].level or 0) >= next_level
        if body or bare:
            blocks.append(Block(tuple(trail), tuple(body), section_of(trail, body), opened[0]))
            opened.clear()
        body.clear()

    for line in doc.kept():
        if line.kind == "title":
            continue
        if line.kind == "heading":
            level = line.level or 0
            close(level)
            trail[:] = [*(heading for heading in trail if (heading.level or 0) < level), line]
        else:
            body.append(line)
        opened.append(line.n)
    close(0)
    return together(blocks)


def together(blocks: list[Block]) -> list[Block]:
    """Numbered steps stay together: consecutive parts of one count all go where most of their evidence points."""
    out: list[Block] = []
    group: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and _numbered(block) and (not group or _same_count(group[-1], block)):
            group.append(block)
            continue
        where = section_of([], [line for one in group for line in (*one.headings[-1:], *one.lines)]) if group else ""
        out += [replace(one, section=where if len(group) > 1 else one.section) for one in group]
        group = [block] if block is not None and _numbered(block) else []
        out += [block] if block is not None and not group else []
    return out


def _numbered(block: Block) -> bool:
    return bool(block.headings) and _mark(block) is not None


def _mark(block: Block) -> Mark | None:
    mark = parse_mark(f"{block.headings[-1].marker} 文")
    return mark if mark is not None and mark.style in ("step", "labelled") else None


def _same_count(one: Block, other: Block) -> bool:
    a, b = _mark(one), _mark(other)
    return a is not None and b is not None and a.style == b.style and b.number == a.number + 1


def section_of(trail: Sequence[Line], body: Sequence[Line]) -> str:
    """The part of a guide with the highest score."""
    scores: dict[str, float] = {}
    text = "".join(line.text for line in body)
    for name, words in table("sections").items():
        own = sum(IN_HEADING for word in words["heading"] if trail and word in trail[-1].text)
        own += IN_HEADING * bool(trail and trail[-1].text in words.get("exact", ()))
        above = sum(IN_PARENT for word in words["heading"] for line in trail[:-1] if word in line.text)
        scores[name] = own + above + IN_TEXT * sum(1 for word in words["body"] if word in text)
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else DEFAULT
