"""Where the article of a page begins and ends: the most likely course of its lines through four states.

outside (menus and buttons before any text), article, aside (an advertisement in it), and tail (what stands below an article: comments, other articles, the
site's own lines). Every line says something about its state by its shape; staying in a state is cheap, changing is not;
and the tail, which only a line like 网友评论 or 责任编辑 opens, is left only for several full paragraphs or where the
article's own numbering goes on. The best course is found over the whole page at once (Viterbi), so that neither a label
above the text nor a long comment below it decides alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.articles.shapes import Shape

OUTSIDE, ARTICLE, ASIDE, TAIL = range(4)
NEVER = float("-inf")
ENTER = 1.2  # from outside into the article
LEAVE = 1.6
BACK_BY_NUMBER = 0.5
BACK = 9.0  # from the tail into the article
BACK_SOFT = 3.0  # while only what may close has come
SEEN = 2  # paragraphs above the first line that may close an article
CLOSER = 2.5  # a line that opens a tail, inside an article
FURNITURE = 1.6
MACHINE = 1.4  # a template, a date
LABEL = 0.5
HEADLINE = 0.7
BESIDE = 0.35  # of a paragraph's weight counts beside a name with a date, or where the paragraph stands twice
RUN = 3  # labels and headlines in a row that make each of them worse
BRIDGE = 8  # short lines at most between two paragraphs of which nothing says furniture: headings, items without marks
MOST_BETWEEN = 1  # furniture among them
HEADLINES, FULL_HAN = 0.0, 45  # a sentence or two without text beside them, below what closes: 来了！你猜多少钱？
ROW = 0.3
DOUBTED = 0.25  # of what extractors say against a numbered item
EXTRACTORS = -2.0  # both of them against it, and nothing else
LEADS = 0.2  # a short line right above text, once the article has begun
COUNTED = 0.4  # a numbered item beside its neighbour in the count
CHAPTER = ("chapter", "cn", "cn_paren", "step")


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of a line besides its shape. `hint` > 0: other evidence speaks for the article, < 0: against it."""

    furniture: bool = False
    closer: bool = False
    may_close: bool = (
        False  # what stands below many an article, and above and in the middle of others: a date, a row of buttons
    )
    row: bool = False  # a row of a table of data
    hint: float = 0.0
    goes_on: bool = False  # its chapter number is one more than the last


def course(shapes: Sequence[Shape], clues: Sequence[Clue]) -> list[int]:
    """The state of each line."""
    best = [0.0, -ENTER, NEVER, NEVER]
    back: list[tuple[int, ...]] = []
    seen, closed = 0, False
    bridges = _bridges(shapes, clues)
    for i, clue in enumerate(clues):
        closer = (clue.closer or clue.may_close) and seen >= SEEN
        best, came = _step(best, closer, BACK_BY_NUMBER if clue.goes_on else BACK if closed else BACK_SOFT)
        gain = _gain(shapes, clues, i, closed)
        gain = max(gain, clue.hint) if i in bridges and clue.hint >= 0 else gain
        leads = seen >= SEEN and not closed and _leads(shapes, clues, i)
        best[ARTICLE] += max(gain, LEADS + clue.hint) if leads else gain
        closed = closed or (clue.closer and closer)
        seen += shapes[i].kind in ("paragraph", "sentence", "marked")
        back.append(came)
    state = max(range(len(best)), key=lambda s: best[s])
    states = []
    for came in reversed(back):
        states.append(state)
        state = came[state]
    return states[::-1]


def _step(best: list[float], closer: bool, back: float) -> tuple[list[float], tuple[int, ...]]:
    """One line on: the best score of each state, and from which state it came. What closes, closes only behind text."""
    outside, article, aside, tail = best
    ways = [
        [(outside, OUTSIDE)],
        [(outside - ENTER, OUTSIDE), (article, ARTICLE), (aside - ENTER, ASIDE), (tail - back, TAIL)],
        [] if closer else [(aside, ASIDE), (article - LEAVE, ARTICLE)],
        [(tail, TAIL)] + ([(article - LEAVE, ARTICLE), (aside, ASIDE)] if closer else []),
    ]
    chosen = [max(way, default=(NEVER, OUTSIDE)) for way in ways]
    return [score for score, _ in chosen], tuple(state for _, state in chosen)


