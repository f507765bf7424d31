"""Files of which a large site has thousands, and a sentence changes few: one that was written before gets a second name in the new site (a
hard link), in a tenth of the time of writing it.

What is kept stands in `.build/files` by the digest of its content. It is read and compared each time, as whoever writes into a file of the
site writes into the kept one too. What no site has any more is known by its one name. compress.py puts its copies into the site so, too, from a
store of its own: they are known by what they were made from, and stay where a disk knows no second names.
"""

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from engine.folders import MADE

FOLDER = MADE / "files"


def write_linked(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their names in `folder`."""
    with suppress(OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _write_linked(f"{folder}/{name}", content)


def put(held: str, path: str) -> None:
    """Give a kept file that name too; where the disk knows no second names, or another file has that one, a copy takes its place."""
    try:
        os.link(held, path)
    except OSError:
        Path(path).unlink(missing_ok=True)  # it may be a second name of a kept one
        shutil.copyfile(held, path)


def drop_unlinked() -> None:
    """Take away what neither the site that is built nor the last one has."""
    with suppress(OSError), os.scandir(FOLDER) as kept:
        for each in kept:
            with suppress(OSError):  # another build may have taken it away
                if os.stat(each.path).st_nlink < 2:  # noqa: PTH116  a DirEntry knows no number of names on Windows
                    os.unlink(each.path)  # noqa: PTH108


def _write_linked(path: str, content: bytes) -> None:
    held = f"{FOLDER}/{hashlib.blake2b(content, digest_size=16).hexdigest()}"
    if _holds(held, content):
        put(held, path)
        return
    Path(path).unlink(missing_ok=True)  # it may be a second name of a kept one
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)
    with suppress(OSError):  # nothing can be kept there; kept once it is written, as another build may read it
        Path(held).unlink(missing_ok=True)
        os.link(path, held)


def _holds(path: str, content: bytes) -> bool:
    with suppress(OSError), open(path, "rb", buffering=0) as file:  # noqa: PTH123  thousands of files; a Path for each takes longer
        return file.read() == content
    return False
