"""Change our sources a little, many times, and see whether the tests notice: python -m tests.mutants [--sample N] [--room ROOM] [--seed SEED].

Each mutant stands in a copy of the project and is put before the tests of its room, those that need no browser; a mutant that passes
them survives. Survivors that are known stand in survivors.tsv with the reason; any other, or fewer than 90 in 100 dead, fails.
Tests are written against the mutants of seed 1; how good they are is told by mutants that nobody has seen: another seed has others.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from engine.build import esbuild
from engine.build.step import StepError
from tests.conftest import ROOT
from tests.mutants.changes import Mutant, chosen, mutants_of

MADE = (
    "node_modules",
    "site",
)  # what no mutant changes and every copy shares; the site as it was built: what a question finds in it
HIDDEN = {".github", ".ci", ".devcontainer"}  # of the folders whose names begin with a dot those that are sources
SURVIVORS = Path(__file__).parent / "survivors.tsv"
LEAST = 90  # of 100 that must die
FEW = 50  # mutants of which a share says nothing
LONGEST = 900  # seconds in which the tests of a room end where nothing is changed, on a busy machine too
HANGS = 4  # times as long as that takes a mutant, and a minute: then it loops for ever, and is noticed too
SEED = "1"
ONE_OF = 30  # a room's mutants: one of so many that there could be
FEWEST = 18  # of the smallest room


@dataclass(frozen=True)
class Room:
    """Which files are changed, which tests look, and which of the files are left to the tests of a built site or in a browser."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]
    in_browser: tuple[str, ...] = ()


# What is tried on this guide's own words; every combination of answers takes too long to be asked of each mutant.
LETTERS = (
    "tests/guide/test_letters.py", "tests/guide/test_plan.py",
    *(f"--deselect=tests/guide/test_plan.py::test_{name}" for name in ("both_languages_choose_the_same", "every_combination_of_answers_has_its_plan")),
)  # fmt: skip
MONEY = ("tests/calculator", "tests/guide/test_stated.py")
SEARCH = ("tests/guide/test_shown.py", "tests/guide/test_nothing_replaced.py")
CRISIS = ("crisis.mjs", "evidence.mjs", "fit.mjs", "whole-text.mjs", "word-borders.mjs")  # what knows a cry for help
ROOMS = {
    "content": Room(("engine/content/*.py",), ("tests/content", "tests/shell", "tests/sheets/test_checklist_words.py")),
    "near misses": Room(("engine/content/near/*.py",), ("tests/content/test_near_misses.py", "tests/content/test_page_checks.py")),
    "variants": Room(("engine/variants/*.py", "engine/locales.py"), ("tests/variants", "tests/guide/test_variants.py")),
    "money": Room(("engine/calculator/money/*.py", "engine/calculator/published/*.py"), MONEY),
    "money in JavaScript": Room(("engine/calculator/money/*.mjs", "engine/calculator/published/*.mjs"), MONEY),
    "calculator": Room(
        (
            "engine/calculator/entry.mjs", "engine/calculator/numerals.mjs",
            "engine/calculator/said.mjs", "engine/calculator/echo.mjs", "engine/calculator/kept.mjs", "engine/calculator/chart-paths.mjs", "engine/calculator/printed.mjs",
            "engine/calculator/modes/*.mjs", "engine/calculator/money/stated.mjs",
        ),
        ("tests/guide/test_said.py", "tests/guide/test_condensed.py", "tests/calculator/test_entry.py", "tests/calculator/test_page_words.py", "tests/calculator/test_shown.py", "tests/guide/test_stated.py"),
    ),
    "sheets": Room(("engine/sheets/*.py",), ("tests/sheets",), ("print_font.py", "booklet.py")),
    "sheets in JavaScript": Room(
        ("engine/sheets/*.mjs",),
        ("tests/sheets",),
        ("booklet.mjs", "checklist.mjs", "contact-log.mjs", "hand-over.mjs", "log-views.mjs", "sheet-tools.mjs"),
    ),
    "build": Room(("engine/build/*.py", "engine/shell/*.py", "engine/offline/*.py"), ("tests/build", "tests/shell", "tests/offline/test_list.py"),
        ("compress.py", "cores.py", "warm_builder.py"),
    ),
    "desk": Room(("scripts/desk/*.py", "engine/build/warm_builder.py"), ("tests/desk",), ("lanes.py",)),
    "prose": Room(
        ("engine/content/prose/*.py",),
        ("tests/content/test_prose_parts.py", "tests/guide/test_prose.py", "tests/guide/test_style.py", "tests/content/test_style.py"),
    ),
    "letters": Room(
        ("engine/letters/*.py", "engine/plan/*.py", "engine/deadlines/*.py"), ("tests/letters", *LETTERS)
    ),
    "letters in JavaScript": Room(
        ("engine/letters/*.mjs", "engine/plan/*.mjs", "engine/deadlines/*.mjs"),
        ("tests/letters", *LETTERS),
        ("letter.mjs", "paper.mjs", "plan.mjs", "show.mjs"),
    ),
    "search": Room(("engine/search/*.py",), ("tests/search", "tests/guide/test_crisis.py", *SEARCH)),
    "search in JavaScript": Room(
        ("engine/search/worker/*.mjs", "engine/search/address.mjs", "engine/search/shown.mjs", "engine/search/card.mjs", "engine/search/keys.mjs"),
        ("tests/search", *SEARCH),
    ),
    "crisis in JavaScript": Room(
        tuple(f"engine/search/{name}" for name in CRISIS), ("tests/search/test_evidence.py", "tests/search/test_crisis_reader.py", "tests/guide/test_crisis.py")
    ),
    "offline in JavaScript": Room(("engine/offline/sw.js",), ("tests/offline/test_worker_answers.py", "tests/offline/test_worker_faults.py")),
    "articles": Room(
        ("scripts/articles/*.py", "scripts/articles/steps/*.py"),
        (
            "tests/articles/test_by_function.py", "tests/articles/test_steps.py", "tests/articles/test_furniture_steps.py", "tests/articles/test_data.py", "tests/articles/test_evidence.py", "tests/articles/test_ledgers.py",
            "tests/articles/test_load.py", "tests/articles/test_cleaner.py", "tests/articles/test_folder.py", "tests/articles/test_outputs.py",
            "tests/articles/test_parts.py", "tests/articles/test_lines.py", "tests/articles/test_whole.py",
            "tests/articles/test_bench.py::test_no_damage_is_left_but_what_is_known",
            "tests/articles/test_pages.py::test_no_line_comes_out_wrong_but_those_that_are_known",
        ),
        ("report_html.py", "report_terminal.py", "cli.py", "show.py"),
    ),
}  # fmt: skip


