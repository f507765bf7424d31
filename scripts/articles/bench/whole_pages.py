"""What is counted on whole pages: lines dropped, titles, headings with their level, edits, articles lost; and rivals' text.

Two measures. Lines: each line of the cleaner's document is the article's or furniture, and was kept or dropped. Characters:
of the text that a program gives for the article, the share that is the article's (precision), and of the article the share
that is given (recall); the title is left out of these, as extractors give it apart or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import justext  # type: ignore[import-untyped]
import trafilatura

from scripts.articles.bench.metrics import edit_distance
from scripts.articles.bench.samples import Gold
from scripts.articles.bench.structures import Page
from scripts.articles.chinese import HAN_CHAR, converter
from scripts.articles.containers.evidence import by_readability
from scripts.articles.load import from_raw
from scripts.articles.marks import parse_mark
from scripts.articles.model import Line
from scripts.articles.pipeline import Cleaned, clean

LONGEST_INSIDE = 8  # Han characters from which a text is looked for inside a longer line


@dataclass
class Counts:
    """Sums over pages. `drops`: right, wrong (the article's lines that were dropped), missed (furniture that was kept)."""

    pages: int = 0
    drops_right: int = 0
    drops_wrong: int = 0
    drops_missed: int = 0
    titles: int = 0
    headings: int = 0
    headings_right: int = 0
    headings_false: int = 0
    edits: int = 0
    compared: int = 0
    lost: int = 0
    given: int = 0
    given_right: int = 0
    wanted: int = 0
    found: int = 0

    def share(self, part: int, whole: int) -> float:
        """A share, 1 where there was nothing to get right."""
        return part / whole if whole else 1.0

    @property
    def precision(self) -> float:
        """Of the characters given, how many are the article's."""
        return self.share(self.given_right, self.given)

    @property
    def recall(self) -> float:
        """Of the article's characters, how many are given."""
        return self.share(self.found, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def plain(text: str) -> str:
    """A line's Han characters in Simplified, without its mark: what is compared."""
    mark = parse_mark(text.strip())
    return "".join(HAN_CHAR.findall(converter("tw2s").convert(mark.text if mark else text)))


def by_cleaner(page: Page, form: str) -> Cleaned:
    """The page cleaned in one of its forms, `html` or `text`."""
    source = page.html if form == "html" else "\n".join(page.text)
    return clean(*from_raw(f"{page.name}.{'html' if form == 'html' else 'txt'}", source.encode()))


def count(page: Page, form: str, total: Counts) -> list[str]:
    """Count one page; returns what was wrong, a line each."""
    cleaned = by_cleaner(page, form)
    wrong: list[str] = []
    lines = [line for line in cleaned.document.lines if line.kind != "blank"]
    answers = _answers_text(page, cleaned) if form == "text" else _answers_html(page, lines)
    kept = [line for line in lines if line.keep]
    seen = {plain(answer.text) for answer in answers.values() if isinstance(answer, Gold)}
    for gold in page.gold[1:]:
        if plain(gold.text) not in seen:
            total.drops_wrong += 1
            wrong.append(f"not a line of its own: {gold.text[:30]}")
    _title(page, kept, total, wrong)
    for line in lines:
        answer = answers.get(line.n)
        if isinstance(answer, Gold) and answer.kind != "title":
            _line(line, answer, form in page.leveled, total, wrong)
        elif answer is False:
            total.drops_right += not line.keep
            total.drops_missed += line.keep
            wrong += [f"{line.n} kept: {line.text[:40]}"] * line.keep
    before = total.found
    given(page, [line.text for line in kept], total)
    lost = total.found - before < 0.5 * sum(len(plain(gold.text)) for gold in page.gold[1:])
    total.lost += lost
    return wrong + ["ARTICLE LOST"] * lost


def _answers_text(page: Page, cleaned: Cleaned) -> dict[int, Gold | bool | None]:
    return {line.n: answer for line, answer in zip(cleaned.document.lines, page.answers, strict=False)}


def _answers_html(page: Page, lines: Sequence[Line]) -> dict[int, Gold | bool | None]:
    """The first block that holds an answer's text is its line; whatever is no article's is furniture."""
    answers: dict[int, Gold | bool | None] = {}
    waiting = {plain(gold.text): gold for gold in page.gold}
    for line in lines:
        own = plain(line.raw)
        found = waiting.get(own) or next(
            (gold for key, gold in waiting.items() if len(key) >= LONGEST_INSIDE and key in own), None
        )
        repeat = found is not None and found.kind == "title"
        answers[line.n] = None if repeat or not own else found or False
    return answers


def _title(page: Page, kept: Sequence[Line], total: Counts, wrong: list[str]) -> None:
    made = [line.text for line in kept if line.kind == "title"]
    right = len(made) == 1 and plain(page.gold[0].text) in plain(made[0])
    total.pages += 1
    total.titles += right
    wrong += [] if right else [f"title: {made}"]


def _line(line: Line, answer: Gold, leveled: bool, total: Counts, wrong: list[str]) -> None:
    total.headings += answer.kind == "heading"
    total.drops_wrong += not line.keep
    if not line.keep:
        wrong.append(f"{line.n} dropped as {line.kind}: {line.raw[:40]}")
        return
    levels = (answer.level,) if leveled else (2, 3)
    if answer.kind == "heading":
        right = line.kind == "heading" and line.level in levels
        total.headings_right += right
        wrong += [] if right else [f"{line.n} {line.kind} {line.level}, is heading {answer.level}: {line.text[:30]}"]
    elif line.kind in ("heading", "title"):
        total.headings_false += 1
        wrong.append(f"{line.n} {line.kind}, is {answer.kind}: {line.text[:30]}")
    got, want = plain(line.text), plain(answer.text)
    distance = edit_distance(got, want)
    total.edits += distance
    total.compared += len(want)
    wrong += [f"{line.n} edited: {line.text[:40]}"] if distance else []


def given(page: Page, texts: Iterable[str], total: Counts) -> None:
    """Count the characters of what a program gives for the article."""
    title, *body = (plain(gold.text) for gold in page.gold)
    for text in texts:
        own = plain(text)
        if own == title:
            continue
        total.given += len(own)
        inside = [key for key in set(body) if key == own or (len(key) >= LONGEST_INSIDE and key in own)]
        within = any(own in key for key in body) and len(own) >= LONGEST_INSIDE
        total.given_right += len(own) if within else min(len(own), sum(map(len, inside)))
    joined = "\n".join(map(plain, texts))
    total.found += sum(len(key) for key in body if key in joined)
    total.wanted += sum(map(len, body))


def by_trafilatura(source: str) -> list[str]:
    """What trafilatura takes for the text."""
    return (trafilatura.extract(source, include_comments=False) or "").splitlines()


def by_justext(source: str) -> list[str]:
    """What justext takes for no boilerplate; it has no stop list for Chinese."""
    found = justext.justext(source.encode(), frozenset(), length_low=10, length_high=30, stopwords_low=0, stopwords_high=0)
    return [paragraph.text for paragraph in found if not paragraph.is_boilerplate]


PAGE_RIVALS: tuple[tuple[str, Callable[[str], list[str]]], ...] = (
    ("trafilatura", by_trafilatura),
    ("readability-lxml", by_readability),
    ("justext", by_justext),
)
