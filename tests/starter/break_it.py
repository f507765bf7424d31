"""Breaks one file of a guide at a time, as slips of the hand do, and builds it each time in this process: python -m tests.starter.break_it
FOLDER COUNT SEED, with GUIDE_FOLDER set to the folder. Prints one line of JSON for each: file, slip, how it ended, what was said. Without
COUNT and SEED it reads what to change, several files at once, from its input.

A process of its own, because a process knows one guide; all in one, because starting MkDocs takes longer than what it finds.
"""

import base64
import io
import json
import logging
import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from scripts.run_mkdocs import options, the_rest, unreadable

ODD = (
    "",
    "null",
    "17",
    "[]",
    "{}",
    "[a, b]",
    "{a: b}",
    "true",
    "yes",
    "0123",
    "'",
    '"',
    "{",
    "- x",
    "2026-13-45",
    "\t",
    "a: b: c",
    "&x",
    "*x",
    "%",
    "@x",
)
Slip = Callable[[list[str], random.Random], list[str]]


def _at(lines: list[str], chance: random.Random, fitting: Callable[[str], bool] = bool) -> int:
    return chance.choice([at for at, line in enumerate(lines) if fitting(line)] or [0])


def without_a_line(lines: list[str], chance: random.Random) -> list[str]:
    at = _at(lines, chance)
    return lines[:at] + lines[at + 1 :]


def a_line_twice(lines: list[str], chance: random.Random) -> list[str]:
    at = _at(lines, chance)
    return lines[: at + 1] + lines[at:]


def cut_short(lines: list[str], chance: random.Random) -> list[str]:
    return lines[: _at(lines, chance)]


def another_value(lines: list[str], chance: random.Random) -> list[str]:
    at = _at(lines, chance, lambda line: ":" in line)
    return [*lines[:at], f"{lines[at].partition(':')[0]}: {chance.choice(ODD)}", *lines[at + 1 :]]


def another_name(lines: list[str], chance: random.Random) -> list[str]:
    at = _at(lines, chance, lambda line: ":" in line)
    name, colon, value = lines[at].partition(":")
    return [*lines[:at], f"{name}x{colon}{value}", *lines[at + 1 :]]


def moved_in(lines: list[str], chance: random.Random) -> list[str]:
    at = _at(lines, chance)
    return [*lines[:at], chance.choice((" ", "  ", "\t")) + lines[at], *lines[at + 1 :]]


def a_letter_less(lines: list[str], chance: random.Random) -> list[str]:
    at = _at(lines, chance, lambda line: any(letter in line for letter in "{}[]()#:"))
    place = chance.choice([index for index, letter in enumerate(lines[at]) if letter in "{}[]()#:"] or [0])
    return [*lines[:at], lines[at][:place] + lines[at][place + 1 :], *lines[at + 1 :]]


def another_file(lines: list[str], chance: random.Random) -> list[str]:
    return [chance.choice(ODD)]


def a_conflict(lines: list[str], chance: random.Random) -> list[str]:
    at = _at(lines, chance)
    return [*lines[:at], "<<<<<<< mine", lines[at], "=======", lines[at], ">>>>>>> yours", *lines[at + 1 :]]


SLIPS: tuple[Slip, ...] = (
    without_a_line, a_line_twice, cut_short, another_value, another_value, another_name, moved_in, a_letter_less, another_file, a_conflict,
)  # fmt: skip


def files(guide: Path) -> list[Path]:
    return sorted([*guide.glob("docs/**/*.md"), *guide.glob("data/*.yml"), guide / "mkdocs.yml"])


def broken(guide: Path, count: int, seed: int) -> Iterator[tuple[Path, str, bytes]]:
    """(file, slip, its new content), each file in turn."""
    chance = random.Random(seed)
    every = files(guide)
    while count:
        path, slip = every[count % len(every)], chance.choice(SLIPS)
        text = path.read_text(encoding="utf-8")
        content = ("\n".join(slip(text.splitlines(), chance)) + "\n").encode()
        if chance.random() < 0.03:
            content = text.encode("gb18030")
        if content != text.encode():
            count -= 1
            yield path, slip.__name__, content


def attempt(guide: Path, site: Path) -> tuple[str, str]:
    """How a build ended ("built", "refused", "traceback") and what was said."""
    said, heard = io.StringIO(), io.StringIO()
    placed = options()
    handler = logging.StreamHandler(said)
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        with redirect_stderr(heard):
            if problem := unreadable():
                return "refused", problem
            config = load_config(config_file=str(guide / "mkdocs.yml"), site_dir=str(site))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        ended = "built"
    except (Abort, ConfigurationError, MkDocsException) as error:
        ended = "refused"
        said.write(str(error))
    except SystemExit:
        ended = "refused"
    except Exception:
        ended = "traceback"
        said.write(traceback.format_exc())
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
        logging.getLogger("mkdocs.config").removeFilter(placed)
    if placed.said:
        said.write(the_rest())
    return ended, said.getvalue() + heard.getvalue()


def tried(guide: Path, changes: Mapping[Path, bytes]) -> tuple[str, str]:
    """As attempt, with these files changed; they are as they were afterwards."""
    whole = {path: path.read_bytes() for path in changes}
    try:
        for path, content in changes.items():
            path.write_bytes(content)
        with tempfile.TemporaryDirectory() as folder:
            return attempt(guide, Path(folder) / "site")
    finally:
        for path, content in whole.items():
            path.write_bytes(content)


def slips(guide: Path, count: int, seed: int) -> None:
    for path, slip, content in broken(guide, count, seed):
        ended, said = tried(guide, {path: content})
        row = {"file": path.relative_to(guide).as_posix(), "slip": slip, "ended": ended, "said": said}
        print(json.dumps({**row, "bytes": base64.b64encode(content).decode()}), flush=True)


def given(guide: Path) -> None:
    """Each line of the input is a list of [file, content in base64], all changed at once."""
    for line in sys.stdin:
        ended, said = tried(guide, {guide / name: base64.b64decode(content) for name, content in json.loads(line)})
        print(json.dumps({"ended": ended, "said": said}), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        given(Path(sys.argv[1]))
    else:
        slips(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
