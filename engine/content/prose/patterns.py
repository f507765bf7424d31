"""Patterns that are data: each has an example that it finds and a counter-example that it leaves, and both are tried on loading.

A regular expression with a repetition in a repetition, as (a+)+, may take hours for one line. So whoever looks for patterns that an editor
writes does it `in_time`: after some seconds of the processor's time, whatever else the machine does, it ends with a sentence that names
the pattern. Which one it was is read off the place in the program at which the clock struck, so nobody has to say what they look for.
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
MOMENT = 0.001  # a clock of no seconds would not run


class TooSlow(ValueError):
    """A pattern that is not done in time; the text names it and says what to do."""


@dataclass(frozen=True)
class Pattern:
    compiled: re.Pattern[str]
    why: str
    where: str = ""  # data/style.yml: promises: zh

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)

    def all(self, text: str) -> list[re.Match[str]]:
        return list(self.compiled.finditer(text))

    def without(self, text: str) -> str:
        """The text without what the pattern finds."""
        return self.compiled.sub("", text)


@contextmanager
def in_time(what: str, where: str = "", seconds: float = LONGEST) -> Iterator[None]:
    """Raises TooSlow naming the pattern that is not done with `what` in time; `where` is the data file, if its patterns do not say so
    themselves. One clock may run within another. Nothing is bounded in a thread other than the first, nor where the system has no
    such clock (Windows without WSL)."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        place, pattern = _at_work(frame)
        raise TooSlow(
            f"{place or where}: {pattern} was not done with {what} after {seconds:g} seconds. "
            "Write it without a repetition inside a repetition, as (a+)+ or (a|a)*."
        )

    before = signal.signal(signal.SIGVTALRM, stop)
    around, _ = signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        left, _ = signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if around:  # the clock that ran before goes on, with what this one took
            signal.setitimer(signal.ITIMER_VIRTUAL, max(around - (seconds - left), MOMENT))


def _at_work(frame: FrameType | None) -> tuple[str, str]:
    """Where the pattern stands that a frame was looking for, "" where that is not known, and the pattern."""
    held = list(frame.f_locals.values()) if frame else []
    own = [each for each in held if isinstance(each, Pattern)]
    if own:
        return own[-1].where, f"'{own[-1].compiled.pattern}'"
    named = frame.f_locals.get("pattern") if frame else None  # of re.search(pattern, …)
    inside = [value for each in held for value in getattr(each, "__dict__", {}).values()]
    compiled = [each.pattern for each in (*held, *inside) if isinstance(each, re.Pattern)]
    found = [named] if isinstance(named, str) else list(dict.fromkeys(compiled))
    return "", " or ".join(f"'{each}'" for each in found[:3]) or "one of its patterns"


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
