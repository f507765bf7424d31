"""Links, pictures, addresses, and words in brackets that are none of these."""

import re

from engine.content.closest import closest
from engine.content.near.marks import MARKS

PICTURE = re.compile(r"\.(?:png|svg|jpe?g|webp)\s*$", re.IGNORECASE)
OUTSIDE = "an address of another site belongs in"
LINK = r"\[(?P<words>[^\[\]]+)\]\s*\(\s*<?(?P<target>[^()\[\]<>]*?(?:[./,]\s*md|\.png|\.svg|https?:)[^()\[\]<>]*?|#[^()\s]+|\s+#[^()\s]+)>?\s*\)"
# Words in brackets, as in a report of what was said: 催收说：[听不清]，然后挂了。 A note's number: 第[3]条. Not [x], which ticks a box.
ASIDE = r"\[(?P<words>\d+|[^\[\]:=\0]*[^\W\d_][^\[\]:=\0]+)\](?!\s*[\[({\0])"
TAG = r"</?(?!div\b)[a-z][a-z0-9]*(?:\s+[a-z-]+(?:=\"[^\"<>]*\")?)*\s*/?>"


def link(match: re.Match[str], raw: str) -> str | None:
    words = raw[match.start("words") : match.end("words")].strip()
    target = re.sub(r"\s+[\"“].*$", "", match["target"].strip())  # a tooltip is not switched on
    target = re.sub(r"\s*#\s*", "#", target)
    target = re.sub(r"(?<=[a-z0-9]) +(?=[a-z0-9-]+$)", "-", target) if "#" in target else target  # an id has no blanks
    target = target.replace(" ", "")
    target = re.sub(r"[./,]md(?=#|$)", ".md", target)
    return f"[{words}]({target})"


def image(match: re.Match[str], raw: str) -> str | None:
    return f"!{link(match, raw)}"


def address(match: re.Match[str], raw: str) -> str | None:
    """An address that is only read stays as it is; one that shall be a link is no page's own."""
    here = raw[match.start() : match.end()]
    return here if "<" not in match[0] else f"nothing: {OUTSIDE} data/laws_and_dates.yml or data/phones.yml"


def half_link(match: re.Match[str], raw: str) -> str | None:
    return f"[words]({match['target']})"


def aside(match: re.Match[str], raw: str) -> str | None:
    """Words in brackets: a remark, a number of a note. No mark, link or box has such words."""
    first = re.match(r"[a-z]*", match["words"].lower())
    like_a_mark = first and closest(first[0], MARKS, 0.7)
    pair = raw[match.start()] + raw[match.end() - 1]
    return None if like_a_mark or pair not in ("[]", "［］", "〔〕") else raw[match.start() : match.end()]
