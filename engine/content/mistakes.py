"""The mistakes of a build: whoever looks adds theirs, and all are told at once, sorted by file.

A check may rest on what another found to be wrong (a plan on its letters); then it fails, and says nothing of its own.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

STUMBLES = (KeyError, TypeError, AttributeError, IndexError)  # over what is not as it should be


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
        bare = {finding.replace(f"{self.root}/", "") for finding in self.found}
        lines = "\n".join(sorted(bare, key=_place))
        return f"\n{lines}\n{len(bare)} to mend. Nothing was built."


def _place(finding: str) -> tuple[str, int, str]:
    """Where "docs/faq.md:12: …" is, to sort by."""
    file, _, rest = finding.partition(":")
    line = rest.partition(":")[0]
    return file, int(line) if line.isdigit() else 0, finding
