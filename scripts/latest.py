"""Build and check with the newest version of every dependency: python -m scripts.latest, from `make test-latest`.

The locked versions decide what readers get. This tries tomorrow's in an environment of its own under .build/latest, and says
which of them broke what before an upgrade does; it changes neither the lock files nor site/.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.site import ROOT

FOLDER = ROOT / ".build" / "latest"
PARTS = (
    "articles",
    "bench",
    "data",
    "docs",
    "engine",
    "hooks",
    "hosting",
    "scripts",
    "tests",
    "mkdocs.yml",
    "pyproject.toml",
    "Makefile",
    "package.json",
    ".github",
)
# The quick checks of what dependencies can break: conversion, the registry, pages and links, weight, structure.
TESTS = (
    "variants/test_convert.py",
    "content/test_page_checks.py",
    "content/test_registry.py",
    "site/test_site.py",
    "site/test_same_structure.py",
)


def main() -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    project = FOLDER / "project"
    project.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / part)
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    steps = [
        [sys.executable, "-m", "uv", "venv", "-q", str(FOLDER / "venv")],
        [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "install",
            "-q",
            "--python",
            str(FOLDER / "venv"),
            "--upgrade",
            "-r",
            str(ROOT / "requirements-dev.in"),
        ],
        [str(FOLDER / "venv/bin/python"), "-m", "scripts.site", "build"],
        [str(FOLDER / "venv/bin/python"), "-m", "pytest", *[f"tests/{name}" for name in TESTS]],
    ]
    for step in steps:
        print(
            "latest:",
            " ".join(Path(step[0]).name if index == 0 else word for index, word in enumerate(step)),
            flush=True,
        )
        if subprocess.run(step, cwd=project, env={**os.environ}, check=False).returncode != 0:
            print(
                "make: the newest dependencies fail here; the locked ones are untouched. Newest against locked:",
                file=sys.stderr,
            )
            tell_differences()
            return 1
    tell_differences()
    print("the newest dependencies build the site and pass its quick checks")
    return 0


def tell_differences() -> None:
    """Which packages differ from this environment's."""

    def freeze(python: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-m", "uv", "pip", "freeze", "-q", "--python", python],
            capture_output=True,
            text=True,
            check=False,
        )
        return set(done.stdout.split("\n"))

    newest, locked = freeze(str(FOLDER / "venv")), freeze(sys.executable)
    print("\n".join(f"  {line}" for line in sorted(newest - locked) if line) or "  none differs")


if __name__ == "__main__":
    sys.exit(main())
