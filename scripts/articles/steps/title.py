"""Find the title by evidence, and drop its repeats, spun ones too.

Where a line stands says little: above a title stand menus, names, slogans. What speaks for a line: it is like the page's
<title>, like another line above the text, a first-level heading, its rare pairs of characters come again in the text, a
date or a source stands right below it. What speaks against: a date, a contact, a menu's marks, a byline in it.
A page whose best line has too little of this has no title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from math import log

from scripts.articles.chinese import HAN, han_count
from scripts.articles.contacts import contacts_in
from scripts.articles.furniture import DATE, is_furniture, page_words
from scripts.articles.marks import Mark, parse_mark
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.patterns import kind_of
from scripts.articles.segmenter import count_of, words
from scripts.articles.shapes import shape_of
from scripts.articles.steps.refrains import KIND as REFRAIN

STEP = "title"
LIKE_BEFORE_BODY = 0.7  # share of common characters that makes a repeat, above the text
LIKE_IN_BODY = 0.8  # and inside it
LENGTH_APART = 3  # a spun repeat has about as many characters; 花呗协商还款 does not repeat 花呗协商还款的五个步骤
MOST_REPEATS = 2  # inside the text; a line that comes more often is a refrain
FRONT_LINES = 400  # no page has more above its text
ROW = 4  # labels
BEHIND = 3  # lines of the text itself that may still be its title
OUTSIDE_KIND = "outside"
MOST_BETWEEN = 2
MIN_HAN, MAX_HAN = 4, 60
SHORTEST = 2  # where the page marks it as its first heading
ABOVE_MENU = 1.0  # a menu or a breadcrumb below a line
FAR = 0.12  # a line between a title and the text
ASKS = 0.9  # titles ask or say how; names and slogans do not
ASKING = re.compile(
    "怎么|怎样|如何|什么|为何|哪[些几个]|多少|[吗呢]$|能不能|可不可以|要不要|是不是|该不该|几[个步件条种]|[\\d一二三四五六七八九十][个步件条种大]"
)
LONGEST = 160  # characters of a title, whatever they are
BODY_HAN = 30  # a line of sentences with so much text is text
NAME_HAN = 7  # a shorter line is a site's, a board's or a person's name
LONGEST_WITHIN = 15  # lines above the text, the longest of which is often its title
FIRST_LINES = 3  # above the text, at most, where the first line is likely the title
NEAR = 4  # lines below a title in which a date or a source stands
BELOW = 3.0  # a line that heads a part of the text, or is one of several of a sort
SECOND, PARTS = 3.0, 2
HEADS_BLOCK = 1.2
PROMPT = re.compile("请(?![假客求教安])")  # 请描述您的问题
ENOUGH = 1.0
EVERYDAY = 20_000  # a word that stands so often in jieba's list says nothing of what a text is about
SPEAKS, MOST_SPEAKS = 1.0, 2.0  # what a rare word of the text in a line weighs
READ = 6_000  # characters of the text that are read for its words
# 搜索答案    我要提问; ★★★ 法务 ★★★; ▶ 本文可听; 首页 > 正文
NO_TITLE = re.compile(
    r"[^\s，。？?！!：:]{1,8}(?:\s{2,}|\s?[|｜]\s?)[^\s，。？?！!：:]{1,8}$|[★☆▶►▲△↓→>=*~]{2}|[→↗↓▶►]$|\s[>›»→]\s|[^\s:：]{1,5}[:：]\s?\S{2,6}(?:\s+\S{2,6}){2,}$|^[（(【][^）)】]*[)）】]$"
)
SENTENCE_END = re.compile("[。；;，,：:]$")
QUESTION = re.compile("[？?]$")
DIGIT = re.compile(r"\d")
WORD = re.compile("[A-Za-z]{2,}|\\d{3,}")  # AirPods, 2019: worth three Han characters of a title
ABOVE_DATE = 2.5  # right above the lines with a date or a source that stand right above the text
BELOW_DATE = 2.0  # right below such a line: what opens the text
PERSON = 2.0  # a line about the writer ends in a button: 社区调解员，答得慢关注
BUTTON = re.compile("(?<=[^，])(?:\\+\\s?|已)?(?:关注|私信|订阅)$")
COMMAS = 0.7  # each comma but the first
OPENS = 2.0  # the text begins with it: 备用金 above 备用金是指……
OPENS_HAN = 3
HAN_RUN = re.compile(f"[{HAN}]+")
# [经验] 我是这样还的: the board's name for such posts
BOARD = re.compile(r"^(#{0,3}\s*)(?:[\[〔][^\[\]〔〕]{1,4}[\]〕]|【[^【】]{1,2}】)\s*(?=\S{4})")
MENU = re.compile("首页|主页|首頁|[>›»→]\\s*\\S")  # 首页相簿留言板; 首页 > 财经 > 正文
# 花呗怎么协商_某某网; what a page's <title> adds
SITE_SUFFIX = re.compile(
    r"\s*[-_|—–｜]{1,2}\s*[^-_|—–｜]{2,14}(?:网|网站|在线|频道|资讯|财经|新闻|港|论坛|博客|之家|知乎|简书|百家号|头条|日报|问答|法律)$"
)


@dataclass(frozen=True)
class _Page:
    """What every candidate is weighed against."""

    lines: tuple[Line, ...]  # all that have text, dropped ones too
    start: int  # the position of the text's first line
    pairs: Counter[str]  # of characters: in how many lines of the text
    page_title: str
    below: Counter[str]  # short lines of the text, without marks
    rare: Mapping[str, float]  # words of the text, and how rare they are elsewhere: 0 for what everybody says


def find_title(doc: Document) -> tuple[Document, list[Change]]:
    """Mark the title, drop its repeats and what short lines stand above it."""
    page = _page(doc)
    title = _choose(page)
    if title is None:
        return doc, []
    text, changes = _without_site(title)
    repeats = _all_repeats(page, title, text)
    above = [
        line
        for line in page.lines
        if line.keep
        and line.n < title.n
        and line not in repeats
        and shape_of(line.text).kind in ("label", "headline", "symbols")
    ]
    dropped = [(line, "repeated_title") for line in repeats] + [(line, "site_header") for line in above]
    new, found = drop(sorted(dropped, key=lambda pair: pair[0].n), STEP)
    new.update(_back(page, title))
    new.update(_question(page, title))
    mark = parse_mark(text)
    marker = mark.marker if mark and mark.style in ("hash", "bold") else ""
    new[title.n] = replace(
        title, keep=True, kind="title", level=1, marker=marker, text=mark.text if mark and marker else text
    )
    return doc.with_lines(new), changes + found


def _back(page: _Page, title: Line) -> dict[int, Line]:
    """A line or two between title and text that only their place made furniture, where nothing else stands there."""
    at = page.lines.index(title)
    between = page.lines[at + 1 : page.start]
    heading = between[-1:] if _heads_first_part(page, between) else ()
    if heading:
        return {line.n: replace(line, keep=True, kind="paragraph") for line in heading}
    if not 0 < len(between) <= MOST_BETWEEN or any(
        line.keep or line.kind != OUTSIDE_KIND or DIGIT.search(line.text) for line in between
    ):
        return {}
    return {line.n: replace(line, keep=True, kind="paragraph") for line in between}


def _heads_first_part(page: _Page, between: Sequence[Line]) -> bool:
    """Whether the line right above the text is the heading of its first part, as others stand apart above parts below."""
    if not between or page.start >= len(page.lines):
        return False
    line = between[-1]
    apart = page.lines[page.start].n - line.n > 1 and line.n - page.lines[page.start - 2].n > 1
    plain = line.kind == OUTSIDE_KIND and line.hint >= 0 and not line.keep and han_count(line.text) >= MIN_HAN
    return apart and plain and not DIGIT.search(line.text) and not _is_label(line) and len(_apart(page)) >= PARTS


def _apart(page: _Page) -> list[int]:
    """Positions of the short lines of the text that stand apart, with an empty line above."""
    return [
        k
        for k in range(page.start + 1, len(page.lines) - 1)
        if page.lines[k].keep
        and page.lines[k].n - page.lines[k - 1].n > 1
        and shape_of(page.lines[k].text).kind in ("label", "headline")
    ]


def _question(page: _Page, title: Line) -> dict[int, Line]:
    """What a reader asks, right below the title of the question, stands above the page's buttons and is text."""
    out: dict[int, Line] = {}
    for line in page.lines[page.lines.index(title) + 1 : page.start]:
        if line.keep or line.kind != OUTSIDE_KIND or line.hint < 0 or shape_of(line.text).kind != "paragraph":
            break
        out[line.n] = replace(line, keep=True, kind="paragraph")
    return out


