"""Build and check with other versions than the locked ones: python -m scripts.versions newest | lowest | properdocs.

The locked versions decide what readers get. `newest` tries tomorrow's of every dependency and says which of them broke what before an
upgrade does; `lowest` tries the oldest that requirements.in allows; `properdocs` builds with MkDocs' living successor and compares the
two sites byte for byte. Each has an environment of its own under .build/versions; neither the lock files nor site/ are changed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from engine.build.manifest import digests
from scripts.site import ROOT

FOLDER = ROOT / ".build" / "versions"
PARTS = (
    *("articles", "bench", "data", "docs", "engine", "hooks", "hosting", "scripts", "starter", "tests", ".github"),
    *("mkdocs.yml", "pyproject.toml", "Makefile", "package.json"),
)
# The quick checks of what dependencies can break: conversion, the registry, pages and links, weight, structure.
TESTS = (
    "tests/variants/test_convert.py",
    "tests/content/test_page_checks.py",
    "tests/content/test_registry.py",
    "tests/site/test_site.py",
    "tests/site/test_same_structure.py",
)
INSTALL = {
    "newest": [["--upgrade", "-r", str(ROOT / "requirements-dev.in")]],
    "lowest": [["--resolution", "lowest-direct", "-r", str(ROOT / "requirements-dev.in")]],
    "properdocs": [["-r", str(ROOT / "requirements.txt")], ["properdocs"]],
}


def main(arguments: list[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1 or given[0] not in INSTALL:
        print(f"make: which versions? One of {', '.join(INSTALL)}", file=sys.stderr)
        return 2
    kind = given[0]
    python, project = prepare(kind)
    works = compare_builders(python, project) if kind == "properdocs" else build_and_check(python, project)
    tell_differences(python)
    if works:
        print(f"{kind}: the site is built and passes its checks")
    else:
        print(
            f"make: {kind} versions fail here; the locked ones are untouched. Above: how they differ", file=sys.stderr
        )
    return 0 if works else 1


def prepare(kind: str) -> tuple[Path, Path]:
    """An environment with those versions, and a copy of the project; (its Python, the copy)."""
    folder = FOLDER / kind
    shutil.rmtree(folder, ignore_errors=True)
    project = folder / "project"
    project.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / part)
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    python = folder / "venv" / "bin" / "python"
    uv = [sys.executable, "-m", "uv"]
    subprocess.run([*uv, "venv", "-q", "--python", sys.executable, str(folder / "venv")], check=True)
    for names in INSTALL[kind]:
        subprocess.run([*uv, "pip", "install", "-q", "--python", str(python), *names], check=True)
    return python, project


def run(python: Path, project: Path, *arguments: str) -> bool:
    """Whether a module of Python ends well in the copy."""
    print("running:", *arguments, flush=True)
    environment = {**os.environ, "PYTHONPATH": str(project)}
    return subprocess.run([str(python), "-m", *arguments], cwd=project, env=environment, check=False).returncode == 0


def build_and_check(python: Path, project: Path) -> bool:
    return run(python, project, "scripts.site", "build") and run(python, project, "pytest", *TESTS)


def compare_builders(python: Path, project: Path) -> bool:
    """Whether MkDocs and its successor make the same bytes of our sources."""
    sites = {name: project / f"site-{name}" for name in ("mkdocs", "properdocs")}
    if not all(run(python, project, name, "build", "--site-dir", str(site)) for name, site in sites.items()):
        return False
    one, other = (digests(site) for site in sites.values())
    differing = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
    print(f"{len(one)} files, {len(differing)} differ", *differing[:20], sep="\n  ")
    return one != {} and not differing


def tell_differences(python: Path) -> None:
    """Which packages differ from this environment's."""
    theirs, locked = freeze(python), freeze(Path(sys.executable))
    print("\n".join(f"  {line}" for line in sorted(theirs - locked) if line) or "  none differs")


def freeze(python: Path) -> set[str]:
    command = [sys.executable, "-m", "uv", "pip", "freeze", "-q", "--python", str(python)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return set(done.stdout.split("\n"))


if __name__ == "__main__":
    sys.exit(main())
