"""Results that a build leaves for the next one, by the digest of everything that they are made from: kept(step, given, make).

A step is a pure function of what is given: a page's Markdown, a finished page, the tables that it reads. Whoever calls hands over all of it,
the contents of files and not their names. The engine's own code (but styles and templates), the versions of the packages and of Python, and the list of languages
belong to every key, so no caller can forget them. A result is JSON, a record with its own digest (records.py): one that is torn or
foreign counts as none. What whole builds do not use is dropped when it is more than half.
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

from engine.build.records import Records
from engine.folders import ENGINE, MADE, ROOT
from engine.locales import LOCALES

Result = TypeVar("Result")

FOLDER = MADE / "kept"
CODE = (ENGINE, ROOT / "hooks", ROOT / "node_modules" / ".package-lock.json")
BUILD = "build"  # the file of all steps but those
AFTER = {"links", "minified"}  # which follow a build, and drop for themselves
NOT_CODE = {"__pycache__"}
LOOKS = {".css", ".html"}  # what pages look like: no step reads it, but for those that are given it
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
    parts = given if isinstance(given, list) else [given, "alone"]
    records, key = _records(step), f"{step}/{_digest([_engine(), *parts])}"
    with suppress(OSError, KeyError, ValueError):  # what is not there, torn, or no JSON
        held: Result = json.loads(records.read(key).decode("utf-8", "surrogatepass"))
        if _keeps:
            records.mark(key)
        return held
    result = make()
    if _keeps and worth(result):
        records.write(key, json.dumps(result, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return result


def drop_unused(step: str = BUILD) -> None:
    """Take away what this process, and those that it forked, did not use, once it is more than half of all."""
    _records(step).drop_unused()


def contents(places: Iterable[Path], without: Collection[str] = ()) -> str:
    """A digest of files, or of all files below folders, with their names; of what is not there, that it is not. `without`: endings of
    names that do not count."""
    found = hashlib.blake2b(digest_size=BYTES)
    for place in places:
        below = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        for path in below:
            if NOT_CODE.isdisjoint(path.parts) and path.suffix not in without:
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
    return _digest([contents(CODE, LOOKS), packages, sys.version, languages])


def _code() -> list[Path]:
    found = [path for place in CODE for path in ([place] if place.is_file() else place.rglob("*.py"))]
    return [
        path for path in found if NOT_CODE.isdisjoint(path.parts) and path.is_file()
    ]  # an editor's lock leads nowhere


def _digest(given: Iterable[Any]) -> str:
    """Of texts, which are most of it, and of anything JSON can hold."""
    found = hashlib.blake2b(digest_size=BYTES)
    for each in given:
        is_text = isinstance(each, str)
        text = each if is_text else json.dumps(each, ensure_ascii=False, sort_keys=True)
        held = text.encode("utf-8", "surrogatepass")
        found.update(b"%d %d\n" % (is_text, len(held)))
        found.update(held)
    return found.hexdigest()


def _records(step: str) -> Records:
    return _opened(FOLDER / f"{step if step in AFTER else BUILD}.records")


@cache
def _opened(path: Path) -> Records:
    return Records(path)
