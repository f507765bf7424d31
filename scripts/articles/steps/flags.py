"""Flag what no program can know: an editor must look there. Nothing is changed, only pointed at.

lost_words: a fragment that a filter left (steps/losses.py tells others by shape) · heading_without_body · suspicious_advice ·
contact_details · undated_figures. The patterns are data, each with an example (data/cleaning/).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from scripts.articles.contacts import contacts_in
from scripts.articles.model import Change, Document, Line
from scripts.articles.settings import table

STEP = "flags"
LOST = "lost_words"
NO_BODY = "heading_without_body"
ADVICE = "suspicious_advice"
CONTACT = "contact_details"
UNDATED = "undated_figures"
CLAUSE_END = re.compile("[。；！？\n]")
SENTENCE = re.compile("[^。；！？?\n]+[。；！？?”」]*")
NEAR = 8  # characters before advice in which a 不 turns it round: 不往个人账户转钱
REPLY = 8  # beginning of the next sentence that may turn it round: ……缓一缓”。请不要这样做


def flag_unknowns(doc: Document) -> tuple[Document, list[Change]]:
    """Add flags to kept lines; a lost word is also a change that needs the editor."""
    lines = list(doc.kept())
    new = {line.n: _by_itself(line) for line in lines}
    for n in _bare_headings(lines):
        new[n] = new[n].flagged(NO_BODY)
    changes = [
        Change(STEP, line.n, ADVICE, words, words, "needs_editor")
        for line in lines
        for words in harmful_advice(line.text)
    ]
    for n, fragment in _lost(lines):
        new[n] = new[n].flagged(LOST)
        changes.append(Change(STEP, n, LOST, fragment, fragment, "needs_editor"))
    return doc.with_lines({n: line for n, line in new.items() if line.flags}), changes


def _by_itself(line: Line) -> Line:
    """Flags that need no neighbour."""
    if harmful_advice(line.text):
        line = line.flagged(ADVICE)
    if contacts_in(line.text):
        line = line.flagged(CONTACT)
    if undated_figure(line.text):
        line = line.flagged(UNDATED)
    return line


@cache
def _advice() -> tuple[tuple[tuple[re.Pattern[str], ...], ...], re.Pattern[str]]:
    """Every piece of advice as the parts that must stand in one sentence; and what turns a sentence round."""
    data = table("advice")
    parts: list[tuple[re.Pattern[str], ...]] = [(re.compile(entry["pattern"]),) for entry in data["patterns"]]
    parts += [tuple(map(re.compile, entry["all"])) for entry in data["frames"]]
    negations = "|".join(sorted(map(re.escape, data["negations"]), key=len, reverse=True))
    return tuple(parts), re.compile("|".join([f"(?:{negations})(?!{data['harmless']})", *data["outcomes"]]))


def harmful_advice(text: str) -> list[str]:
    """The words of each piece of harmful advice that its own or the next sentence does not warn against, one a sentence."""
    pieces: list[str] = []
    frames, negated = _advice()
    sentences = [match[0] for match in SENTENCE.finditer(text)]
    for sentence, after in zip(sentences, [*sentences[1:], ""], strict=False):
        if sentence.endswith(("?", "？")) or negated.search(sentence) or negated.search(after[:REPLY]):
            continue
        for parts in frames:
            found = [part.search(sentence) for part in parts]
            words = [match[0] for match in found if match]
            if len(words) == len(parts) and not (len(parts) == 1 and _turned(sentence, found[0])):
                pieces.append(" … ".join(words))
                break
    return pieces


def _turned(sentence: str, match: re.Match[str] | None) -> bool:
    return match is not None and "不" in sentence[max(0, match.start() - NEAR) : match.end()]


@cache
def _figures() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data: dict[str, Any] = table("figures")
    return re.compile("|".join(data["subjects"])), re.compile(data["figure"]), re.compile(data["date"])


def undated_figure(text: str) -> bool:
    """Whether a sentence gives a figure for a limit, rate, fee or term without saying of when."""
    subject, figure, date = _figures()
    return not date.search(text) and any(
        subject.search(sentence) and figure.search(sentence) for sentence in CLAUSE_END.split(text)
    )


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
