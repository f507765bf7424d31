"""Tell headings from list items from paragraphs, and give headings their levels.

The same "1. " opens a heading in one article and a list item in the next. What decides is the neighbourhood: siblings
with text of their own below them are headings, siblings in a row are a list. Levels follow nesting, not the mark: the
outermost style that an article uses for headings is level 2 (level 1 is the title).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.articles.chinese import HAN, han_count
from scripts.articles.counts import find_counts
from scripts.articles.marks import DECOR, Mark, parse_mark
from scripts.articles.model import Change, Document, Line
from scripts.articles.steps.chapters import clock_chapters
from scripts.articles.steps.chronicle import date_headings
from scripts.articles.steps.evenness import barred, bracketed, even_bold, is_spaced, set_apart
from scripts.articles.steps.levels import OUTER, levels_of, nested_styles, style_of
from scripts.articles.steps.numbers import KIND as LONE_NUMBER
from scripts.articles.steps.numbers import NUMBER

STEP = "headings"
HEADING_HAN = 30
PLAIN_HEADING_HAN = 16
SIBLINGS = 2  # headings of a sort that a page has, before one more of it counts
COMMA_HAN = 26
COMMA = re.compile("[，,：:、](?=.)")
ENDS_SENTENCE = re.compile("[。！；;，,…!]”?$")
# 申请简单:用户只需……: an item that explains itself; 案例一：小李的经历 does not
EXPLAINS = re.compile(
    r"^(?!.{0,6}(?:案例|故事|步|点|步骤|问题|误区|技巧|情况|情形|方案|方法|条|类|种|阶段|部分|件事|招|关)[一二三四五六七八九十\d]{0,2}[:：])[^:：]{1,20}[:：](?=\S{4})"
)
ONLY_ITEMS = ("bullet", "circled", "letter")
ALWAYS_HEADINGS = ("chapter", "cn", "bold")
QUESTION = re.compile("[？?]$")
ASKED = re.compile("(?:问|提问|[QqＱ])\\s?[:：]\\s*(?=.{2,40}[？?]$)")  # 问：怎样知道是真是假？
NO_HEADING = re.compile("[。！；;，,…!?？：:、”」(（|=＝]|\\.{3}|\\s{2}|\t")
QUOTED = re.compile(
    "(?<=.)“([^“”。！？，]{1,12})”|“([^“”。！？，]{1,12})”(?=.)"
)  # a word in quotation marks, not all of a line
IN_BRACKETS = re.compile(f"(?<=[{HAN}]{{2}})[(（][^（）()。！？]{{1,16}}[)）]$")
FORMULA = re.compile("[=＝≈]")
LONG_HASH = 40  # Han characters of a marked heading that is a paragraph if it has sentences
LONGEST_HASH = 60
TEXT_END = re.compile("[。！？!?；;…：:”）)]$")
INNER_STOP = re.compile("[，。！？；]|[：:].")
# 写在最后： in bold opens text, and is no heading of a part
OPENS_TEXT = re.compile("[:：]$")

Marked = tuple[Line, Mark | None]


@dataclass(frozen=True)
class _Evidence:
    """What the page as a whole says: positions that are headings by their count or their sort, those that cannot be any."""

    headed: frozenset[int]
    even: frozenset[int]
    barred: frozenset[int]
    spaced: bool


def mark_headings(doc: Document) -> tuple[Document, list[Change]]:
    """Set kind, level, marker and text of every kept line but the title."""
    lines: list[Marked] = [(line, parse_mark(line.text)) for line in doc.kept() if line.kind != "title"]
    page = _evidence(doc, lines)
    kinds = [_kind(lines, i, page) for i in range(len(lines))]
    kinds = _with_siblings(doc, lines, kinds, page.barred)
    marks = [mark for (_, mark), kind in zip(lines, kinds, strict=True) if mark and kind == "heading"]
    nested = nested_styles(marks)
    levels = levels_of(marks, nested)
    new: dict[int, Line] = {}
    changes: list[Change] = []
    heads = [mark for (_, mark), kind in zip(lines, kinds, strict=True) if kind == "heading"]
    plain = OUTER + _inside(heads, lambda mark: mark is None)
    bold = _inside(heads, lambda mark: mark is not None and mark.style == "bold")
    for (line, mark), kind in zip(lines, kinds, strict=True):
        level = None
        if kind == "heading":
            level = (levels[style_of(mark, nested)] if mark.style != "bold" or bold else OUTER) if mark else plain
        marked = mark is not None and (kind != "paragraph" or mark.hashes > 0)
        marker, text = (mark.marker, mark.text) if mark and marked else ("", line.text)
        new[line.n] = replace(line, kind=kind, level=level, marker=marker.strip(), text=text)
        if mark and marked and not line.text.endswith(text):
            changes.append(Change(STEP, line.n, "markup", line.text, marker + text, "certain"))
    return doc.with_lines(new), changes


def _inside(heads: Sequence[Mark | None], is_own: Callable[[Mark | None], bool]) -> bool:
    """Whether headings without a number stand between two that have one: then they are parts of these, else beside them."""
    numbered = [i for i, mark in enumerate(heads) if mark is not None and mark.style not in ("bold", "bullet")]
    own = [i for i, mark in enumerate(heads) if is_own(mark)]
    return any(numbered[0] < i < numbered[-1] for i in own) if numbered else False


def _evidence(doc: Document, lines: Sequence[Marked]) -> _Evidence:
    texts = [line.text for line, _ in lines]
    headed = _headed(lines) | _below_numbers(doc, lines) | clock_chapters(texts) | date_headings(texts)
    bold = [
        i
        for i, (_, mark) in enumerate(lines)
        if mark and mark.style == "bold" and not mark.hashes and _heading_like(mark.text)
    ]
    even = bracketed(lines) | even_bold(lines, bold)
    return _Evidence(headed, even, barred(lines, len(bold)), is_spaced(lines))


def _with_siblings(doc: Document, lines: Sequence[Marked], kinds: list[str], no: frozenset[int]) -> list[str]:
    """The kinds, where short lines that have commas or ask are headings too, as others of the page are.

    Evidence: no stop at its end, a sentence or another heading's text above, text below; and either the page has headings of
    its sort already, or an empty line (or furniture that went) stands above each of several such lines.
    """
    places = {line.n: k for k, line in enumerate(doc.lines)}
    able = [i for i in range(len(lines)) if kinds[i] == "paragraph" and i not in no and _with_comma(lines, i, kinds)]
    apart = [i for i in able if (k := places[lines[i][0].n]) == 0 or not doc.lines[k - 1].keep]
    plain = sum(1 for (_, mark), kind in zip(lines, kinds, strict=True) if kind == "heading" and mark is None)
    every = kinds.count("heading")
    if plain >= SIBLINGS:
        found = [i for i in able if i in apart or not QUESTION.search(lines[i][0].text)]
    else:
        found = apart if len(apart) + every >= SIBLINGS else []
    return ["heading" if i in found else kind for i, kind in enumerate(kinds)]


def _with_comma(lines: Sequence[Marked], i: int, kinds: Sequence[str]) -> bool:
    """Whether a line could be a heading but for the commas in it."""
    line, mark = lines[i]
    if mark is not None or line.row or i + 1 >= len(lines) or not 4 <= han_count(line.text) <= COMMA_HAN:
        return False
    if NO_HEADING.search(COMMA.sub("", QUESTION.sub("", _flat(line.text)))):
        return False
    below, below_mark = lines[i + 1]
    if kinds[i + 1] == "heading" or (below_mark is None and not TEXT_END.search(below.text)):
        return False
    above = lines[i - 1] if i else None
    return above is None or above[1] is not None or bool(TEXT_END.search(above[0].text)) or kinds[i - 1] == "heading"


def _kind(lines: Sequence[Marked], i: int, page: _Evidence) -> str:
    mark, headed = lines[i][1], page.headed
    if i in page.even:
        return "heading"
    if mark is None:
        plain = i not in page.barred and _plain_heading(lines, i, apart=page.spaced and set_apart(lines, i))
        return "heading" if i in headed or plain else "paragraph"
    if mark.hashes:
        return "paragraph" if _is_text(mark.text) else "heading"
    if (mark.style in ONLY_ITEMS and i not in headed) or _opens_items(lines, i):
        return "list_item"
    if not _heading_like(mark.text):
        return "list_item" if mark.style not in ALWAYS_HEADINGS else _long_kind(mark)
    if mark.style in ALWAYS_HEADINGS:
        return "heading"
    return "heading" if i in headed else "list_item"


def _opens_items(lines: Sequence[Marked], i: int) -> bool:
    """2. 收入变少的证明： above a. and b.: an item with items of its own."""
    mark = lines[i][1]
    below = lines[i + 1][1] if i + 1 < len(lines) else None
    return (
        mark is not None
        and below is not None
        and mark.style in ("arabic", "paren")
        and below.rank > mark.rank
        and bool(OPENS_TEXT.search(mark.text))
    )


def _long_kind(mark: Mark) -> str:
    """一、 before a whole sentence numbers a paragraph; so does bold text that runs on."""
    return "paragraph" if mark.style == "bold" else "list_item"


def _is_text(text: str) -> bool:
    """Whether what a page marks as a heading is a paragraph set in large letters."""
    han = han_count(text)
    return han > LONGEST_HASH or (han > LONG_HASH and bool(ENDS_SENTENCE.search(text) or "。" in text))


def _flat(text: str) -> str:
    """A line without quotation marks around a word of it, and without brackets at its end."""
    return QUOTED.sub(lambda match: match[1] or match[2], IN_BRACKETS.sub("", text))


def _heading_like(text: str) -> bool:
    sentence = ENDS_SENTENCE.search(text) or EXPLAINS.search(text) or FORMULA.search(text)
    return han_count(text) <= HEADING_HAN and not sentence


def _plain_heading(
    lines: Sequence[Marked], i: int, nested: bool = False, alone: bool = False, apart: bool = False
) -> bool:
    """A short line without a mark, between others: sentences, or one more heading, must follow it, and none run into it.

    `nested`: the line above is a heading, if this one is. `alone`: do not ask whether the line above is one.
    `apart`: an empty line above and below sets this line apart, as others of the page; what is above need not end.
    """
    text = _flat(lines[i][0].text)
    body = QUESTION.sub("", ASKED.sub("", text))
    longest = PLAIN_HEADING_HAN if body == QUESTION.sub("", text) else HEADING_HAN
    if not 1 <= han_count(text) <= longest or NO_HEADING.search(body) or i + 1 == len(lines):
        return False
    following, mark = lines[i + 1]
    ends = nested or apart or i == 0 or bool(TEXT_END.search(lines[i - 1][0].text)) or lines[i - 1][1] is not None
    if not ends and not alone and lines[i - 1][1] is None:
        ends = _plain_heading(lines, i - 1, alone=True)
    if mark is not None or not ends:
        return ends
    below = han_count(following.text)
    if below > PLAIN_HEADING_HAN or (below > han_count(text) and INNER_STOP.search(following.text)):
        return True
    return not nested and _plain_heading(lines, i + 1, nested=True)


def _headed(lines: Sequence[Marked]) -> frozenset[int]:
    """Positions of the numbered marks most of whose count are followed by text, or by a count of their own."""
    counts = find_counts([mark for _, mark in lines], lambda mark: _heading_like(mark.text))
    distinct = {id(count): count for count in counts.values()}
    numbered = {k for count in distinct.values() if _has_bodies(lines, count) for k in count}
    return frozenset(numbered | _decorated(lines))


def _below_numbers(doc: Document, lines: Sequence[Marked]) -> frozenset[int]:
    """Positions of short unmarked lines right below a number that stood alone (01, 02 …) and above some text."""
    numbers = {line.n for line in doc.lines if line.kind == LONE_NUMBER and NUMBER.match(line.text)}
    full = [line.n for line in doc.lines if line.kind != "blank"]
    below = {after for before, after in pairwise(full) if before in numbers}
    return frozenset(
        i
        for i, (line, mark) in enumerate(lines)
        if line.n in below and mark is None and han_count(line.text) and _heading_like(line.text) and i + 1 < len(lines)
    )


def _decorated(lines: Sequence[Marked]) -> set[int]:
    """Positions of ornaments that open headings: short lines, two or more of one sort, most with text below them."""
    sorts: dict[str, list[int]] = {}
    for k, (_, mark) in enumerate(lines):
        if mark and mark.style == "bullet" and mark.marker[0] in DECOR:
            sorts.setdefault(mark.marker[0], []).append(k)
    found: set[int] = set()
    for members in sorts.values():
        own = set(members)
        texts = [mark.text for k in members if (mark := lines[k][1])]
        with_body = sum(1 for k in members if k + 1 < len(lines) and k + 1 not in own)
        if len(members) > 1 and with_body * 2 > len(members) and all(map(_heading_like, texts)):
            found |= own
    return found


def _has_bodies(lines: Sequence[Marked], count: Sequence[int]) -> bool:
    with_body = without = 0
    members = set(count)
    mark = lines[count[0]][1]
    for k in count:
        if mark and k + 1 < len(lines):
            following = lines[k + 1][1]
            sibling = following is not None and (k + 1 in members or following.rank < mark.rank)
            with_body, without = with_body + (not sibling), without + sibling
    return with_body > without or (with_body == without and mark is not None and mark.style == "decimal")
