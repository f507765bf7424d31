"""What the builds of one test process keep for each other, so that a guide which differs in a page is not made from nothing; and what the
build of site/ has kept, for a copy of this project.

A build knows a result by all that it is made from, the engine's code too (engine/build/cache.py), so one of another folder is as good as
its own. What is asked of that itself, and of a build from nothing, takes none of it: tests/build/test_cache.py, tests/site/test_reproducible.py.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

KEPT = Path(".build") / "kept"
STORES = ("kept", "parsed", "compressed", "files")  # below .build


def lend(guide: Path) -> None:
    """Give a guide what the builds before have kept."""
    add(_shared(), guide / KEPT)


def lend_stores(project: Path) -> None:
    """Give a copy of this project what the build of site/ has kept: it is then built as an editor's second time."""
    for store in STORES:
        if (ROOT / ".build" / store).is_dir():
            shutil.copytree(ROOT / ".build" / store, project / ".build" / store)


def take_back(guide: Path) -> None:
    """Keep for the builds to come what this one has made."""
    add(guide / KEPT, _shared())


def add(source: Path, target: Path) -> None:
    """Take over the files of results where there are more than here; a file holds many, and is copied whole."""
    for path in source.glob("*"):
        place = target / path.name
        if not place.exists() or place.stat().st_size < path.stat().st_size:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)


@cache
def _shared() -> Path:
    folder = tempfile.mkdtemp(prefix="kept-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
