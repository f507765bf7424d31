"""What our own papers say of files is so: a path in `backticks` is there, and nobody counts lines in prose."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = (
    ".github",
    "articles",
    "bench",
    "data",
    "decisions",
    "docs",
    "engine",
    "hooks",
    "hosting",
    "scripts",
    "starter",
    "tests",
)
PAPERS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "decisions").glob("*.md"), *(ROOT / "engine").rglob("*.md"), *(ROOT / "tests").glob("*.md")])  # fmt: skip
FILES = [path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()]
TOLD = re.compile(r"`([^`\s:=(]+/[^`\s=(]*)`")  # `engine/sheets/`, `money/stated.py`
FILE = re.compile(r"\.(?:py|m?js|ya?ml|tsv|css|html|md|json|toml|sh|conf|txt)$")
STANDS_FOR_OTHERS = re.compile(r"[A-Z]{2}|…|\*|NNN|\bX\b")  # docs/guides/NAME.md, hooks/on_*.py, money/X.py
LANGUAGE = re.compile(r"\.[a-z]{2}(?:-\w+)?(?=\.\w+$)")  # data/strings.vi.yml, of a language to come
COUNTED = re.compile(r"\b(?:about )?\d[\d,]* lines of (?:code|CSS|Python|JavaScript)|\(about \d+ lines", re.IGNORECASE)


def is_there(path: str, beside: Path) -> bool:
    """Whether it is in the project: from its root, beside the paper, or as the end of one file's path."""
    at = path.partition("#")[0].rstrip("/")
    if (ROOT / at).exists() or (beside / at).exists() or (ROOT / LANGUAGE.sub("", at)).exists():
        return True
    if path.partition("/")[0] in ROOMS:
        return at.startswith("decisions/") and any(file.startswith(f"{at}-") for file in FILES)
    return not FILE.search(at) or any(file.endswith(f"/{at}") for file in FILES)


def of_site(text: str) -> list[str]:
    """The paths below site/, which is there only after a build."""
    return [path for path in TOLD.findall(text) if path.startswith("site/") and not STANDS_FOR_OTHERS.search(path)]


def missing(text: str, beside: Path = ROOT) -> list[str]:
    return [path for path in TOLD.findall(text) if not STANDS_FOR_OTHERS.search(path) and not is_there(path, beside)]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_path_is_there(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    assert [path for path in missing(text, paper.parent) if path not in of_site(text)] == []
    assert COUNTED.findall(text) == [], "a count of lines is old after the next change"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("`engine/build/offline_list.py` tells", ["engine/build/offline_list.py"]),
        ("the font of `scripts/print_font.py`", ["scripts/print_font.py"]),
        ("`steps/nowhere.py`", ["steps/nowhere.py"]),
        ("`decisions/0999`", ["decisions/0999"]),
        ("`engine/nowhere/`", ["engine/nowhere/"]),
        ("`engine/sheets/` `decisions/0051` `steps/evenness.py` `docs/guides/NAME.md` `site/` `zh-TW/`", []),
        ("`data/strings.vi.yml` `make stamp FILE=docs/faq.xx.md` `hooks/on_*.py`", []),
    ],
)
def test_a_path_that_is_not_there_is_found(text: str, told: list[str]) -> None:
    assert missing(text) == told


def test_a_count_of_lines_is_found() -> None:
    assert COUNTED.search("`sw.js` (about 210 lines, no dependency)") and COUNTED.search("About 200 lines of CSS")
    assert not COUNTED.search("16 lines of furniture too")
