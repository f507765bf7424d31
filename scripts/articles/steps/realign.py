"""Put shifted bytes back in step, and mark as lost what cannot be.

A repair is "inferred", never "certain": the byte is computed, but from damaged text. What no rule explains is left
as it stands, flagged `shifted_bytes`, for an editor with the page at hand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.articles.gbk_shift import PINYIN, after_lost_lead, between_two_losses
from scripts.articles.lexicon import Pairs, document_pairs
from scripts.articles.model import Change, Document, Line
from scripts.articles.mojibake import repair_mojibake
from scripts.articles.steps.glosses import GLOSS

STEP = "realign"
FLAG = "shifted_bytes"
LOST = "[?？\ufffd]"
CONTEXT = 20
GLOSSED_END = re.compile(rf"[(（]{PINYIN}[)）]$")  # 記(jì)?shuì): the byte was lost next to 記
# 因?yàn)橥话l(fā): a lost byte, the rest of a gloss, text off by one byte
BROKEN_GLOSS = re.compile(rf"(?P<mark>{LOST})(?P<gloss>{PINYIN})[)）]")
# 况??头?jīng): the marks that opened the shift, and what stands between
OPENING = re.compile(rf"(?P<before>.){LOST}(?P<middle>{LOST}?[^\W\d_a-zA-Z]{{1,8}})$")
# what is left of text that nobody can read: replacement characters, private-use characters
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]+")


def realign(doc: Document) -> tuple[Document, list[Change]]:
    """Repair byte shifts line by line; the document's own undamaged text is the evidence."""
    suspects = [line for line in doc.lines if line.keep and _suspect(line.text)]
    if not suspects:
        return doc, []
    damaged = {line.n for line in suspects}
    pairs = document_pairs(GLOSS.sub(r"\1", line.text) for line in doc.lines if line.keep and line.n not in damaged)
    pairs |= document_pairs(GLOSS.sub(r"\1", line.text) for line in doc.lines if line.keep)
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in suspects:
        repaired, found = _line(line, pairs)
        new[line.n] = repaired
        changes += found
    return doc.with_lines(new), changes


def _suspect(text: str) -> bool:
    return bool(BROKEN_GLOSS.search(text) or UNREADABLE.search(text) or repair_mojibake(text)[1])


def _line(line: Line, pairs: Pairs) -> tuple[Line, list[Change]]:
    text, repairs = repair_mojibake(line.text)
    changes = [Change(STEP, line.n, "mojibake", before, after, "inferred") for before, after in repairs]
    text, found = _broken_glosses(text, line.n, pairs)
    changes += found
    for match in UNREADABLE.finditer(text):
        around = text[max(0, match.start() - 6) : match.end() + 6]
        changes.append(Change(STEP, line.n, "unreadable", around, around, "needs_editor"))
    repaired = replace(line, text=text)
    return (repaired.flagged(FLAG) if any(c.confidence == "needs_editor" for c in changes) else repaired), changes


def _broken_glosses(text: str, n: int, pairs: Pairs) -> tuple[str, list[Change]]:
    """Each broken gloss in turn, from the left; `done` is text that is settled."""
    done, rest = "", text
    changes: list[Change] = []
    while match := BROKEN_GLOSS.search(rest):
        done += rest[: match.start()]
        tail = rest[match.end() :]
        shown, kept, left = _repair(done, match["gloss"], tail, pairs)
        if kept is None:
            done += match[0]
            rest = tail
            around = done[-12:] + tail[:6]
            changes.append(Change(STEP, n, "shifted_bytes", around, around, "needs_editor"))
            continue
        cut, after = kept
        before = done[len(done) - cut :] + match[0] + shown
        done = done[: len(done) - cut] + after
        rest = left
        changes.append(Change(STEP, n, "shifted_bytes", before, after, "inferred"))
    return done + rest, changes


def _repair(done: str, gloss: str, tail: str, pairs: Pairs) -> tuple[str, tuple[int, str] | None, str]:
    """What of the tail was replaced, (how much of `done` goes, what comes instead), and what is left of the tail."""
    before = GLOSSED_END.sub("", done[-CONTEXT:])[-1:]
    if before and (found := after_lost_lead(before, gloss, tail, pairs)):
        text, length = found
        return tail[:length], (0, text), tail[length:]
    opening = OPENING.search(done[-CONTEXT:])
    if opening:
        text_or_none = between_two_losses(opening["before"], opening["middle"], gloss, tail[:1], pairs)
        if text_or_none:
            return "", (len(opening[0]) - 1, text_or_none), tail
    return "", None, tail
