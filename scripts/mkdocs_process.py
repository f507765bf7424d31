"""MkDocs in a process of its own, as every command of this project runs it: how it is called, with which environment, and what it said."""

import os
import re
import sys
from pathlib import Path

from engine.folders import GUIDE, ROOT

MISTAKE = re.compile(r"^(?:ERROR|WARNING)\s+-\s+", re.MULTILINE)  # how MkDocs begins what is wrong
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NOISE = re.compile(r"^(?:INFO|DEBUG)\s+-.*\n?|^Aborted with .*\n?", re.MULTILINE)
SILENT = "The build ended without a word. Run `make site` to see more."
QUIET = {"NO_MKDOCS_2_WARNING": "1"}  # Material's notice about its successor, at every build: see decisions/0001


def build_command(site: Path, *options: str) -> list[str]:
    """What builds the guide into the folder `site`; it is run in the guide's folder."""
    return [sys.executable, "-P", "-m", "scripts.run_mkdocs", *options, "build", "--site-dir", str(site)]


def build_environment(guide: Path = GUIDE) -> dict[str, str]:
    """For MkDocs in the guide's folder: this engine's modules, however that folder's are called, and which guide it is."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, **QUIET, "GUIDE_FOLDER": str(guide), "PYTHONPATH": os.pathsep.join(paths)}


def readable(said: str) -> str:
    """What a build said, without what is not the mistake."""
    return NOISE.sub("", MISTAKE.sub("", COLOUR.sub("", said))).strip() or SILENT
