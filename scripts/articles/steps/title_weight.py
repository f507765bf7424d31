"""How much speaks for a line being a page's title: what is like it, what stands around it, what it says itself.

A page's <title>, another line like it, a date or a source right below, rare words of the text and its first words speak for
a line; a date, a menu's marks, a button, a byline in it speak against.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from scripts.articles.chinese import HAN, han_count
from scripts.articles.furniture import DATE, is_furniture, page_words
from scripts.articles.marks import Mark, parse_mark
from scripts.articles.model import Line
from scripts.articles.patterns import kind_of
from scripts.articles.segmenter import words
from scripts.articles.shapes import shape_of
from scripts.articles.steps.refrains import KIND as REFRAIN

LIKE_BEFORE_BODY = 0.7  # share of common characters that makes a repeat, above the text
LIKE_IN_BODY = 0.8  # and inside it
LENGTH_APART = 3  # a spun repeat has about as many characters; 花呗协商还款 does not repeat 花呗协商还款的五个步骤
MIN_HAN, MAX_HAN = 4, 60
ABOVE_MENU = 1.0  # a menu or a breadcrumb below a line
FAR = 0.12  # a line between a title and the text
ASKS = 0.9  # titles ask or say how; names and slogans do not
ASKING = re.compile(
    "怎么|怎样|如何|什么|为何|哪[些几个]|多少|[吗呢]$|能不能|可不可以|要不要|是不是|该不该|几[个步件条种]|[\\d一二三四五六七八九十][个步件条种大]"
)
LONGEST = 160  # characters of a title, whatever they are
NAME_HAN = 7  # a shorter line is a site's, a board's or a person's name
LONGEST_WITHIN = 15  # lines above the text, the longest of which is often its title
FIRST_LINES = 3  # above the text, at most, where the first line is likely the title
NEAR = 4  # lines below a title in which a date or a source stands
BELOW = 3.0  # a line that heads a part of the text, or is one of several of a sort
SECOND, PARTS = 3.0, 2
HEADS_BLOCK = 1.2
PROMPT = re.compile("请(?![假客求教安])")  # 请描述您的问题
SPEAKS, MOST_SPEAKS = 1.0, 2.0  # what a rare word of the text in a line weighs
QUESTION = re.compile("[？?]$")
WORD = re.compile("[A-Za-z]{2,}|\\d{3,}")  # AirPods, 2019: worth three Han characters of a title
ABOVE_DATE = 2.5  # right above the lines with a date or a source that stand right above the text
BELOW_DATE = 2.0  # right below such a line: what opens the text
PERSON = 2.0  # a line about the writer ends in a button: 社区调解员，答得慢关注
BUTTON = re.compile("(?<=[^，])(?:\\+\\s?|已)?(?:关注|私信|订阅)$")
COMMAS = 0.7  # each comma but the first
OPENS = 2.0  # the text begins with it: 备用金 above 备用金是指……
OPENS_HAN = 3
HAN_RUN = re.compile(f"[{HAN}]+")
MENU = re.compile("首页|主页|首頁|[>›»→]\\s*\\S")  # 首页相簿留言板; 首页 > 财经 > 正文


@dataclass(frozen=True)
class Page:
    """What every candidate is weighed against."""

    lines: tuple[Line, ...]  # all that have text, dropped ones too
    start: int  # the position of the text's first line
    pairs: Counter[str]  # of characters: in how many lines of the text
    page_title: str
    below: Counter[str]  # short lines of the text, without marks
    rare: Mapping[str, float]  # words of the text, and how rare they are elsewhere: 0 for what everybody says


def apart_in(page: Page) -> list[int]:
    """Positions of the short lines of the text that stand apart, with an empty line above."""
    return [
        k
        for k in range(page.start + 1, len(page.lines) - 1)
        if page.lines[k].keep
        and page.lines[k].n - page.lines[k - 1].n > 1
        and shape_of(page.lines[k].text).kind in ("label", "headline")
    ]


def pairs_of(text: str) -> frozenset[str]:
    """All neighbouring pairs of Han characters."""
    return frozenset(run[i : i + 2] for run in HAN_RUN.findall(text) for i in range(len(run) - 1))


def weight_of(page: Page, i: int, front: Sequence[int]) -> float:
    """The evidence for a line, added up."""
    line = page.lines[i]
    text = bare(line.text)
    han = han_count(text)
    own = pairs_of(text)
    itself = i >= page.start and line.keep
    shared = sum(1 for pair in own if page.pairs[pair] > itself)
    weight = 3.0 * shared / max(len(own), 1) * min(1.0, len(own) / 6) + min(han, 20) / 14
    weight += 4.0 * is_page_title(text, page)
    mark = parse_mark(line.text)
    weight += 2.0 * bool(mark and mark.hashes == 1) + 1.0 * line.keep
    weight += 1.5 * _again(page, i, text)
    weight -= SECOND * _after_byline(page, i, front)
    weight += ABOVE_DATE * _above_date(page, i) - BELOW_DATE * _below_date(page, i) + OPENS * _opens(page, text)
    weight -= BELOW * _heads_below(page, i) + 2 * BELOW * _below_refrain(page, i) + bool(PROMPT.match(text))
    weight -= PERSON * bool(BUTTON.search(line.text)) + COMMAS * max(0, line.text.count("，") - 1)
    weight += HEADS_BLOCK * _heads_block(page, i, front)
    weight += min(SPEAKS * sum(page.rare.get(word, 0.0) for word in set(words(text))), MOST_SPEAKS)
    weight += 2.2 * (i == 0 and page.start <= FIRST_LINES and not page_words(line.text)) + 0.8 * (i == page.start - 1)
    near = [han_count(page.lines[k].text) for k in front if page.start - LONGEST_WITHIN <= k < page.start]
    weight += 0.8 * (page.start - LONGEST_WITHIN <= i < page.start and han_count(line.text) == max(near))
    meta = [_is_meta(other) for other in page.lines[i + 1 : i + 1 + NEAR]]
    weight += 1.2 * any(meta) + 0.4 * (meta[:1] == [True])
    weight -= min(FAR * _between(page, i), 2.5)
    weight -= ABOVE_MENU * any(_is_menu(other) for other in page.lines[i + 1 : page.start])
    weight += ASKS * (bool(ASKING.search(text)) + bool(QUESTION.search(line.text)))
    weight -= 1.5 * (size_of(line.text) < NAME_HAN) + 2.5 * bool(DATE.search(line.text)) + 2.5 * is_label(line)
    weight -= 1.5 * (" " in line.text.strip() and page_words(line.text) > 0) + 0.6 * min(page_words(line.text), 3)
    return weight


def size_of(text: str) -> int:
    """How long a title is, in Han characters; a word of Latin letters or a year counts three."""
    return han_count(text) + 3 * len(WORD.findall(text))


def is_sole_chapter(mark: Mark | None, page: Page) -> bool:
    """Whether a line is the heading of a chapter and the page has no other: then the chapter is what the page is about."""
    if mark is None or mark.style != "chapter":
        return False
    marks = (parse_mark(line.text) for line in page.lines if line.keep or line.n < page.lines[page.start].n)
    return sum(1 for other in marks if other and other.style == "chapter") == 1


def _above_date(page: Page, i: int) -> bool:
    """Whether nothing but lines with a date or a source stands between a line and the text."""
    between = page.lines[i + 1 : page.start]
    dated = any(shape_of(line.text).timed for line in between)
    return i < page.start and dated and all(map(_is_meta, between)) and not _is_meta(page.lines[i])


def _below_date(page: Page, i: int) -> bool:
    """Whether a line of the text stands right below a line with a date or a source that has something above it."""
    return i >= page.start and i > 1 and shape_of(page.lines[i - 1].text).timed and not is_label(page.lines[i - 2])


def _opens(page: Page, text: str) -> bool:
    """Whether the text begins with these words."""
    first = bare(page.lines[page.start].text) if page.start < len(page.lines) else ""
    return han_count(text) >= OPENS_HAN and first.startswith(text) and len(first) > 2 * len(text)


def _is_menu(line: Line) -> bool:
    """Whether a line is a menu or says where in the site the page stands: what stands above titles, not below them."""
    return not line.keep and bool(MENU.search(line.text)) and han_count(line.text) >= NAME_HAN


def _between(page: Page, i: int) -> int:
    """How many lines that are no mere labels stand between a line and the text."""
    between = page.lines[min(i + 1, page.start) : max(i, page.start)]
    return sum(1 for line in between if han_count(line.text) >= NAME_HAN) + len(between) // 8


def _again(page: Page, i: int, text: str) -> bool:
    """Whether a line near by says the same once more; no menu is compared with all of a page."""
    near = (line for k, line in enumerate(page.lines[max(0, i - 40) : i + 40], max(0, i - 40)) if k != i)
    return any(len(line.text) <= LONGEST and are_like(text, bare(line.text), LIKE_BEFORE_BODY) for line in near)


def _heads_below(page: Page, i: int) -> bool:
    """Whether this line and one beside it stand again further down: a list of the text's parts. Alone, a title may."""
    return i < page.start and any(
        0 <= k < page.start and page.below[bare(page.lines[i].text)] and page.below[bare(page.lines[k].text)]
        for k in (i - 1, i + 1)
    )


