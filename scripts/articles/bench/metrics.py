"""What the bench counts: character error rate, keep or drop, kinds and levels, repairs, misses and harm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from scripts.articles.bench.samples import Sample
from scripts.articles.chinese import squeeze
from scripts.articles.load import from_raw
from scripts.articles.pipeline import Cleaned, clean


def edit_distance(one: str, other: str) -> int:
    """Levenshtein distance in characters; equal ends are cut off first."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@dataclass
class Score:
    """Counts over many samples."""

    kept_right: int = 0
    kept_wrong: int = 0
    lost: int = 0
    dropped_right: int = 0
    kinds: int = 0
    kinds_right: int = 0
    levels: int = 0
    levels_right: int = 0
    characters: int = 0
    errors_before: int = 0
    errors_after: int = 0
    damaged: int = 0
    repaired: int = 0
    flagged: int = 0
    sound: int = 0
    harmed: int = 0

    def ratio(self, part: int, whole: int) -> float:
        """A share, 1 where there was nothing to get right."""
        return part / whole if whole else 1.0

    @property
    def precision(self) -> float:
        """Of the lines kept, how many belong to the article."""
        return self.ratio(self.kept_right, self.kept_right + self.kept_wrong)

    @property
    def recall(self) -> float:
        """Of the article's lines, how many were kept."""
        return self.ratio(self.kept_right, self.kept_right + self.lost)


@cache
def run(sample: Sample) -> Cleaned:
    """Clean a sample from its bytes, as a file would be."""
    return clean(*from_raw(f"{sample.name}.txt", "\n".join(sample.raw).encode("utf-8")))


def score(samples: Iterable[Sample]) -> Score:
    """The counts over all lines that have an answer."""
    total = Score()
    for sample in samples:
        cleaned = run(sample)
        for line, gold, raw in zip(cleaned.document.lines, sample.gold, sample.raw, strict=True):
            if gold is None:
                continue
            keep(total, gold.keep, line.keep)
            if gold.keep and line.keep:
                total.kinds += 1
                total.kinds_right += line.kind == gold.kind
                if gold.kind == "heading":
                    total.levels += 1
                    total.levels_right += line.kind == "heading" and line.level == gold.level
                marked = parse_gone(raw, line.marker)
                _text(total, squeeze(marked), squeeze(line.text), squeeze(gold.text), bool(line.flags))
    return total


def keep(total: Score, right: bool, found: bool) -> None:
    """Count one decision to keep or to drop."""
    total.kept_right += right and found
    total.kept_wrong += found and not right
    total.lost += right and not found
    total.dropped_right += not right and not found


def parse_gone(raw: str, marker: str) -> str:
    """The raw line without the mark that the cleaner took off, so that marks do not count as errors before."""
    text = raw.strip()
    return text[len(marker) :] if marker and text.startswith(marker) else text


def _text(total: Score, before: str, after: str, gold: str, flagged: bool) -> None:
    total.characters += len(gold)
    total.errors_before += edit_distance(before, gold)
    total.errors_after += edit_distance(after, gold)
    if before == gold:
        total.sound += 1
        total.harmed += after != gold
    else:
        total.damaged += 1
        total.repaired += after == gold
        total.flagged += after != gold and flagged
