"""Copies of the project, each for one mutant at a time, with a process that asks its tests (warm.py)."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from queue import Queue

from tests.conftest import ROOT
from tests.mutants.changes import Mutant
from tests.mutants.warm import Answer, Question

MADE = (
    "node_modules",
    "site",
)  # what no mutant changes and every copy shares; the site as it was built: what a question finds in it
HIDDEN = {".github", ".ci", ".devcontainer"}  # of the folders whose names begin with a dot those that are sources
LATER = 10  # seconds by which a changed file is newer: Python reads it, and not what it has compiled before


class Copy:
    """One copy, and its process."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project"
        copy_project(self.project)
        (folder / "temporary").mkdir()
        path = {"PYTHONPATH": str(self.project), "TMPDIR": str(folder / "temporary")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.mutants.warm"],
            cwd=self.project, env={**os.environ, **path}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, question: Question) -> Answer:
        """What its tests say as the copy stands."""
        assert self.process.stdin is not None and self.process.stdout is not None
        print(json.dumps(asdict(question)), file=self.process.stdin, flush=True)
        return Answer(**json.loads(self.process.stdout.readline()))

    @contextmanager
    def changed(self, mutant: Mutant) -> Iterator[None]:
        """The copy with a mutant in place of its file, as long as the block runs."""
        path = self.project / mutant.path
        before, saved = path.read_text(encoding="utf-8"), path.stat().st_mtime
        path.write_text(mutant.applied(before), encoding="utf-8")
        os.utime(path, (saved + LATER, saved + LATER))
        try:
            yield
        finally:
            path.write_text(before, encoding="utf-8")
            os.utime(path, (saved, saved))

    def close(self) -> None:
        self.process.communicate()


@contextmanager
def copies(number: int) -> Iterator["Queue[Copy]"]:
    """So many copies."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        free: Queue[Copy] = Queue()
        for index in range(number):
            copy = Copy(Path(folder) / str(index))
            stack.callback(copy.close)
            free.put(copy)
        yield free


@contextmanager
def one_of(free: "Queue[Copy]") -> Iterator[Copy]:
    """A copy that nobody uses, as long as the block runs."""
    copy = free.get()
    try:
        yield copy
    finally:
        free.put(copy)


def copy_project(target: Path) -> None:
    """Every file and folder of the project but what Git, the tools and the build make."""
    target.mkdir(parents=True)
    for part in sorted(ROOT.iterdir()):
        if part.name in MADE:
            (target / part.name).symlink_to(part)
        elif part.is_dir() and (part.name in HIDDEN or not part.name.startswith(".")):
            shutil.copytree(part, target / part.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif part.is_file() and part.name != ".git":
            shutil.copy(part, target / part.name)


def nearest(path: str, project: Path, tests: Iterable[str]) -> list[str]:
    """Of a room's tests the files that name the changed file as code imports it, or a test of a script names it: most mutants die there."""
    folder, _, name = path.rpartition("/")
    stem, package, room = name.partition(".")[0], folder.replace("/", "."), folder.removeprefix("engine/")
    named = rf"\b{re.escape(package)}(\.{stem}\b| import \([^)]*\b{stem}\b| import [^(\n]*\b{stem}\b)"
    dotted = re.compile(rf'{named}|/{re.escape(name)}\b|"{re.escape(room)}/{stem}"')
    paths = [project / test.partition("::")[0] for test in tests if not test.startswith("--")]
    files = [file for path in paths for file in (sorted(path.glob("test_*.py")) or [path])]
    return [str(file.relative_to(project)) for file in files if dotted.search(file.read_text(encoding="utf-8"))]
