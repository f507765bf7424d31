"""Work on all cores of the machine by forked workers, in `mkdocs build` alone: `mkdocs serve` has threads, and a process with
threads cannot be forked safely."""

import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

import click

from engine.build.end_with_parent import end_with_parent

Result = TypeVar("Result")


def may_fork() -> bool:
    """Whether this is a build by MkDocs' command, on a system that forks and has a second core."""
    command = click.get_current_context(silent=True)
    return command is not None and command.info_name == "build" and hasattr(os, "fork") and (os.cpu_count() or 1) > 1


def for_each(function: Callable[..., Result], *items: Iterable[Any]) -> list[Result]:
    """The function's results in order, as of `map`; raises what the first failing call raised."""
    if not may_fork():
        return list(map(function, *items))
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork"), initializer=end_with_parent) as pool:
        return list(pool.map(function, *items))
