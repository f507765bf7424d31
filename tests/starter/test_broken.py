"""Slips of the hand, 210 of them: each ends in a message that names a file, with its line where it has one, never in a traceback."""

import collections
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.starter.guides import new_guide

COUNT, SEED = 210, 7
PLACE = re.compile(r"(?:docs/\S+\.md|data/\S+\.yml|mkdocs\.yml):\d+: ")
# What MkDocs says of its own file, in its own words.
MKDOCS = re.compile(
    r"Config value '|parsing the configuration file|the \"nav\" configuration|Unrecognised configuration"
)

pytestmark = pytest.mark.whole


def test_a_slip_in_any_file_is_told_with_its_place(tmp_path: Path) -> None:
    guide = new_guide(tmp_path / "a guide")
    environment = {**os.environ, "GUIDE_FOLDER": str(guide), "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-P", "-m", "tests.starter.break_it", str(guide), str(COUNT), str(SEED)]
    done = subprocess.run(command, cwd=guide, env=environment, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == COUNT
    ended = collections.Counter(row["ended"] for row in rows)
    assert ended["traceback"] == 0, [row for row in rows if row["ended"] == "traceback"]
    assert ended["refused"] >= 150  # the others are no mistakes: a word less, a line of prose twice
    silent = [
        (row["file"], row["slip"], row["said"])
        for row in rows
        if row["ended"] == "refused"
        and not PLACE.search(row["said"])
        and not (row["file"] == "mkdocs.yml" and MKDOCS.search(row["said"]))
    ]
    assert silent == []
