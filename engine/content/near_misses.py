"""What on a page nearly is a mark, link, list, box, heading, admonition or field: told with its line and the form to write.

A Chinese keyboard writes ［rule：x］, 【phone：110】 and ！！！ quote, and Markdown shows them as they are. So a line is looked at twice: once as if
its wide signs were plain ones, to find what was meant, and once as it is. What is meant and not written right is told. What is
right is taken out; a sign of markup that then is left over belongs to nothing. Before that is told, Markdown is asked (as_built.py): a sign
that it takes, and a line in code or in a remark, is right. The rules stand in near/.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from engine.build.cache import kept
from engine.content.as_built import as_built, paragraph
from engine.content.near.blocks import Block, blocks
from engine.content.near.head import front_matter
from engine.content.near.left_over import LEFT_OVER, SIGNS, TAKEN, is_left
from engine.content.near.lines import divs
from engine.content.near.links import half_link
from engine.content.near.marks import gap
from engine.content.near.rules import INLINE, LETTER, Rules
from engine.content.near.signs import fold
from engine.content.near.unseen import unseen

PERHAPS = re.compile(  # a line without any of these is a sentence
    r"[\[\]{}`_*|<>#!:=;~＿｀＊｜＜＞＃！：；＝［］｛｝【】〔〕《》—□☐☑■•●○▪]|\.md|^\s*[-－·+\d]|\bmaterial"
)
ESCAPED = re.compile(r"\\[^\s\w]")  # \[ is meant
TODO = re.compile(r"\bTODO\b")  # what a skeleton leaves to be written
TO_WRITE = "TODO stands here. Write what belongs there, or take the line out."
RULER = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,})")  # --- or * * *
TAB = 4  # blanks
SHORT = 24  # letters of a line that a message repeats

Found = Iterator[tuple[int, str]]
Said = tuple[str, str]  # what is told, and the sign that Markdown must leave for it to be so ("": in any case)


@lru_cache(maxsize=4096)  # a page is asked about more than once, by itself and by its translation
def near_misses_kept(text: str) -> tuple[tuple[int, str], ...]:
    """As near_misses; a page that an earlier build looked at is not looked at again."""
    found: list[Any] = kept("near", text, lambda: [[line, said] for line, said in near_misses(text)], lambda _: True)
    return tuple((int(line), str(said)) for line, said in found)


def near_misses(text: str) -> tuple[tuple[int, str], ...]:
    """(line, what is wrong and the right form) of a whole page, in order."""
    lines = text.splitlines()
    found = [
        finding for block in blocks([_without_tabs(line) for line in lines], fold) for finding in _block(block, lines)
    ]
    found += list(divs(lines))
    found += [(number, TO_WRITE) for number, line in enumerate(lines, 1) if TODO.search(line)]
    return tuple(sorted(set(found)))


def _without_tabs(line: str) -> str:
    """As it is meant: before the text a tab is four blanks, behind a word one."""
    text = line.lstrip()
    return line[: len(line) - len(text)].expandtabs(TAB) + text.replace("\t", " ")


def _block(block: Block, lines: list[str]) -> Found:
    found = [(number, said, "") for number, said in block.findings]
    found += [(number, *said) for number, _ in block.lines for said in _line(lines[number - 1], block.kind)]
    if not found or block.kind != "text":
        yield from ((number, said) for number, said, _ in found)
        return
    apart = as_built("\n".join(lines[front_matter(lines, fold)[0] :])).apart
    for number, said, sign in found:
        if lines[number - 1].strip() not in apart and (not sign or is_left(sign, paragraph(lines, number - 1))):
            yield number, said


def _line(raw: str, kind: str) -> Iterator[Said]:
    """What is nearly right in one line; `kind` is that of its block ("text", "letter" or "code")."""
    if kind == "code":
        return
    yield from ((said, "") for said in unseen(raw))
    if "\t" in raw:
        return  # it is told, and what goes wrong with it is seen when it is gone
    if not PERHAPS.search(ESCAPED.sub("\0\0", raw)) or RULER.fullmatch(raw):
        return
    told, left = _taken(raw, LETTER if kind == "letter" else INLINE)
    yield from told
    row = raw.lstrip().startswith("|")
    if not told and (rest := SIGNS.search(left.replace("|", "\0") if row else left)):
        around, sign = raw[max(0, rest.start() - 8) : rest.end() + 12].strip(), rest[0].strip()
        said = f"the sign '{sign}' in '…{around}…' {LEFT_OVER} Complete it, take it out, or write \\ before it if it is meant."
        yield said, sign[:1] if sign[:1] in TAKEN else ""


def _taken(raw: str, rules: Rules) -> tuple[list[Said], str]:
    """What the rules find nearly right, and the line without all that they know."""
    told, left = [], ESCAPED.sub("\0\0", raw)
    folded = fold(left)
    for signs, pattern, right in rules:
        if signs and not any(sign in folded for sign in signs.split(" ")):
            continue
        for match in pattern.finditer(folded):
            here, wanted = raw[match.start() : match.end()], right(match, raw)
            if wanted is None:
                continue
            if here != wanted and (here.strip() != wanted.strip() or wanted.endswith(" ")):
                sign = "_" if right is gap and "_" in here else ".md" if right is half_link else ""
                told.append((_said(here, wanted, raw[match.end() : match.end() + 6].strip()), sign))
            left = left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]
        if left.count("\0") != folded.count("\0"):
            folded = fold(left)
    return told, left


def _said(here: str, wanted: str, following: str) -> str:
    """Where a blank is missing, the letters behind it are shown too: a blank alone shows nothing."""
    more = following if wanted.endswith(" ") else ""
    return f"'{_short(here)}{more}' is nearly right. Write: {wanted if more else wanted.strip()}{more}"


def _short(text: str) -> str:
    return text.strip() if len(text.strip()) <= SHORT else f"{text.strip()[:SHORT]}…"
