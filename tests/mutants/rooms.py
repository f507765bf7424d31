"""The rooms of the mutants: which files are changed, which tests look at them, and which changes are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.build import esbuild
from engine.build.step import StepError
from tests.conftest import ROOT
from tests.mutants.changes import Mutant, chosen, mutants_of

SEED = "1"
ONE_OF = 30  # a room's mutants: one of so many that there could be
FEWEST = 18  # of the smallest room


@dataclass(frozen=True)
class Room:
    """Which files are changed, but for those of IN_NO_ROOM, and which tests look."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]


# Files, or all of a folder, that stand in no room, and why: what looks at them takes too long for each mutant, or needs what it has not.
IN_NO_ROOM = {
    "engine/build/compress.py": "how small and how fast: another level is no other answer",
    "engine/build/cores.py": "how many cores there are is the machine's answer",
    "engine/configuration.py": "reads mkdocs.yml: a slip there ends every build (tests/starter/)",
    "engine/own_locales.py": "read before anything is tested: tests/starter/test_languages.py builds guides with languages of their own",
    "engine/calculator/check-arithmetic.mjs": "puts what published/oracles.mjs judges into its row: tests/browser/test_calculator_page.py",
    "engine/sheets/print_font.py": "what fontTools makes of a font of many megabytes, which only a PDF shows: tests/browser/test_paper.py",
    "hooks/*.py": "hand MkDocs' events on to the engine: tests/starter/ and tests/site/ build with them, some seconds each",
    "scripts/*.py": "what a person types: tests/build/, tests/starter/ and tests/articles/ run them as programs",
    "scripts/articles/bench/*.py": "measures the cleaner, and is asserted by nothing else",
    "scripts/articles/cli.py": "which command was typed: tests/articles/test_outputs.py runs them as programs",
    "scripts/articles/report_html.py": "how a report looks; what it says is the room's",
    "scripts/articles/report_terminal.py": "how a report looks; what it says is the room's",
    "scripts/articles/show.py": "how a report looks; what it says is the room's",
    "scripts/desk/lanes.py": "beside each other or one after the other: no other answer",
    "scripts/desk/preview.js": "the edge of the desk's page, in a browser: tests/browser/test_desk.py",
    "scripts/desk/reload.js": "loads a page anew, in a browser: tests/browser/test_desk.py",
    "scripts/to_do/*.py": "gathers what the checks of the rooms say: tests/build/ runs make status as a program",
}


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
    "calculator page in JavaScript": Room(
        (
            "engine/calculator/acts.mjs", "engine/calculator/chart.mjs", "engine/calculator/element.mjs", "engine/calculator/fields.mjs", "engine/calculator/link.mjs",
            "engine/calculator/open-table.mjs", "engine/calculator/paper.mjs", "engine/calculator/place.mjs", "engine/calculator/result.mjs",
        ),
        ("tests/guide/test_calculator_scripts.py",),
    ),
    "calculator page": Room(
        ("engine/calculator/*.py",),
        tuple(f"tests/calculator/test_{name}.py" for name in ("form", "example", "check_arithmetic", "for_script", "page")),
    ),
    "sheets": Room(("engine/sheets/*.py",), ("tests/sheets",)),
    "sheets in JavaScript": Room(
        ("engine/sheets/*.mjs",),
        ("tests/sheets",),
    ),
    "build": Room(("engine/build/[!w]*.py", "engine/build/whole_file.py", "engine/shell/*.py", "engine/offline/*.py"), ("tests/build", "tests/shell", "tests/offline/test_list.py")),
    "desk": Room(("scripts/desk/*.py", "engine/build/warm_builder.py"), ("tests/desk",)),
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
    "search box": Room(("engine/search/box.mjs",), ("tests/search/test_box_page.py",)),
    "offline in JavaScript": Room(
        ("engine/offline/*.mjs", "engine/offline/sw.js"),
        ("tests/offline/test_worker_answers.py", "tests/offline/test_worker_faults.py", "tests/offline/test_offline_tool.py"),
    ),
    "every page in JavaScript": Room(
        ("engine/shell/*.mjs", "engine/shell/guide.js"), ("tests/shell", "tests/calculator/test_carried_out.py", "tests/sheets/test_contact_log_modules.py"),
    ),
    "articles": Room(
        ("scripts/articles/*.py", "scripts/articles/steps/*.py", "scripts/articles/containers/*.py"),
        (
            "tests/articles/test_by_function.py", "tests/articles/test_steps.py", "tests/articles/test_furniture_steps.py", "tests/articles/test_data.py", "tests/articles/test_evidence.py", "tests/articles/test_ledgers.py",
            "tests/articles/test_load.py", "tests/articles/test_decode.py", "tests/articles/test_contents_and_adverts.py", "tests/articles/test_step_borders.py", "tests/articles/test_cleaner.py", "tests/articles/test_folder.py", "tests/articles/test_outputs.py",
            "tests/articles/test_faults.py", "tests/articles/test_parts.py", "tests/articles/test_heading_borders.py", "tests/articles/test_lines.py", "tests/articles/test_whole.py",
            "tests/articles/test_bench.py::test_no_damage_is_left_but_what_is_known",
            "tests/articles/test_pages.py::test_no_line_comes_out_wrong_but_those_that_are_known",
        ),
    ),
}  # fmt: skip


def files_of(patterns: Iterable[str]) -> list[Path]:
    """The files below the project's folder that these name."""
    return [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def candidates(room: Room) -> list[Mutant]:
    """All mutants of a room."""
    left_out = files_of(IN_NO_ROOM)
    return [mutant for path in files_of(room.sources) if path not in left_out for mutant in mutants_of(path)]


def without_room() -> list[str]:
    """Programs that stand in no room and in no line of IN_NO_ROOM: somebody forgot them."""
    known = {*files_of(IN_NO_ROOM), *files_of(pattern for room in ROOMS.values() for pattern in room.sources)}
    programs = [path for folder in ("engine", "hooks", "scripts") for path in sorted((ROOT / folder).rglob("*.*")) if path.suffix in (".py", ".mjs", ".js")]  # fmt: skip
    return [str(path.relative_to(ROOT)) for path in programs if path not in known and mutants_of(path)]


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
