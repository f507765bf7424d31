"""Signs of markup that nothing right has taken, and whether Markdown leaves them on the page."""

import re

from engine.content.as_built import REFERENCE, as_built
from engine.han import HAN

# What no sentence has: a bracket, a star, a fence … that nothing right has taken.
SIGNS = re.compile(
    r"[\[\]{}`＿｀＃［］｛｝]|＊＊|<(?=[A-Za-z/!]|<["
    + HAN
    + r"])|\*\*|(?<![\d ])\*|\*(?![\d ])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^\s*[!！]{2,}|^\s*[#＃>|｜]|^\s*[-－](?![\d-])"
    r"|(?<!~)~~(?!~)|(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])"  # ~~no~~, :warning:
)
TAKEN = ("*", "_", "~", ":", "`", ">", "[", "]", ".md")  # signs that Markdown may make something of
QUOTED = re.compile(
    r"^\s*>\s*(?:[-*]?\s*[\[【［]|[!！]{2,}|[#＃])", re.MULTILINE
)  # > - [ ] and > !!!, which no quotation holds
LEFT_OVER = "belongs to no mark, link, list or box."  # what is told of a sign of which nothing else is known


def is_left(sign: str, text: str) -> bool:
    """Whether Markdown leaves the sign on the page. A star that stands alone (3*x) begins nothing."""
    shown = as_built(text).shown
    if sign == ">":
        return sign in shown or bool(QUOTED.search(text))
    if sign in "[]" and not REFERENCE.search(text):  # of [words]() Markdown makes a link to nowhere
        return True
    return sign in shown and not (sign == "*" and text.count(sign) == 1)
