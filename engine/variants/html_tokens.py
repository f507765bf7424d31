"""Cuts HTML into tokens whose texts, joined again, are the very same HTML.

A parser that builds a tree writes a page back in its own way; here a page must leave as it came, but for the words. So
this follows the tokenizer of the HTML standard (html.spec.whatwg.org, 13.2.5) as far as finding where each token ends:
a `>` inside a quoted attribute, comments, scripts, and `<` that opens nothing.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple


def names(words: str) -> frozenset[str]:
    """A set of element or attribute names from one readable line."""
    return frozenset(words.split())


# Elements whose content is not markup, up to their end tag: no tag is looked for inside.
RAW_TEXT = names("script style xmp iframe noembed noframes")
# The same, but a reader sees the content and entities count: a window's title, a text field.
READABLE_TEXT = names("title textarea")

_UNPARSED = RAW_TEXT | READABLE_TEXT

# One token at a time. Possessive quantifiers (++) keep hostile input linear; they follow plain sets of characters only, as Python
# before 3.11.5 goes wrong where they follow a group that could go back (github.com/python/cpython/issues/106052).
TOKEN = re.compile(
    r"""
    (?P<text>(?:[^<]|<(?![A-Za-z/!?]))[^<]*(?:<(?![A-Za-z/!?])[^<]*)*)  # 你好, and the < of `1 < 2`
    |(?P<other><!--(?:-?>|.*?(?:--!?>|\Z))                    # <!-- a > b -->
        |<!\[CDATA\[.*?(?:\]\]>|\Z)                           # <![CDATA[ a < b ]]>, in SVG
        |<(?:[!?]|/(?![A-Za-z]))[^>]*+>?)                     # <!doctype html>, <?xml?>, </>
    |<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)                # <a, </a
        (?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))*>   # title="a > b" href=x>
    """,
    re.VERBOSE | re.DOTALL,
)
_new = tuple.__new__  # of a Token: a page has thousands, and this takes a third of the time
# What a tag is called: <a, </a
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*+)")
# An attribute with a value inside a tag: title="…", title='…', title=….
_ATTRIBUTE = re.compile(r"""[\s/"']([^\s/>="']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|(?!["'])[^\s>]++))?""")


class Token(NamedTuple):
    """One token, as it is written, entities not decoded. `kind` is start, end, text, raw (inside script or style) or other; `name` that of the tag."""

    kind: str
    text: str
    name: str


class Attribute(NamedTuple):
    """One attribute: its value without quotes and unescaped by nobody, and where that value stands in the tag."""

    name: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=4)  # who asks whether an article is whole converts it next
def tokens(html: str) -> tuple[Token, ...]:
    """The tokens of a page in order. A tag that never ends is one last token of kind other."""
    return tuple(_tokens(html))


def _tokens(html: str) -> Iterator[Token]:
    at = 0
    while at < len(html):
        for found in TOKEN.finditer(html, at):
            if found.start() != at:
                yield Token("other", html[at:], "")
                return
            at = found.end()
            if found.lastgroup != "name":
                yield _new(Token, (found.lastgroup, found[0], ""))
                continue
            token = _tag(found[0])
            yield token
            if token.name in _UNPARSED and token.kind == "start":
                end = _end_of(token.name, html, at)
                if end > at:
                    yield Token("raw" if token.name in RAW_TEXT else "text", html[at:end], token.name)
                at = end
                break


@lru_cache(maxsize=8192)  # a site says the same few thousand tags over and over
def _tag(text: str) -> Token:
    found = _NAME.match(text)
    assert found
    return Token("end" if text[1] == "/" else "start", text, found[1].lower())


def attributes(tag: str) -> list[Attribute]:
    """The attributes of a start tag that have a value, names in lower case."""
    found = []
    for match in _ATTRIBUTE.finditer(tag):
        if match[2]:
            quoted = match[2][0] in "\"'"
            start, end = match.start(2) + quoted, match.end(2) - quoted
            found.append(Attribute(match[1].lower(), tag[start:end], start, end))
    return found


@lru_cache(maxsize=8192)
def values(tag: str) -> Mapping[str, str]:
    """What each attribute of a start tag says, by name in lower case; "" for one without a value."""
    found = _ATTRIBUTE.findall(tag)
    return {name.lower(): unescape(value[1:-1] if value[:1] in ("'", '"') else value) for name, value in found}


def _end_of(name: str, html: str, at: int) -> int:
    """Where the end tag of a raw element begins, or where the page ends."""
    end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(html, at)
    return end.start() if end else len(html)
