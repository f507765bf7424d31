"""Whole pages of our own making in the manner of many sorts of sites, as saved .html and as text pasted from a browser.

A page is a structure (tests/fixtures/articles/structures: menus, bylines, comments, other sites' ways of marking headings)
with one of our articles in it, so the right answer for every line is known. `NAME.txt` beside `NAME.html` is what a browser
shows of the structure as text; scripts/articles/bench/pasted.py writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from scripts.articles.bench.samples import CN, FIXTURES, Gold, articles, parse_article
from scripts.articles.chinese import converter

STRUCTURES = FIXTURES / "structures"
HEAD = re.compile(r"<!-- family: (?P<family>[^;]+); style: (?P<style>[\w-]+)(?:; script: (?P<script>\w+))? -->\n")
PLACE = re.compile(r"\{\{(TITLE|title|article|n|h1|h2)\}\}")
NO_HEADINGS = ("引子", "后来")
NUMBERED = re.compile("问题|问：|第")  # headings that bring their own number
PAGES_EACH = 2  # articles that each structure is filled with


@dataclass(frozen=True)
class Page:
    """One page in both forms. `answers` go with the text's lines: an answer, False for furniture, None for what is neither."""

    name: str
    family: str
    html: str
    text: tuple[str, ...]
    answers: tuple[Gold | bool | None, ...]
    gold: tuple[Gold, ...]  # the article, title first
    leveled: tuple[str, ...]  # the forms in which a heading shows its level; elsewhere 2 and 3 are both right


@dataclass(frozen=True)
class _Structure:
    name: str
    family: str
    style: str
    script: str
    html: str
    text: str


def pages(part: str) -> Iterator[Page]:
    """The pages of a part, `tuned` or `aside`."""
    known = articles(part) + [
        (path.stem, parse_article(path.read_text(encoding="utf-8"))) for path in sorted((STRUCTURES / "prose" / part).glob("*.md"))
    ]
    for i, path in enumerate(sorted((STRUCTURES / part).glob("*.html"))):
        structure = _read(path)
        for k in range(PAGES_EACH):
            name, gold = known[(i + k * (len(known) // PAGES_EACH)) % len(known)]
            yield _filled(structure, name, gold, i + k)


def _read(path: Path) -> _Structure:
    source = path.read_text(encoding="utf-8")
    head = HEAD.match(source)
    if head is None:
        raise ValueError(f"{path}: its first line must be <!-- family: NAME; style: STYLE -->")
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return _Structure(path.stem, head["family"], head["style"], head["script"] or "hans", source[head.end() :], text)


def _filled(structure: _Structure, article: str, gold: Sequence[Gold], number: int) -> Page:
    title, body = gold[0], list(gold[1:])
    typed = _typed(body, structure.style)
    parts = max(1, structure.html.count("{{article}}"))
    cuts = [len(body) * k // parts for k in range(parts + 1)]
    headings = [*[line.text for line in body if line.kind == "heading"][:2], *NO_HEADINGS][:2]
    words = {"TITLE": title.text, "title": title.text, "n": str(number % 8 + 1), "h1": headings[0], "h2": headings[1]}
    blocks = iter(_html(body[a:b], typed[a:b], structure.style) for a, b in zip(cuts, cuts[1:], strict=False))
    html = PLACE.sub(lambda m: next(blocks) if m[1] == "article" else escape(words[m[1]]), structure.html)
    lines: list[str] = []
    answers: list[Gold | bool | None] = []
    part = 0
    for line in structure.text.splitlines():
        if "{{article}}" in line:
            for own, answer in zip(typed[cuts[part] : cuts[part + 1]], body[cuts[part] : cuts[part + 1]], strict=True):
                lines += [*own, *([] if structure.style.startswith("br") else [""])]
                answers += [*[None] * (len(own) - 1), answer, *([] if structure.style.startswith("br") else [None])]
            part += 1
            continue
        lines.append(PLACE.sub(lambda m: words[m[1]], line))
        neither = line.strip() in ("", "{{title}}")  # the title over again is no line of the article, and no furniture
        answers.append(title if "{{TITLE}}" in line else None if neither else False)
    if structure.script == "hant":
        turn = converter("s2tw").convert
        html, lines = turn(html), [turn(line) for line in lines]
    counted = structure.style.endswith(("cn", "dec"))
    leveled = ("html", "text") if counted else ("html",) if structure.style[0] == "h" else ()
    name = f"{structure.name}+{article}"
    return Page(name, structure.family, html, tuple(lines), tuple(answers), (title, *body), leveled)


def _typed(body: Sequence[Gold], style: str) -> list[list[str]]:
    """Each line of the article as the source lines that its author typed."""
    manner, _, count = style.partition("-")
    out: list[list[str]] = []
    chapter = section = item = 0
    for line in body:
        item = item + 1 if line.kind == "list_item" else 0
        if line.kind == "heading":
            chapter, section = (chapter + 1, 0) if line.level == 2 else (chapter, section + 1)
        if line.kind == "heading" and not NUMBERED.match(line.text) and count == "num" and line.level == 2:
            out.append([f"{chapter:02d}", line.text])
        elif line.kind == "heading" and not NUMBERED.match(line.text):
            out.append([_number(count, line.level or 2, chapter, section) + line.text])
        elif line.kind == "list_item" and manner[0] != "h":
            out.append([(f"{item}、" if manner == "br" else f"{item}. ") + line.text])
        else:
            out.append([line.text])
    return out


def _number(count: str, level: int, chapter: int, section: int) -> str:
    if count == "cn":
        return f"{CN[chapter - 1]}、" if level == 2 else f"（{CN[section - 1]}）"
    if count == "dec":
        return f"{chapter}. " if level == 2 else f"{chapter}.{section} "
    return ""


def _html(body: Sequence[Gold], typed: Sequence[Sequence[str]], style: str) -> str:
    """A part of the article as a site of this style marks it up."""
    manner = style.partition("-")[0]
    if manner == "br":
        return "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(text)}" for own in typed for text in own)
    out = ""
    listing = False
    for line, own in zip(body, typed, strict=True):
        item = line.kind == "list_item" and manner[0] == "h"
        out += "<ul>" * (item and not listing) + "</ul>" * (listing and not item)
        listing = item
        out += "".join(_element(line, escape(text), manner) for text in own)
    return out + "</ul>" * listing


def _element(line: Gold, text: str, manner: str) -> str:
    heading = line.kind == "heading"
    if manner == "section":
        inner = f"<strong>{text}</strong>" if heading else f"<span>{text}</span>"
        return f'<section style="margin:8px"><p>{inner}</p></section>'
    if manner == "strong" and heading:
        return f"<p><strong>{text}</strong></p>\n"
    if manner[0] == "h" and line.kind != "paragraph":
        tag = f"h{int(manner[1]) + (line.level or 2) - 2}" if heading else "li"
        return f"<{tag}>{text}</{tag}>\n"
    return f"<p>{text}</p>\n"