def _gain(shapes: Sequence[Shape], clues: Sequence[Clue], i: int, closed: bool) -> float:
    """How much a line speaks for the article (below 0: against it)."""
    shape, clue = shapes[i], clues[i]
    if clue.row and not clue.furniture:
        return ROW + clue.hint
    gain = _by_shape(shape)
    if shape.kind == "marked" and EXTRACTORS <= clue.hint < 0:
        clue = replace(clue, hint=clue.hint * DOUBTED)
    if shape.kind == "marked" and _in_count(shapes, i):
        gain = max(gain, COUNTED)
    if shape.kind in ("paragraph", "prose", "sentence") and closed:
        gain *= BESIDE if shape.twice or _beside_machine(shapes, clues, i) else 1.0
        lone = shape.han < FULL_HAN and not shape.stop and not _beside_text(shapes, i)
        gain = min(gain, HEADLINES) if lone else gain
    if shape.kind in ("label", "headline", "symbols"):
        gain *= 1.0 + 0.5 * (_run(shapes, i) >= RUN)
    if shape.timed and shape.kind not in ("paragraph", "sentence", "prose"):
        gain -= MACHINE
    if shape.template:
        gain -= MACHINE
    if clue.furniture:
        gain = min(gain, 0.0) - FURNITURE
    if clue.closer:
        gain = min(gain, 0.0) - CLOSER
    return gain + (min(clue.hint, 0.0) if shape.timed and shape.kind in ("label", "headline") else clue.hint)


def _bridges(shapes: Sequence[Shape], clues: Sequence[Clue]) -> frozenset[int]:
    """Positions of short lines between two paragraphs where no line is a machine's: they neither help nor harm."""
    out: set[int] = set()
    last = -1  # the paragraph above, while nothing but plain short lines and an advertisement has come since
    interrupted = 0
    for i, (shape, clue) in enumerate(zip(shapes, clues, strict=True)):
        if shape.kind == "paragraph" and not clue.furniture and not clue.closer:
            between = range(last + 1, i)
            if last >= 0 and len(between) <= BRIDGE and not shape.twice:
                out.update(k for k in between if not clues[k].furniture)
            last, interrupted = i, 0
        elif clue.row and clue.hint >= 0:
            continue
        elif clue.closer or shape.timed or shape.template or shape.twice or (clue.hint < 0 and not clue.furniture):
            last = -1
        elif clue.furniture:
            interrupted += 1
            last = last if interrupted <= MOST_BETWEEN else -1
    return frozenset(out)


def _leads(shapes: Sequence[Shape], clues: Sequence[Clue], i: int) -> bool:
    """Whether a short line stands right above a paragraph, or above the first of numbered items: a heading does."""
    shape, clue = shapes[i], clues[i]
    if shape.kind not in ("label", "headline") or shape.timed or shape.template or shape.twice or i + 1 == len(shapes):
        return False
    if clue.furniture or clue.closer or clue.hint < 0 or clues[i + 1].furniture:
        return False
    below = shapes[i + 1]
    first = below.mark is not None and below.mark.number == 1 and _in_count(shapes, i + 1)
    return below.kind == "paragraph" or first


def _in_count(shapes: Sequence[Shape], i: int) -> bool:
    """Whether the line above or below has the number before or after this one's, in the same style."""
    mark = shapes[i].mark
    beside = [shapes[k].mark for k in (i - 1, i + 1) if 0 <= k < len(shapes)]
    return mark is not None and any(
        other is not None and other.style == mark.style and abs(other.number - mark.number) == 1 for other in beside
    )


def _by_shape(shape: Shape) -> float:
    if shape.kind == "paragraph":
        return 2.0 + min(shape.han, 120) / 40
    if shape.kind == "prose":
        return 0.3 + min(shape.han, 80) / 80
    if shape.kind == "sentence":
        return 0.3 + min(shape.han, 40) / 40
    if shape.kind == "number":
        return 0.0
    if shape.kind == "intro":
        return 0.5
    if shape.kind == "marked":
        return 1.0 if shape.mark and shape.mark.style in CHAPTER else 0.1
    if shape.mark and shape.mark.style in ("bold", "hash"):
        return 0.2
    if shape.mark:
        return 0.0
    return -HEADLINE if shape.kind == "headline" else -LABEL


def _beside_machine(shapes: Sequence[Shape], clues: Sequence[Clue], i: int) -> bool:
    """Whether a line next to this one was filled in by a program: a name with a date, a count, a button."""
    return any(
        shapes[k].kind != "paragraph"
        and not shapes[k].mark
        and (shapes[k].timed or shapes[k].template or clues[k].furniture)
        for k in (i - 1, i + 1)
        if 0 <= k < len(shapes)
    )


def _beside_text(shapes: Sequence[Shape], i: int) -> bool:
    return any(shapes[k].kind == "paragraph" for k in (i - 1, i + 1) if 0 <= k < len(shapes))


def _run(shapes: Sequence[Shape], i: int) -> int:
    """How many labels and headlines stand in a row around a line (counted up to a few)."""
    count = 1
    for step in (-1, 1):
        k = i + step
        while 0 <= k < len(shapes) and count < RUN and shapes[k].kind in ("label", "headline", "symbols"):
            count += 1
            k += step
    return count


def continued(marks: Sequence[Shape]) -> list[bool]:
    """For each line whether its chapter number is one more than the last of its style: the article goes on there."""
    last: dict[str, int] = {}
    out = []
    for shape in marks:
        mark = shape.mark
        goes_on = bool(
            mark and mark.style in CHAPTER and mark.number == last.get(mark.style, 0) + 1 and mark.number > 1
        )
        if mark:
            last[mark.style] = mark.number
        out.append(goes_on)
    return out
