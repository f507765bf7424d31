"""Take off what is left of a page's own code: HTML tags and entities, scripts, Markdown links, forum tags.

First of all steps, because a tag hides a title from its pattern and an entity breaks a sentence. Headings and items that
the code names are kept as such: <h2> becomes ##, <li> becomes -. Names and patterns: data/cleaning/markup.yml.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import unquote

from scripts.articles.chinese import HAN, HAN_CHAR, han_count
from scripts.articles.model import Change, Document, Line, drop
from scripts.articles.settings import table

STEP = "markup"
KIND = "markup"
LONGEST_BLOCK = 200  # lines; code that is not closed by then was never opened
CODE_HAN = 0.2  # a line of code has hardly any Chinese in it
SUSPECT = re.compile(r"[<>&`\[{}]|\*\*|__|~~|\\|%[Ee]|;\s*$")  # no line without one of these has code in it
RULE = re.compile(
    r"[|:\s-]*-{2,}[|:\s-]*$|(?:[*\-_=~—–─━·•＊…#+]\s{0,3}){3,200}$|[▼▽▲△↓⬇◆◇★☆●○■□✦✧❤~～|丨]{1,12}$"
)  # * * *  ▼
ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});")  # &nbsp; &ldquo; &#8220;
HEADING_TAG = re.compile(
    r"^\s*(?:<(?:div|section|header|article)\b[^<>]{0,300}>\s*)?<h([1-6])\b[^<>]{0,300}>", re.IGNORECASE
)
ITEM_TAG = re.compile(r"^\s*(?:<[uo]l\b[^<>]{0,200}>\s*)?<li\b[^<>]{0,200}>\s*", re.IGNORECASE)
BOLD_TAG = re.compile(
    r"^\s*(?:<p\b[^<>]{0,300}>\s*)?<(b|strong)\b[^<>]{0,200}>([^<>]{1,80})</\1>\s*(?:</p>)?\s*$", re.IGNORECASE
)
LINKED = -1.5  # a line that is nothing but a link, as in a saved page
LINK = re.compile(
    r"(?<!!)\[([^\[\]]{1,120})\]"
    r"\((?:https?:|/|#|\.|javascript:|www\.|mailto:)(?:[^()\s]|\([^()\s]{0,80}\)){0,500}(?:\s\"[^\"]{0,80}\")?\)"
)
ITEM_LINK = re.compile(r"[-*+]\s+" + LINK.pattern)  # - [别的文章](/a/1)
EMPTY_LINK = re.compile(r"(?<!!)\[\]\([^()\s]{0,500}\)")
# 有没有**宽限期**。 inside a line; a line that is bold throughout may be a heading
INLINE_BOLD = re.compile(
    rf"(?<![*_~])(\*\*|__|~~)(?=[^\s*_~])([^*_~]{{0,120}}[{HAN}][^*_~]{{0,120}})(?<=\S)\1(?![*_~])"
)
INLINE_CODE = re.compile(rf"(?<!`)`([^`]{{0,60}}[{HAN}][^`]{{0,60}})`(?!`)")
ESCAPED = re.compile(r"\\([.*_#\[\]()!>+~|`-])")  # 1\. as converters write it
UNICODE_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4}){2,}")  # \u82b1\u5457
PERCENT = re.compile(
    r"(?<![/\w=?&%])(?:%[Ee][2-9](?:%[89AaBb][0-9A-Fa-f]){2}){2,}"
)  # %E8%8A%B1%E5%91%97, not in an address
SPACES = re.compile("[ \t\u00a0]+")
EDIT = re.compile(r"\s?[\[［](?:编辑|編輯)(?:源代码|原始碼)?[\]］]$")  # 数额[编辑]


@dataclass(frozen=True)
class _Code:
    """The data file, compiled."""

    blocks: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    tag: re.Pattern[str]
    spaced: re.Pattern[str]
    bbcode: re.Pattern[str]
    debris: tuple[re.Pattern[str], ...]
    lines: tuple[re.Pattern[str], ...]


@cache
def _code() -> _Code:
    data = table("markup")

    def tags(names: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"</?(?:{'|'.join(names)}|h[1-6]|li)(?:\s[^<>]{{0,600}}|/)?>", re.IGNORECASE)

    forum = "|".join(data["bbcode"])
    return _Code(
        tuple((_literal(entry["open"]), _literal(entry["close"])) for entry in data["blocks"]),
        tags(data["tags"]),
        re.compile(rf"</?(?:{'|'.join(data['spaced'])})(?:\s[^<>]{{0,300}}|/)?>", re.IGNORECASE),
        re.compile(
            rf"\[/(?:{forum})\]|\[(?:{forum})=[^\[\]]{{0,200}}\]|\[(?:{forum})\](?=[^\[\]]{{0,400}}\[/)", re.IGNORECASE
        ),
        tuple(re.compile(entry["pattern"]) for entry in data["debris"]),
        tuple(re.compile(entry["pattern"], re.ASCII) for entry in data["code"]),  # \w: no Han
    )


def _literal(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text), re.IGNORECASE)


def strip_markup(doc: Document) -> tuple[Document, list[Change]]:
    """Take code out of kept lines; a line that was nothing else is dropped."""
    lines = doc.kept()
    if not any(SUSPECT.search(line.text) or RULE.match(line.text) for line in lines):
        return doc, []
    inside = _inside_blocks(lines) | _without_edit(lines)
    new: dict[int, Line] = {}
    changes: list[Change] = []
    gone: list[tuple[Line, str]] = []
    for line in lines:
        text = (
            without_markup(inside.get(line.n, line.text))
            if SUSPECT.search(line.text) or line.n in inside
            else line.text
        )
        if not text or RULE.match(text) or is_code(text):
            gone.append((line, KIND))
        elif text != line.text:
            linked = ITEM_LINK.fullmatch(line.text) is not None
            new[line.n] = replace(line, text=text, hint=line.hint + LINKED * linked)
            changes.append(Change(STEP, line.n, KIND, line.text, text, "certain"))
    dropped, more = drop(gone, STEP)
    return doc.with_lines({**new, **dropped}), changes + more


def _without_edit(lines: Sequence[Line]) -> dict[int, str]:
    """What is left of the headings behind which a wiki puts its button to edit them; one alone may be text."""
    found = {line.n: EDIT.sub("", line.text) for line in lines if EDIT.search(line.text)}
    return found if len(found) > 1 else {}


def _inside_blocks(lines: Sequence[Line]) -> dict[int, str]:
    """What is left of the lines that scripts, styles and comments run through."""
    left: dict[int, str] = {}
    waiting: dict[int, str] = {}  # lines inside a block that has not been closed yet
    close: re.Pattern[str] | None = None
    for line in lines:
        text = line.text
        if close:
            if not (end := close.search(text)):
                waiting[line.n] = ""
                close = close if len(waiting) < LONGEST_BLOCK else None
                continue
            left.update(waiting)
            text = text[end.end() :]
        text, closed_by = _cut_blocks(text)
        close, waiting = closed_by, {}
        if text != line.text:
            left[line.n] = text
    return left


def _cut_blocks(text: str) -> tuple[str, re.Pattern[str] | None]:
    """The text without whole blocks, and what would close the one that it leaves open."""
    if "<" not in text:
        return text, None
    for opening, close in _code().blocks:
        while match := opening.search(text):
            end = close.search(text, match.end())
            if not end:
                return _cut_blocks(text[: match.start()])[0], close
            text = text[: match.start()] + text[end.end() :]
    return text, None


def without_markup(text: str) -> str:
    """One line without code; headings and items that tags made keep a mark."""
    code = _code()
    text = UNICODE_ESCAPES.sub(lambda m: _common(m[0].encode().decode("unicode_escape"), m[0]), text)
    text = PERCENT.sub(lambda m: _common(unquote(m[0]), m[0]), text) if "%" in text else text
    for pattern in code.debris:
        text = pattern.sub("", text)
    if "<" in text:
        text = HEADING_TAG.sub(lambda m: "#" * int(m[1]) + " ", text)
        text = ITEM_TAG.sub("- ", text)
        text = BOLD_TAG.sub(r"**\2**", text)
        text = code.spaced.sub(" ", code.tag.sub("", text))
    if "[" in text:
        text = code.bbcode.sub("", EMPTY_LINK.sub("", LINK.sub(r"\1", text)))
    text = ENTITY.sub(lambda m: _entity(m[0]), text) if "&" in text else text
    text = INLINE_BOLD.sub(lambda m: m[0] if len(m[0]) == len(text) else m[2], text.strip())
    text = ESCAPED.sub(r"\1", INLINE_CODE.sub(r"\1", text))
    return (SPACES.sub(" ", text) if "\u00a0" in text else text).strip()


def _entity(name: str) -> str:
    found = html.unescape(name)
    return " " if found != name and not found.strip() else found if found.isprintable() else ""


def _common(decoded: str, otherwise: str) -> str:
    return decoded if HAN_CHAR.search(decoded) and decoded.isprintable() and "\ufffd" not in decoded else otherwise


def is_code(text: str) -> bool:
    """Whether a line is a script's or a style sheet's."""
    return han_count(text) <= CODE_HAN * len(text) and any(pattern.match(text) for pattern in _code().lines)
