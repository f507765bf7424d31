"""Sound articles, written as scraped pages in many forms, with the right answer for every line.

The articles (tests/fixtures/articles/prose) are our own, in Markdown; half of them, and half of the damage, were never
looked at while the cleaner was written.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.content.yaml_file import read_yaml
from scripts.articles.bench import damage
from scripts.articles.settings import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "articles"
CN = "一二三四五六七八九十"
PARTS = ("tuned", "aside")


@dataclass(frozen=True)
class Gold:
    """The right answer for one line; `text` is without its mark."""

    keep: bool
    kind: str
    level: int | None
    text: str


@dataclass(frozen=True)
class Sample:
    """A page as it was scraped, and the answers, line by line (blank lines have none)."""

    name: str
    artefact: str
    raw: tuple[str, ...]
    gold: tuple[Gold | None, ...]


@cache
def damages() -> dict[str, Any]:
    """The data file of damage."""
    return dict(read_yaml(FIXTURES / "damage.yml"))


def articles(part: str) -> list[tuple[str, list[Gold]]]:
    """The sound articles of one part, as answers."""
    return [
        (path.stem, parse_article(path.read_text(encoding="utf-8")))
        for path in sorted((FIXTURES / "prose" / part).glob("*.md"))
    ]


def parse_article(text: str) -> list[Gold]:
    """The answers for an article in our Markdown."""
    out = []
    for line in text.splitlines():
        hashes = len(line) - len(line.lstrip("#"))
        if hashes:
            out.append(Gold(True, "title" if hashes == 1 else "heading", hashes, line[hashes:].strip()))
        elif line.startswith("- ") or line[:2] in ("1.", "2.", "3."):
            out.append(Gold(True, "list_item", None, line.split(" ", 1)[1]))
        else:
            out.append(Gold(True, "paragraph", None, line))
    return out


def written(gold: Sequence[Gold], style: str) -> list[str]:
    """The lines of an article with its headings and items marked in one of the styles."""
    out = []
    chapter = section = item = 0
    for line in gold:
        item = item + 1 if line.kind == "list_item" else 0
        if line.level == 2:
            chapter, section = chapter + 1, 0
        section += line.level == 3
        mark = ""
        if line.kind == "heading":
            mark = _mark(style, line.level or 2, chapter, section)
        elif line.kind == "list_item":
            mark = "- " if style in ("cn", "hash") else f"{item}. "
        out.append(mark + line.text)
    return out


def _mark(style: str, level: int, chapter: int, section: int) -> str:
    if style == "dec":
        return f"{chapter}. " if level == 2 else f"{chapter}.{section} "
    outer = {"plain": "## ", "cn": f"{CN[chapter - 1]}、", "hash": f"#### {CN[chapter - 1]}、"}[style]
    inner = {"plain": "### ", "cn": f"（{CN[section - 1]}）", "hash": f"# {section}. "}[style]
    return outer if level == 2 else inner


def samples(part: str) -> Iterator[Sample]:
    """Every article of a part with every artefact."""
    data = damages()[part]
    for i, (name, gold) in enumerate(articles(part)):
        chance = random.Random(f"{part}{name}")
        style = ("plain", "cn", "dec", "hash")[i % 4]
        yield _sample(name, "marks", gold, written(gold, style))
        for k in range(i, max(len(data["front"]), i + 1), len(articles(part))):
            yield _page(name, gold, written(gold, style), data, k)
        for artefact in ("traditional", "half_width", "glossed", "shifted", "mojibake"):
            harm: damage.Damage = getattr(damage, artefact)
            yield _sample(name, artefact, gold, [harm(line, chance) for line in written(gold, "cn")])
        for artefact, extra in (("spin", "spun_sentences"), ("lost", "lost_sentences")):
            more = [*gold, *(Gold(True, "paragraph", None, text) for text in data[extra])]
            harm = damage.replacing(data[artefact])
            yield _sample(name, artefact, more, [harm(line, chance) for line in written(more, "cn")])


def _sample(name: str, artefact: str, gold: Sequence[Gold], lines: Sequence[str]) -> Sample:
    return Sample(name, artefact, tuple(lines), tuple(gold))


def _page(name: str, gold: Sequence[Gold], lines: Sequence[str], data: dict[str, Any], i: int) -> Sample:
    """The article inside a page: lines before, after the title, and below; the title once more in the middle."""
    off = Gold(False, "", None, "")
    front, after, back = (data[key][i % len(data[key])] for key in ("front", "after_title", "back"))
    middle = len(lines) // 2
    raw = [*front, "", lines[0], *after, *lines[1:middle], gold[0].text, *lines[middle:], "", *back]
    answers: list[Gold | None] = [*[off] * len(front), None, gold[0], *[off] * len(after), *gold[1:middle]]
    answers += [off, *gold[middle:], None, *[off] * len(back)]
    return Sample(name, "page", tuple(raw), tuple(answers))
