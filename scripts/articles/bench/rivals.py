"""Two well-known extractors on the same lines, each given the page it needs: one HTML paragraph a line.

They were made for whole web pages, where markup tells them much that a text file has lost. So this shows what is to be
had without rules of our own, not how good they are.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import justext  # type: ignore[import-untyped]
import trafilatura

from scripts.articles.bench.metrics import Score, keep
from scripts.articles.bench.samples import Sample
from scripts.articles.chinese import squeeze


def _page(sample: Sample) -> str:
    body = "\n".join(f"<p>{escape(line)}</p>" for line in sample.raw if line)
    return f'<!doctype html><html lang="zh"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def everything(sample: Sample) -> str:
    """Keep every line."""
    return "\n".join(sample.raw)


def by_trafilatura(sample: Sample) -> str:
    """What trafilatura takes for the text."""
    return trafilatura.extract(_page(sample), include_comments=False, favor_recall=True) or ""


def by_justext(sample: Sample) -> str:
    """What justext takes for no boilerplate, with no stop list, as it has none for Chinese."""
    paragraphs = justext.justext(
        _page(sample).encode(), frozenset(), length_low=10, length_high=30, stopwords_low=0, stopwords_high=0
    )
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


RIVALS: tuple[tuple[str, Callable[[Sample], str]], ...] = (
    ("keep everything", everything),
    ("trafilatura", by_trafilatura),
    ("justext", by_justext),
)


def rival_score(rival: Callable[[Sample], str], samples: list[Sample]) -> Score:
    """Its decisions line by line: a line is kept if the rival's text holds it."""
    total = Score()
    for sample in samples:
        kept = [squeeze(line) for line in rival(sample).splitlines()]
        for raw, gold in zip(sample.raw, sample.gold, strict=True):
            if gold is not None:
                keep(total, gold.keep, squeeze(raw) in kept or any(squeeze(raw) in line for line in kept))
    return total
