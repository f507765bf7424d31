"""Runs a command and says what it cost: CPU seconds of it and its children, peak memory, wall-clock seconds."""

import os
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


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """What one run of `command` in `folder` costs. Raises CommandFailed."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise CommandFailed(f"{' '.join(command)}: {done.stderr}")
    cpu, memory, wall = (float(number) for number in done.stdout.split())
    return Cost(cpu, memory / 1024, wall)


def together(costs: Sequence[Cost]) -> Cost:
    """Commands run one after the other, as one cost."""
    return Cost(sum(c.cpu for c in costs), max(c.memory for c in costs), sum(c.wall for c in costs))
