"""Marks Chinese words inside an English page as Chinese, so that a screen reader reads them and a browser draws them right.

Authors write 征信 in an English sentence as they would anywhere; the finished page gets <span lang="zh-Hans">征信</span>.
"""

import re

from engine.han import HAN
from engine.locales import MADE_FROM
from engine.variants.article_and_frame import PLACE
from engine.variants.html_scope import Mode, Scope
from engine.variants.html_tokens import READABLE_TEXT, tokens

# A run of Chinese: 征信, 《民法典》第188条, with the digits and marks inside it.
_RUN = re.compile(rf"[《“（]?[{HAN}々][{HAN}々、，。：；？！《》“”（）〔〕0-9]*")


def mark_chinese(html: str, locale: str) -> str:
    """A page in another language than Chinese or Japanese, with every run of Chinese that has no language of its own marked as Simplified
    Chinese; "" for one whose article stands elsewhere (article_and_frame.py), at a place where nothing would be marked."""
    scope = Scope(locale)
    out = []
    for token in tokens(html):
        if token.kind == "start":
            scope.enter(token.name, token.text)
        elif token.kind == "end":
            scope.leave(token.name)
        if PLACE in token.text:
            is_plain = scope.here.mode is Mode.CONVERT and not scope.may_be_closed
            if token.text != PLACE or not is_plain:
                return ""
        words = token.kind == "text" and token.name not in READABLE_TEXT and scope.here.mode is Mode.CONVERT
        out.append(_RUN.sub(_mark, token.text) if words and not token.text.isascii() else token.text)
    return "".join(out)


def _mark(found: re.Match[str]) -> str:
    return f'<span lang="{MADE_FROM}">{found[0]}</span>'
