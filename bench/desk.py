"""python -m bench.desk [--pages 54,200]: what an editor waits for, beside Material on the same Markdown, all of one run.

Builds: from nothing (no .build) as `make serve` does it while an editor works, from nothing as `make site` does it (with Brotli and all that is
published), that again with nothing changed, and after one sentence. `make serve`: from a save until the new text can be read at its address, for
one save of a page, for a second one 0.3 s later, until the whole build behind it is done; and for saves of other kinds (KINDS), for the
page that is open, until its text can be read and until the whole build is done.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.grow import grow, pages_now
from bench.measure import Cost, cost
from bench.peers import content, material
from bench.saves import KINDS, append, seconds_of_saves
from scripts.mkdocs_process import build_command, build_environment

COLUMNS = (
    *("pages a language", "Material", "from nothing, to look at", "from nothing, to publish"),
    *("nothing changed", "one sentence", "saved → read", "second save → read", "all built"),
    *(f"{kind.name} saved → read, all built" for kind in KINDS),
)
HEAD = (f"| {' | '.join(COLUMNS)} |", "|---:" * len(COLUMNS) + "|")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.desk", description=__doc__)
    parser.add_argument("--pages", default=f"{pages_now()},200", help="sizes of the site, pages a language")
    for line in desk_table([int(size) for size in parser.parse_args().pages.split(",")]):
        print(line, flush=True)
    return 0


def desk_table(sizes: list[int]) -> Iterator[str]:
    """CPU seconds of builds, with Material's in the same run as 1; seconds of the clock under `make serve`."""
    yield from HEAD
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield _row(Path(folder), size)


def _row(folder: Path, size: int) -> str:
    project = folder / "ours"
    grow(project, size)
    compiled = [sys.executable, "-m", "compileall", "-q", "engine", "hooks", "scripts"]
    subprocess.run(compiled, cwd=project, check=True)  # as Material's packages are, and an engine that was used before
    content(project, folder / "content")
    (folder / "material").mkdir()
    stock = material(folder / "content", folder / "material")
    shutil.rmtree(folder / "content")
    builds = [_look(project, folder / "look"), _build(project), _build(project)]
    append(project, "一句新的话。")
    builds.append(_build(project))
    once, second, whole, *others = seconds_of_saves(project)
    cpu = " | ".join(f"{each.cpu:.1f} s ({each.cpu / stock.cpu:.2f})" for each in builds)
    kinds = " | ".join(f"{read:.2f} s, {built:.1f} s" for read, built in zip(others[::2], others[1::2], strict=True))
    return f"| {size} | {stock.cpu:.1f} s | {cpu} | {once:.2f} s | {second:.2f} s | {whole:.1f} s | {kinds} |"


def _look(project: Path, site: Path) -> Cost:
    """What `make serve` builds at its start, and nothing left of it for the next build."""
    found = cost(build_command(site), project, {**build_environment(project), "PYTHONPATH": str(project)})
    shutil.rmtree(project / ".build")
    return found


def _build(project: Path) -> Cost:
    return cost([sys.executable, "-m", "scripts.site", "build"], project)


if __name__ == "__main__":
    sys.exit(main())
