"""What the Makefile does with a person's own files and words, in a copy of it alone."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.articles import cli
from scripts.given import given_paths
from tests.conftest import ROOT

SOURCES = ("bench", "engine", "hooks", "scripts", "tests")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The Makefile in a folder of the project's form, with nothing set up."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in SOURCES:
        (tmp_path / name).mkdir()
    return tmp_path


def run_make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_clean_leaves_what_an_editor_wrote(folder: Path) -> None:
    draft = folder / "drafts/page.md"
    for path in (draft, folder / "site/index.html", folder / ".build/cache"):
        path.parent.mkdir()
        path.write_text("edited", encoding="utf-8")
    assert run_make(folder, "clean").returncode == 0
    assert draft.read_text(encoding="utf-8") == "edited"
    assert not (folder / "site").exists() and not (folder / ".build").exists()


PYTHON = """#!/bin/sh
[ "$1" = -c ] || printf '%s\\n' "$FILES|$TEXT|$FILE" "$@" > asked
"""


@pytest.fixture
def set_up(folder: Path) -> Path:
    """The same, set up, with a Python that notes what it is asked."""
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml", "package-lock.json"):
        (folder / name).touch()
        os.utime(folder / name, (1, 1))
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    for name in ("esbuild/package.json", "minisearch/package.json"):
        (folder / "node_modules" / name).parent.mkdir(parents=True)
        (folder / "node_modules" / name).touch()
    for stamp in (".venv/made", ".venv/site", ".venv/dev", "node_modules/site", "node_modules/dev"):
        (folder / f"{stamp}.stamp").touch()
    return folder


ODD = 'a (1) - 知乎\'s "x" $(touch ran) `touch ran` $(shell touch ran) $HOME $$ #.html'


@pytest.mark.parametrize("command", ["clean-articles", "draft", "ledger", "verify", "similar", "crisis-ask", "stamp"])
def test_what_a_person_gives_arrives_as_it_is_and_is_never_run(set_up: Path, command: str) -> None:
    done = run_make(set_up, command, f"FILES={ODD}", f"TEXT={ODD}", f"FILE={ODD}")
    assert done.returncode == 0, done.stderr
    given, *arguments = (set_up / "asked").read_text(encoding="utf-8").splitlines()
    assert given == "|".join([ODD] * 3)
    assert arguments[:2] == ["-m", arguments[1]] and set(arguments[3:]) <= {"--", ODD}
    assert not (set_up / "ran").exists()


@pytest.mark.parametrize("command", ["ledger", "stamp"])
def test_a_command_without_its_files_asks_for_them(set_up: Path, command: str) -> None:
    done = run_make(set_up, command)
    assert done.returncode != 0 and "make: " in done.stdout and not (set_up / "asked").exists()


NAMES = [
    "花呗逾期 (1) - 知乎.html",
    'it\'s "his".txt',
    "one.txt",
    "two.txt",
    "a.txt b.txt",
    "a.txt",
    "deep/three four.txt",
    "deep/five.txt",
    "[x].txt",
]


@pytest.mark.parametrize(
    ("given", "paths"),
    [
        ("one.txt", ["one.txt"]),
        ("one.txt two.txt", ["one.txt", "two.txt"]),
        ("  one.txt   two.txt\n", ["one.txt", "two.txt"]),
        (NAMES[0], [NAMES[0]]),
        (f"one.txt {NAMES[0]} two.txt", ["one.txt", NAMES[0], "two.txt"]),
        (f"{NAMES[0]}\n{NAMES[1]}", NAMES[:2]),
        (NAMES[1], [NAMES[1]]),
        ("a.txt b.txt", ["a.txt b.txt"]),
        ("a.txt one.txt", ["a.txt", "one.txt"]),
        ("'deep/three four.txt' one.txt", ["deep/three four.txt", "one.txt"]),
        ("deep/three\\ four.txt one.txt", ["deep/three four.txt", "one.txt"]),
        ("deep/*.txt one.txt", ["deep/five.txt", "deep/three four.txt", "one.txt"]),
        ("[x].txt", ["[x].txt"]),
        ("none here.txt one.txt", ["none", "here.txt", "one.txt"]),
        ("x" * 300 + " one.txt", ["x" * 300, "one.txt"]),
        ("x** ? ~nobody/x", ["x**", "?", "~nobody/x"]),
        ("", []),
        (" \n", []),
    ],
)
def test_files_are_told_apart_by_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, paths: list[str]
) -> None:
    (tmp_path / "deep").mkdir()
    for name in NAMES:
        (tmp_path / name).touch()
    monkeypatch.setenv("FILES", given)
    assert given_paths("FILES", tmp_path) == [Path(path) for path in paths]
    monkeypatch.chdir(tmp_path)
    if given.strip():
        assert cli.parser().parse_args(["ledger"]).paths == [Path(path) for path in paths]
    else:
        with pytest.raises(SystemExit):
            cli.parser().parse_args(["ledger"])


def test_files_on_the_command_line_come_before_those_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILES", "one.txt")
    assert cli.parser().parse_args(["verify", "two.txt"]).paths == [Path("two.txt")]
    assert cli.parser().parse_args(["similar"]).folder == Path("one.txt")


@pytest.mark.parametrize(("given", "is_now"), [(None, True), ("86400", False)])
def test_what_is_due_is_asked_of_the_clock(
    set_up: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, is_now: bool
) -> None:
    """Not of the last commit's day, on which no rule is old; a caller may give another one."""
    python = set_up / ".venv/bin/python"
    python.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "$SOURCE_DATE_EPOCH" > asked\n', encoding="utf-8")
    subprocess.run(
        "git init -q && git -c user.name=x -c user.email=x@x commit -q --allow-empty -m x --date 2020-01-01T00:00:00Z",
        shell=True,
        cwd=set_up,
        check=True,
        env={**os.environ, "GIT_COMMITTER_DATE": "2020-01-01T00:00:00Z"},
    )
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    run_make(set_up, "status", *([] if given is None else [f"SOURCE_DATE_EPOCH={given}"]))
    seconds = int((set_up / "asked").read_text(encoding="utf-8"))
    assert (seconds > 1_700_000_000) is is_now
    run_make(set_up, "check-content")
    assert int((set_up / "asked").read_text(encoding="utf-8")) == 1_577_836_800, "all else has the commit's day"