def candidates(room: Room) -> list[Mutant]:
    """All mutants of a room."""
    files = [
        path for pattern in room.sources for path in sorted(ROOT.glob(pattern)) if path.name not in room.in_browser
    ]
    return [mutant for path in files for mutant in mutants_of(path)]


def number_of(room: Room) -> int:
    """How many mutants of a room are tried: in proportion to how many there could be."""
    return max(FEWEST, len(candidates(room)) // ONE_OF)


def selected(names: list[str], sample: int | None, seed: str = SEED) -> list[tuple[str, Mutant]]:
    """The mutants to try, with their room: the room's number, or `sample` of them."""
    found = []
    for name in names:
        picked: list[Mutant] = []
        room = ROOMS[name]
        number = number_of(room) if sample is None else sample
        for mutant in chosen(candidates(room), 99_999, seed):
            if len(picked) < number and is_valid(mutant):
                picked.append(mutant)
        found += [(name, mutant) for mutant in picked]
    return found


def is_valid(mutant: Mutant) -> bool:
    """Whether the changed file is still a program."""
    text = mutant.applied((ROOT / mutant.path).read_text(encoding="utf-8"))
    try:
        if mutant.path.endswith(".py"):
            compile(text, mutant.path, "exec")
        else:
            esbuild.run(["--loader=js", "--format=esm"], given=text)
    except (SyntaxError, StepError):
        return False
    return True


@contextmanager
def copies(number: int) -> Iterator["Queue[Path]"]:
    """So many copies of the project, each for one mutant at a time."""
    with tempfile.TemporaryDirectory() as folder:
        free: Queue[Path] = Queue()
        for index in range(number):
            target = Path(folder) / str(index)
            copy_project(target)
            free.put(target)
        yield free


def copy_project(target: Path) -> None:
    """Every file and folder of the project but what Git, the tools and the build make."""
    target.mkdir()
    for part in sorted(ROOT.iterdir()):
        if part.name in MADE:
            (target / part.name).symlink_to(part)
        elif part.is_dir() and (part.name in HIDDEN or not part.name.startswith(".")):
            shutil.copytree(part, target / part.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif part.is_file() and part.name != ".git":
            shutil.copy(part, target / part.name)


def survives(name: str, mutant: Mutant, seconds: float, free: "Queue[Path]") -> bool:
    """Whether the tests of a room pass with the mutant in place of its file."""
    project = free.get()
    path = project / mutant.path
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.applied(before), encoding="utf-8")
    try:
        return not failure(name, project, HANGS * seconds + 60)
    finally:
        path.write_text(before, encoding="utf-8")
        free.put(project)


def failure(name: str, project: Path, seconds: float) -> str:
    """What the tests of a room say where one fails; "" where all pass."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-m",
        "not whole",
        "--assert=plain",
    ]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(project)}
    with subprocess.Popen(
        [*command, *ROOMS[name].tests],
        cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    ) as tests:  # fmt: skip
        try:
            said, _ = tests.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return f"no end after {seconds:.0f} seconds"
        finally:
            end_group(tests.pid)
    return "" if tests.returncode == 0 else said[-1500:] or "no test"


def end_group(leader: int) -> None:
    """End what the tests have started, too: a script that loops for ever would go on without them."""
    with suppress(ProcessLookupError):  # all have ended by themselves
        os.killpg(leader, signal.SIGKILL)


def already_failing(name: str, free: "Queue[Path]") -> tuple[str, float]:
    """What is wrong with a room's tests before anything is changed: under tests that fail anyway each mutant would seem to die. And how long they take."""
    project = free.get()
    began = time.monotonic()
    try:
        return failure(name, project, LONGEST), time.monotonic() - began
    finally:
        free.put(project)


def known_survivors() -> dict[str, str]:
    """Mutant → why no test can or needs to notice it."""
    lines = [line for line in SURVIVORS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {mutant: reason for mutant, _, reason in (line.rpartition("\t") for line in lines)}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, help="so many mutants of each room instead of all that are listed")
    parser.add_argument("--room", choices=sorted(ROOMS), help="only this room")
    parser.add_argument("--seed", default=SEED, help="any word: another draws other mutants")
    options = parser.parse_args(arguments)
    tried = selected([options.room] if options.room else list(ROOMS), options.sample, options.seed)
    workers = os.cpu_count() or 1
    with copies(workers) as free, ThreadPoolExecutor(workers) as pool:
        rooms = list(dict.fromkeys(name for name, _ in tried))
        unchanged = dict(zip(rooms, pool.map(lambda name: already_failing(name, free), rooms), strict=True))
        failing = [
            f"{name}: its tests fail with nothing changed, so every mutant would die:\n{said}"
            for name, (said, _) in unchanged.items()
            if said
        ]
        if failing:
            print("\n".join(failing))
            return 1
        results = []
        for (_, mutant), lives in zip(
            tried, pool.map(lambda pair: survives(pair[0], pair[1], unchanged[pair[0]][1], free), tried), strict=True
        ):
            results.append(lives)
            if lives:
                print(f"survived: {mutant.name}", flush=True)
    for room in rooms:
        counts = [lives for (name, _), lives in zip(tried, results, strict=True) if name == room]
        print(f"{room}: {len(counts) - sum(counts)} of {len(counts)} mutants died")
    return verdict([mutant.name for (_, mutant), lives in zip(tried, results, strict=True) if lives], len(tried))


def verdict(alive: list[str], tried: int) -> int:
    """Print each survivor with its reason; 0 where all are known and enough died, 1 otherwise."""
    known = known_survivors()
    for name in alive:
        print(
            f"{name}\n    {known.get(name, 'NOT KNOWN: write a test, or the reason into tests/mutants/survivors.tsv')}"
        )
    dead = tried - len(alive)
    print(f"{dead} of {tried} mutants died ({100 * dead // tried} %)")
    enough = tried < FEW or 100 * dead >= LEAST * tried  # of a handful, one known survivor would be too many
    return 1 if set(alive) - set(known) or not enough else 0


if __name__ == "__main__":
    sys.exit(main())
