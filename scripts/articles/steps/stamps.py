"""The stamps of posts: lines with a date, a time or a floor and little else, and their forms."""

from __future__ import annotations

import re

from scripts.articles.chinese import HAN, han_count
from scripts.articles.marks import parse_mark

STAMP_HAN = 14  # beside the date: a name, a label, a button
LONGEST = 45
DATE = re.compile(
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?!\d)|(?:\d{1,3}\s?(?:分钟|小时|天|个?月|年)前|[昨前今]天)(?=\s|$|\d|[·•|])"
)
CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
FLOOR = re.compile(
    rf"(?:第?\s?\d{{1,4}}\s?楼(?![{HAN}])|#\d{{1,4}}(?!\d)|\d{{1,4}}#|^楼主(?=\s)|^(?:楼主|沙发|板凳|地板)$)"
)
LABELS = re.compile("发布于|编辑于|发表于|回答于|更新于|回复于")
DAY, HOUR, STOREY, WORDS = "†‡§…"  # in a form, for a date, a time, a floor, and words
TIMES = re.compile(f"[{DAY}{HOUR}{STOREY}]")
SENTENCE = re.compile("[。；！？，!?]")
NUMBER, WORD = re.compile(r"\d[\d,.]*"), re.compile(r"[^\W\d_]+")


def form_of(text: str) -> str:
    """The form of a line with a date, a time or a floor and little else: 小王 2023-03-11 22:14 is … † ‡. Empty for others."""
    if len(text) > LONGEST or SENTENCE.search(text) or (parse_mark(text) and not FLOOR.match(text)):
        return ""
    form = FLOOR.sub(f" {STOREY} ", text)
    form = CLOCK.sub(f" {HOUR} ", DATE.sub(f" {DAY} ", form))
    if not TIMES.search(form) or han_count(form) > STAMP_HAN:
        return ""
    form = NUMBER.sub(" 9 ", LABELS.sub(" at ", form))
    return " ".join(WORD.sub(lambda word: "at" if word[0] == "at" else WORDS, form).split())
