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
OWN = 2.0  # what a passage's own words must score to part it from the rest of its article
MAIN = "process"  # what an article is about that says nothing else: something to do
MOST_OF = 3  # headings of which most can be said


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
        line = self.lines[-1] if self.lines else self.headings[-1]
        return line.through or line.n


def blocks_of(doc: Document) -> list[Block]:
    """The kept lines of a document as passages: each innermost heading with the text below it."""
    blocks: list[Block] = []
    trail: list[Line] = []
    body: list[Line] = []
    opened: list[int] = []  # lines since the last block

    common = common_words(doc)
    main = main_part(doc)

    def close(next_level: int) -> None:
        bare = trail and not body and opened and (trail[-1].level or 0) >= next_level
        if body or bare:
            default = main if trail else DEFAULT
            blocks.append(Block(tuple(trail), tuple(body), section_of(trail, body, common, default, OWN), opened[0]))
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
    return together(blocks, common)


def main_part(doc: Document) -> str:
    """The part that the article as a whole is about: where its title and all of its text point."""
    kept = doc.kept()
    titles = [line for line in kept if line.kind == "title"]
    return section_of(titles, [line for line in kept if line.kind != "title"], default=MAIN, needed=IN_TEXT)


def common_words(doc: Document) -> frozenset[str]:
    """Words of our table that stand in the title, or in most headings: they tell no passage from another."""
    titles = [line.text for line in doc.kept() if line.kind == "title"]
    headings = [line.text for line in doc.kept() if line.kind == "heading"]
    known = {word for words in table("sections").values() for word in (*words["heading"], *words["body"])}
    return frozenset(
        word
        for word in known
        if any(word in title for title in titles)
        or (len(headings) >= MOST_OF and 2 * sum(1 for text in headings if word in text) > len(headings))
    )


def together(blocks: list[Block], common: frozenset[str] = frozenset()) -> list[Block]:
    """Numbered steps stay together: consecutive parts of one count all go where most of their evidence points."""
    out: list[Block] = []
    group: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and _numbered(block) and (not group or _same_count(group[-1], block)):
            group.append(block)
            continue
        where = (
            section_of([], [line for one in group for line in (*one.headings[-1:], *one.lines)], common)
            if group
            else ""
        )
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


def section_of(
    trail: Sequence[Line],
    body: Sequence[Line],
    common: frozenset[str] = frozenset(),
    default: str = DEFAULT,
    needed: float = 0.0,
) -> str:
    """The part of a guide with the highest score; words in `common` say nothing, as all of the article is about them.

    `default` is where a passage goes whose own words score less than `needed`.
    """
    scores: dict[str, float] = {}
    text = "".join(line.text for line in body)
    for name, words in table("sections").items():
        telling = [word for word in words["heading"] if word not in common]
        own = sum(IN_HEADING for word in telling if trail and word in trail[-1].text)
        own += IN_HEADING * bool(trail and trail[-1].text in words.get("exact", ()))
        above = sum(IN_PARENT for word in telling for line in trail[:-1] if word in line.text)
        scores[name] = own + above + IN_TEXT * sum(1 for word in words["body"] if word not in common and word in text)
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= needed and scores[best] > 0 else default
