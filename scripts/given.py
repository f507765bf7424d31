"""The files that a person names to a command of the Makefile: FILES="one.txt two.txt".

They come by the environment, where no shell reads them: a browser saves pages under names with blanks, brackets and quotes.
A blank may part two names or stand in one; what is there decides, the longest name first.
"""

import glob
import os
import re
from pathlib import Path

QUOTED = re.compile(r"""(['"])(.*)\1""")  # 'my page.txt', as a shell would want it
ESCAPED = re.compile(r"\\(.)")  # my\ page.txt


def given_paths(name: str, folder: Path | None = None) -> list[Path]:
    """The paths in a variable of the environment, as they are written: one a line, or several in one; none where it is empty.

    They are looked for in `folder`, or where the command runs.
    """
    lines = os.environ.get(name, "").split("\n")
    return [path for line in lines if line.strip() for path in _paths(line.strip(), folder or Path())]


def _paths(line: str, folder: Path) -> list[Path]:
    parts = re.split(r"(\s+)", line)  # words at even places, what stands between them at odd ones
    paths: list[Path] = []
    first = 0
    while first < len(parts):
        ends = range(len(parts), first, -2)
        found = next(((end, there) for end in ends if (there := _there("".join(parts[first:end]), folder))), None)
        end, there = found or (first + 1, [parts[first]])
        paths += map(Path, there)
        first = end + 1
    return paths


def _there(text: str, folder: Path) -> list[str]:
    """The files that a text names, itself or as a pattern such as raw/*.txt."""
    quoted = QUOTED.fullmatch(text)
    for name in (text, quoted[2] if quoted else "", ESCAPED.sub(r"\1", text)):
        place = os.path.expanduser(name)  # noqa: PTH111  these three take any text, and Path's raise at some
        if place and os.path.exists(folder / place):  # noqa: PTH110
            return [place]
    return sorted(glob.glob(os.path.expanduser(text), root_dir=folder))  # noqa: PTH111, PTH207
