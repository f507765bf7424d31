"""What a site is built from, so that a test or a person can tell a site that is older than its sources.

A build writes down the digest of every source beside the site, in .build/site.sources; whoever uses the site compares them with what
stands there now, and names what has changed. Times of files say nothing here: git sets them when a branch is changed.
"""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

RECORD = Path(".build") / "site.sources"
# All that a build reads, below the project's folder; published cases are shown on a page of the site.
PARTS = (
    "articles",
    "data",
    "docs",
    "engine",
    "hooks",
    "hosting",
    "scripts",
    "tests/vectors",
    "mkdocs.yml",
    "locales.yml",
)
MADE = {"__pycache__"}  # what Python writes beside its sources


def source_digests(root: Path) -> dict[str, str]:
    """SHA-256 of every source by its path below the project's folder."""
    found = [path for part in PARTS for path in ((root / part).rglob("*") if (root / part).is_dir() else [root / part])]
    files = [path for path in found if path.is_file() and not MADE & set(path.parts)]
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)}


def record_sources(root: Path, digests: dict[str, str]) -> None:
    """Write down what a site was built from; `digests` were taken before its build began."""
    (root / RECORD).write_text("".join(f"{digest}  {name}\n" for name, digest in digests.items()), encoding="utf-8")


def changed_sources(root: Path) -> list[str]:
    """The sources that are not as they were when site/ was built, sorted; all of them where no build was recorded."""
    record = root / RECORD
    lines = record.read_text(encoding="utf-8").splitlines() if record.is_file() else []
    then = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    now = source_digests(root)
    return sorted(name for name in {*then, *now} if then.get(name) != now.get(name))


def copy_sources(root: Path, target: Path, parts: Iterable[str] = PARTS) -> None:
    """A project in `target` that can be built: the sources copied, or some of them, the npm packages linked."""
    for part in parts:
        source = root / part
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns(*MADE))
        elif source.exists():
            shutil.copy(source, target / part)
    if (root / "node_modules").exists():
        (target / "node_modules").symlink_to(root / "node_modules")
