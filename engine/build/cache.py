"""Results that a build leaves for the next one, by the digest of everything that they are made from: kept(step, given, make).

A step is a pure function of what is given: a page's Markdown, a finished page, the tables that it reads. Whoever calls hands over all of it,
the contents of files and not their names. The engine's own code, the versions of the packages and of Python, and the list of languages
belong to every key, so no caller can forget them. A result is JSON, in a file of its own that says its own digest: one that is torn or
foreign counts as none. What a whole build did not use is dropped at its end.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from engine.build.whole_file import written_whole
from engine.folders import ENGINE, MADE, ROOT
from engine.locales import LOCALES

Result = TypeVar("Result")

FOLDER = MADE / "kept"
CODE = (ENGINE, ROOT / "hooks", ROOT / "node_modules" / ".package-lock.json")
AFTER = {"links", "minified"}  # steps that follow a build, and drop for themselves
NOT_CODE = {"__pycache__"}
BYTES = 16  # of a digest
CLOCK = 2  # seconds by which a file's time may differ from the clock
MOMENT = 0.3  # seconds that Python takes before it reads this file
BEGUN = time.time()  # of this process, which is one build
_keeps = True


def only_read() -> None:
    """From now on this process keeps nothing: it has read something anew, and what it holds in memory besides may be older."""
    global _keeps
    _keeps = False


def kept(step: str, given: Any, make: Callable[[], Result], worth: Callable[[Result], bool] = bool) -> Result:
    """What `make` makes of `given` (anything JSON can hold), or made of the same before. It must come out of JSON as it went in, so no
    tuples. `worth` says whether a result is kept: one that is empty costs nothing to make again."""
    path = FOLDER / step / _digest([_engine(), given])
    with suppress(OSError, ValueError):  # what is not there, torn, or no JSON
        held: Result = json.loads(_read(path))
        return held
    result = make()
    if _keeps and worth(result):
        _write(path, json.dumps(result, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return result


def drop_unused(since: float, steps: Collection[str]) -> None:
    """Take away what was not used by these steps since that time (time.time()), and the halves that a killed build left."""
    for path in (path for step in steps for path in (FOLDER / step).glob("*")):
        with suppress(OSError):
            if path.stat().st_mtime < since - CLOCK:
                path.unlink()


def contents(places: Iterable[Path]) -> str:
    """A digest of files, or of all files below folders, with their names; of what is not there, that it is not."""
    found = hashlib.blake2b(digest_size=BYTES)
    for place in places:
        below = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        for path in below:
            if NOT_CODE.isdisjoint(path.parts):
                held = path.read_bytes() if path.is_file() else None
                name = path.relative_to(place.parent).as_posix()
                found.update(f"{name}\0{-1 if held is None else len(held)}\0".encode())
                found.update(held or b"")
    return found.hexdigest()


@cache
def _engine() -> str:
    """What every step depends on. Versions of packages stand in the names of their folders."""
    now = time.time() + CLOCK  # a date to come is no change: another clock wrote it
    if any(BEGUN - MOMENT < path.stat().st_mtime < now for path in _code()):
        return f"changed {BEGUN} {os.getpid()}"  # while this build began: which of the two runs nobody can say
    packages = sorted({path.name for place in sys.path if place for path in Path(place).glob("*.dist-info")})
    languages = [repr(replace(locale, tags=frozenset())) + repr(sorted(locale.tags)) for locale in LOCALES.values()]
    return _digest([contents(CODE), packages, sys.version, languages])


def _code() -> list[Path]:
    found = [path for place in CODE for path in ([place] if place.is_file() else place.rglob("*.py"))]
    return [
        path for path in found if NOT_CODE.isdisjoint(path.parts) and path.is_file()
    ]  # an editor's lock leads nowhere


def _digest(given: Any) -> str:
    return hashlib.blake2b(json.dumps(given, sort_keys=True).encode(), digest_size=BYTES).hexdigest()


def _seal(path: Path, held: bytes) -> bytes:
    """The digest of a result, made with its own place: one that was put where another belongs counts as none."""
    place = f"{path.parent.name}/{path.name}".encode()[-64:]
    return hashlib.blake2b(held, digest_size=BYTES, key=place).hexdigest().encode()


def _read(path: Path) -> str:
    """Raises OSError and ValueError where it cannot be used."""
    said, _, held = path.read_bytes().partition(b"\n")
    if said != _seal(path, held):
        raise ValueError(f"{path} is torn, or foreign")
    os.utime(path)
    return held.decode("utf-8", "surrogatepass")


def _write(path: Path, held: bytes) -> None:
    """Whole or not at all. A folder that cannot be written costs time at the next build, nothing else."""
    with suppress(OSError), written_whole(path) as part:
        part.write_bytes(_seal(path, held) + b"\n" + held)
