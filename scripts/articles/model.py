"""The document that every step reads and returns, and the change that says what a step did.

Frozen, so that a step can never alter what an earlier one reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

LEFT_OUT = "left_in_script"  # the kind of a change that tells a string of a page's script that was not taken
Confidence = Literal["certain", "inferred", "needs_editor"]


@dataclass(frozen=True, slots=True)
class Line:
    """One source line. `n` counts from 1; `marker` + `text` is what the source said, less the changes."""

    n: int
    raw: str
    text: str
    keep: bool = True
    kind: str = "paragraph"
    level: int | None = None
    marker: str = ""
    flags: tuple[str, ...] = ()
    at: str = ""  # line:column in the source, where a line is not simply the source's line n
    row: bool = False  # a row of a saved page's table
    through: int = 0  # the last source line that was put together with this one; 0 where there is none
    hint: float = 0.0  # what the page's markup says: above 0 for the article, below 0 against it
    apart: str = ""  # what the page's markup sets apart: an advert, what is hidden; "" for everything else

    def flagged(self, flag: str) -> Line:
        """This line with one more flag; a flag stands once."""
        return self if flag in self.flags else replace(self, flags=(*self.flags, flag))

    def dropped(self, kind: str) -> Line:
        """This line as boilerplate of a kind."""
        return replace(self, keep=False, kind=kind)


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to a line. `needs_editor` with before == after: seen, and left to the editor."""

    step: str
    n: int
    kind: str
    before: str
    after: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Document:
    """A whole article between two steps. `script` is "hans" or "hant": what the source was written in."""

    source: str
    sha256: str
    encoding: str
    script: str
    lines: tuple[Line, ...]
    page_title: str = ""  # what the page's own <title> says, where there was one

    def kept(self) -> tuple[Line, ...]:
        """Lines that hold content."""
        return tuple(line for line in self.lines if line.keep)

    def with_lines(self, new: Mapping[int, Line]) -> Document:
        """This document with some lines exchanged; keys are line numbers."""
        return replace(self, lines=tuple(new.get(line.n, line) for line in self.lines)) if new else self


Step = Callable[[Document], tuple[Document, list[Change]]]


NOT_CHINESE = (
    "this text is not in Chinese, and only Chinese pages are cleaned, drafted and entered in ledgers. "
    "Read it, and write what you take from it in your own words into the guide; the page's `sources` then say `editorial`."
)


class ArticleError(Exception):
    """Something an editor can put right: the message names the file and says what to do."""


def drop(lines: Iterable[tuple[Line, str]], step: str) -> tuple[dict[int, Line], list[Change]]:
    """Drop lines, each as a kind of boilerplate; the change shows the whole line as it was."""
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line, kind in lines:
        new[line.n] = line.dropped(kind)
        changes.append(Change(step, line.n, kind, line.text, "", "certain"))
    return new, changes
