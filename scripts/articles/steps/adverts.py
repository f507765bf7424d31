"""Drop advertisements and name cards that stand inside an article: what their first line opens, as far as it goes.

A label that says advertisement (—— 广告 ——, 本期赞助) opens lines that sell; a rule, an empty line below them, a marked line
or text that sells nothing ends them. A card is a block of short lines, set apart by empty lines, of which one is furniture.
A single line that sells without a label is known by `is_advert` (furniture.py) and goes in boilerplate.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.articles.chinese import han_count
from scripts.articles.contacts import contacts_in
from scripts.articles.furniture import is_agency, is_furniture, is_glued, sells
from scripts.articles.model import Change, Document, Line
from scripts.articles.patterns import kind_of
from scripts.articles.shapes import shape_of

STEP = "boilerplate"
KIND = "advert"
MOST_LINES = 6
LABEL_HAN = 8
# 本期赞助  咨询广告  以下为推广内容
LABEL = re.compile(
    r"[—–=*·\s【\[（(-]*(?:以[上下]为?)?(?:本[期文篇])?.{0,4}(?:广告|推广|赞助商?|合作伙伴|特约)(?:内容|链接|信息|位|商|播出)?[—–=*·\s】\]）):：-]*(?:结束)?[—–=*·\s-]*$"
)
# 【广告】低至0.9折  赞助商链接0元领卡: the label, and what it sells
PREFIX = re.compile(
    r"[【\[（(]?(?:广告|推广|赞助(?:商链接|商)?|商业推广|活动推广)[】\]）)]?\s*[:：|｜]?(?P<rest>.{2,40})$"
)
SHORT = ("label", "headline", "symbols", "number")
CREDIT = "source_credit"
PICTURE = re.compile(
    r"[\[【(（<]?(?:图片|配图|插图|动图|长图|图片加载中|点击查看大图|[Ii]mage|[Ii]mg)\s?\d{0,2}[\]】)）>]?"
)
LEAST_CARD = 3
SENTENCE_KIND = "advert_sentence"
LONGEST_SENTENCE = 130
# one sentence; a label in brackets opens one, too: 先还小的。【广告】扫码立减50元
SENTENCES = re.compile(
    r"[\s*_]*(?:[【\[（(](?:广告|推广|赞助)[】\]）)])?(?:(?![*_]{0,2}[【\[（(](?:广告|推广|赞助)[】\]）)])[^。！？!?])+[。！？!?]*[”’」』）)*_]*"
)
CLAUSES = re.compile("[，,；;]")
BRACKETED = re.compile(r"[【\[（(][^【】\[\]（）()]{4,60}[】\]）)]")
BEFORE = re.compile("[^，。；！？,;!?：:]{0,12}$")
RECEIVED = re.compile(
    "发|收|写|说|叫|短信|显示|看到|弹|点|搜"
)  # words before brackets that quote what somebody met with
SIGNS = re.compile(r"[A-Za-z0-9]|广告|推广|赞助")  # no sentence without one of these is cut


def drop_adverts(doc: Document) -> tuple[Document, list[Change]]:
    """Drop advertisements that say so, with their lines, and blocks that are cards."""
    found = {line.n: line for part in (_adverts(doc), _pictures(doc), _cards(doc)) for line in part}
    changes = [Change(STEP, n, KIND, line.text, "", "inferred") for n, line in sorted(found.items())]
    return doc.with_lines({n: line.dropped(KIND) for n, line in found.items()}), changes


def cut_adverts(doc: Document) -> tuple[Document, list[Change]]:
    """Cut sentences that sell, with a number or a label that says advertisement, out of paragraphs that have others."""
    new: dict[int, Line] = {}
    changes: list[Change] = []
    for line in doc.kept():
        able = len(line.text) > LABEL_HAN and SIGNS.search(line.text)
        parts = list(SENTENCES.finditer(line.text)) if able else []
        inside = _bracketed(line.text) if able else []
        cut = inside or [part for part in parts if _sells_itself(part[0])]
        left = _without(line.text, [part.span() for part in cut])
        if cut and han_count(left):
            changes += [Change(STEP, line.n, SENTENCE_KIND, part[0], "", "inferred") for part in cut]
            new[line.n] = replace(line, text=left)
    return doc.with_lines(new), changes


def _bracketed(text: str) -> list[re.Match[str]]:
    """The brackets inside a sentence in which an advertisement stands; not those in which somebody tells what he was sent."""
    return [
        part
        for part in BRACKETED.finditer(text)
        if _sells_itself(part[0]) and not RECEIVED.search(BEFORE.search(text[: part.start()])[0])  # type: ignore[index]
    ]


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text without some spans of it; every letter outside them stays."""
    borders = [0, *(place for span in spans for place in span), len(text)]
    return "".join(text[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True)).strip()


