"""Step: a .br and a .gz beside each text file, so that a small host sends the best compression at no cost.

Brotli takes as long as a third of the build, so results are kept under .build/compressed by the digest of the content. At
quality 11 it takes two and a half times as long as at 10 and saves a fiftieth: 150 bytes of a page. Scripts and styles are
few and small, and serve many pages: they get it. A large file is a twentieth larger at 9 than at 10, in a fifth of the time.

What is kept stands in the site as a second name of the same file (linked_files.py). Whoever writes into such a file of the site writes into
the kept one too; so its name holds its own digest, and one that is no longer what its name says is made anew.
"""

import gzip
import hashlib
import os
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from engine.build.digests import Digests, digest_of
from engine.build.linked_files import put
from engine.build.site_files import site_files
from engine.build.step import StepError
from engine.build.whole_file import written_whole
from engine.folders import MADE

try:
    import brotli
except ImportError:  # told by the step, as a sentence
    brotli = None

TEXT = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest", ".xml")
BROTLI = 10
BROTLI_BEST = 11
BROTLI_LARGE = 9
BEST = (".css", ".js", ".mjs")
LARGE = 300_000  # bytes; the booklet, which changes with every sentence of its guides
GZIP = 9
SMALLEST = 256  # bytes; below this a compressed copy saves less than its own headers
KEPT = MADE / "compressed"
SEAL = 16  # digits of a kept file's digest in its name


def compress(site: Path, store: Path | None = None, digests: Digests | None = None) -> None:
    """`store` is where results are kept for the next time, and only those: another site than the guide's has one of its own. `digests`: those
    of the site's files, where other steps need them too; those of the copies come to them."""
    store, digests = store or KEPT, Digests(site) if digests is None else digests
    if brotli is None:
        raise StepError("the Python package 'brotli' is missing; `make repair` sets everything up again")
    store.mkdir(parents=True, exist_ok=True)
    kept = {_source(name): name for name in os.listdir(store)}  # noqa: PTH208  thousands of names, and no Path for each
    used: set[str] = set()
    packing: list[Future[str]] = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries let other threads run meanwhile
        for name in site_files(site, *TEXT):
            size, digest = digests[name]
            if size < SMALLEST:
                continue
            for source in (f"{digest}.{_quality(name, size)}.br", f"{digest}.{GZIP}.gz"):
                held = kept.get(source, "")
                if held and (found := _whole(store, held)):
                    used.add(held)
                    copy = name + held[held.rindex(".") :]
                    put(f"{store}/{held}", f"{site}/{copy}")
                    digests[copy] = found
                else:
                    packing.append(pool.submit(_pack, site / name, store, source))
    used |= {each.result() for each in packing}
    for old in set(os.listdir(store)) - used:  # noqa: PTH208
        (store / old).unlink(missing_ok=True)


def _quality(name: str, size: int) -> int:
    """Brotli's, of a file of that many bytes."""
    if name.endswith(BEST):
        return BROTLI_BEST
    return BROTLI if size < LARGE else BROTLI_LARGE


def _source(name: str) -> str:
    """What a kept file was made from and how: the name without the digest of the file itself."""
    before, _, ending = name.rpartition(".")
    return f"{before[: -SEAL - 1]}.{ending}"


def _whole(store: Path, held: str) -> tuple[int, str] | None:
    """Bytes and digest of a kept file; None where it is no longer what its name says."""
    found = digest_of(f"{store}/{held}")
    return found if held.rpartition(".")[0].endswith(f".{found[1][:SEAL]}") else None


def _pack(file: Path, store: Path, source: str) -> str:
    """Compress a file; the name of what is kept. It is written whole: another thread may be at work on a file of the same content, and a
    build may be killed."""
    before, quality, ending = source.rsplit(".", 2)
    content = file.read_bytes()
    if ending == "br":
        packed = brotli.compress(content, quality=int(quality))
    else:
        packed = gzip.compress(content, compresslevel=int(quality), mtime=0)
    held = store / f"{before}.{quality}.{hashlib.sha256(packed).hexdigest()[:SEAL]}.{ending}"
    with written_whole(held) as part:
        part.write_bytes(packed)
    put(str(held), f"{file}.{ending}")
    return held.name
