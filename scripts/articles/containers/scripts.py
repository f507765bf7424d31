"""The article of a page whose script writes it: the text that stands in the script's strings, as HTML to be read like any.

Such a page is empty until it is opened in a browser. Its text stands in one long string, or in one string a paragraph. Strings
with a sentence tell where in the data that is; all strings there are the text, headings and short sentences, too. Of a program's
strings nobody knows what was meant to be shown, so the editor is told where the text came from, and what was left out.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.articles.chinese import han_count
from scripts.articles.containers.literals import ELEMENT, TAG, Literal, literals

SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
STOP = re.compile("[。！？]")
BLOCK_END = re.compile(r"</(?:p|div|li|h\d|section)>|<br|\n", re.IGNORECASE)
LEAST_HAN = 12  # of a string that is text
LEAST_TEXT = 60  # of all of them: less is no article
MOST = 0.5  # share of the text that one string holds which holds the article
BLOCKS = 2  # paragraphs of such a string


@dataclass(frozen=True)
class Written:
    """HTML made of a script's strings, where in the source the first of them stands (from 0), and what was left out."""

    source: str
    at: int
    left: tuple[str, ...]


def written_by_script(source: str, title: str) -> Written | None:
    """The article in a page's scripts, or in a whole file of JSON; None where no text stands there."""
    ends = [(0, len(source))] if is_json(source) else [script.span(1) for script in SCRIPT.finditer(source)]
    scripts = [list(literals(source, *span)) for span in ends]
    every = [one for script in scripts for one in script]
    texts = [one for one in every if han_count(one.plain) >= LEAST_HAN and STOP.search(one.plain)]
    own = list({one.text: one for one in reversed(texts)}.values())[::-1]
    longest = max(own, key=lambda one: han_count(one.text), default=Literal(0, "", ()))
    own = [
        one for one in own if one == longest or one.text not in longest.text
    ]  # a summary, the words of a shared link
    total = sum(han_count(one.text) for one in own)
    if total < LEAST_TEXT:
        return None
    whole = han_count(longest.text) >= MOST * total and len(BLOCK_END.findall(longest.text)) >= BLOCKS
    again = set(texts) - set(own)
    taken = [
        one
        for script in scripts
        for one in _with_others(script, [longest] if whole else own, whole)
        if one not in again
    ]
    body = "\n".join(_as_html(one.text) for one in taken)
    shown = "\n".join((title, *(one.text for one in taken)))
    left = dict.fromkeys(one.plain.strip() for one in every if one.text not in shown)
    head = f"<h1>{html.escape(title)}</h1>\n" if title and "<h1" not in body else ""
    return Written(f"<html><body>{head}{body}</body></html>", taken[0].at, tuple(left))


def _with_others(script: Sequence[Literal], chosen: Sequence[Literal], whole: bool) -> list[Literal]:
    """The chosen strings of a script, and every other one from the first to the last that stands in such a place of the data.

    A string that holds a whole article has others only where it is one of a plain list.
    """
    wanted: set[int] = set()
    for path in {one.path for one in script if one in chosen}:
        alike = [k for k, one in enumerate(script) if one.path == path]
        alone = whole and path[-1] != ELEMENT
        wanted.update([k for k in alike if script[k] in chosen] if alone else range(alike[0], alike[-1] + 1))
    return [script[k] for k in sorted(wanted)]


def is_json(text: str) -> bool:
    """Whether a whole text is an object or a list of JSON, as a site's own program fetches it."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _as_html(text: str) -> str:
    """A string as paragraphs: its own tags, or one for each line."""
    if TAG.search(text):
        return f"<div>{text}</div>"
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
