"""Where lists, tables and lines of dashes stand among the lines around them, and whether Markdown counts a list as its numbers do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from engine.content.near.boxes import BOX
from engine.content.near.signs import beginning

ITEM = re.compile(r"^(?P<indent> *)(?:[-*+]|(?P<number>\d{1,2})\.) +\S")
# Signs that count and that Markdown does not know: （1） ① 一、 1） (2). Lines that begin with one become a single paragraph.
COUNTED = re.compile(r"^ *(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、)")
LIST = re.compile(r"^\s*(?:- |\d{1,2}\. )\S")  # - one, 1. one
OTHER = re.compile(
    r"\s*(?:<|!!!|[-－·•]\S|\d{1,2}[、．。）)]\s*\S)"
)  # no sentence: a tag, a box, or nearly an item, which is told by itself
TABLE = re.compile(r"^\s*\|")
UNDERLINE = re.compile(r"^\s*(?:-{2,}|={2,})\s*$")


def spaced(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """A list or a table right below a sentence is a part of that sentence; so is a line of dashes, which makes it a heading."""
    before = ""
    inside = False  # a list's item, or what belongs to one
    for number, raw in lines:
        text = raw.strip()
        if not text:
            inside = False
        elif LIST.match(raw):
            if before and not inside and not OTHER.match(before):
                yield (
                    number,
                    f"a list needs an empty line before it, or '{beginning(raw)}' goes on with the sentence above. Add one.",
                )
            inside = True
        elif TABLE.match(raw):
            if before and not TABLE.match(before) and not BOX.match(before):
                yield number, "a table needs an empty line before it. Add one."
        elif UNDERLINE.match(raw):
            if before:
                yield (
                    number,
                    f"'{text}' right below a sentence makes a heading of it. Take it out, or write '## … {{#id}}'.",
                )
        elif not raw.startswith(" "):
            inside = False
        before = raw if text else ""


def nested(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """An item by two spaces stands beside the one above, not below it; a list that goes on after a paragraph begins at 1 again."""
    indents: list[int] = []  # of the list that goes on
    last: dict[int, int] = {}  # the last number at an indentation, in this step
    runs: dict[int, list[int]] = {}  # all numbers of the list there
    blank = True
    for number, raw in lines:
        if not raw.strip():
            blank = True
            continue
        indent = len(raw) - len(raw.lstrip(" "))
        if not (item := ITEM.match(raw)):
            if raw.startswith("#"):
                indents, last = [], {}
            indents = [each for each in indents if each < indent] if blank else indents
            blank = False
            continue
        if indents and max(0, indent - indents[0]) % 4:
            yield (
                number,
                f"{indent - indents[0]} spaces before '{beginning(raw)}' make an item beside the one above. Write 4 for one below it.",
            )
        count = int(item["number"] or 0)
        if count > 1 and indent not in indents and last.get(indent) == count - 1:
            yield (
                number,
                f"the page shows 1 for '{beginning(raw)}': a list that is broken off begins anew. Write four spaces before the lines between that belong to item {count - 1}.",
            )
        run = runs[indent] if indent in indents else []
        if count and last.get(indent) and run and (said := _miscounted(run, count)):
            yield number, f"'{beginning(raw)}' comes after {run[-1]}, and a page counts by ones. Write {said}."
            run = []  # what follows goes on from here
        runs[indent] = [*run, count]
        last[indent] = count
        indents, blank = [*(each for each in indents if each < indent), indent], False


def _miscounted(run: list[int], count: int) -> int | None:
    """What the next number of a list has to be where `count` is another; a list of ones alone is counted by the page."""
    expected = run[0] + len(run)
    return expected if count != expected and {*run, count} != {1} else None


def counted(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Two lines, one right below the other, that count by signs of which Markdown makes no list."""
    for (_, before), (number, raw) in pairwise(lines):
        if COUNTED.match(raw) and COUNTED.match(before) and not before.endswith("  "):
            sign = COUNTED.match(raw)
            yield (
                number,
                f"'{sign[0].strip() if sign else ''}' begins no item: the lines become one paragraph. Write 1. 2. 3. for a list, or an empty line between.",
            )
