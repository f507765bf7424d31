"""Lines made of nothing but page words, dates, numbers and a name: 原创 2023-07-08 12:33 · 阅读 3.4万.

Sites order such words as they like, so no list of patterns is ever long enough; the words are in data/cleaning.
"""

from __future__ import annotations

import re
from functools import cache

from scripts.articles.advice import advice_in
from scripts.articles.chinese import HAN, HAN_CHAR, han_count
from scripts.articles.contacts import contacts_in
from scripts.articles.marks import parse_mark
from scripts.articles.settings import table

SENTENCE = re.compile("[，。；！？,;!?]")
DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}月\s?\d{1,2}日?,?\s?(?:19|20)\d\d|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
STAMPED = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{0,3}\d{1,2}[:：]\d{2}")
STAMP_HAN = 12  # characters beside a date with a time: a site's or a person's name


COUNT = re.compile(r"\d[\d,.]{0,9}\s?[万wWkK+]?(?:\s|$|人|次|条)")  # 被浏览 41,377
LETTERS = re.compile("[A-Za-z0-9]")
SEPARATED = re.compile(r"[\s|/·:：\d()（）\[\]【】>»,，-]")  # what stands between the words of a menu, not of a title
END = re.compile("[。；！!]$")
LABELLED = re.compile(r"[【\[]?[^\s【】\[\]:：]{1,5}[】\]:：]\s*")  # 【推荐】  热门：
BETWEEN = re.compile(r"\s*[|｜]\s*|\s*[·•]\s*")
MENU_LABELS, MENU_HAN = 3, 8
STOPS = re.compile("[。！？!?](?=.)")
MOST_OFFERED = re.compile(r"(?:最高|高达|可达)\D{0,4}\d")  # 最高20万
OFFER = re.compile(
    r"限时|仅售|原价|[专尊]享|\d折|[一二三四五六七八九]折|\d(?:\.\d+)?元|热线|咨询|报名|购买|[→»›>]$|👉"
)  # 限时9.9元
GLUED_WORDS, GLUED_SHARE = 3, 0.3  # page words in a row of buttons, and how much of it they are


@cache
def _tokens() -> re.Pattern[str]:
    """The words; one of a single character counts only where it stands alone (大 中 小, not 中小企业)."""
    words = sorted(table("dropped_words")["tokens"], key=len, reverse=True)
    longer, single = ([word for word in words if (len(word) > 1) == many] for many in (True, False))
    return re.compile("|".join([*map(re.escape, longer), f"(?<![{HAN}])[{''.join(single)}](?![{HAN}])"]))


def is_furniture(text: str) -> bool:
    """Whether a short line holds nothing but page words, dates, numbers and a name or two."""
    data = table("dropped_words")
    if len(text) > data["longest"] or SENTENCE.search(DATE.sub("", text)) or parse_mark(text):
        return False
    if not HAN_CHAR.search(text):
        return bool(LETTERS.search(text))
    if is_menu(text):
        return True
    tokens = _tokens()
    if STAMPED.search(text) and han_count(STAMPED.sub("", text)) <= STAMP_HAN:
        return True
    named = len(tokens.findall(text))
    found = named + len(DATE.findall(text)) + (named == 1 and bool(COUNT.search(text)))
    rest = han_count(tokens.sub("", DATE.sub("", text)))
    return bool(
        found >= data["words"] and rest <= min(data["rest"], 2 * found) and (rest == 0 or SEPARATED.search(text))
    )


def is_menu(text: str) -> bool:
    """Whether a line is a row of labels, with a name in front or not: 【推荐】房贷计算器 | 个税计算器 | 称呼计算器."""
    if SENTENCE.search(text) or parse_mark(text) or len(text) > table("dropped_words")["longest"]:
        return False
    labels = [label.strip() for label in BETWEEN.split(LABELLED.sub("", text))]
    parts = LABELLED.sub("", text).split() if LABELLED.match(text) else []
    blanks = len(parts) + 1 if all(han_count(part) > 1 for part in parts) else 0
    return (
        len(labels) >= MENU_LABELS and all(0 < han_count(label) <= MENU_HAN for label in labels)
    ) or blanks > MENU_LABELS


def is_glued(text: str) -> bool:
    """Whether a line is a row of buttons that was pasted without its gaps: 本回答由提问者推荐已赞过已踩过评论收起."""
    if len(text) > table("dropped_words")["longest"] or END.search(text) or parse_mark(text):
        return False
    found = [word for word in _tokens().findall(text) if len(word) > 1]
    return len(set(found)) >= GLUED_WORDS and sum(map(len, found)) >= GLUED_SHARE * han_count(text)


def page_words(text: str) -> int:
    """How many page words of two characters and more stand in a line: 登录, 注册, 分享."""
    return sum(1 for found in _tokens().findall(text) if len(found) > 1)


@cache
def _calls() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = table("adverts")["advert"]
    return re.compile("|".join(map(re.escape, data["calls"]))), re.compile("|".join(map(re.escape, data["wares"])))


def is_advert(text: str) -> bool:
    """Whether a short line without a sentence calls on the reader to get something: 点此一键查询您的综合评分."""
    data = table("adverts")["advert"]
    if len(text) > data["longest"] or END.search(text) or parse_mark(text):
        return False
    calls, wares = _calls()
    found = set(calls.findall(text))
    offered = len(set(wares.findall(text))) + bool(MOST_OFFERED.search(text))
    return len(found) >= data["words"] or (len(found) >= 1 and offered >= data["words"])


def is_agency(text: str) -> bool:
    """Whether a text has somebody's number or name to write to, and sells, or gives advice that harms: 代办上岸，QQ群：10000000."""
    data = table("adverts")["advert"]
    if any(word in text for word in data["unless"]) or not contacts_in(text):
        return False
    calls, wares = _calls()
    return bool(calls.search(text) or wares.search(text) or any(advice.sure for advice in advice_in(text)))


def is_offer(text: str) -> bool:
    """Whether a sentence has a word of what sites and sellers offer: a ware, a price, an account to follow, their own people."""
    data = table("adverts")["advert"]
    return bool(_calls()[1].search(text) or OFFER.search(text)) or any(word in text for word in data["offered"])


@cache
def _requests() -> re.Pattern[str]:
    data = table("adverts")["requests"]
    forms, acts = ("|".join(map(re.escape, data[name])) for name in ("forms", "acts"))
    return re.compile(rf"(?:{forms}).{{0,14}}(?:{acts})|^(?:{acts}).{{0,4}}(?:{forms})")


def is_request(text: str) -> bool:
    """Whether a short line asks readers for what a platform counts: 喜欢的话请帮我按赞、订阅喔."""
    data = table("adverts")["requests"]
    if len(text) > data["longest"] or parse_mark(text) or len(STOPS.findall(text)) > 1:
        return False
    return bool(_requests().search(text)) and not any(word in text for word in data["unless"])


def sells(text: str) -> bool:
    """Whether a line has an advertisement's words: a call, ware, a price, an arrow at its end."""
    calls, wares = _calls()
    return bool(calls.search(text) or wares.search(text) or OFFER.search(text)) and not parse_mark(text)