def _page(doc: Document) -> _Page:
    lines = tuple(line for line in doc.lines if line.kind not in ("blank", "markup"))
    kept = [i for i, line in enumerate(lines) if line.keep]
    body = [i for i in kept if shape_of(lines[i].text).kind in ("paragraph", "prose", "sentence", "intro", "marked")]
    start = (body or kept or [0])[0]
    texts = [
        lines[i].text for i in kept if i >= start and shape_of(lines[i].text).kind in ("paragraph", "prose", "marked")
    ]
    pairs = Counter(pair for text in texts for pair in pairs_of(text))
    below = Counter(bare(line.text) for line in lines[start + BEHIND :] if line.keep and len(line.text) <= LONGEST)
    return _Page(lines, start, pairs, doc.page_title, below, _rare_words("".join(texts)[:READ]))


def _rare_words(text: str) -> dict[str, float]:
    """How much each word says of what the text is about, between 0 and 1."""
    return {
        word: min(max(0.0, log(EVERYDAY / (count_of(word) + 1))) / log(EVERYDAY), 1.0)
        for word in set(words(text))
        if han_count(word) >= 2
    }


def pairs_of(text: str) -> frozenset[str]:
    """All neighbouring pairs of Han characters."""
    return frozenset(run[i : i + 2] for run in HAN_RUN.findall(text) for i in range(len(run) - 1))


