"""Step: style sheets and scripts without comments and spaces, by esbuild.

Purging unused rules is not needed: every rule is ours, and tests/browser/test_weight.py fails on a class that nothing uses.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from engine.build import esbuild
from engine.build.cache import drop_unused, kept
from engine.build.site_files import site_files

STEP = "minified"  # under which results are kept

# Kinds that one run can write: esbuild has one name for all scripts it writes, so .mjs is a run of its own.
RUNS = (
    ((".css",), ".js", esbuild.TOOLS),
    ((".js",), ".js", esbuild.READING),
    ((".mjs",), ".mjs", (*esbuild.TOOLS, "--format=esm")),  # known as a module: names at its top may be short, too
)


def minify_assets(site: Path) -> None:
    """Every style sheet and script below assets/, in place; a script's top-level names and what a module exports stay."""
    assets = site / "assets"
    for kinds, written, target in RUNS:
        files = [assets / name for name in site_files(assets, *kinds)]
        if files:
            texts = {path.relative_to(assets).as_posix(): path.read_text(encoding="utf-8") for path in files}
            output = [f"--outdir={assets}", f"--outbase={assets}", f"--out-extension:.js={written}"]
            arguments = [*map(str, files), *output, *target, "--minify", "--allow-overwrite"]
            for name, text in kept(
                STEP, [texts, written, target], partial(_minified, assets, texts, arguments)
            ).items():
                (assets / name).write_text(text, encoding="utf-8", newline="")
    drop_unused(STEP)


def _minified(assets: Path, names: Iterable[str], arguments: Sequence[str]) -> dict[str, str]:
    """Let esbuild write the files, and read what it wrote."""
    esbuild.run(arguments)
    return {name: (assets / name).read_text(encoding="utf-8") for name in names}
