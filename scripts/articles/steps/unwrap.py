"""Put lines together that a printed page broke in the middle of a sentence, as text copied out of a PDF is broken.

Only where the page shows its width: most lines that end without a mark are as long as each other. Such a line goes on in the
next one, be it across the foot of a page; the lines that were put together stand under the first one's number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.articles.marks import parse_mark
from scripts.articles.model import Change, Document, Line
from scripts.articles.segmenter import words

STEP = "unwrap"
KIND = "joined"
LEAST = 3  # lines of the page's width that end in the middle of a sentence
NARROWEST, WIDEST = 12, 60  # characters of a printed line
SHARE = 0.8  # of the lines that end without a mark, and are no short headings
SPLIT = 0.15  # of the lines that follow one another, which break a word or begin with a comma
ABOUT = 2  # characters by which lines of one width differ: a mark that does not open a line, Latin letters
ENDS = re.compile(r"[。！？!?；;：:…][”’」』）)]*$")
OPENS = re.compile(r"[，。、；：！？”』」）,.;:!?)]")
WORD = 6  # characters on either side of a border in which its words are told
LATIN = re.compile(r"[A-Za-z0-9]$")


def unwrap(doc: Document) -> tuple[Document, list[Change]]:
    """Join broken lines; each line that was joined to the one above is a change that shows where."""
    lines = [line for line in doc.kept() if line.kind == "paragraph" and not line.row]
    width = _width(lines)
    if not width or any(line.at for line in lines):
        return doc, []
    new: dict[int, Line] = {}
    changes: list[Change] = []
    head: Line | None = None
    above = ""
    for line in doc.lines:
        if not line.keep:
            head = None if line.kind in ("blank", "markup") else head
            continue
        if head is not None and _goes_on(above, line, width):
            glue = " " if LATIN.search(above) and LATIN.match(line.text[:1]) else ""
            new[head.n] = replace(
                new.get(head.n, head), text=new.get(head.n, head).text + glue + line.text, through=line.n
            )
            new[line.n] = line.dropped(KIND)
            seam = f"{above[-WORD:]}⏎{line.text[:WORD]}"
            changes.append(Change(STEP, head.n, KIND, seam, seam.replace("⏎", glue), "inferred"))
            changes.append(Change(STEP, line.n, KIND, line.text, "", "inferred"))
        else:
            head = line if line.kind == "paragraph" and not line.row else None
        above = line.text
    return doc.with_lines(new), changes


def _width(lines: Sequence[Line]) -> int:
    """The width of the page in characters; 0 where its lines end where their sentences do."""
    broken = [len(line.text) for line in lines if not ENDS.search(line.text) and NARROWEST <= len(line.text) <= WIDEST]
    if not broken:
        return 0
    width = max(Counter(broken).items(), key=lambda pair: (pair[1], pair[0]))[0]
    alike = sum(1 for length in broken if abs(length - width) <= ABOUT)
    longest = max((len(line.text) for line in lines), default=0)
    whole = alike >= max(LEAST, SHARE * len(broken)) and longest <= width + ABOUT
    return width if whole and _splits_words(lines) else 0


def _splits_words(lines: Sequence[Line]) -> bool:
    """Whether lines break where nobody would: in a word, or before a comma."""
    pairs = [(one.text, other.text) for one, other in pairwise(lines) if not ENDS.search(one.text)]
    split = sum(1 for above, below in pairs if OPENS.match(below) or one_word(above[-WORD:], below[:WORD]))
    return split >= max(1, SPLIT * len(pairs))


def one_word(above: str, below: str) -> bool:
    """Whether a word of the text put together runs across the border."""
    ends, at = set(), 0
    for word in words(above + below):
        at += len(word)
        ends.add(at)
    return len(above) not in ends


def _goes_on(above: str, line: Line, width: int) -> bool:
    """Whether a line is the rest of the one above: that one is full and ends no sentence, and this one opens nothing."""
    if line.kind != "paragraph" or line.row:
        return False
    if OPENS.match(line.text):
        return True
    return len(above) >= width - ABOUT and not ENDS.search(above) and parse_mark(line.text) is None
