"""The article of a page whose script writes it: the text that stands in the script's strings, as HTML to be read like any.

Such a page is empty until it is opened in a browser. Its text stands in one long string, or in one string a paragraph; strings
without a sentence (names, addresses, other articles' titles) are left out. Of a program's strings nobody knows what was meant to be shown,
so the editor is told where the text came from.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

from scripts.articles.chinese import han_count

SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"' r"|'((?:[^'\\\n]|\\.)*)'" r"|`((?:[^`\\]|\\.)*)`", re.DOTALL)
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
LETTERS = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": ""}
STOP = re.compile("[。！？]")
TAG = re.compile(r"<[a-zA-Z/][^<>]{0,2000}>")
LEAST_HAN = 12  # of a string that is text
LEAST_TEXT = 60  # of all of them: less is no article
MOST = 0.5  # share of the text that one string holds which holds the article


@dataclass(frozen=True)
class Written:
    """HTML made of a script's strings, and where in the source the first of them stands (characters from 0)."""

    source: str
    at: int


def written_by_script(source: str, title: str) -> Written | None:
    """The article in a page's scripts, or in a whole file of JSON; None where no text stands there."""
    whole = is_json(source)
    found: list[tuple[int, str]] = []
    for script in [None] if whole else SCRIPT.finditer(source):
        start, end = (0, len(source)) if script is None else script.span(1)
        for match in LITERAL.finditer(source, start, end):
            text = unescaped(next(group for group in match.groups() if group is not None))
            plain = TAG.sub("", text)
            if han_count(plain) >= LEAST_HAN and STOP.search(plain):
                found.append((match.start(), text))
    own = list({text: (at, text) for at, text in reversed(found)}.values())[::-1]
    longest = max(own, key=lambda pair: han_count(pair[1]), default=(0, ""))
    own = [
        pair for pair in own if pair == longest or pair[1] not in longest[1]
    ]  # a summary, the words of a shared link
    total = sum(han_count(text) for _, text in own)
    if total < LEAST_TEXT:
        return None
    chosen = [longest] if han_count(longest[1]) >= MOST * total else own
    body = "\n".join(_as_html(text) for _, text in chosen)
    head = f"<h1>{html.escape(title)}</h1>\n" if title and "<h1" not in body else ""
    return Written(f"<html><body>{head}{body}</body></html>", chosen[0][0])


def is_json(text: str) -> bool:
    """Whether a whole text is an object or a list of JSON, as a site's own program fetches it."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def unescaped(text: str) -> str:
    r"""A string as its program means it: \u82b1 \x3c \" \n."""

    def letter(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else LETTERS.get(match[3], match[3])

    found = ESCAPE.sub(letter, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return html.unescape(found) if "&lt;" in found and not TAG.search(found) else found


def _as_html(text: str) -> str:
    """A string as paragraphs: its own tags, or one for each line."""
    if TAG.search(text):
        return f"<div>{text}</div>"
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
