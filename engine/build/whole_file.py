"""A file is there whole or not at all: whoever reads at the same time finds the old one or the new one, and a stop leaves the old one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USUAL = 0o644


@contextmanager
def written_whole(path: Path, mode: int = USUAL, make_folder: bool = True) -> Iterator[Path]:
    """A place beside `path` to write to, which takes its name when the block ends. Where the block fails, nothing is left of it.
    Its name is nobody else's, on other machines too, and short, however long the file's is."""
    if make_folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".writing.", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(mode)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
