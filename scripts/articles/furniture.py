"""Lines made of nothing but page words, dates, numbers and a name: 原创 2023-07-08 12:33 · 阅读 3.4万.

Sites order such words as they like, so no list of patterns is ever long enough; the words are in data/cleaning.
"""

from __future__ import annotations

import re
from functools import cache

from scripts.articles.chinese import han_count
from scripts.articles.marks import parse_mark
from scripts.articles.settings import table

SENTENCE = re.compile("[，。；！？,;!?]")
DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
STAMPED = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{0,3}\d{1,2}[:：]\d{2}")
STAMP_HAN = 12  # characters beside a date with a time: a site's or a person's name


@cache
def _tokens() -> re.Pattern[str]:
    words = sorted(table("furniture")["tokens"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def is_furniture(text: str) -> bool:
    """Whether a short line holds nothing but page words, dates, numbers and a name or two."""
    data = table("furniture")
    if len(text) > data["longest"] or SENTENCE.search(text) or parse_mark(text):
        return False
    tokens = _tokens()
    if STAMPED.search(text) and han_count(STAMPED.sub("", text)) <= STAMP_HAN:
        return True
    found = len(tokens.findall(text)) + len(DATE.findall(text))
    rest = han_count(tokens.sub("", DATE.sub("", text)))
    return bool(found >= data["words"] and rest <= min(data["rest"], 2 * found))
