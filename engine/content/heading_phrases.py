"""The phrases of titles and of sections' headings: each part of a Chinese heading up to its comma or colon is held together, so that
lines end between phrases where there is room. Inside a phrase longer than the line the ordinary rules hold: no line begins with
punctuation.
"""

import re

HEADING = re.compile(r"(<h([12])\b[^>]*>)([^<]+)(</h\2>)")
PHRASE = re.compile(r"[^，、：；。？！]+[，、：；。？！]*[”’》）]*|.+")


def with_phrases(html: str) -> str:
    """The page's HTML with the phrases of each heading that has several; a heading with marks of its own stays as it is."""
    return HEADING.sub(lambda found: f"{found[1]}{_held(found[3])}{found[4]}", html)


def _held(text: str) -> str:
    phrases = PHRASE.findall(text)
    return "".join(f"<span>{phrase}</span>" for phrase in phrases) if len(phrases) > 1 else text