def _after_byline(page: Page, i: int, front: Sequence[int]) -> bool:
    """Whether a date or a source stands between another possible title and this line, whose like head the text's parts."""
    if len(apart_in(page)) < PARTS or i + 1 < page.start or page.lines[i].n - page.lines[i - 1].n < 2:
        return False
    above = [k for k in front if i - NEAR <= k < i and not is_label(page.lines[k])]
    return any(_is_meta(line) for k in above for line in page.lines[k + 1 : i])


def _heads_block(page: Page, i: int, front: Sequence[int]) -> int:
    """1 for the first line of the last block with a date or a source in it, -1 for a name between the two, else 0."""
    block = page.lines[i : i + 3]
    joined = [line for line, above in zip(block[1:], block, strict=False) if line.n == above.n + 1]
    if not joined or joined[0] is not block[1] or not any(map(_is_meta, joined)) or _is_meta(block[0]):
        return 0
    first = i == 0 or page.lines[i].n - page.lines[i - 1].n > 1
    last = all(k <= i + len(joined) or _after_byline(page, k, front) for k in front)
    return int(last) if first else -int(han_count(block[0].text) <= NAME_HAN)


def _below_refrain(page: Page, i: int) -> bool:
    """Whether a mark stands right above that stands above other parts of the text, too: 问."""
    return i > 0 and page.lines[i - 1].kind == REFRAIN


