"""Step: a .br and a .gz beside each text file, so that a small host sends the best compression at no cost.

Brotli takes as long as a third of the build, so results are kept under .build/compressed by the digest of the content. At
quality 11 it takes two and a half times as long as at 10 and saves a fiftieth: 150 bytes of a page. Scripts and styles are
few and small, and serve many pages: they get it.
"""

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from engine.build.step import StepError
from engine.build.whole_file import written_whole
from engine.folders import MADE

try:
    import brotli
except ImportError:  # told by the step, as a sentence
    brotli = None

TEXT = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest", ".xml"}
BROTLI = 10
BROTLI_BEST = 11
BEST = {".css", ".js", ".mjs"}
SMALLEST = 256  # bytes; below this a compressed copy saves less than its own headers
KEPT = MADE / "compressed"


def compress(site: Path, store: Path | None = None) -> None:
    """`store` is where results are kept for the next time, and only those: another site than the guide's has one of its own."""
    store = store or KEPT
    if brotli is None:
        raise StepError("the Python package 'brotli' is missing; `make repair` sets everything up again")
    files = sorted(path for path in site.rglob("*") if path.suffix in TEXT and path.stat().st_size >= SMALLEST)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries let other threads run meanwhile
        used = {kept for pair in pool.map(partial(_compress_one, store), files) for kept in pair}
    for old in store.iterdir() if store.is_dir() else ():
        if old not in used:
            old.unlink(missing_ok=True)


def _compress_one(store: Path, path: Path) -> tuple[Path, Path]:
    """What is kept is written whole: another thread may be at work on a file of the same content, and a build may be killed."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    quality = BROTLI_BEST if path.suffix in BEST else BROTLI
    kept = store / f"{digest}.{quality}.br", store / f"{digest}.gz"
    if not kept[0].exists():
        with written_whole(kept[0]) as part:
            part.write_bytes(brotli.compress(content, quality=quality))
    if not kept[1].exists():
        with written_whole(kept[1]) as part:
            part.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    for one in kept:
        path.with_name(path.name + one.suffix).write_bytes(one.read_bytes())
    return kept
