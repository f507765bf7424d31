"""All guides as one document: chapters with their ids and links rewritten, so that a link stays inside the document.

A heading's id gets its guide's name in front ("process--assessment") and its level goes down by one, under the booklet's own
title. Links to pages outside the booklet stay relative. Knows nothing of MkDocs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from posixpath import relpath
from urllib.parse import urljoin, urlsplit

from engine.build.cache import kept

ID = re.compile(r'\bid="([^"]+)"')
HREF = re.compile(r'\bhref="([^"]+)"')
HEADING = re.compile(r"<(/?)h([1-5])\b")
CHAPTER = '<section class="chapter">'  # begins one
ROOT = "http://site/"  # a stand-in while paths are joined; it is taken away again


@dataclass(frozen=True)
class Chapter:
    """A guide: its address below the site ("guides/process/"), title, review date, steps as (id, title), and HTML."""

    url: str
    title: str
    reviewed: str  # 2026-11-21
    steps: Sequence[tuple[str, str]]
    html: str

    @property
    def name(self) -> str:
        return self.url.rstrip("/").rsplit("/", 1)[-1]


def belongs(uri: str) -> bool:
    """Whether a page is a chapter of the booklet, by its place below docs/ ("guides/process"): guides and questions, in the order of the menu."""
    return uri.startswith(("guides/", "faq"))


def booklet_html(chapters: Sequence[Chapter], at: str) -> str:
    """The chapters one after another, for a page at the address `at` ("print/")."""
    names = {chapter.url: chapter.name for chapter in chapters}
    made = [
        kept("chapter", [chapter.url, chapter.html, names, at], partial(_chapter, chapter, names, at))
        for chapter in chapters
    ]
    return "\n".join(f"{CHAPTER}{chapter}</section>" for chapter in made)


def contents(chapters: Sequence[Chapter]) -> list[dict[str, object]]:
    """The table of contents: per chapter its title, anchor and steps."""
    return [
        {
            "title": chapter.title,
            "reviewed": chapter.reviewed,
            "anchor": f"{chapter.name}--top",
            "steps": [(f"{chapter.name}--{key}", title) for key, title in chapter.steps],
        }
        for chapter in chapters
    ]


def _chapter(chapter: Chapter, names: dict[str, str], at: str) -> str:
    html = ID.sub(lambda match: f'id="{chapter.name}--{match[1]}"', chapter.html)
    html = HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}", html)
    return HREF.sub(lambda match: f'href="{_target(match[1], chapter, names, at)}"', html)


def _target(href: str, chapter: Chapter, names: dict[str, str], at: str) -> str:
    joined = urljoin(ROOT + chapter.url, href)
    if not joined.startswith(ROOT):
        return href  # tel: and the like
    path, fragment = joined.removeprefix(ROOT).partition("#")[::2]
    if path in names:
        return f"#{names[path]}--{fragment or 'top'}"
    relative = relpath(f"/{path}", f"/{at}") + ("/" if urlsplit(joined).path.endswith("/") else "")
    return relative + (f"#{fragment}" if fragment else "")
