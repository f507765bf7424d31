"""The mistakes of a build: whoever looks adds theirs, and all are told at once, sorted by file.

A check may rest on what another found to be wrong (a plan on its letters); then it fails, and says nothing of its own.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from engine.content.findings import report
from engine.content.yaml_file import STUMBLES


class Mistakes:
    """`found` are findings as "file:line: what. Remedy."; with whole paths below `root`, or with none."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[str] = []

    def look(self, find: Callable[[], Iterable[str]]) -> None:
        """Add what `find` returns, or raises as ValueError. Where it stumbles, something told already is the cause, or the fault is ours."""
        try:
            self.found += find()
        except ValueError as error:
            self.found += str(error).strip().split("\n")
        except STUMBLES:
            if not self.found:
                raise

    def text(self) -> str:
        """All of them, with paths as an editor types them: docs/guides/process.md:12."""
        return report(self.found, self.root)
