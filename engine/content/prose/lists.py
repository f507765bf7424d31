"""What stands between lists, and before one. Two lists with nothing between them: Markdown makes one of them, and a list of what to do becomes part
of a list of what not to. "Say four things:" above five: one was added, or lost."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.content.figures import numbers
from engine.content.prose.blocks import ITEM
from engine.content.source_page import HEADING, SourcePage
from engine.han import HAN

ANNOUNCES = re.compile(r"(?<![^。！？；.!?;])[^。！？；.!?;]*[:：]\s*$")  # the end of a sentence that leads to a list
# What stands between a number of things and the colon: 四句话：, four things: — none of time or people — and what before it counts none or asks for more: 第四条, Article 4, if two …
THINGS = re.compile(
    rf"(?:[条步句种样项件类点]|个)(?![{HAN}]*[日天周月年时钟度内前后人星礼])[{HAN}]{{0,3}}[:：]"
    r"|(?!(?: [a-z]+)? (?:second|minute|hour|day|night|week|month|year|time|yuan|percent|person|people|of|am|pm)s?\b)(?: [a-z]+){1,2}:"
)
PLACE = re.compile(
    r"(?:第|\b(?:article|section|step|part|page|rule|no|number|item|within|before|after|each of (?:the|these|your))\.?|[早晚午]上?)\s*$|^\s*(?:if|when)\b|如果|要是"
)
GOES_ON = re.compile(rf"[{HAN}，；、]$")
BEGUN = re.compile(rf"\s*[{HAN}“《（]")
BEGINS = re.compile(
    r" {4}|\s*(?:#|\||!!!|\?\?\?|>)"
)  # code, a heading, a row, the head of a box: the next line is not of its sentence
APART = re.compile(r"<!--|<pre\b"), re.compile(r"-->|</pre>")  # what begins and ends lines that stand as they are
BROKEN = "the sentence goes on in this line ('{words}…'), and a browser may show a blank before it. Write it in one line with what stands above, or an empty line between."
MOST = 12  # items that somebody counts
SAID = "this says {said}, and {shown} items follow. Correct the number, or the list."
# 第三步, Step 3 at the head of a heading. Articles of a law, rules and years are not counted on.
NUMBERED = re.compile(
    r"(?:第(?P<at>[零一二三四五六七八九十]{1,3}|\d{1,2})(?P<of>[步点项])|(?P<step>step|part) (?P<nth>\d{1,2}|[a-z]+))(?=\s*(?:[：:.—-]|$))"
)
UNCOUNTED = "this heading says {here}, and the one before it {before}. Count on, or begin with 1."
MERGED = "a list of another kind begins right below the one from line {start}; a browser shows both as one. Put a line of words between them."


def merged_lists(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every list whose marks differ from those of the list right before it, at the same depth."""
    open_lists: dict[int, tuple[str, int]] = {}  # indentation → its kind of mark, the line it began at
    blank = True
    for number, text in page.lines:
        if not text.strip():
            blank = True
            continue
        depth = len(text) - len(text.lstrip())
        if item := ITEM.match(text):
            kind = item[2] if item[2] in "-*+" else "1."
            known = open_lists.setdefault(depth, (kind, number))
            if known[0] != kind:
                yield number, MERGED.format(start=known[1])
            open_lists = {at: found for at, found in open_lists.items() if at <= depth}
        elif HEADING.match(text) or blank:  # a line right below an item belongs to it and parts nothing
            open_lists = {at: found for at, found in open_lists.items() if at < depth}
        blank = False


def announced(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every line that ends in a number of things and a colon, and another number of items follows. A line with several numbers says nothing."""
    lines = page.lines
    for at, (number, text) in enumerate(lines):
        if ITEM.match(text) or not (end := ANNOUNCES.search(text)):
            continue
        sentence = end[0].lower()
        said = set(numbers(sentence))
        items = _items_below(lines[at:])
        if len(said) == 1 and items > 1:
            ((value, start, stop),) = said
            counts = THINGS.match(sentence, stop) and not PLACE.search(sentence[:start])
            if 1 < value <= MOST and value != items and counts:
                yield number, SAID.format(said=value, shown=items)


def counted_headings(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every heading that counts (第三步, Step 3), where the first one was 1, and neither goes on from the one before it that counts in the same way, nor begins again."""
    may_follow: dict[tuple[int, str], set[int]] = {}
    before = ""
    for heading in page.headings:
        if not (found := NUMBERED.match(heading.text.lower())):
            continue
        written = found["at"] or found["nth"]
        counts = {int(value) for value, start, _ in numbers(written) if start == 0}
        if not counts:
            continue
        way = (heading.level, found["of"] or found["step"])
        follows = may_follow.get(way, set())
        if counts & {*follows, 1}:
            may_follow[way] = {value + 1 for value in counts & {*follows, 1}} | (follows if counts == {1} else set())
        elif follows:
            yield heading.line, UNCOUNTED.format(here=written, before=before)
            may_follow[way] = {value + 1 for value in follows | counts}  # miscounted, or one is missing
        before = written


def broken_lines(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) where a line of Chinese goes on in the next one: many a browser shows a blank there."""
    apart = False
    for (line, text), (following, rest) in pairwise(page.lines):
        begins, ends = (list(sign.finditer(text)) for sign in APART)
        if begins or ends:
            apart = bool(begins) and (not ends or begins[-1].start() > ends[-1].start())
        elif (
            not apart
            and following == line + 1
            and GOES_ON.search(text)
            and BEGUN.match(rest)
            and not BEGINS.match(text)
        ):
            yield following, BROKEN.format(words=rest.strip()[:12])


def _items_below(lines: Sequence[tuple[int, str]]) -> int:
    """Items of the list that begins below the first line, without those below its items; 0 where something else comes first, a letter too, whose lines are left out here."""
    depth, count = -1, 0
    for (before, _), (number, text) in pairwise(lines):
        if number != before + 1:
            break
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        item = ITEM.match(text)
        if depth < 0:
            if not item:
                return 0
            depth = indent
        if indent < depth or (indent == depth and not item):
            break
        count += bool(item) and indent == depth
    return count
