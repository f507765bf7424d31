"""Write Traditional text in Simplified characters.

`tw2s`, not `t2s`: the plain table leaves 著 where Simplified has 着 (隨著 → 随着). A Simplified article is left alone,
but for single lines in it that are Traditional throughout.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.articles.chinese import converter, is_simplified_only, is_traditional_only
from scripts.articles.model import Change, Document, Line
from scripts.articles.steps.glosses import GLOSS

STEP = "simplify"
# 帳單: OpenCC leaves 帐, which Simplified keeps for tents and curtains (帐篷, 蚊帐, 营帐)
ACCOUNT = re.compile("(?<![蚊营军罗床])帐(?![篷幕子棚顶中下])")
# (甚麼, as Hong Kong writes it, becomes 甚么 in OpenCC; Simplified has 什么)
FOREIGN_LINE = 4  # Traditional-only characters that make one line of a Simplified article worth converting


def to_simplified(doc: Document) -> tuple[Document, list[Change]]:
    """Convert each line that is Traditional."""
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in doc.lines:
        if not line.text or not (doc.script == "hant" or _traditional(line)):
            continue
        text = _simplified(line.text)
        if text != line.text:
            new[line.n] = replace(line, text=text)
            changes.append(Change(STEP, line.n, "to_simplified", line.text, text, "certain"))
    return replace(doc.with_lines(new), page_title=_simplified(doc.page_title)), changes


def _simplified(text: str) -> str:
    return ACCOUNT.sub("账", converter("tw2s").convert(text)).replace("甚么", "什么")


def _traditional(line: Line) -> bool:
    """Whether a line of a Simplified article is Traditional, or had Traditional characters put in with their glosses."""
    traditional = sum(map(is_traditional_only, line.text))
    if traditional and GLOSS.search(line.raw):
        return True
    return traditional >= FOREIGN_LINE and traditional > sum(map(is_simplified_only, line.text))
