"""Put shifted bytes back in step, and mark as lost what cannot be.

A repair is "inferred", never "certain": the byte is computed, but from damaged text. What no rule explains is left
as it stands, flagged `shifted_bytes`, for an editor with the page at hand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from engine.han import HAN
from scripts.articles.gbk import PINYIN
from scripts.articles.gbk_shift import after_lost_lead, between_two_losses
from scripts.articles.lexicon import Pairs, document_pairs
from scripts.articles.model import Change, Document, Line
from scripts.articles.mojibake import ENOUGH, ENOUGH_BESIDE_OTHERS, repair_mojibake
from scripts.articles.steps.glosses import GLOSS

STEP = "realign"
FLAG = "shifted_bytes"
OFTEN = 2  # cut names in an article; one may be a question
LOST = "[?？\ufffd]"
CONTEXT = 20
WINDOW = 120  # characters after a broken gloss; a shift is over long before
GLOSSED_END = re.compile(rf"[(（]{PINYIN}[)）]$")  # 記(jì)?shuì): the byte was lost next to 記
# 因?yàn)橥话l(fā): a lost byte, the rest of a gloss, text off by one byte
BROKEN_GLOSS = re.compile(rf"(?P<mark>{LOST})(?P<gloss>{PINYIN})[)）]")
# 况??头?jīng): the marks that opened the shift, and what stands between
OPENING = re.compile(rf"(?P<before>.){LOST}(?P<middle>{LOST}?[^\W\d_a-zA-Z]{{1,8}})$")
# what is left of text that nobody can read: U+FFFD, private-use characters, 锟斤拷 (U+FFFD in UTF-8 read as GBK, twice),
# Latin letters where Chinese stood, a row of question marks
UNREADABLE = re.compile(
    "[\ufffd\ue000-\uf8ff]+|锟斤[^，。；\\s]{0,80}|[\u00c0-\u00ff][\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{5,200}"
    r"|\?{5,80}"
)
# 花?的帳單: a product's name whose second character the encoding did not have; a question ends in a mark, not in a word
CUT_NAME = re.compile("(?<![么怎样])([花借])[?\ufffd](?=[" + HAN + "、，]|$)")
WHOLE_NAME = re.compile("[花借][呗唄]")


def realign(doc: Document) -> tuple[Document, list[Change]]:
    """Repair byte shifts line by line; the document's own undamaged text is the evidence."""
    doc, named = _whole_names(doc)
    enough = ENOUGH_BESIDE_OTHERS if any(repair_mojibake(line.text)[1] for line in doc.kept()) else ENOUGH
    suspects = [line for line in doc.kept() if _suspect(line.text, enough)]
    if not suspects:
        return doc, named
    damaged = {line.n for line in suspects}
    pairs = document_pairs(GLOSS.sub(r"\1", line.text) for line in doc.lines if line.keep and line.n not in damaged)
    pairs |= document_pairs(GLOSS.sub(r"\1", line.text) for line in doc.lines if line.keep)
    new: dict[int, Line] = {}
    changes = named
    for line in suspects:
        repaired, found = _line(line, pairs, enough)
        new[line.n] = repaired
        changes += found
    return doc.with_lines(new), changes


def _whole_names(doc: Document) -> tuple[Document, list[Change]]:
    """花? is 花呗 where the article also writes a name whole, or where its encoding (Big5) has no 呗 at all."""
    cut = [line for line in doc.kept() if CUT_NAME.search(line.text)]
    whole = any(WHOLE_NAME.search(line.raw) for line in doc.lines) or doc.encoding.startswith(("big5", "cp950"))
    if not whole or sum(len(CUT_NAME.findall(line.text)) for line in cut) < OFTEN:
        return doc, []
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in cut:
        changes += [
            Change(STEP, line.n, "lost_character", match[0], f"{match[1]}呗", "inferred")
            for match in CUT_NAME.finditer(line.text)
        ]
        new[line.n] = replace(line, text=CUT_NAME.sub(r"\1呗", line.text))
    return doc.with_lines(new), changes


def _suspect(text: str, enough: int) -> bool:
    return bool(BROKEN_GLOSS.search(text) or UNREADABLE.search(text) or repair_mojibake(text, enough)[1])


def _line(line: Line, pairs: Pairs, enough: int) -> tuple[Line, list[Change]]:
    text, repairs = repair_mojibake(line.text, enough)
    changes = [Change(STEP, line.n, "mojibake", before, after, "inferred") for before, after in repairs]
    text, found = _broken_glosses(text, line.n, pairs)
    changes += found
    for match in UNREADABLE.finditer(text):
        around = text[max(0, match.start() - 6) : match.end() + 6]
        changes.append(Change(STEP, line.n, "unreadable", around, around, "needs_editor"))
    repaired = replace(line, text=text)
    return (repaired.flagged(FLAG) if any(c.confidence == "needs_editor" for c in changes) else repaired), changes


def _broken_glosses(text: str, n: int, pairs: Pairs) -> tuple[str, list[Change]]:
    """Each broken gloss in turn, from the left. Only a window of the line is looked at, so long lines stay cheap."""
    done: list[str] = []
    changes: list[Change] = []
    recent, at = "", 0  # the end of what is done, not yet in `done`; where the rest begins
    while match := BROKEN_GLOSS.search(text, at):
        recent += text[at : match.start()]
        done.append(recent[:-CONTEXT])
        recent = recent[-CONTEXT:]
        tail = text[match.end() : match.end() + WINDOW]
        taken, repair = _repair(recent, match["gloss"], tail, pairs)
        if repair is None:
            around = recent[-12:] + match[0] + tail[:6]
            changes.append(Change(STEP, n, "shifted_bytes", around, around, "needs_editor"))
            recent += match[0]
        else:
            cut, after = repair
            before = recent[len(recent) - cut :] + match[0] + taken
            recent = recent[: len(recent) - cut] + after
            changes.append(Change(STEP, n, "shifted_bytes", before, after, "inferred"))
        at = match.end() + len(taken)
    return "".join(done) + recent + text[at:], changes


def _repair(done: str, gloss: str, tail: str, pairs: Pairs) -> tuple[str, tuple[int, str] | None]:
    """What of the tail is replaced, and (how much of `done` goes, what comes instead), None where nothing fits."""
    before = GLOSSED_END.sub("", done[-CONTEXT:])[-1:]
    if before and (found := after_lost_lead(before, gloss, tail, pairs)):
        text, length = found
        return tail[:length], (0, text)
    opening = OPENING.search(done[-CONTEXT:])
    if opening:
        text_or_none = between_two_losses(opening["before"], opening["middle"], gloss, tail, pairs)
        if text_or_none:
            return "", (len(opening[0]) - 1, text_or_none)
    return "", None
