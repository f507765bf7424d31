"""What pages owe each other: a translation cites in each step what its source cites there, no two pages have one title, no step is empty.

A page whose own headings are not right yet is unsure: what would follow from that alone (a link to its step, its translation) is told when they are.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

from engine.content.near_misses import near_misses_kept
from engine.content.source_page import ASCII_ID, CODE_SPAN, SourcePage
from engine.locales import split_uri

CITED = re.compile(r"\[((?:rule|phone):[^\]\n]+)\]")  # [rule:cc-188], [phone:12348]
MEANT_HEADING = "Write: #"  # in what is told of a line that is nearly a heading
MEANT_MARK = "Write: ["
MEANT_BOX = "Write: !!!"


def is_unsure(page: SourcePage) -> bool:
    """Whether a heading has no right id, or a line is nearly a heading: then nobody knows yet which steps the page has."""
    if any(not ASCII_ID.match(heading.id) for heading in page.headings):
        return True
    return any(MEANT_HEADING in said for _, said in near_misses_kept(page.text))


def is_unsure_of_marks(page: SourcePage) -> bool:
    """Whether a line is nearly a mark: then nobody knows yet what the page cites."""
    return any(MEANT_MARK in said for _, said in near_misses_kept(page.text))


def is_unsure_of_boxes(page: SourcePage) -> bool:
    """Whether a line is nearly the head of a box: then nobody knows yet which boxes the page has."""
    return any(MEANT_BOX in said for _, said in near_misses_kept(page.text))


def unlike_marks(page: SourcePage, source: SourcePage, known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """(line of the step, what is wrong) where a translation does not cite what its source cites in that step. `known` says whether there
    is such a rule or phone line: one that is not there is told by itself."""
    if any(is_unsure(each) or is_unsure_of_marks(each) for each in (page, source)):
        return
    here, there = _cited(page), _cited(source)
    if list(here) != list(there):  # other steps, which is told by itself
        return
    for heading in page.headings:
        lost, more = there[heading.id] - here[heading.id], here[heading.id] - there[heading.id]
        lacks = (
            [f"lacks {', '.join(f'[{mark}]' for mark in sorted(lost))}, which {source.uri} has there"] if lost else []
        )
        has = [f"has {', '.join(f'[{mark}]' for mark in sorted(more))}, which {source.uri} has not"] if more else []
        if (lost or more) and all(map(known, lost | more)):
            yield heading.line, f"the step '{heading.id}' {' and '.join(lacks + has)}. Cite the same in both."


def _cited(page: SourcePage) -> dict[str, set[str]]:
    """What each step cites."""
    cited: dict[str, set[str]] = {heading.id: set() for heading in page.headings}
    starts = {heading.line: heading.id for heading in page.headings}
    step = next(iter(cited), "")
    for line, text in page.lines:
        step = starts.get(line, step)
        cited.setdefault(step, set()).update(CITED.findall(CODE_SPAN.sub("", text)))
    return cited


def empty_steps(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of each step below which nothing stands before the next heading of its level or above."""
    lines = page.text.splitlines()
    for heading, following in zip_longest(page.headings, page.headings[1:]):
        end = following.line - 1 if following else len(lines)
        deeper = following is not None and following.level > heading.level
        if heading.level > 1 and not deeper and not any(line.strip() for line in lines[heading.line : end]):
            yield (
                heading.line,
                f"below the heading '{heading.text}' nothing stands. Write the step, or take the heading out.",
            )


def same_titles(pages: Mapping[str, SourcePage]) -> Iterator[tuple[SourcePage, int, str]]:
    """(page, line, what is wrong) of each page whose title another of its language has: menu and search could not tell them apart."""
    seen: dict[tuple[str, str], str] = {}
    for uri, page in pages.items():
        title = page.meta.get("title")
        if not isinstance(title, str):
            continue
        other = seen.setdefault((split_uri(uri)[1].code, title.strip()), uri)
        if other != uri:
            yield page, page.line_of("title"), f"'title: {title}' is the title of {other} already. Write another."