def _choose(page: _Page) -> Line | None:
    """The line that most speaks for."""
    first = max(0, page.start - FRONT_LINES)
    front = [i for i in range(first, min(page.start + BEHIND, len(page.lines))) if _able(page.lines[i], i, page)]
    weighed = [(_weight(page, i, front), -i) for i in front]
    best, at = max(weighed, default=(0.0, 0))
    if best < ENOUGH:
        return None
    text = bare(page.lines[-at].text)
    mark = parse_mark(page.lines[-at].text)
    if _is_page_title(text, page) or (mark and mark.hashes == 1):
        return page.lines[-at]
    same = [
        -i for weight, i in weighed if weight >= ENOUGH and _like(text, bare(page.lines[-i].text), LIKE_BEFORE_BODY)
    ]
    return page.lines[min(same, default=-at)]


def _able(line: Line, i: int, page: _Page) -> bool:
    """Whether a line can be a title at all."""
    if len(line.text) > LONGEST:
        return False
    mark = parse_mark(line.text)
    text = mark.text if mark and mark.style in ("hash", "bold") else line.text
    style = mark is None or (mark.style in ("hash", "bold") and mark.hashes <= 1) or _sole_chapter(mark, page)
    if not style and not _is_page_title(bare(text), page):
        return False
    if i > page.start and not (line.keep and mark and mark.hashes == 1):
        return False
    if i == page.start and han_count(text) >= BODY_HAN:
        return False
    return (
        (SHORTEST if mark and mark.hashes == 1 else MIN_HAN) <= _size(text)
        and SHORTEST <= han_count(text) <= MAX_HAN
        and not SENTENCE_END.search(text)
        and "。" not in text
        and not NO_TITLE.search(text)
        and not contacts_in(text)
        and not _is_row(text)
    )


