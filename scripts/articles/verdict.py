"""What must be said about a page as a whole, before anybody reads its lines.

Two things: more text was dropped than kept, or nothing was kept that is text (then the lines are named), and: the page
reads as machine-spun, so no word-by-word repair makes it safe to quote. Spun text shows by the project's own table of odd
words, and, where a spinner used others, by rare words: written Chinese has some twenty different rare words in a
thousand characters, a spinner that takes the rarer synonym each time twice as many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scripts.articles.chinese import HAN, han_count
from scripts.articles.model import LEFT_OUT, Change, Document, Line
from scripts.articles.segmenter import count_of, words
from scripts.articles.shapes import shape_of, speaks
from scripts.articles.steps.unwrap import KIND as JOINED

SPUN = "spun"
LOST = "more_dropped_than_kept"
EMPTY = "no_text_kept"
WORD = re.compile(f"[{HAN}]{{2}}$")
RARE = 60  # at most so often in jieba's list (60 million words)
MANY_RARE = 38.0  # different rare words in 1,000 characters: above any of 88 ordinary pages (33.6)
SOME_RARE = 20.0
MANY_ODD, ODD_DENSITY = 6, 12.0  # different words of the table, and how many of them in 1,000 characters
SOME_ODD, SOME_DENSITY = 3, 6.0
LEAST_HAN = 120
READ = 6_000  # characters that are read; the rest of a page is no different
SENTENCE_KINDS = ("paragraph", "prose", "sentence")
SPEAKING = 3  # short lines without a full stop in which somebody speaks, as in a thread or a note, are text
MENTIONED = 12  # lines named in a warning
STOP = re.compile("[。！？]")
QUOTED, SHOWN = 3, 30  # sentences in a warning, and characters of each


def warnings_of(doc: Document, distinct: int, per_thousand: float) -> tuple[str, ...]:
    """The warnings, each a kind, a colon and a sentence with line numbers. Empty for a page that is in order."""
    return (*_lost(doc), *([_spun()] if is_spun(doc, distinct, per_thousand) else []))


def left_out(changes: Sequence[Change]) -> tuple[str, ...]:
    """A warning where sentences of a page's script were not taken; names and labels alone are only told."""
    texts = [change.before for change in changes if change.kind == LEFT_OUT]
    sentences = [text for text in texts if STOP.search(text)]
    if not sentences:
        return ()
    shown = " · ".join(text[:SHOWN] for text in sentences[:QUOTED])
    return (
        f"{LEFT_OUT}: {len(texts)} strings of the page's scripts were left out, {len(sentences)} with a sentence ({shown}). "
        "Open the page in a browser: do they belong to the article?",
    )


def is_spun(doc: Document, distinct: int, per_thousand: float) -> bool:
    """Whether the page reads as machine-spun; `distinct` and `per_thousand` are the table's (steps/wording.py)."""
    if distinct >= MANY_ODD and per_thousand >= ODD_DENSITY:
        return True
    text = "\n".join(line.text for line in doc.kept())[:READ]
    if han_count(text) < LEAST_HAN:
        return False
    rare = rare_words(text)
    return rare >= MANY_RARE or (rare >= SOME_RARE and distinct >= SOME_ODD and per_thousand >= SOME_DENSITY)


def rare_words(text: str) -> float:
    """Different rare words of two characters in 1,000 Han characters."""
    found = {word for word in words(text) if WORD.match(word) and 0 < count_of(word) <= RARE}
    return 1000 * len(found) / max(han_count(text), 1)


def _spun() -> str:
    return f"{SPUN}: reads as machine-spun: do not quote it. Its words may say the reverse of what was meant."


def _lost(doc: Document) -> list[str]:
    lines = [line for line in doc.lines if line.kind != "blank"]
    kept = [line for line in lines if line.keep and _is_text(line.text)]
    gone = [line for line in lines if not line.keep and line.kind != JOINED and _is_text(line.raw) and line.hint >= 0]
    if not kept:
        short = [line for line in lines if line.keep and line.kind != "title" and speaks(line.text)]
        kept = short if len(short) >= SPEAKING else []
    if not kept:
        return [f"{EMPTY}: nothing but page furniture is kept. {_look(gone or lines)}"]
    if _size(gone) > _size(kept):
        return [f"{LOST}: more sentences are dropped than kept. {_look(gone)}"]
    return []


def _is_text(text: str) -> bool:
    return shape_of(text.strip()).kind in SENTENCE_KINDS


def _size(lines: Iterable[Line]) -> int:
    return sum(han_count(line.raw) for line in lines)


def _look(lines: Sequence[Line]) -> str:
    longest = sorted(sorted(lines, key=lambda line: -han_count(line.raw))[:MENTIONED], key=lambda line: line.n)
    return f"Look at {spans([line.n for line in longest])}: is the article there?"


def spans(numbers: Sequence[int]) -> str:
    """line 7, lines 1–3, 7"""
    return ("line " if len(numbers) == 1 else "lines ") + ", ".join(runs(numbers))


def runs(numbers: Sequence[int]) -> list[str]:
    """Line numbers, those that follow one another taken together: 1–3, 7."""
    out: list[list[int]] = []
    for n in numbers:
        if out and n == out[-1][1] + 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return [str(a) if a == b else f"{a}–{b}" for a, b in out]
