"""`make lock`: new versions in all three files, or none changed."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts import lock

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in {*lock.GIVEN, *lock.LOCKS}:
        (tmp_path / name).write_text("old", encoding="utf-8")
    return tmp_path


def locks(root: Path) -> list[str]:
    return [(root / name).read_text(encoding="utf-8") for name in lock.LOCKS]


def tools(asked: list[list[str]], fails: str = "") -> Run:
    """Instead of uv and npm: each writes its file where it runs."""

    def run(step: list[str], cwd: Path, check: bool) -> Any:
        asked.append(step)
        if fails in step and fails:
            raise subprocess.CalledProcessError(1, step[:2])
        written = step[step.index("-o") + 1] if "-o" in step else "package-lock.json"
        (cwd / written).write_text("new", encoding="utf-8")

    return run


def test_all_three_are_written_and_npm_is_told_to_choose_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", tools(asked))
    assert lock.main(root) == 0
    assert locks(root) == ["new"] * 3
    assert [step[:2] for step in asked] == [["uv", "pip"], ["uv", "pip"], ["npm", "update"]]
    assert all("--upgrade" in step for step in asked[:2])
    assert sorted(path.name for path in root.iterdir()) == sorted({*lock.GIVEN, *lock.LOCKS})


@pytest.mark.parametrize("fails", ["requirements.txt", "requirements-dev.in", "npm"])
def test_where_one_fails_none_is_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fails: str
) -> None:
    monkeypatch.setattr(subprocess, "run", tools([], fails))
    assert lock.main(root) == 1
    assert locks(root) == ["old"] * 3
    assert "no lock file was changed" in capsys.readouterr().err
