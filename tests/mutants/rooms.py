"""The rooms of the mutants: which files are changed, which tests look at them, and which changes are drawn."""

from dataclasses import dataclass

from engine.build import esbuild
from engine.build.step import StepError
from tests.conftest import ROOT
from tests.mutants.changes import Mutant, chosen, mutants_of

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
    "near misses": Room(("engine/content/near/*.py",), ("tests/content/test_near_misses.py", "tests/content/test_near_places.py", "tests/content/test_page_checks.py")),
    "variants": Room(("engine/variants/*.py", "engine/locales.py"), ("tests/variants", "tests/guide/test_variants.py")),
    "money": Room(("engine/calculator/money/*.py", "engine/calculator/published/*.py"), MONEY),
    "money in JavaScript": Room(("engine/calculator/money/*.mjs", "engine/calculator/published/*.mjs"), MONEY),
    "calculator": Room(
        (
            "engine/calculator/entry.mjs", "engine/calculator/numerals.mjs",
            "engine/calculator/said.mjs", "engine/calculator/echo.mjs", "engine/calculator/kept.mjs", "engine/calculator/chart-paths.mjs", "engine/calculator/printed.mjs", "engine/calculator/files.mjs", "engine/calculator/lines.mjs", "engine/calculator/tables.mjs",
            "engine/calculator/modes/*.mjs", "engine/calculator/money/stated.mjs",
        ),
        ("tests/guide/test_said.py", "tests/guide/test_condensed.py", "tests/calculator/test_entry.py", "tests/calculator/test_page_words.py", "tests/calculator/test_shown.py", "tests/calculator/test_carried_out.py", "tests/calculator/test_tables_in_page.py", "tests/guide/test_stated.py"),
    ),
    "calculator page": Room(
        ("engine/calculator/*.py",),
        tuple(f"tests/calculator/test_{name}.py" for name in ("form", "example", "check_arithmetic", "for_script")),
    ),
    "sheets": Room(("engine/sheets/*.py",), ("tests/sheets",), ("print_font.py",)),
    "sheets in JavaScript": Room(
        ("engine/sheets/*.mjs",),
        ("tests/sheets",),
    ),
    "build": Room(("engine/build/*.py", "engine/shell/*.py", "engine/offline/*.py"), ("tests/build", "tests/shell", "tests/offline/test_list.py"),
        ("compress.py", "cores.py", "warm_builder.py"),
    ),
    "desk": Room(("scripts/desk/*.py", "engine/build/warm_builder.py"), ("tests/desk",), ("lanes.py",)),
    "prose": Room(
        ("engine/content/prose/*.py",),
        ("tests/content/test_prose_parts.py", "tests/content/test_data_style.py", "tests/guide/test_prose.py", "tests/guide/test_style.py", "tests/content/test_style.py"),
    ),
    "letters": Room(
        ("engine/letters/*.py", "engine/plan/*.py", "engine/deadlines/*.py"), ("tests/letters", *LETTERS)
    ),
    "letters in JavaScript": Room(
        ("engine/letters/*.mjs", "engine/plan/*.mjs", "engine/deadlines/*.mjs"),
        ("tests/letters", *LETTERS),
    ),
    "search": Room(("engine/search/*.py",), ("tests/search", "tests/guide/test_crisis.py", *SEARCH)),
    "search in JavaScript": Room(
        ("engine/search/worker/*.mjs", "engine/search/address.mjs", "engine/search/shown.mjs", "engine/search/card.mjs", "engine/search/keys.mjs", "engine/search/results.mjs"),
        ("tests/search", *SEARCH),
    ),
    "crisis in JavaScript": Room(
        tuple(f"engine/search/{name}" for name in CRISIS), ("tests/search/test_evidence.py", "tests/search/test_crisis_reader.py", "tests/search/test_word_borders.py", "tests/search/test_weighed.py", "tests/guide/test_crisis.py")
    ),
    "offline in JavaScript": Room(("engine/offline/sw.js",), ("tests/offline/test_worker_answers.py", "tests/offline/test_worker_faults.py")),
    "articles": Room(
        ("scripts/articles/*.py", "scripts/articles/steps/*.py"),
        (
            "tests/articles/test_by_function.py", "tests/articles/test_steps.py", "tests/articles/test_furniture_steps.py", "tests/articles/test_data.py", "tests/articles/test_evidence.py", "tests/articles/test_ledgers.py",
            "tests/articles/test_load.py", "tests/articles/test_decode.py", "tests/articles/test_contents_and_adverts.py", "tests/articles/test_step_borders.py", "tests/articles/test_cleaner.py", "tests/articles/test_folder.py", "tests/articles/test_outputs.py",
            "tests/articles/test_faults.py", "tests/articles/test_parts.py", "tests/articles/test_heading_borders.py", "tests/articles/test_lines.py", "tests/articles/test_whole.py",
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


def of_file(path: str) -> list[tuple[str, Mutant]]:
    """Every mutant of one file, with its room."""
    pairs = [(name, mutant) for name, room in ROOMS.items() for mutant in candidates(room) if mutant.path == path]
    return [(name, mutant) for name, mutant in pairs if is_valid(mutant)]


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
