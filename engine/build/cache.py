"""Results that a build leaves for the next one, by the digest of everything that they are made from: kept(step, given, make).

A step is a pure function of what is given: a page's Markdown, a finished page, the tables that it reads. Whoever calls hands over all of it,
the contents of files and not their names. The engine's own code (but styles, templates and what is told to programmers), the versions of
the packages and of Python, and the list of languages
belong to every key, so no caller can forget them. What was saved between its digest and the end of `make` may be in the result or not,
which is then kept under no key. A result is JSON, a record with its own digest (records.py): one that is torn or
foreign counts as none. What whole builds do not use is dropped when it is more than half.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from engine.build.contents import BYTES, Contents, contents
from engine.build.records import Records
from engine.folders import ENGINE, MADE, ROOT
from engine.locales import LOCALES

Result = TypeVar("Result")

FOLDER = MADE / "kept"
CODE = (ENGINE, ROOT / "hooks", ROOT / "node_modules" / ".package-lock.json")
BUILD = "build"  # the file of all steps but those
AFTER = {"links", "minified"}  # which follow a build, and drop for themselves
LOOKS = {".css", ".html"}  # what pages look like: no step reads it, but for those that are given it
TOLD = {".md", ".ts"}  # to programmers
CLOCK = 2  # seconds by which a file's time may differ from the clock
MOMENT = 0.3  # seconds that Python takes before it reads this file
BEGUN = time.time()  # of this process, which is one build
MODULES = (".py", ".mjs")
_keeps = True
_made = set[str]()  # steps of which this process, or the one that it was forked from, has made something anew
_code = contents(())  # the engine's files, as the digest found them
_data: list[str] = []  # of these, those that are no modules
_runs = 0  # of other programs
_looked = (0, 0)  # how many modules were loaded and programs had run when all those files were looked at last


def only_read() -> None:
    """From now on this process keeps nothing: it has read something anew, and what it holds in memory besides may be older."""
    global _keeps
    _keeps = False


def kept(step: str, given: Any, make: Callable[[], Result], worth: Callable[[Result], bool] = bool) -> Result:
    """What `make` makes of `given` (anything JSON can hold), or made of the same before. It must come out of JSON as it went in, so no
    tuples. `worth` says whether a result is kept: one that is empty costs nothing to make again."""
    parts, key = _key(step, given)
    held: Result | None = _held(step, key)
    if held is not None:
        return held
    result = make()
    _made.add(step)
    if worth(result):
        _write(step, key, parts, result)
    return result


def found(step: str, given: Any) -> Any:
    """What that step made of the same before, as `kept` would return it; None where nothing is kept."""
    return _held(step, _key(step, given)[1])


def keep(step: str, given: Any, result: Any) -> None:
    """Keep this in place of what is kept. For results that say themselves what they were made from besides `given`: whoever asks for one by
    `found` looks whether that is so."""
    parts, key = _key(step, given)
    _made.add(step)
    _write(step, key, parts, result)


def _write(step: str, key: str, parts: Iterable[Any], result: Any) -> None:
    if _keeps and _still(parts):
        _records(step).write(key, json.dumps(result, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _held(step: str, key: str) -> Any:
    records = _records(step)
    with suppress(OSError, KeyError, ValueError):  # what is not there, torn, or no JSON
        held = json.loads(records.read(key).decode("utf-8", "surrogatepass"))
        if _keeps:
            records.mark(key)
        return held
    return None


def _key(step: str, given: Any) -> tuple[list[Any], str]:
    """All that a result is made from, and its name."""
    parts = given if isinstance(given, list) else [given, "alone"]
    return parts, f"{step}/{_digest([_engine(), *parts])}"


def made_anew(step: str) -> bool:
    """Whether something that was not kept has been made by that step in this build so far."""
    return step in _made


def another_program_read() -> None:
    """One that reads the engine's modules as they are now has run: esbuild, or Node."""
    global _runs
    _runs += 1


def drop_unused(step: str = BUILD) -> None:
    """Take away what this process, and those that it forked, did not use, once it is more than half of all."""
    _records(step).drop_unused()


@cache
def _engine() -> str:
    """What every step depends on. Versions of packages stand in the names of their folders."""
    global _code, _data, _looked
    _code, _looked = contents(CODE, LOOKS | TOLD), (0, 0)
    _data = [name for name in _code.files if not name.endswith(MODULES)]
    now = time.time() + CLOCK  # a date to come is no change: another clock wrote it
    if any(BEGUN - MOMENT < saved / 1e9 < now for saved, *_ in _code.files.values()):
        return f"changed {BEGUN} {os.getpid()}"  # while this build began: which of the two runs nobody can say
    packages = sorted({path.name for place in sys.path if place for path in Path(place).glob("*.dist-info")})
    languages = [repr(replace(locale, tags=frozenset())) + repr(sorted(locale.tags)) for locale in LOCALES.values()]
    return _digest([_code, packages, sys.version, languages])


def _still(given: Iterable[Any]) -> bool:
    """Whether all files whose digests are in the key stand as they did. Of the engine's, its data are looked at each time, as any step may
    read them; modules only after one was loaded, or another program has read them."""
    global _looked
    now = len(sys.modules), _runs
    if not _code.files_still(_data if now == _looked else None):
        return False
    _looked = now
    return all(each.still() for each in given if isinstance(each, Contents))


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
    return _opened(FOLDER, step if step in AFTER else BUILD)


@cache
def _opened(folder: Path, name: str) -> Records:
    return Records(folder / f"{name}.records")
