"""The gold files of the test pages: what the cleaner must make of each line, in a form that a person can read and correct.

One row a source line: number, keep or drop, kind, level, marker, flags, text. `python -m tests.articles.goldens` writes
them again after a deliberate change; read the difference before you commit it, for it is the specification.
"""

from __future__ import annotations

from pathlib import Path

from scripts.articles.pipeline import Cleaned, clean_file
from scripts.articles.settings import ROOT

PAGES = ROOT / "tests" / "fixtures" / "articles" / "pages"
GOLDEN = ROOT / "tests" / "golden" / "articles"


def pages() -> list[Path]:
    """The test pages."""
    return sorted(PAGES.glob("*.txt"))


def golden_of(page: Path) -> Path:
    """Where a page's gold file stands."""
    return GOLDEN / f"{page.stem}.tsv"


def rows(cleaned: Cleaned) -> str:
    """The cleaned page as rows."""
    out = []
    for line in cleaned.document.lines:
        answer = "keep" if line.keep else "drop"
        text = line.text if line.keep else ""
        out.append([str(line.n), answer, line.kind, str(line.level or ""), line.marker, " ".join(line.flags), text])
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in out)


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for page in pages():
        golden_of(page).write_text(rows(clean_file(page)), encoding="utf-8")
