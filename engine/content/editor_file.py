"""Read a text that an editor named, or say in one sentence why it cannot be read; write it back whole, line ends as they were."""

import os
import stat
from pathlib import Path

from engine.build.whole_file import written_whole

BIGGEST = 50_000_000  # bytes; no page or table is nearly as long


class FileMistake(Exception):
    """A file that cannot be used; the text names it and says what to do."""


def read_text_file(path: Path) -> str:
    """The file's text in UTF-8, its line ends untouched. Raises FileMistake; never waits for a pipe, never reads without an end."""
    shown = shown_path(path)
    try:
        if path.is_dir():
            raise FileMistake(f"{shown}: this is a folder. Name a file in it.")
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileMistake(f"{shown}: this is a pipe or a device. Name a file.")
        with path.open("rb") as file:
            data = file.read(BIGGEST + 1)
        if len(data) > BIGGEST:
            raise FileMistake(
                f"{shown}: more than {BIGGEST / 1e6:.0f} MB, which no page or table has. Name another file."
            )
        return data.decode("utf-8")
    except OSError as error:
        raise FileMistake(f"{shown}: cannot be read ({error.strerror}). Check the name and your access.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FileMistake(f"{shown}:{line}: not UTF-8. Save the file as UTF-8.") from error
    except ValueError as error:
        raise FileMistake(f"{shown}: no file can have this name ({error}).") from error


def write_text_file(path: Path, text: str) -> None:
    """Replace the file by rename, with its permissions; where that fails, it is as it was. Raises FileMistake."""
    target = path.resolve()  # a link stays a link
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "it is read-only")
        with written_whole(target, mode) as part:
            part.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise FileMistake(
            f"{shown_path(path)}: cannot be written ({error.strerror}). Check your access and the space left."
        ) from error


def shown_path(path: Path) -> str:
    """A path as text that can be printed: bytes of another encoding become \\x escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