def _is_meta(line: Line) -> bool:
    shape = shape_of(line.text)
    if shape.kind == "paragraph":
        return False
    return shape.timed or kind_of(line.text, "edges") in ("timestamp", "byline", "stats", "share", "font_widget")


def is_label(line: Line) -> bool:
    return bool(kind_of(line.text, "edges", "anywhere", "region")) or is_furniture(line.text)


def is_page_title(text: str, page: Page) -> bool:
    """Whether the page's <title> begins with the line, or is it but for a few characters."""
    own = bare(page.page_title)
    return (
        bool(own)
        and len(text) >= MIN_HAN
        and (_begins(page.page_title, text) or are_like(text, own, LIKE_IN_BODY) or (len(text) > 8 and text in own))
    )


def _begins(page_title: str, text: str) -> bool:
    """Whether a page's <title> begins with these words, and a mark or a blank ends them there."""
    left = page_title
    for char in text:
        left = left[left.find(char) + 1 :] if char in left[:LENGTH_APART] else "字"
    return not left[:1].isalnum()


def are_like(one: str, other: str, needed: float) -> bool:
    return abs(len(one) - len(other)) <= LENGTH_APART and likeness(one, other) >= needed


def bare(text: str) -> str:
    """A heading's words without its mark and marks of punctuation."""
    mark = parse_mark(text)
    return re.sub(r"\W", "", mark.text if mark else text)


def likeness(one: str, other: str) -> float:
    """Share of characters in common order, between 0 and 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if set(one) & set(other) else 0.0
