"""A Markdown page as the checks see it: front matter, headings, links and marks, each with its line.

MkDocs tells which file a mistake is in, rarely which line, and never what to do; an editor on a Sunday needs all three.
This parser knows only what our pages may contain (ATX headings, inline links, fenced code), not Markdown in full.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import yaml

from engine.content.front_matter import OPENED, head_of
from engine.content.yaml_file import CONFLICT_LEFT, conflict_line, parse_yaml, yaml_problem
from engine.locales import DEFAULT, split_uri

FENCE = re.compile(r"^\s*(```|~~~)")  # ```text
LETTER = "```letter"
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{([^}]*)\})?\s*$")  # ## 先查贷款方 {#find-lender}
HEADING_ID = re.compile(r"#([^\s#}]+)")  # the id inside {#find-lender .class}
ASCII_ID = re.compile(r"^[a-z0-9][a-z0-9-]*$")  # find-lender
# ](process.md#assessment), ](<process.md> "title"); reads each opening once, however many there are
LINK = re.compile(r"""(?<!\\)\]\(\s*<?([^()\s<>\]\[]+)>?(?:\s+"[^"\n]*"|\s+'[^'\n]*')?\s*\)""")
CODE_SPAN = re.compile(r"`[^`]*`")  # `[rule:x]` in a sentence about the mark


class PageError(ValueError):
    """A mistake in a page; the text names file and line and says what to do."""


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class SourcePage:
    path: Path
    uri: str  # "guides/process.md", as the page is linked
    meta: dict[str, Any]
    lines: tuple[tuple[int, str], ...]  # (line number in the file, text), body only, outside code
    text: str = ""  # the whole file

    def line_of(self, field: str) -> int:
        """The line of a field of the front matter, by its name; 1 where it cannot be found."""
        head = head_of(self.text)
        lines = head["fields"].split("\n") if head else []
        return next((number for number, line in enumerate(lines, 2) if line.strip().startswith(f"{field}:")), 1)

    @cached_property
    def headings(self) -> list[Heading]:
        found = []
        for number, text in self.lines:
            if match := HEADING.match(text):
                marks, heading_text, attributes = match.groups()
                identifier = HEADING_ID.search(attributes or "")
                found.append(Heading(len(marks), heading_text, identifier[1] if identifier else "", number))
        return found

    @cached_property
    def links(self) -> list[tuple[int, str]]:
        return [(number, target) for number, text in self.lines for target in LINK.findall(CODE_SPAN.sub("", text))]

    @cached_property
    def letter(self) -> list[tuple[int, str]]:
        """(line, text) of what stands in a block ```letter: words for readers, though fenced as code is."""
        found, inside = [], False
        for number, text in enumerate(self.text.splitlines(), 1):
            if FENCE.match(text):
                inside = not inside and text.strip() == LETTER
            elif inside:
                found.append((number, text))
        return found

    def marks(self, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
        """(line, first group) of every match of `pattern` in the body, outside code."""
        return [(number, m[1]) for number, text in self.lines for m in pattern.finditer(CODE_SPAN.sub("", text))]


def read_page(path: Path, uri: str) -> SourcePage:
    """Read one page. Raises PageError on text that is not UTF-8, or front matter that is not YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PageError(f"{path}:1: cannot be read ({error.strerror}). A page is a plain file.") from error
    except UnicodeDecodeError as error:
        raise PageError(f"{path}:1: not UTF-8 (byte {error.start}). Save the file as UTF-8.") from error
    if line := conflict_line(text):
        raise PageError(f"{path}:{line}: {CONFLICT_LEFT}")
    if not text.strip():
        raise PageError(f"{path}:1: nothing stands in this file. Put back what stood here, or write the page.")
    if line := begins_again(text):
        raise PageError(
            f"{path}:{line}: the page begins again here: it stands twice in this file. Take one of the two out."
        )
    lines = text.splitlines()
    meta, body_starts = _front_matter(path, text)
    body = enumerate(lines[body_starts:], start=body_starts + 1)
    return SourcePage(path, uri, meta, tuple(_outside_code(body)), text)


def begins_again(text: str) -> int:
    """The line where the front matter stands a second time, as where a whole page was pasted below itself; 0 where it does not."""
    head = head_of(text)
    again = text.find(head[0].strip(), head.end()) if head else -1
    return text.count("\n", 0, again) + 1 if again >= 0 else 0


def _front_matter(path: Path, text: str) -> tuple[dict[str, Any], int]:
    if head := head_of(text):
        return _parse_meta(path, head["fields"]), len(head[0].splitlines())
    if OPENED.match(text):
        raise PageError(
            f"{path}:1: the front matter is opened with '---' but never closed. Put '---' after its last field."
        )
    return {}, 0


def _parse_meta(path: Path, text: str) -> dict[str, Any]:
    try:
        meta = parse_yaml(text) or {}
    except yaml.YAMLError as error:
        raise PageError(yaml_problem(path, error, text, first_line=2)) from error
    if not isinstance(meta, dict):
        raise PageError(f"{path}:2: the front matter is not a list of 'field: value' lines.")
    return meta


def _outside_code(numbered: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    in_code = False
    for number, text in numbered:
        if FENCE.match(text):
            in_code = not in_code
        elif not in_code:
            yield number, text


def base_uri(uri: str) -> tuple[str, str | None]:
    """("guides/process.md", "en") for "guides/process.en.md"; the locale is None for a source page."""
    base, locale = split_uri(uri)
    return base, None if locale is DEFAULT else locale.code


def place_of(base: str, target: str) -> tuple[str, str]:
    """The page and the step that a link on the page `base` leads to: ("guides/a.md", "b") for "../guides/a.md#b"."""
    file, _, step = target.partition("#")
    return normpath(join(dirname(base), file)) if file else base, step


def page_files(docs: Path) -> list[Path]:
    """Every page below docs/, but hidden ones, as MkDocs leaves them out, and the copies of programs (page_names.py)."""
    return [path for path in sorted(docs.rglob("*.md")) if not path.name.startswith((".", "~"))]


def is_guide(uri: str) -> bool:
    return uri.startswith("guides/")
