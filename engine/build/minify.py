"""Step: style sheets and scripts without comments and spaces, by esbuild.

Purging unused rules is not needed: every rule is ours, and tests/browser/test_weight.py fails on a class that nothing uses.
"""

from pathlib import Path

from engine.build import esbuild

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
        files = sorted(str(path) for path in assets.rglob("*") if path.suffix in kinds)
        if files:
            output = [f"--outdir={assets}", f"--outbase={assets}", f"--out-extension:.js={written}"]
            esbuild.run([*files, *output, *target, "--minify", "--allow-overwrite"])
