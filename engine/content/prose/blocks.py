"""A page's body as blocks: a paragraph, a list item, a table's row, or a box with words to say, each with its line and section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from engine.content.source_page import HEADING, HEADING_ID, SourcePage

BOX = re.compile(r'^(\s*)!!! ([a-z ]+?)(?: "(.*)")?\s*$')  # !!! quote admits "可以这样说"
ITEM = re.compile(r"^(\s*)([-*+]|\d+[.)])\s+")  # 1. 挂断。
ROW = re.compile(r"^\s*\|")
QUOTE = "quote"


@dataclass(frozen=True)
class Block:
    """`kind` is "text", "item", "row" or "box"; a box has its title and classes, and its text keeps its lines."""

    line: int
    kind: str
    text: str
    section: str
    title: str = ""
    classes: tuple[str, ...] = ()


def blocks(page: SourcePage) -> tuple[Block, ...]:
    """The blocks of the page's body, in order. Boxes other than quotes are taken apart as if their lines stood alone."""
    return _blocks(page.lines)


@lru_cache(maxsize=1024)  # eight checks ask for those of each page
def _blocks(lines: tuple[tuple[int, str], ...]) -> tuple[Block, ...]:
    reader = _Reader()
    found = [block for number, text in lines for block in reader.take(number, text)]
    return (*found, *reader.flush())


class _Reader:
    def __init__(self) -> None:
        self.section, self.start, self.kind = "", 0, "text"
        self.held: list[str] = []
        self.box: tuple[int, str, tuple[str, ...]] | None = None  # its body's indentation, title, classes

    def take(self, number: int, text: str) -> Iterator[Block]:
        if self.box and (not text.strip() or _indent(text) >= self.box[0]):
            if text.strip():
                self.held.append(text.strip())
            return
        if heading := HEADING.match(text):
            yield from self.flush()
            found = HEADING_ID.search(heading[3] or "")
            self.section = found[1] if found else ""
        elif box := BOX.match(text):
            yield from self.flush()
            classes = tuple(box[2].split())
            if QUOTE in classes:
                self.box, self.start = (len(box[1]) + 4, box[3] or "", classes), number
        elif not text.strip():
            yield from self.flush()
        else:
            yield from self._line(number, text)

    def _line(self, number: int, text: str) -> Iterator[Block]:
        kind = "item" if ITEM.match(text) else "row" if ROW.match(text) else "text"
        if self.box or kind != "text" or self.kind == "row":
            yield from self.flush()
        if not self.held:
            self.start, self.kind = number, kind
        self.held.append(ITEM.sub("", text).strip())

    def flush(self) -> Iterator[Block]:
        if self.held:
            if self.box:
                yield Block(self.start, "box", "\n".join(self.held), self.section, self.box[1], self.box[2])
            else:
                yield Block(self.start, self.kind, " ".join(self.held), self.section)
        self.held, self.box, self.kind = [], None, "text"


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
