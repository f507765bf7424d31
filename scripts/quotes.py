"""Curly quotes in an English page: python -m scripts.quotes docs/guides/process.en.md …, or `make quotes FILE=…`.

Says how many lines it changed. Read the difference before you commit: an opening quote after a slash is taken for a closing one.
"""

import sys

from engine.build.command_exit import end
from engine.content.editor_file import FileMistake, read_text_file, write_text_file
from engine.content.prose.quotes import curly
from engine.folders import GUIDE
from scripts.given import given_paths


def main(names: list[str]) -> int:
    try:
        for path in (GUIDE / name for name in names):
            before = read_text_file(path)
            lines = before.splitlines(keepends=True)
            plain = [line.rstrip("\r\n") for line in lines]
            mended = curly("\n".join(plain)).split("\n") if lines else []
            changed = sum(a != b for a, b in zip(plain, mended, strict=True))
            after = "".join(new + line[len(old) :] for new, old, line in zip(mended, plain, lines, strict=True))
            if changed:
                write_text_file(path, after)
            print(f"{path}: {changed} lines changed")
    except FileMistake as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    end(lambda: main(sys.argv[1:] or list(map(str, given_paths("FILE", GUIDE)))))