def _sells_itself(sentence: str) -> bool:
    """Whether a sentence is an advertisement: a label is not enough, and one of which only a part sells stays, flagged."""
    if len(sentence) > LONGEST_SENTENCE:
        return False
    prefix = PREFIX.match(sentence.strip("*_ "))
    if prefix and sentence.strip("*_ ")[0] in "【[（(" and _offers(prefix["rest"]):
        return True
    if not contacts_in(sentence) or not (
        is_agency(sentence) or kind_of(sentence.rstrip("。！？!?"), "anywhere") == "contact"
    ):
        return False
    clauses = CLAUSES.split(sentence)
    return 2 * sum(1 for clause in clauses if _offers(clause)) >= len(clauses)


def _offers(text: str) -> bool:
    return sells(text) or bool(contacts_in(text))


def _adverts(doc: Document) -> Iterator[Line]:
    left = 0
    seen = False  # a line below the label that sells
    for line in doc.lines:
        prefix = PREFIX.match(line.text) if line.keep else None
        if prefix and "。" not in line.text and (_labelled(line.text) or _offers(prefix["rest"])):
            yield line
        elif line.keep and han_count(line.text) <= LABEL_HAN and LABEL.match(line.text):
            left, seen = MOST_LINES, False
            yield line
        elif line.kind == "markup" or (line.kind == "blank" and seen):
            left = 0
        elif left and line.keep:
            shape = shape_of(line.text)
            goes_on = sells(line.text) if shape.mark is None else False
            left = left - 1 if goes_on or (shape.kind in SHORT and shape.mark is None and not seen) else 0
            if left:
                seen = seen or goes_on
                yield line


def _labelled(text: str) -> bool:
    """Whether a label in brackets stands before a headline; a sentence must sell, too."""
    return text[0] in "【[（(" and text[-1] not in "！？!?"


def _pictures(doc: Document) -> Iterator[Line]:
    """Where pictures were, and what stood under them: inside a text, so no sign that it ends."""
    return (line for line in doc.kept() if PICTURE.fullmatch(line.text) or kind_of(line.text, "anywhere") == CREDIT)


def _cards(doc: Document) -> Iterator[Line]:
    block: list[Line] = []
    begun = False  # a paragraph above
    listed = False  # 通常有几类： right above
    for line in [*doc.lines, Line(0, "", "", kind="blank")]:
        if line.kind != "blank":
            block.append(line)
            continue
        own = [one for one in block if one.keep]
        card = len(own) >= LEAST_CARD and all(map(_short, own)) and any(map(_furniture, own))
        if begun and card and not listed and not any(map(_ends_text, own)):
            yield from own
        listed = own[-1].text.endswith(("：", ":")) if own else listed
        begun = begun or any(shape_of(one.text).kind == "paragraph" for one in own)
        block = []


def _short(line: Line) -> bool:
    shape = shape_of(line.text)
    return shape.kind in SHORT or sells(line.text)


def _ends_text(line: Line) -> bool:
    """What stands below a whole text, not in it: a date, a heading of comments, a row of buttons."""
    return shape_of(line.text).timed or kind_of(line.text, "region") is not None or is_glued(line.text)


def _furniture(line: Line) -> bool:
    return kind_of(line.text, "edges", "anywhere", "region") is not None or is_furniture(line.text)
