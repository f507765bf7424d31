"""Undo text that was decoded with the wrong table as a whole: UTF-8 read as GBK, or either read as Latin-1.

Only runs are touched that decode without a remainder to common characters *and* looked unlike Chinese before: proper
Chinese read the other way round is never valid UTF-8 for long, which makes a wrong repair next to impossible.
"""

from __future__ import annotations

import re

from scripts.articles.chinese import HAN_CHAR, is_common

MIN_BYTES = 6  # two characters of UTF-8
HAN_RUN = re.compile(r"[^\x00-\x7f](?:[^\x00-\x7f]|\?(?=[^\x00-\x7f]|$)){2,4000}")  # 鑺卞憲鍊熷憲; a ? is a byte lost
LATIN_RUN = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{4,8000}")  # èŠ±å‘—


def repair_mojibake(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with such runs decoded again, and each (before, after)."""
    repairs: list[tuple[str, str]] = []

    def again(match: re.Match[str]) -> str:
        run = match[0]
        better = _utf8_as_gbk(run) if HAN_CHAR.search(run) else _as_latin(run)
        if better is None:
            return run
        repairs.append((run, better))
        return better

    text = LATIN_RUN.sub(again, text)
    return HAN_RUN.sub(again, text), repairs


def _utf8_as_gbk(run: str) -> str | None:
    if sum(map(is_common, run)) * 2 > len(run):
        return None
    try:
        text = run.encode("gb18030").decode("utf-8", "replace")
    except UnicodeError:
        return None
    found = _believable(text.replace("\ufffd", ""))
    return text if found and text.count("\ufffd") * 4 <= len(text) else None


def _as_latin(run: str) -> str | None:
    for wrong in ("latin-1", "cp1252"):
        for right in ("utf-8", "gb18030"):
            try:
                data = run.encode(wrong)
                if len(data) >= MIN_BYTES and (found := _believable(data.decode(right))):
                    return found
            except UnicodeError:
                continue
    return None


def _believable(text: str) -> str | None:
    """The text where nearly all of it is common Chinese; two characters are too few to tell."""
    han = HAN_CHAR.findall(text)
    return text if len(han) >= 3 and sum(map(is_common, han)) >= 0.9 * len(han) else None
