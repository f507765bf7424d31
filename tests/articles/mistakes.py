"""What the cleaner gets wrong today, line by line, on the bench's whole pages and damaged articles.

The floors of the bench let a few lines go either way; this list does not. `python -m tests.articles.mistakes` writes it again
after a deliberate change: a line that goes is a gain, and each that comes needs a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from scripts.articles.bench.metrics import parse_gone, run
from scripts.articles.bench.samples import PARTS, Gold, Sample, samples
from scripts.articles.bench.structures import pages
from scripts.articles.bench.whole_pages import Counts, count
from scripts.articles.chinese import squeeze
from scripts.articles.model import Line
from tests.articles.goldens import GOLDEN

FORMS = ("html", "text")
LISTED = GOLDEN / "mistakes.tsv"


@cache
def counted(part: str, form: str) -> tuple[Counts, tuple[str, ...]]:
    """The whole pages of a part in one form: what is counted on them, and each line that comes out wrong."""
    total = Counts()
    wrong = [f"{part}\t{form}\t{page.name}\t{what}" for page in pages(part) for what in count(page, form, total)]
    return total, tuple(wrong)


@cache
def of_samples(part: str) -> tuple[str, ...]:
    """Each line of the damaged articles of a part that comes out wrong; one that stands in many articles once."""
    found = (f"{part}\t{sample.artefact}\t\t{what}" for sample in samples(part) for what in _of(sample))
    return tuple(dict.fromkeys(found))


def _of(sample: Sample) -> Iterator[str]:
    for line, gold, raw in zip(run(sample).document.lines, sample.gold, sample.raw, strict=True):
        if gold and (what := _wrong(line, gold, parse_gone(raw, line.marker))):
            yield f"{what}: {line.text}"


def _wrong(line: Line, gold: Gold, before: str) -> str:
    if line.keep != gold.keep:
        return "kept" if line.keep else f"dropped as {line.kind}"
    if not gold.keep:
        return ""
    if (line.kind, line.level) != (gold.kind, gold.level):
        return f"{line.kind} {line.level}, is {gold.kind} {gold.level}"
    if squeeze(line.text) == squeeze(gold.text):
        return ""
    return " ".join(["not repaired" if squeeze(line.text) == squeeze(before) else "changed", *line.flags])


def listed(part: str, form: str | None) -> tuple[str, ...]:
    """What is listed of a part: of whole pages in a form, or of damaged articles where that is None."""
    rows = (row.split("\t") for row in LISTED.read_text(encoding="utf-8").splitlines())
    return tuple("\t".join(row) for row in rows if row[0] == part and (row[1] if row[1] in FORMS else None) == form)


def all_mistakes() -> list[str]:
    """The list as the cleaner makes it today."""
    whole = [row for part in PARTS for form in FORMS for row in counted(part, form)[1]]
    return [*whole, *(row for part in PARTS for row in of_samples(part))]


if __name__ == "__main__":
    LISTED.write_text("".join(f"{row}\n" for row in all_mistakes()), encoding="utf-8")
