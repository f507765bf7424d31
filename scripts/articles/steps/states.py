"""What the course of a page leaves open: short lines inside the article, its first and last sentences, a note without any paragraph.

The course weighs shapes; these look at what it took, line by line. Each gives the states back with more lines of the article, never fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from scripts.articles.containers.evidence import READABILITY_YES, TRAFILATURA_YES
from scripts.articles.course import ARTICLE, ASIDE, OUTSIDE, Clue
from scripts.articles.model import Line
from scripts.articles.shapes import ENDS, INSIDE, Shape, speaks

LINK_KIND = "related_link"  # a link that stands in a text, and ends none
SOLD = ("advert", "contact", "hidden", LINK_KIND)  # kinds of lines that stand between those of a text
BOTH_TOOK = READABILITY_YES + TRAFILATURA_YES
LONGEST_GAP = 12
MANY = 3
ATTACHED = re.compile(r"附件?\s?\d?[:：]\s?\S")
SPOKEN_SHARE = 0.6  # of a note's lines, in which somebody speaks


def without_needless_gaps(states: Sequence[int], shapes: Sequence[Shape], clues: Sequence[Clue]) -> list[int]:
    """Inside the article, short lines among which none is furniture by itself are text: a table, a list without marks.

    Where nothing on a whole page is furniture, nothing stands around the article: somebody has pasted that alone: sentences, or a list.
    """
    items = sum(1 for shape in shapes if shape.kind == "marked")
    if (ARTICLE in states or items >= MANY) and not any(map(_suspicious, shapes, clues)):
        return [ARTICLE] * len(states)
    out = list(states)
    start = 0
    for i, state in enumerate(states):
        if state != ARTICLE:
            continue
        gap = range(start, i)
        plain = not any(_suspicious(shapes[k], clues[k]) for k in gap)
        unsupported = sum(1 for k in gap if clues[k].hint <= 0)  # by what a saved page's markup says
        if start and gap and unsupported <= LONGEST_GAP and plain:
            out[start:i] = [ARTICLE] * len(gap)
        start = i + 1
    return out


def with_taken(states: Sequence[int], shapes: Sequence[Shape], clues: Sequence[Clue]) -> list[int]:
    """Above the end of the text, a paragraph that both extractors take is text: the first of several answers."""
    return [
        ARTICLE
        if state in (OUTSIDE, ASIDE) and shape.kind == "paragraph" and clue.hint >= BOTH_TOOK and not clue.furniture
        else state
        for state, shape, clue in zip(states, shapes, clues, strict=True)
    ]


@dataclass(frozen=True)
class Seen:
    """A line as its text, its shape and its clues tell it; `kind` is what it is wherever it stands, if that is known."""

    text: str
    shape: Shape
    clue: Clue
    kind: str | None

    @property
    def is_plain(self) -> bool:
        return self.kind is None and self.clue.hint >= 0 and not self.clue.furniture


def with_last(states: Sequence[int], seen: Sequence[Seen], loose: bool) -> list[int]:
    """What somebody says below the last of the text, where nothing but adverts stands between, is its end.

    `loose`: the text does without full stops (is_loose), so a comma is enough.
    """

    def ends(at: int) -> bool:
        one = seen[at]
        says = one.shape.stop or len(INSIDE.findall(one.text)) > (not loose) or ATTACHED.match(one.text)
        return one.kind in SOLD or bool(says and one.is_plain and not one.shape.timed)

    start = max((i for i, state in enumerate(states) if state == ARTICLE), default=len(states)) + 1
    return _taken(states, takewhile(ends, range(start, len(states))))


def with_first(states: Sequence[int], seen: Sequence[Seen], loose: bool) -> list[int]:
    """A sentence right above the first of the text is its beginning: 谢邀。 `loose` as in with_last."""

    def begins(at: int) -> bool:
        one = seen[at]
        says = one.shape.stop or (loose and INSIDE.search(one.text))
        return bool(says and one.is_plain and not _by_program(one.shape))

    end = min((i for i, state in enumerate(states) if state == ARTICLE), default=0)
    return _taken(states, takewhile(begins, reversed(range(end))))


def _taken(states: Sequence[int], more: Iterable[int]) -> list[int]:
    taken = set(more)
    return [ARTICLE if i in taken else state for i, state in enumerate(states)]


def is_loose(states: Sequence[int], texts: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether a text that was pasted does without full stops."""
    own = [text for state, text in zip(states, texts, strict=True) if state == ARTICLE]
    stops = sum(1 for text in own if ENDS.search(text))
    return len(own) > MANY and stops * MANY < len(own) and not any(line.at for line in lines)


def with_spoken(
    states: Sequence[int], lines: Sequence[Line], shapes: Sequence[Shape], clues: Sequence[Clue]
) -> list[int]:
    """Where a text that was pasted has no full paragraph, the lines in which somebody speaks are one: a note without a full stop.

    It goes from the first of them to the last above what closes; what is furniture between them stays furniture.
    """
    full = any(state == ARTICLE and shape.kind == "paragraph" for state, shape in zip(states, shapes, strict=True))
    if full or any(line.at for line in lines):
        return list(states)
    end = next((i for i, clue in enumerate(clues) if clue.closer and i >= MANY), len(lines))
    spoken = [i for i in range(end) if speaks(lines[i].text) and not clues[i].furniture and not _by_program(shapes[i])]
    if len(spoken) < MANY:
        return list(states)
    note = range(spoken[0], spoken[-1] + 1)
    plain = sum(1 for i in note if not clues[i].furniture and not _by_program(shapes[i]))
    if len(spoken) < SPOKEN_SHARE * plain:
        return list(states)
    return [ARTICLE if i in note and not clues[i].furniture else state for i, state in enumerate(states)]


def _by_program(shape: Shape) -> bool:
    return shape.timed or shape.template or shape.twice


def _suspicious(shape: Shape, clue: Clue) -> bool:
    if clue.row and clue.hint >= 0:
        return False
    return clue.furniture or clue.closer or shape.timed or shape.template or clue.hint < 0
