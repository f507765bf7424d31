"""Curly quotes in an English page: python -m scripts.quotes docs/guides/process.en.md …, or `make quotes FILE=…`.

Says how many lines it changed. Read the difference before you commit: an opening quote after a slash is taken for a closing one.
"""

import sys
from pathlib import Path

from engine.content.prose.quotes import curly


def main(names: list[str]) -> int:
    for name in names:
        path = Path(name)
        before = path.read_text(encoding="utf-8")
        after = curly(before)
        changed = sum(a != b for a, b in zip(before.split("\n"), after.split("\n"), strict=True))
        path.write_text(after, encoding="utf-8")
        print(f"{name}: {changed} lines changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
