"""Make a copy of the project with many pages a language: python -m bench.grow FOLDER PAGES.

The pages are the real guides, repeated under other names with titles of their own, so that they weigh and convert like real
ones: front matter, marks, tables, Chinese beside English.
"""

import re
import sys
from pathlib import Path

from engine.build.sources import copy_sources
from engine.content.stale_translations import source_digest

ROOT = Path(__file__).resolve().parent.parent
NAV_END = "      - guides/cases.md\n"  # the last guide in mkdocs.yml; the new pages follow it
TITLE = re.compile(r'^(title|description): ("?)(.*?)("?)$', re.MULTILINE)  # title: "Act early: nine things"
DIGEST = re.compile(r"^source_digest: .*$", re.MULTILINE)


def grow(target: Path, pages: int) -> None:
    """Write the project into `target` with `pages` pages in each language. Raises ValueError for fewer than there are."""
    copy_sources(ROOT, target)
    docs = target / "docs"
    guides = sorted(path for path in (docs / "guides").glob("*.md") if "." not in path.stem)
    here = pages_now()
    if pages < here:
        raise ValueError(f"the project has {here} pages already; ask for at least as many, not {pages}")
    names = [_repeat(guides[number % len(guides)], number) for number in range(pages - here)]
    config = (target / "mkdocs.yml").read_text(encoding="utf-8")
    assert NAV_END in config
    entries = "".join(f"      - guides/{name}.md\n" for name in names)
    (target / "mkdocs.yml").write_text(config.replace(NAV_END, NAV_END + entries), encoding="utf-8")


def pages_now() -> int:
    """How many pages a language the project has."""
    return sum(1 for path in (ROOT / "docs").rglob("*.md") if "." not in path.stem)


def _repeat(guide: Path, number: int) -> str:
    """Write a guide again under another name, in both languages; the name."""
    name = f"{guide.stem}-{number:04}"
    source = _numbered(guide, number)
    guide.with_name(f"{name}.md").write_text(source, encoding="utf-8")
    digest = source_digest(guide.with_name(f"{name}.md"))
    english = DIGEST.sub(f"source_digest: {digest}", _numbered(guide.with_suffix(".en.md"), number))
    guide.with_name(f"{name}.en.md").write_text(english, encoding="utf-8")
    return name


def _numbered(page: Path, number: int) -> str:
    return TITLE.sub(rf"\1: \2\3 {number:04}\4", page.read_text(encoding="utf-8"), count=2)


if __name__ == "__main__":
    grow(Path(sys.argv[1]), int(sys.argv[2]))
