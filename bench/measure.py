"""Runs a command and says what it cost: CPU seconds of it and its children, peak memory, wall-clock seconds."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    cpu: float  # seconds, user and system, with every child
    memory: float  # MB, the largest process at its peak
    wall: float  # seconds; depends on what else the machine does


class CommandFailed(Exception):
    """A command that is measured must work; the text holds the end of what it said."""


class CommandStopped(CommandFailed):
    """It took longer than it may."""


# Run in a process of its own, so that its children's costs are this command's alone.
CHILD = """
import resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, time.perf_counter() - begun)
sys.stderr.write(done.stderr[-2000:])
sys.exit(done.returncode)
"""


def cost(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    limit: float | None = None,
) -> Cost:
    """What one run of `command` in `folder` costs. Raises CommandFailed, and CommandStopped after `limit` seconds."""
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, *command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said, complaint = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise CommandStopped(f"stopped after {limit:.0f} s") from None
    if process.returncode != 0:
        raise CommandFailed(f"{' '.join(command)}: {complaint}")
    cpu, memory, wall = (float(number) for number in said.split())
    return Cost(cpu, memory / 1024, wall)


def together(costs: Sequence[Cost]) -> Cost:
    """Commands run one after the other, as one cost."""
    return Cost(sum(c.cpu for c in costs), max(c.memory for c in costs), sum(c.wall for c in costs))
