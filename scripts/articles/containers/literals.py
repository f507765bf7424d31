r"""The strings of a program or of JSON, each as it is meant (\u82b1 \x3c \" \n), with the place in the data where it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.articles.chinese import HAN_CHAR

TAG = re.compile(r"<[a-zA-Z/][^<>]{0,2000}>")
PART = re.compile(
    r'"((?:[^"\\\n]|\\.)*)"'
    r"|'((?:[^'\\\n]|\\.)*)'"
    r"|`((?:[^`\\]|\\.)*)`"
    r"|(?P<bracket>[\[\]{}()])|\b(?P<name>[A-Za-z_][\w$]{0,60})(?=\s{0,3}:)",
    re.DOTALL,
)
NAMES = re.compile(r"\s{0,9}:")  # below a string that is a name: "text": "…"
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
LETTERS = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": ""}
DIGITS = re.compile(r"\d+")
ANY = "*"
ELEMENT = "[]"


@dataclass(frozen=True)
class Literal:
    """A string: its place in the source, and its path in the data, the same for each part of a list: blocks [] text."""

    at: int
    text: str
    path: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The text without tags."""
        return TAG.sub("", self.text)


def literals(source: str, start: int, end: int) -> Iterator[Literal]:
    """The strings with Chinese characters between two places of a source."""
    path = [""]
    for match in PART.finditer(source, start, end):
        bracket = match["bracket"]
        if bracket in ("[", "{", "("):
            path.append(ELEMENT if bracket == "[" else "")
        elif bracket:
            path = path[:-1] or [""]
        elif match["name"]:
            path[-1] = path[-1] if path[-1] == ELEMENT else DIGITS.sub(ANY, match["name"])
        else:
            text = unescaped(next(group for group in match.groups()[:3] if group is not None))
            if path[-1] != ELEMENT and NAMES.match(source, match.end(), end):
                path[-1] = ANY if HAN_CHAR.search(text) else DIGITS.sub(ANY, text)
            if HAN_CHAR.search(text):
                yield Literal(match.start(), text, tuple(path))


def unescaped(text: str) -> str:
    r"""A string as its program means it: \u82b1 \x3c \" \n."""

    def letter(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else LETTERS.get(match[3], match[3])

    found = ESCAPE.sub(letter, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return html.unescape(found) if "&lt;" in found and not TAG.search(found) else found
