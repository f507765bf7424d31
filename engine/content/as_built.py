"""What Markdown makes of a page, by the same extensions that build it: asked before anybody is told that a sign belongs to nothing.

A sign that Markdown takes (*slanted*, <kbd>, > a quotation) is no leftover, and a line in code or in a remark is nobody's mistake.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown

from engine.configuration import read_leniently
from engine.folders import ENGINE

ALWAYS = ("toc", "tables", "fenced_code")  # MkDocs adds these by itself
CODE = {"code", "pre"}
REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*\S+.*$", re.MULTILINE)  # [here]: channels.md


@dataclass
class Built:
    """`shown` is what a reader sees outside code, `apart` the lines that stand in code or in a remark of several lines."""

    shown: str = ""
    apart: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.built, self._code = Built(), 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in CODE

    def handle_endtag(self, tag: str) -> None:
        self._code = max(0, self._code - (tag in CODE))  # an end without a beginning ends nothing

    def handle_data(self, data: str) -> None:
        if self._code:
            self.built.apart |= _lines(data)
        else:
            self.built.shown += data

    def handle_comment(self, data: str) -> None:
        # One of a single line may be meant as a mark: <!-- crisis -->. One within another: the first was never ended (<!-- crisis ->).
        if "\n" in data and "<!--" not in data:
            self.built.apart |= _lines(f"<!--{data}-->")


def as_built(text: str) -> Built:
    """A page without its front matter, or a part of one."""
    reader = _Reader()
    reader.feed(markdown.markdown(text, extensions=_extensions()))
    reader.close()
    return reader.built


def paragraph(lines: Sequence[str], at: int) -> str:
    """The lines between two empty ones around the one at that index, without the blanks before them all, and the page's references."""
    first, last = at, at
    while first and lines[first - 1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    held = lines[first : last + 1]
    indent = min(len(line) - len(line.lstrip(" ")) for line in held)
    references = REFERENCE.findall("\n".join(lines))
    return "\n".join([*(line[indent:] for line in held), "", *references])


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip()}


@cache
def _extensions() -> list[str]:
    """As engine/guide.yml switches them on; options of one change ids and links, nothing that is asked here."""
    listed: list[Any] = read_leniently(ENGINE / "guide.yml")["markdown_extensions"]
    names = [next(iter(each)) if isinstance(each, dict) else str(each) for each in listed]
    return list(dict.fromkeys([*ALWAYS, *names]))
