"""Answer one question after another about a copy of the project: does a test fail? Each in a fork of a process that has its imports.

Starting Python and importing pytest and the packages cost as much as most answers. Of the project itself nothing is imported before
the fork: a module would stay as it was, and so would a script that a test reads while it is imported.
"""

import importlib
import json
import os
import select
import signal
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

OPTIONS = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--assert=plain", "-m", "not whole"]
TAIL = 1500  # letters of what pytest says last


@dataclass(frozen=True)
class Question:
    """Which tests, in which order their files, how long at most, and what to import before."""

    tests: list[str]
    order: list[str]
    limit: float  # seconds
    modules: list[str]
    keep_bytecode: bool  # for the next ones: only where nothing is changed


@dataclass(frozen=True)
class Answer:
    """What pytest says where a test fails, "" where none does; how long each file took; the packages' modules that were imported."""

    failed: str
    seconds: dict[str, float]
    modules: list[str]


class Told:
    """A plugin of pytest: files run in the order that was asked for, and what each takes is added up."""

    def __init__(self, order: list[str]) -> None:
        self.place = {name: index for index, name in enumerate(order)}
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self.place.get(item.nodeid.partition("::")[0], len(self.place)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid.partition("::")[0]] += report.duration


def answered(question: Question) -> Answer:
    """The answer of a fork, which ends with all that it has started: a script that loops for ever would go on without it."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        os.setsid()
        with suppress(BaseException):
            os.write(writes, json.dumps(asdict(_run(question))).encode())
        os._exit(0)
    os.close(writes)
    try:
        said = _all_of(reads, time.monotonic() + question.limit)
    finally:
        os.close(reads)
        end_group(child)
        os.waitpid(child, 0)
    if said is None:
        return Answer(f"no end after {question.limit:.0f} seconds", {}, [])
    return Answer(**json.loads(said)) if said else Answer("the tests have ended without an answer", {}, [])


def _all_of(pipe: int, until: float) -> bytes | None:
    """What comes through a pipe before it is closed; None where it is still open at the end of the time."""
    said = b""
    while select.select([pipe], [], [], max(0, until - time.monotonic()))[0]:
        if not (more := os.read(pipe, 1 << 16)):
            return said
        said += more
    return None


def _run(question: Question) -> Answer:
    """Run the tests in this process, which is the fork."""
    sys.dont_write_bytecode = not question.keep_bytecode
    with tempfile.TemporaryFile() as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        told = Told(question.order)
        code = pytest.main([*OPTIONS, *question.tests], plugins=[told])
        sys.stdout.flush()
        output.seek(0)
        said = output.read().decode(errors="replace")[-TAIL:]
    return Answer("" if code == 0 else said or "no test", dict(told.seconds), _packages())


def _packages() -> list[str]:
    """Modules that come from no file of the project."""
    project = f"{Path.cwd()}{os.sep}"
    files = {name: getattr(module, "__file__", None) for name, module in sys.modules.items()}
    return [name for name, file in files.items() if file and not file.startswith(project) and name != "__main__"]


def end_group(leader: int) -> None:
    """End what a process and all that it has started, where it leads their group."""
    with suppress(ProcessLookupError):  # all have ended by themselves
        os.killpg(leader, signal.SIGKILL)


def main() -> None:
    """A question a line, as JSON; an answer a line."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a package prints while it is imported is no answer
    for line in sys.stdin:
        question: dict[str, Any] = json.loads(line)
        for name in question["modules"]:
            with suppress(Exception):  # some are made at run time, and a second import does not find them
                importlib.import_module(name)
        print(json.dumps(asdict(answered(Question(**question)))), file=answers, flush=True)


if __name__ == "__main__":
    main()