def _is_row(text: str) -> bool:
    """Whether a line is a row of labels with single blanks between: 首页 版面导航 往期回顾 检索."""
    parts = text.split()
    return len(parts) >= ROW and all(len(part) <= NAME_HAN for part in parts)


def _weight(page: _Page, i: int, front: Sequence[int]) -> float:
    """The evidence for a line, added up."""
    line = page.lines[i]
    text = bare(line.text)
    han = han_count(text)
    own = pairs_of(text)
    itself = i >= page.start and line.keep
    shared = sum(1 for pair in own if page.pairs[pair] > itself)
    weight = 3.0 * shared / max(len(own), 1) * min(1.0, len(own) / 6) + min(han, 20) / 14
    weight += 4.0 * _is_page_title(text, page)
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
    weight -= 1.5 * (_size(line.text) < NAME_HAN) + 2.5 * bool(DATE.search(line.text)) + 2.5 * _is_label(line)
    weight -= 1.5 * (" " in line.text.strip() and page_words(line.text) > 0) + 0.6 * min(page_words(line.text), 3)
    return weight


def _size(text: str) -> int:
    """How long a title is, in Han characters; a word of Latin letters or a year counts three."""
    return han_count(text) + 3 * len(WORD.findall(text))


def _sole_chapter(mark: Mark | None, page: _Page) -> bool:
    """Whether a line is the heading of a chapter and the page has no other: then the chapter is what the page is about."""
    if mark is None or mark.style != "chapter":
        return False
    marks = (parse_mark(line.text) for line in page.lines if line.keep or line.n < page.lines[page.start].n)
    return sum(1 for other in marks if other and other.style == "chapter") == 1


def _above_date(page: _Page, i: int) -> bool:
    """Whether nothing but lines with a date or a source stands between a line and the text."""
    between = page.lines[i + 1 : page.start]
    dated = any(shape_of(line.text).timed for line in between)
    return i < page.start and dated and all(map(_is_meta, between)) and not _is_meta(page.lines[i])


def _below_date(page: _Page, i: int) -> bool:
    """Whether a line of the text stands right below a line with a date or a source that has something above it."""
    return i >= page.start and i > 1 and shape_of(page.lines[i - 1].text).timed and not _is_label(page.lines[i - 2])


def _opens(page: _Page, text: str) -> bool:
    """Whether the text begins with these words."""
    first = bare(page.lines[page.start].text) if page.start < len(page.lines) else ""
    return han_count(text) >= OPENS_HAN and first.startswith(text) and len(first) > 2 * len(text)


def _is_menu(line: Line) -> bool:
    """Whether a line is a menu or says where in the site the page stands: what stands above titles, not below them."""
    return not line.keep and bool(MENU.search(line.text)) and han_count(line.text) >= NAME_HAN


def _between(page: _Page, i: int) -> int:
    """How many lines that are no mere labels stand between a line and the text."""
    between = page.lines[min(i + 1, page.start) : max(i, page.start)]
    return sum(1 for line in between if han_count(line.text) >= NAME_HAN) + len(between) // 8


def _again(page: _Page, i: int, text: str) -> bool:
    """Whether a line near by says the same once more; no menu is compared with all of a page."""
    near = (line for k, line in enumerate(page.lines[max(0, i - 40) : i + 40], max(0, i - 40)) if k != i)
    return any(len(line.text) <= LONGEST and _like(text, bare(line.text), LIKE_BEFORE_BODY) for line in near)


def _heads_below(page: _Page, i: int) -> bool:
    """Whether this line and one beside it stand again further down: a list of the text's parts. Alone, a title may."""
    return i < page.start and any(
        0 <= k < page.start and page.below[bare(page.lines[i].text)] and page.below[bare(page.lines[k].text)]
        for k in (i - 1, i + 1)
    )


def _after_byline(page: _Page, i: int, front: Sequence[int]) -> bool:
    """Whether a date or a source stands between another possible title and this line, whose like head the text's parts."""
    if len(_apart(page)) < PARTS or i + 1 < page.start or page.lines[i].n - page.lines[i - 1].n < 2:
        return False
    above = [k for k in front if i - NEAR <= k < i and not _is_label(page.lines[k])]
    return any(_is_meta(line) for k in above for line in page.lines[k + 1 : i])


