"""Where things stand: what the engine brings, and the folder of the guide that is built. Nothing else in the project says so.

A guide is a folder with a `mkdocs.yml`, `docs/` and, where it has some, `data/`. It is the one that GUIDE_FOLDER names (`make site SITE=…`
sets it); else the one that the command runs in; else this project's own. One process builds one guide.
"""

import os
from pathlib import Path

ENGINE = Path(__file__).resolve().parent
ROOT = ENGINE.parent  # what comes with the engine: hooks/, hosting/, node_modules/, the commands
CONFIGURATION = "mkdocs.yml"


def guide_folder() -> Path:
    """The folder of the guide, whether or not there is anything in it yet."""
    if named := os.environ.get("GUIDE_FOLDER"):
        return Path(named).resolve()
    here = Path.cwd()
    return here if (here / CONFIGURATION).is_file() else ROOT


GUIDE = guide_folder()
DATA, DOCS = GUIDE / "data", GUIDE / "docs"
MADE = GUIDE / ".build"  # what builds keep for the next one
