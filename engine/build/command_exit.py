"""How a command that a person types ends: by its code, and quietly where nobody reads on (`make verify-site | head`) or Ctrl-C stops it."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

STOPPED = 130  # as shells say it of Ctrl-C


def end(main: Callable[[], int]) -> NoReturn:
    """Run a command and leave with its code. A reader that closed the pipe has what it wanted: that is no failure."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would complain while it ends
        code = 0
    except KeyboardInterrupt:
        code = STOPPED
    sys.exit(code)
