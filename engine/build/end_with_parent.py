"""A process that ends with the one that started it: a killed build must not leave MkDocs running on its own.

Every half second the process looks whether its parent is still the one it began with. A timer does that, not a thread: a process
with threads cannot be forked safely, and the languages are built in forks. It works on Linux and macOS alike.
"""

import atexit
import os
import signal
from types import FrameType

EVERY = 0.5  # seconds
ORPHANED = 1  # exit code


def end_with_parent() -> None:
    """From now on this process ends when its parent has ended. A fork does not inherit that: it calls this itself."""
    parent = os.getppid()

    def look(_number: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            os._exit(ORPHANED)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    atexit.register(
        signal.setitimer, signal.ITIMER_REAL, 0
    )  # while Python ends nobody answers, and the signal would kill it
