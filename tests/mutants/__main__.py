"""Change our sources a little, many times, and see whether the tests notice: python -m tests.mutants [--sample N] [--room ROOM] [--seed SEED].

Each mutant stands in a copy of the project and is put before the tests of its room, those that need no browser; a mutant that passes
them survives. Survivors that are known stand in survivors.tsv with the reason and count as alive without being tried; any other,
or fewer than 90 in 100 dead, fails. Tests are written against the mutants of seed 1; how good they are is told by mutants that
nobody has seen: another seed has others.
"""

import argparse
import os
import sys
import time
from collections.abc import Container, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Queue

from tests.mutants.changes import Mutant
from tests.mutants.copies import Copy, copies, nearest, one_of
from tests.mutants.rooms import ROOMS, SEED, candidates, of_file, selected
from tests.mutants.warm import Answer, Question

SURVIVORS = Path(__file__).parent / "survivors.tsv"
LEAST = 90  # of 100 that must die
FEW = 50  # mutants of which a share says nothing
LONGEST = 900  # seconds in which the tests of a room end where nothing is changed, on a busy machine too
HANGS = 4  # times as long as that takes a mutant, and a minute: then it loops for ever, and is noticed too

Tests = tuple[str, ...]


@dataclass(frozen=True)
class Unchanged:
    """What a room's tests say before anything is changed: under tests that fail anyway each mutant would seem to die."""

    answer: Answer
    seconds: float


def unchanged(tests: Tests, free: "Queue[Copy]") -> Unchanged:
    began = time.monotonic()
    with one_of(free) as copy:
        return Unchanged(copy.ask(Question(list(tests), [], LONGEST, [], True)), time.monotonic() - began)


def survives(mutant: Mutant, known: Container[str], tests: Tests, before: Unchanged, free: "Queue[Copy]") -> bool:
    """Whether the tests of a room pass with the mutant in place of its file: those near it first, then the quick ones."""
    if mutant.name in known:
        return True
    seconds = before.answer.seconds
    with one_of(free) as copy, copy.changed(mutant):
        near = nearest(mutant.path, copy.project, tests)
        order = sorted(seconds, key=lambda file: (file not in near, seconds[file]))
        limit = HANGS * before.seconds + 60
        lives = not copy.ask(Question(list(tests), order, limit, before.answer.modules, False)).failed
    if lives:
        print(f"survived: {mutant.name}", flush=True)
    return lives


def known_survivors() -> dict[str, str]:
    """Mutant → why no test can or needs to notice it."""
    lines = [line for line in SURVIVORS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {mutant: reason for mutant, _, reason in (line.rpartition("\t") for line in lines)}


def without_mutant() -> list[str]:
    """Known survivors whose line is another now: their reason is one of nothing."""
    there = {mutant.name for room in ROOMS.values() for mutant in candidates(room)}
    return [name for name in known_survivors() if name not in there]


def asked_for(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, help="so many mutants of each room instead of all that are listed")
    parser.add_argument("--room", choices=sorted(ROOMS), action="append", help="only this room, or these")
    parser.add_argument("--file", help="all mutants of one file instead, below the project's folder")
    parser.add_argument("--seed", default=SEED, help="any word: another draws other mutants")
    parser.add_argument("--known", action="store_true", help="try those of survivors.tsv too, and name those that die")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="so many at a time; as many as there are cores")  # fmt: skip
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = asked_for(arguments)
    rooms = options.room or list(ROOMS)
    tried = of_file(options.file) if options.file else selected(rooms, options.sample, options.seed)
    known = {} if options.known else known_survivors()
    alive: dict[str, list[bool]] = {}
    with copies(options.workers) as free, ThreadPoolExecutor(options.workers) as pool:
        before: dict[Tests, Unchanged] = {}
        for name in dict.fromkeys(name for name, _ in tried):
            tests = ROOMS[name].tests
            before[tests] = now = before.get(tests) or unchanged(tests, free)
            if now.answer.failed:
                print(f"{name}: its tests fail with nothing changed, so every mutant would die:\n{now.answer.failed}")
                return 1
            ask = partial(survives, known=known, tests=tests, before=now, free=free)
            alive[name] = list(pool.map(ask, [mutant for room, mutant in tried if room == name]))
            print(f"{name}: {alive[name].count(False)} of {len(alive[name])} mutants died", flush=True)
    stale = [] if options.room or options.file else without_mutant()
    print(
        "".join(f"{name}\n    is in survivors.tsv and no mutant any more: take the line out\n" for name in stale),
        end="",
    )
    found = verdict([mutant for _, mutant in tried], [each for lives in alive.values() for each in lives])
    return found or int(bool(stale))


def verdict(tried: Sequence[Mutant], alive: Sequence[bool]) -> int:
    """Print each survivor with its reason; 0 where all are known and enough died, 1 otherwise."""
    known, survivors = known_survivors(), [mutant.name for mutant, lives in zip(tried, alive, strict=True) if lives]
    for name in survivors:
        print(
            f"{name}\n    {known.get(name, 'NOT KNOWN: write a test, or the reason into tests/mutants/survivors.tsv')}"
        )
    for name in sorted({mutant.name for mutant in tried} & set(known) - set(survivors)):
        print(f"{name}\n    is in survivors.tsv and dies: take the line out")
    dead = len(tried) - len(survivors)
    print(f"{dead} of {len(tried)} mutants died ({100 * dead // len(tried)} %)")
    enough = len(tried) < FEW or 100 * dead >= LEAST * len(tried)  # of a handful, one known survivor would be too many
    return 1 if set(survivors) - set(known) or not enough else 0


if __name__ == "__main__":
    sys.exit(main())
