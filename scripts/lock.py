"""Choose new versions and write the lock files again: python -m scripts.lock, or `make lock`.

The three are made in a folder beside and take their places together at the end: requirements-dev.txt holds only with the
requirements.txt that it was made beside, and a run that is cut off leaves all as they were.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from engine.build.command_exit import end
from engine.folders import ROOT

GIVEN = ("requirements.in", "requirements-dev.in", "package.json", "package-lock.json", ".npmrc")
LOCKS = ("requirements.txt", "requirements-dev.txt", "package-lock.json")
UV = ["uv", "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--upgrade", "--custom-compile-command", "make lock"]  # fmt: skip
STEPS = (
    [*UV, "requirements.in", "-o", "requirements.txt"],
    [*UV, "-c", "requirements.txt", "requirements-dev.in", "-o", "requirements-dev.txt"],
    [
        "npm",
        "update",
        "--package-lock-only",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
    ],  # `install` keeps what is locked
)


def main(root: Path = ROOT) -> int:
    with tempfile.TemporaryDirectory(prefix=".lock.", dir=root) as name:
        folder = Path(name)
        for given in GIVEN:
            shutil.copy(root / given, folder)
        for step in STEPS:
            try:
                subprocess.run(step, cwd=folder, check=True)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"make: {error}. Its message is above; no lock file was changed.", file=sys.stderr)
                return 1
        for lock in LOCKS:
            (folder / lock).replace(root / lock)
    return 0


if __name__ == "__main__":
    end(main)
