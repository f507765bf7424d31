"""The posts of a thread, the answers to a question, the messages of a chat: where these are what the page is about.

Under an article, what readers wrote is furniture. A thread has nothing else. It shows by its stamps: lines of one form, each
with a date, a time or a floor, with somebody's words between them, and above the first stamp no more than a title and a
question (or, where stamps stand below the posts, nothing said below the last). In a thread every line stays that is not
furniture by what it says; the stamps go, and the names in the same place beside each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import partial
from itertools import pairwise

from scripts.articles.chinese import HAN_CHAR, han_count
from scripts.articles.furniture import is_advert, is_agency, is_furniture
from scripts.articles.model import Change, Document, Line
from scripts.articles.patterns import kind_of
from scripts.articles.shapes import INSIDE, shape_of, speaks
from scripts.articles.steps.chapters import clock_chapters, counted, timetable
from scripts.articles.steps.chronicle import chronology, date_lines
from scripts.articles.steps.stamps import FLOOR, HOUR, LABELS, NUMBER, STOREY, WORDS, form_of

STEP = "boilerplate"
KIND = "post_stamp"
TEXT = ("paragraph", "prose", "sentence", "intro", "teaser")
LEAST = 3  # stamps of one form
NAME, NAME_HAN, NAME_SHARE = 14, 10, 0.7
MOST_ABOVE = 3  # lines of text above the first stamp: a title, a question
SPEAK = 0.6  # share of the posts that say something
READERS = re.compile("评论|留言|跟帖|跟贴|[Cc]omment")


def drop_stamps(doc: Document) -> tuple[Document, list[Change], frozenset[int]]:
    """Drop a thread's stamps and names; also the numbers of the lines between them, which stay unless furniture by themselves."""
    lines = doc.kept()
    stamps = _stamps(lines)
    if not stamps:
        return doc, [], frozenset()
    end = _end(lines, stamps)
    feet = _feet(lines, stamps)
    said = set(range(stamps[0], stamps[-1] if feet else end))
    said |= set() if feet else {i for i in range(stamps[0]) if shape_of(lines[i].text).kind in TEXT}
    gone = _stamped(lines, said | set(stamps)) | set(_names(lines, stamps, feet))
    gone |= {i for i in range(stamps[0]) if FLOOR.fullmatch(lines[i].text)}
    new = {lines[i].n: lines[i].dropped(KIND) for i in gone}
    changes = [Change(STEP, lines[i].n, KIND, lines[i].text, "", "inferred") for i in sorted(gone)]
    return doc.with_lines(new), changes, frozenset(lines[i].n for i in said - gone)


def _stamped(lines: Sequence[Line], places: Set[int]) -> set[int]:
    """Positions of stamps and buttons. A date before words that comes once may be what somebody says: 3月5日 去法院."""
    forms = {i: form_of(lines[i].text) for i in places}
    often = Counter(forms.values())
    return {
        i
        for i, form in forms.items()
        if _button(lines[i].text) or (form and (WORDS not in form or STOREY in form or often[form] >= LEAST))
    }


def _stamps(lines: Sequence[Line]) -> list[int]:
    """Positions of the stamps of a thread; empty where the page is none."""
    texts = [line.text for line in lines]
    parts = clock_chapters(texts) | timetable(texts) | counted(texts) | chronology(texts) | date_lines(texts)
    forms = ["" if i in parts else form_of(text) for i, text in enumerate(texts)]
    for form, count in Counter(filter(None, forms)).most_common():
        at = [i for i, other in enumerate(forms) if other == form or (HOUR in form and other.startswith(form + " "))]
        if count >= LEAST and _is_thread(lines, at):
            return at
    return []


def _is_thread(lines: Sequence[Line], at: Sequence[int]) -> bool:
    between = [lines[a + 1 : b] for a, b in zip(at, [*at[1:], len(lines)], strict=True)]
    inner = between[:-1]
    if sum(1 for post in inner if any(map(_speaks, post))) < SPEAK * len(inner):
        return False
    above = lines[: at[0]]
    if any((kind_of(line.text, "region") and READERS.search(line.text)) for line in lines[: at[1]]):
        return False
    return _feet(lines, at) or sum(1 for line in above if _is_text(line)) <= MOST_ABOVE


def _feet(lines: Sequence[Line], at: Sequence[int]) -> bool:
    """Whether the stamps stand below the posts: they say 发布于, text stands above the first and none below the last."""
    below = lines[at[-1] + 1 : _end(lines, at)]
    labelled = bool(LABELS.search(lines[at[0]].text))
    return labelled and any(map(_is_text, lines[: at[0]])) and not any(map(_speaks, below))


def _end(lines: Sequence[Line], at: Sequence[int]) -> int:
    """Where the last post ends: at the first line that is furniture; a line that says nothing, beyond the longest post, ends it, too."""
    longest = max(b - a for a, b in pairwise(at))
    for i in range(at[-1] + 1, len(lines)):
        if form_of(lines[i].text):
            continue
        if _furniture(lines[i].text) or (i - at[-1] >= longest and not _speaks(lines[i])):
            return i
    return len(lines)


def _names(lines: Sequence[Line], at: Sequence[int], feet: bool) -> list[int]:
    """Positions of the names: a short line in the same place beside most stamps, above them, or below the feet."""
    slots = [_next(lines, i, 1 if feet else -1) for i in at]
    found = [i for i in slots if i is not None and _like_name(lines[i].text)]
    return found if len(found) >= NAME_SHARE * (len(at) - feet) else []


def _next(lines: Sequence[Line], i: int, step: int) -> int | None:
    """The nearest line that is no furniture, no stamp and no count."""
    said = Counter(NUMBER.sub("", line.text) for line in lines)
    i += step
    while 0 <= i < len(lines) and (_furniture(lines[i].text) or form_of(lines[i].text) or _counts(lines[i].text, said)):
        i += step
    return i if 0 <= i < len(lines) else None


def _counts(text: str, said: Counter[str]) -> bool:
    return bool(NUMBER.search(text)) and said[NUMBER.sub("", text)] >= LEAST


def _like_name(text: str) -> bool:
    return (
        len(text) <= NAME and han_count(text) <= NAME_HAN and not INSIDE.search(text) and shape_of(text).kind == "label"
    )


def _is_text(line: Line) -> bool:
    return shape_of(line.text).kind in TEXT and not _furniture(line.text)


def _speaks(line: Line) -> bool:
    """Whether somebody says something in a line: a sentence, or words that no menu has."""
    if _furniture(line.text) or form_of(line.text) or not HAN_CHAR.search(line.text):
        return False
    return _is_text(line) or speaks(line.text)


def _button(text: str) -> bool:
    """Whether a line between posts is no post: furniture that stands at the edges of a text elsewhere."""
    return kind_of(text, "edges") is not None and shape_of(text).kind not in TEXT


def _furniture(text: str) -> bool:
    """Whether a line is furniture by what it says."""
    kind = partial(kind_of, text)
    return bool(kind("region", "edges", "anywhere")) or is_furniture(text) or is_advert(text) or is_agency(text)
