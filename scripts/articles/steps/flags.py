"""Flag what no program can know: an editor must look there. Nothing is changed, only pointed at.

lost_words: a fragment that a filter left (steps/losses.py tells others by shape) · heading_without_body · suspicious_advice,
and possible_advice where that is not sure · contact_details · undated_figures. The patterns are data, each with an example (data/cleaning/).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from scripts.articles.advice import Advice, advice_in
from scripts.articles.contacts import contacts_in
from scripts.articles.figures import undated_figure
from scripts.articles.model import Change, Document, Line
from scripts.articles.settings import table

STEP = "flags"
LOST = "lost_words"
NO_BODY = "heading_without_body"
ADVICE = "suspicious_advice"
PERHAPS = "possible_advice"
CONTACT = "contact_details"
UNDATED = "undated_figures"


def flag_unknowns(doc: Document) -> tuple[Document, list[Change]]:
    """Add flags to kept lines; a lost word is also a change that needs the editor."""
    lines = list(doc.kept())
    advice = {line.n: advice_in(line.text) for line in lines}
    new = {line.n: _by_itself(line, advice[line.n]) for line in lines}
    for n in _bare_headings(lines):
        new[n] = new[n].flagged(NO_BODY)
    changes = [
        Change(STEP, n, ADVICE if one.sure else PERHAPS, one.words, one.words, "needs_editor")
        for n, found in advice.items()
        for one in found
    ]
    for n, fragment in _lost(lines):
        new[n] = new[n].flagged(LOST)
        changes.append(Change(STEP, n, LOST, fragment, fragment, "needs_editor"))
    return doc.with_lines({n: line for n, line in new.items() if line.flags}), changes


def _by_itself(line: Line, advice: Sequence[Advice]) -> Line:
    """Flags that need no neighbour; one piece of advice that is sure goes before those that are worth a look."""
    if advice:
        line = line.flagged(ADVICE if any(one.sure for one in advice) else PERHAPS)
    if contacts_in(line.text):
        line = line.flagged(CONTACT)
    if undated_figure(line.text):
        line = line.flagged(UNDATED)
    return line


def _bare_headings(lines: Sequence[Line]) -> list[int]:
    """Headings that are followed by a heading of their own level or an outer one, or by nothing."""
    return [
        line.n
        for i, line in enumerate(lines)
        if line.kind == "heading"
        and (i + 1 == len(lines) or (lines[i + 1].kind == "heading" and (lines[i + 1].level or 0) <= (line.level or 0)))
    ]


@cache
def _fragments() -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    return tuple((re.compile(e["pattern"]), e.get("strong", False), e.get("heading", False)) for e in table("lost"))


def _lost(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """(line, fragment) of lost words; weak signs count only beside others in the same article."""
    strong: list[tuple[int, str]] = []
    weak: list[tuple[int, str]] = []
    for line in lines:
        for pattern, sure, heading in _fragments():
            if (heading and line.kind != "heading") or not (match := pattern.search(line.text)):
                continue
            around = line.text[max(0, match.start() - 4) : match.end() + 6]
            (strong if sure else weak).append((line.n, around))
    seen = strong or any(LOST in line.flags for line in lines)
    return sorted(strong + weak) if seen else weak if len(weak) > 1 else []
