"""Patterns that are data: each has an example that it finds and a counter-example that it leaves, and both are tried on loading.

A regular expression with a repetition in a repetition, as (a+)+, may take hours for one line. So whoever looks for patterns does it `in_time`:
after some seconds of the processor's time, whatever else the machine does, it ends with a sentence that names the pattern.
"""

import re
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

LONGEST = 2.0  # seconds for all patterns and one page; ours take a hundredth of it


@dataclass(frozen=True)
class Pattern:
    compiled: re.Pattern[str]
    why: str
    where: str = ""  # data/style.yml: promises: zh

    def search(self, text: str) -> re.Match[str] | None:
        _at_work[0] = self
        return self.compiled.search(text)

    def all(self, text: str) -> list[re.Match[str]]:
        _at_work[0] = self
        return list(self.compiled.finditer(text))

    def without(self, text: str) -> str:
        """The text without what the pattern finds."""
        _at_work[0] = self
        return self.compiled.sub("", text)


_at_work = [Pattern(re.compile(""), "")]  # the one that was asked last


@contextmanager
def in_time(what: str, seconds: float = LONGEST) -> Iterator[None]:
    """Raises ValueError naming the pattern that is not done with `what` in time. Nothing is bounded in a thread
    other than the first, nor where the system has no such clock (Windows without WSL)."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        slow = _at_work[0]
        raise ValueError(
            f"{slow.where}: '{slow.compiled.pattern}' was not done with {what} after {seconds:g} seconds. "
            "Write it without a repetition inside a repetition, as (a+)+ or (a|a)*."
        )

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def load_patterns(entries: Iterable[Mapping[str, Any]], where: str) -> tuple[Pattern, ...]:
    """Raises ValueError naming the pattern that is no regular expression, misses its example or finds its counter-example."""
    with in_time("its example"):
        return tuple(_pattern(entry, where) for entry in entries)


def _pattern(entry: Mapping[str, Any], where: str) -> Pattern:
    fields = {"find", "example", "counter"}
    if not fields <= set(entry) <= fields | {"why"}:
        raise ValueError(f"{where}: {entry!r}: expected the fields find, example, counter and, if you like, why")
    try:
        pattern = Pattern(re.compile(str(entry["find"]), re.IGNORECASE), str(entry.get("why", "")), where)
    except (re.error, OverflowError) as error:
        raise ValueError(f"{where}: '{entry['find']}' is no regular expression: {error}") from error
    if not pattern.search(str(entry["example"])):
        raise ValueError(f"{where}: '{entry['find']}' does not find its example '{entry['example']}'")
    if pattern.search(str(entry["counter"])):
        raise ValueError(f"{where}: '{entry['find']}' finds its counter-example '{entry['counter']}'")
    return pattern


def first(patterns: Iterable[Pattern], text: str) -> re.Match[str] | None:
    """The first match of any of the patterns, in their order."""
    return next((match for pattern in patterns if (match := pattern.search(text))), None)
