"""A saved page as the lines of a document: each block of it one line, with its place in the source and a hint."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from scripts.articles.chinese import han_count, in_another_script
from scripts.articles.containers.apart import apart_around, hidden_names
from scripts.articles.containers.blocks import Block, blank, blocks_of, parse, place_of
from scripts.articles.containers.evidence import evidence, page_title
from scripts.articles.containers.scripts import LEAST_TEXT, Written, is_json, written_by_script
from scripts.articles.decode import decode
from scripts.articles.model import NOT_CHINESE, ArticleError, Line
from scripts.articles.shapes import shape_of

MOST_BLOCKS = 40_000
MIN_HAN = 10
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b")


@dataclass(frozen=True)
class Page:
    """The lines of a page, its encoding, its own title."""

    lines: tuple[Line, ...]
    encoding: str
    title: str
    script: str = ""  # where in the source the text stands, if a script's strings hold it
    left: tuple[str, ...] = ()  # strings of that script that were left out


def page_lines(name: str, source: str, encoding: str) -> Page:
    """The lines of a page's source. Raises ArticleError where no text stands in it."""
    blanked = blank(source)
    try:
        tree = parse(blanked)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ArticleError(
            f"{name}: this page's HTML cannot be read ({error}). Copy the text from a browser instead."
        ) from error
    hidden = hidden_names(source)
    blocks = blocks_of(blanked, tree, hidden)[:MOST_BLOCKS]
    if sum(block.size for block in blocks if shape_of(block.text).kind == "paragraph") < LEAST_TEXT:
        written = written_by_script(source, page_title(tree))
        if written is not None:
            return _from_script(name, source, encoding, written)
    if sum(han_count(block.text) for block in blocks) < MIN_HAN:
        if in_another_script("".join(block.text for block in blocks)):
            raise ArticleError(f"{name}: {NOT_CHINESE}")
        hint = (
            "its scripts write the text when it is opened"
            if han_count(source) >= MIN_HAN
            else "it holds hardly any Chinese text"
        )
        raise ArticleError(
            f"{name}: no article in this page: {hint}. Open it in a browser, select all, and paste the text into a .txt file."
        )
    hints = evidence(blanked, blocks).hints
    return Page(_lines(source, blocks, hints, hidden), encoding, page_title(tree))


def _lines(source: str, blocks: Sequence[Block], hints: Sequence[float], hidden: frozenset[str]) -> tuple[Line, ...]:
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    return tuple(
        Line(
            n,
            block.line,
            block.line,
            at=place_of(block.at, starts),
            row=block.row,
            hint=hint,
            apart=apart_around(block.element, hidden),
        )
        for n, (block, hint) in enumerate(zip(blocks, hints, strict=True), 1)
    )


def _from_script(name: str, source: str, encoding: str, written: Written) -> Page:
    """The page of a script's strings: each line has the place where they begin."""
    page = page_lines(name, written.source, encoding)
    at = place_of(written.at, [0, *(match.end() for match in re.finditer("\n", source))])
    return replace(page, lines=tuple(replace(line, at=at) for line in page.lines), script=at, left=written.left)


def json_lines(name: str, source: str, encoding: str) -> Page | None:
    """The lines of a file of JSON, as a site's own program fetches it; None where it holds no text."""
    written = written_by_script(source, "") if is_json(source) else None
    return None if written is None else _from_script(name, source, encoding, written)


def mhtml_source(name: str, data: bytes) -> tuple[str, str]:
    """The page inside a .mhtml file, and its encoding. Raises ArticleError where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                found = decode(name, payload)
                return found.text, found.encoding
    raise ArticleError(
        f"{name}: no page in this .mhtml file. Save the page again as .html, or paste its text into a .txt file."
    )
