"""Stretches of a page that are no article, told by what opens them and by where they stand.

A heading like 精彩评论 opens a stretch that runs on until the article's own headings continue. A line that only a page's
foot has (the editor in charge, the next article, a registration number) opens one when no heading and little text come
after it. Above the first heading, a run of short lines with page words in it is one, names between them included.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.articles.chinese import han_count
from scripts.articles.furniture import SENTENCE, is_furniture
from scripts.articles.marks import Mark, parse_mark
from scripts.articles.model import Line
from scripts.articles.patterns import is_body, kind_of

REGIONS = {"comments": "comment", "related": "related", "comment_entry": "comment"}
LINK_HAN = 45  # a longer line in a list of links is the article again
FOOT_KINDS = ("editor_note", "copyright", "icp")
NEIGHBOUR = re.compile(r"(?:阅读)?[上下前后]一?[篇条页]")  # 上一篇：
FOOT_SHARE = 0.34  # of the text above it, at most, may stand below the first line of a foot
FOOTS_TRIED = 20  # lines like a foot's; a page has few
FOOT_PARAGRAPH = 60  # Han characters; two such lines below are no foot
FRONT_LINES = 40  # no page has more between its title and its first heading
STRONG = 2  # lines with page words that make a run of short lines furniture


def regions(lines: Sequence[Line], already: dict[int, str]) -> dict[int, str]:
    """Lines inside readers' comments and lists of links."""
    found: dict[int, str] = {}
    region = ""
    body_before = 0
    last: dict[str, int] = {}
    for line in lines:
        opens = kind_of(line.text, "region")
        mark = parse_mark(line.text)
        if opens and body_before:
            region = REGIONS[opens] if opens != "comment_entry" or not region else "comment"
        elif region and _article_again(region, line.text, mark, last):
            region = ""
        if region and line.n not in already:
            found[line.n] = region if opens else kind_of(line.text, "edges") or region
        elif not region and line.n not in already:
            body_before += is_body(line.text)
            if mark:
                last[mark.style] = mark.number
    return found


def _article_again(region: str, text: str, mark: Mark | None, last: dict[str, int]) -> bool:
    """Whether the article goes on: its numbering continues, or a list of links is followed by a full paragraph."""
    if mark and mark.style in ("chapter", "cn", "cn_paren") and mark.number == last.get(mark.style, -1) + 1:
        return True
    return region == "related" and han_count(text) > LINK_HAN and len(SENTENCE.findall(text)) >= 3


def foot(lines: Sequence[Line], already: dict[int, str]) -> dict[int, str]:
    """Everything below the first line that only a page's foot has, where no article goes on below it."""
    above = tried = 0
    left = [line for line in lines if line.n not in already]
    for line in lines:
        kind = already.get(line.n)
        if kind is None:
            above += han_count(line.text)
        elif above and tried < FOOTS_TRIED and (kind in FOOT_KINDS or NEIGHBOUR.match(line.text)):
            tried += 1
            below = [other for other in left if other.n > line.n]
            if _is_foot([other.text for other in below], above):
                return {other.n: kind_of(other.text, "edges") or "navigation" for other in below}
    return {}


def _is_foot(texts: Sequence[str], above: int) -> bool:
    headed = any((mark := parse_mark(text)) and mark.style not in ("bullet", "bold", "arabic") for text in texts)
    counts = [han_count(text) for text in texts]
    return not headed and sum(counts) <= FOOT_SHARE * above and sum(n >= FOOT_PARAGRAPH for n in counts) < 2


def front_runs(lines: Sequence[Line], already: dict[int, str]) -> dict[int, str]:
    """Furniture between the title and the first heading, below a paragraph too: buttons, counts, who answered."""
    found: dict[int, str] = {}
    run: list[Line] = []
    under_text = False  # above the first text stands the title, which a run must not swallow
    for line in lines[:FRONT_LINES]:
        mark = parse_mark(line.text)
        if mark or (is_body(line.text) and line.n not in already):
            found.update(_run(run, already) if under_text else {})
            run, under_text = [], True
            if mark and mark.style != "bullet":
                break
        else:
            run.append(line)
    return found


def _run(run: Sequence[Line], already: dict[int, str]) -> dict[int, str]:
    """The lines of a run from its first to its last line with page words, if it has enough of those."""
    kinds = [already.get(line.n) or _page_words(line.text) for line in run]
    strong = [i for i, kind in enumerate(kinds) if kind]
    if len(strong) < STRONG:
        return {}
    return {run[i].n: kinds[i] or "navigation" for i in range(strong[0], strong[-1] + 1) if run[i].n not in already}


def _page_words(text: str) -> str | None:
    if text.isdigit():  # 04 may count the parts of the text
        return None
    return kind_of(text, "edges") or ("navigation" if is_furniture(text) else None)
