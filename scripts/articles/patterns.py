"""The patterns of page furniture, and what a line of the body is: shared by the steps that tell one from the other.

Patterns, kinds and examples: data/cleaning/dropped_lines.yml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scripts.articles.marks import parse_mark
from scripts.articles.settings import table

# —— 广告 ——  ✿ 合作邀请 ✿: what a page puts around a line of its own
DECORATED = re.compile(
    r"[\s—–=~～*·✿❀♥❤★☆◆◇■□▼▲△▽↓↑→←>＞》|｜丨【\[（(「-]+(?P<words>.+?)[\s—–=~～*·✿❀♥❤★☆◆◇■□▼▲△▽↓↑→←<＜《|｜丨】\]）)」-]+"
)
# > 转载请联系作者: a quote; 阅读全文 ∨  查看更多 >: the sign on a button  **原标题：……**: bold
SIGN = re.compile(r"^>\s+|\s*[∨﹀˅⌄▾▿▼▽⏷↓>＞»›→↗]{1,3}$|^\*\*(?=.*\*\*$)|\*\*$")
LONGEST_DECORATED = 80


@dataclass(frozen=True)
class Pattern:
    """One entry of the data file."""

    kind: str
    where: str
    regex: re.Pattern[str]
    longest: int
    unless: re.Pattern[str] | None

    def matches(self, text: str) -> bool:
        """Whether this line, as a whole, is of this kind."""
        if len(text) > self.longest or not self.regex.match(text):
            return False
        return not (self.unless and (self.unless.search(text) or parse_mark(text)))


@cache
def patterns(where: str) -> tuple[Pattern, ...]:
    """The patterns that hold in one place."""
    return tuple(
        Pattern(
            entry["kind"],
            entry["where"],
            re.compile(entry["pattern"]),
            entry.get("longest", 60),
            re.compile(entry["unless"]) if "unless" in entry else None,
        )
        for entry in table("dropped_lines")
        if entry["where"] == where
    )


def kind_of(text: str, *places: str) -> str | None:
    """The first kind that matches among the patterns of these places, the ornaments around a line left out if need be."""
    around = DECORATED.fullmatch(text) if len(text) <= LONGEST_DECORATED else None
    bare = SIGN.sub("", text)
    texts = (text, *([around["words"]] if around else []), *([bare] if bare and bare != text else []))
    return next((p.kind for own in texts for place in places for p in patterns(place) if p.matches(own)), None)
