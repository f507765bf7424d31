"""One build at a time: a second one says who is at it and ends, instead of taking the first one's files away.

The lock is the system's own, on the folder; it is free again as soon as its holder ends, however that came.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.build.step import StepError

HOLDER = "builder"  # a file with the holder's process number, for the message alone


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the folder while the block runs. Raises StepError where another process holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StepError(f"another build is at work here{_who(folder)}. Wait for it, or stop it") from None
        holder = folder / HOLDER
        holder.write_text(str(os.getpid()), encoding="utf-8")
        try:
            yield
        finally:
            holder.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _who(folder: Path) -> str:
    try:
        return f" (process {(folder / HOLDER).read_text(encoding='utf-8')})"
    except OSError:
        return ""
