"""Write out the words that writers disguise from filters: c收, 催*, cui收, 催.收, 崔收 are 催收.

Each is "inferred": what a mask hides is known from the rest of the word, not from the page. The words and the ways are
data (data/cleaning/evasions.yml); a word that the filter took out whole is a lost word (steps/flags.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from scripts.articles.chinese import HAN
from scripts.articles.model import Change, Document, Line
from scripts.articles.settings import table

STEP = "evasions"
MASK = "[*＊×✘✖○●□■※]"
BETWEEN = r"[.·•・*＊×✘xX_/|丶~＿^'`．-]"  # 催.收; a full-width comma or 、 parts two words
LATIN = "A-Za-z"
NOT_BEHIND = "[益到费入款藏据购取盘]"  # 公众号c收益, PC收到: letters before another word


def write_out(doc: Document) -> tuple[Document, list[Change]]:
    """Put the word for each disguise in kept lines."""
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in doc.kept():
        text, found = _line(line.text, line.n)
        if found:
            new[line.n] = replace(line, text=text)
            changes += found
    return doc.with_lines(new), changes


def _line(text: str, n: int) -> tuple[str, list[Change]]:
    changes: list[Change] = []
    if not _odd().search(text):
        return text, changes
    for pattern, word in _disguises():

        def put(match: re.Match[str], word: str = word) -> str:
            changes.append(Change(STEP, n, "evaded_word", match[0], word, "inferred"))
            return word

        text = pattern.sub(put, text)
    return text, changes


@cache
def _odd() -> re.Pattern[str]:
    """What a line must hold before any disguise is looked for: letters or marks beside Chinese, or a word of the table."""
    alike = "|".join(re.escape(word) for entry in table("evasions") for word in entry["alike"])
    odd = rf"[{LATIN} \u3000]|{MASK}|{BETWEEN}"
    return re.compile(f"(?:{odd})(?=[{HAN}])|(?<=[{HAN}])(?:{odd})|{alike}")


@cache
def _disguises() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(disguise_of(entry)), entry["word"]) for entry in table("evasions"))


def disguise_of(entry: Mapping[str, Any]) -> str:
    """One pattern for every way in which a word is disguised."""
    word, syllables = entry["word"], entry["pinyin"]
    ways = [re.escape(alike) for alike in entry["alike"]]
    ways.append(rf"\s?{BETWEEN}{{1,2}}\s?".join(word))  # 催.收
    if entry["behind"] and entry["initials"]:
        both = "".join(f"[{syllable[0]}{syllable[0].upper()}]" for syllable in syllables)
        ways.append(f"(?<![{LATIN}]){both}(?={'|'.join(entry['behind'])})")  # cs员
    if len(word) == 2 and entry["initials"]:
        ways.append(rf"(?<!\s){word[0]}[ \u3000]{word[1]}(?!\s)")  # 催 收, not 借 款 人
    for i, (char, syllable) in enumerate(zip(word, syllables, strict=True)):
        before, after = word[:i], word[i + 1 :]
        letters = f"[{syllable[0]}{syllable[0].upper()}]|" if entry["initials"] else ""
        spelt = f"(?:{letters}{syllable}|{syllable.capitalize()}|{syllable.upper()})"
        ways.append(
            f"{before}{spelt}{after}(?![{LATIN}])" if before else f"(?<![{LATIN}]){spelt}{after}(?!{NOT_BEHIND})"
        )  # cui收
        if before and not after and entry["masked"]:
            ways.append(f"{before}{MASK}{{1,2}}(?!{MASK}|{char})")  # 催*
        elif before and after:
            ways.append(f"{before}{MASK}{after}")
        elif entry["behind"]:
            ways.append(f"{MASK}{{1,2}}{after}(?={'|'.join(entry['behind'])})")  # *收人员
    return "|".join(ways)