def _heads_block(page: _Page, i: int, front: Sequence[int]) -> int:
    """1 for the first line of the last block with a date or a source in it, -1 for a name between the two, else 0."""
    block = page.lines[i : i + 3]
    joined = [line for line, above in zip(block[1:], block, strict=False) if line.n == above.n + 1]
    if not joined or joined[0] is not block[1] or not any(map(_is_meta, joined)) or _is_meta(block[0]):
        return 0
    first = i == 0 or page.lines[i].n - page.lines[i - 1].n > 1
    last = all(k <= i + len(joined) or _after_byline(page, k, front) for k in front)
    return int(last) if first else -int(han_count(block[0].text) <= NAME_HAN)


def _below_refrain(page: _Page, i: int) -> bool:
    """Whether a mark stands right above that stands above other parts of the text, too: 问."""
    return i > 0 and page.lines[i - 1].kind == REFRAIN


def _is_meta(line: Line) -> bool:
    shape = shape_of(line.text)
    if shape.kind == "paragraph":
        return False
    return shape.timed or kind_of(line.text, "edges") in ("timestamp", "byline", "stats", "share", "font_widget")


def _is_label(line: Line) -> bool:
    return bool(kind_of(line.text, "edges", "anywhere", "region")) or is_furniture(line.text)


def _is_page_title(text: str, page: _Page) -> bool:
    """Whether the page's <title> begins with the line, or is it but for a few characters."""
    own = bare(page.page_title)
    return (
        bool(own)
        and len(text) >= MIN_HAN
        and (_begins(page.page_title, text) or _like(text, own, LIKE_IN_BODY) or (len(text) > 8 and text in own))
    )


def _begins(page_title: str, text: str) -> bool:
    """Whether a page's <title> begins with these words, and a mark or a blank ends them there."""
    left = page_title
    for char in text:
        left = left[left.find(char) + 1 :] if char in left[:LENGTH_APART] else "字"
    return not left[:1].isalnum()


def _all_repeats(page: _Page, title: Line, text: str) -> list[Line]:
    """The kept lines that say the title again: above the text, and once or twice in it."""
    front = {line.n for line in page.lines[: page.start]}
    found = [line for line in page.lines if line.keep and line.n != title.n and _repeats(line, text, line.n in front)]
    inside = [line for line in found if line.n not in front]
    return found if len(inside) <= MOST_REPEATS else [line for line in found if line.n in front]


def _repeats(line: Line, title: str, in_front: bool) -> bool:
    """Whether a line is the title over again; a numbered line, or one marked as a lower heading, never is."""
    if len(line.text) > LONGEST:
        return False
    mark = parse_mark(line.text)
    if mark and (mark.style not in ("hash", "bold") or (mark.hashes == 2 and not in_front)):
        return False
    if not MIN_HAN <= han_count(line.text) <= MAX_HAN or SENTENCE_END.search(line.text) or "。" in line.text:
        return False
    return _like(bare(line.text), bare(title), LIKE_BEFORE_BODY if in_front else LIKE_IN_BODY)


def _like(one: str, other: str, needed: float) -> bool:
    return abs(len(one) - len(other)) <= LENGTH_APART and likeness(one, other) >= needed


def bare(text: str) -> str:
    """A heading's words without its mark and marks of punctuation."""
    mark = parse_mark(text)
    return re.sub(r"\W", "", mark.text if mark else text)


def likeness(one: str, other: str) -> float:
    """Share of characters in common order, between 0 and 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if set(one) & set(other) else 0.0


def _without_site(title: Line) -> tuple[str, list[Change]]:
    cut = BOARD.sub(r"\1", SITE_SUFFIX.sub("", title.text))
    if cut == title.text or han_count(cut) < MIN_HAN:
        return title.text, []
    return cut, [Change(STEP, title.n, "site_suffix", title.text, cut, "inferred")]
