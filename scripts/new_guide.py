"""Write a small complete guide into an empty folder, to write over: python -m scripts.new_guide FOLDER (`make new DIR=../tenants`).

It is content alone: pages, data, a menu, and a Makefile of a few lines that calls this engine where it stands. A folder that
has anything in it is left as it is.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

from engine.folders import ROOT

STARTER = ROOT / "starter"
PLACE = "@ENGINE@"  # in the files below: how the new folder reaches the engine
PLACED = ("mkdocs.yml", "Makefile")
UNFIT = '"$\\'  # letters that neither YAML's nor make's quotes hold as they are


class NotEmpty(ValueError):
    """The folder cannot be written to; the text says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts.new_guide", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    try:
        write_guide(folder)
    except NotEmpty as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"make: {error.strerror}: {error.filename}", file=sys.stderr)
        return 1
    print(f"{folder} holds a guide to write over. In it: make serve (its README.md says the rest)")
    return 0


def write_guide(folder: Path) -> None:
    """Raises NotEmpty where something stands there already, OSError where nothing may be written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(
            f"{folder} is not empty, and nothing in it was changed. Name a new folder: make new DIR=../my-guide"
        )
    if folder.resolve().is_relative_to(ROOT):
        raise NotEmpty(f"{folder} lies inside the engine's own folder. Name one beside it: make new DIR=../my-guide")
    if bad := [letter for letter in UNFIT if letter in str(folder.resolve()) + str(ROOT)]:
        raise NotEmpty(f"the path {folder.resolve()} has the letter {bad[0]}, which make cannot hold. Choose another.")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    engine = Path(os.path.relpath(ROOT, folder.resolve())).as_posix()
    for name in PLACED:
        file = folder / name
        file.write_text(file.read_text(encoding="utf-8").replace(PLACE, engine), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
