"""Find the title by evidence, and drop its repeats, spun ones too.

Where a line stands says little: above a title stand menus, names, slogans. What speaks for a line: it is like the page's
<title>, like another line above the text, a first-level heading, its rare pairs of characters come again in the text, a
date or a source stands right below it. What speaks against: a date, a contact, a menu's marks, a byline in it.
A page whose best line has too little of this has no title.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from math import log

from scripts.articles.chinese import han_count
from scripts.articles.contacts import contacts_in
from scripts.articles.marks import parse_mark
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.segmenter import count_of, words
from scripts.articles.shapes import INSIDE, shape_of
from scripts.articles.steps.title_between import OUTSIDE_KIND, one_or_two, question, said_between
from scripts.articles.steps.title_weight import (
    LIKE_BEFORE_BODY,
    LIKE_IN_BODY,
    LONGEST,
    MAX_HAN,
    MIN_HAN,
    NAME_HAN,
    Page,
    are_like,
    bare,
    is_page_title,
    is_sole_chapter,
    pairs_of,
    size_of,
    weight_of,
)

STEP = "title"
MOST_REPEATS = 2  # inside the text; a line that comes more often is a refrain
FRONT_LINES = 400  # no page has more above its text
ROW = 4  # labels
BEHIND = 3  # lines of the text itself that may still be its title
POST = "post_stamp"  # the title of a thread stands above its first post
OPENING = 2  # lines of an article that has nothing around it
SHORTEST = 2  # where the page marks it as its first heading
BODY_HAN = 30  # a line of sentences with so much text is text
ENOUGH = 1.0
EVERYDAY = 20_000  # a word that stands so often in jieba's list says nothing of what a text is about
READ = 6_000  # characters of the text that are read for its words
# 搜索答案    我要提问; ★★★ 法务 ★★★; ▶ 本文可听; 首页 > 正文
NO_TITLE = re.compile(
    r"[^\s，。？?！!：:]{1,8}(?:\s{2,}|\s?[|｜]\s?)[^\s，。？?！!：:]{1,8}$|[★☆▶►▲△↓→>=*~]{2}|[→↗↓▶►]$|\s[>›»→]\s|[^\s:：]{1,5}[:：]\s?\S{2,6}(?:\s+\S{2,6}){2,}$|^[（(【][^）)】]*[)）】]$|\s[-—]\s?\d{1,3}\s?[-—]$"
)
ASKED = re.compile(r"(?:问|[QＱ])\s?[:：]")  # one of several questions
SENTENCE_END = re.compile("[。；;，,：:]$")
# [经验] 我是这样还的: the board's name for such posts
BOARD = re.compile(r"^(#{0,3}\s*)(?:[\[〔][^\[\]〔〕]{1,4}[\]〕]|【[^【】]{1,2}】)\s*(?=\S{4})")
# 标题：我是这样还的
LABEL = re.compile(r"^(#{0,3}\s*)(?:标题|主题|题目)\s?[:：]\s*(?=\S{4})")
# 花呗怎么协商_某某网; what a page's <title> adds
SITE_SUFFIX = re.compile(
    r"\s*[-_|—–｜]{1,2}\s*[^-_|—–｜]{2,14}(?:网|网站|在线|频道|资讯|财经|新闻|港|论坛|博客|之家|知乎|简书|百家号|头条|日报|问答|法律)$"
)


def find_title(doc: Document) -> tuple[Document, list[Change]]:
    """Mark the title, drop its repeats and what short lines stand above it."""
    page = _page(doc)
    title = _first(page) or _choose(page) or _sole(page)
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
        and not INSIDE.search(line.text)
    ]
    dropped = [(line, "repeated_title") for line in repeats] + [(line, "site_header") for line in above]
    new, found = drop(sorted(dropped, key=lambda pair: pair[0].n), STEP)
    new.update(one_or_two(page, title))
    new.update(question(page, title))
    new.update(said_between(page, title))
    mark = parse_mark(text)
    marker = mark.marker if mark and mark.style in ("hash", "bold") else ""
    new[title.n] = replace(
        title, keep=True, kind="title", level=1, marker=marker, text=mark.text if mark and marker else text
    )
    return doc.with_lines(new), changes + found


def _first(page: Page) -> Line | None:
    """The first line of a text that was pasted, where it is the only one with one hash."""
    if page.page_title or len(page.lines) < BEHIND:
        return None
    line = page.lines[0]
    hashed = [other for other in page.lines if (mark := parse_mark(other.text)) and mark.hashes == 1]
    able = hashed == [line] and (line.keep or line.kind == OUTSIDE_KIND) and _able(line, 0, page)
    return line if able else None


def _sole(page: Page) -> Line | None:
    """The only line above a text that was pasted of which nothing says that it is furniture."""
    above = [i for i, line in enumerate(page.lines[: page.start]) if line.kind == OUTSIDE_KIND]
    if len(above) != 1 or page.page_title or page.start - above[0] > BEHIND:
        return None
    return page.lines[above[0]] if _able(page.lines[above[0]], above[0], page) else None


def _page(doc: Document) -> Page:
    lines = tuple(line for line in doc.lines if line.kind not in ("blank", "markup"))
    kept = [i for i, line in enumerate(lines) if line.keep]
    body = [i for i in kept if shape_of(lines[i].text).kind in ("paragraph", "prose", "sentence", "intro", "marked")]
    note = not doc.page_title and not any(shape_of(lines[i].text).kind == "paragraph" for i in kept)
    body = kept if note else body  # a note begins with its title, and the longest of its lines may stand anywhere
    post = next((i for i, line in enumerate(lines) if line.kind == POST), len(lines))
    start = min([*(body[:1] or kept[:1] or [0]), *[i for i in kept if i > post][:1]])
    texts = [
        lines[i].text for i in kept if i >= start and shape_of(lines[i].text).kind in ("paragraph", "prose", "marked")
    ]
    pairs = Counter(pair for text in texts for pair in pairs_of(text))
    below = Counter(bare(line.text) for line in lines[start + BEHIND :] if line.keep and len(line.text) <= LONGEST)
    return Page(lines, start, pairs, doc.page_title, below, _rare_words("".join(texts)[:READ]))


def _rare_words(text: str) -> dict[str, float]:
    """How much each word says of what the text is about, between 0 and 1."""
    return {
        word: min(max(0.0, log(EVERYDAY / (count_of(word) + 1))) / log(EVERYDAY), 1.0)
        for word in set(words(text))
        if han_count(word) >= 2
    }


def _choose(page: Page) -> Line | None:
    """The line that most speaks for."""
    first = max(0, page.start - FRONT_LINES)
    last = next((i for i, line in enumerate(page.lines) if line.kind == POST), len(page.lines))
    front = [i for i in range(first, min(page.start + BEHIND, last)) if _able(page.lines[i], i, page)]
    if _alone(page):  # somebody pasted the article alone: its title opens it
        front = [i for i in front if i < OPENING][:1]
        if front == [0] and shape_of(page.lines[0].text).kind in ("label", "headline"):
            return page.lines[0]
    weighed = [(weight_of(page, i, front), -i) for i in front]
    best, at = max(weighed, default=(0.0, 0))
    if best < ENOUGH:
        return None
    text = bare(page.lines[-at].text)
    mark = parse_mark(page.lines[-at].text)
    if is_page_title(text, page) or (mark and mark.hashes == 1):
        return page.lines[-at]
    same = [
        -i for weight, i in weighed if weight >= ENOUGH and are_like(text, bare(page.lines[-i].text), LIKE_BEFORE_BODY)
    ]
    return page.lines[min(same, default=-at)]


def _alone(page: Page) -> bool:
    """Whether nothing of the page was dropped."""
    return len(page.lines) > OPENING and all(line.keep for line in page.lines)


def _able(line: Line, i: int, page: Page) -> bool:
    """Whether a line can be a title at all."""
    if len(line.text) > LONGEST:
        return False
    if ASKED.match(line.text) and sum(1 for other in page.lines if ASKED.match(other.text)) > 1:
        return False
    mark = parse_mark(line.text)
    text = mark.text if mark and mark.style in ("hash", "bold") else line.text
    style = mark is None or (mark.style in ("hash", "bold") and mark.hashes <= 1) or is_sole_chapter(mark, page)
    if not style and not is_page_title(bare(text), page):
        return False
    if i > page.start and not (line.keep and mark and mark.hashes == 1):
        return False
    if i == page.start and han_count(text) >= BODY_HAN:
        return False
    return (
        (SHORTEST if (mark and mark.hashes == 1) or (i == 0 and _alone(page)) else MIN_HAN) <= size_of(text)
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


def _all_repeats(page: Page, title: Line, text: str) -> list[Line]:
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
    return are_like(bare(line.text), bare(title), LIKE_BEFORE_BODY if in_front else LIKE_IN_BODY)


def _without_site(title: Line) -> tuple[str, list[Change]]:
    cut = BOARD.sub(r"\1", LABEL.sub(r"\1", SITE_SUFFIX.sub("", title.text)))
    if cut == title.text or han_count(cut) < MIN_HAN:
        return title.text, []
    return cut, [Change(STEP, title.n, "site_suffix", title.text, cut, "inferred")]
