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
from tests.starter.guides import build, new_guide, rewrite

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


SAID = {  # a mistake in data is told under its own file, not under the page that is made from it
    "a term's step": ("data/glossary.yml", "ask-in-writing", "ask-in-wirting", r"data/glossary\.yml:7: deposit: 'guides/ask-back\.md#ask-in-wirting' leads nowhere"),
    "a place of the search": ("data/search.yml", "guides/ask-back#if-refused", "guides/ask-back#if-refusd", r"data/search\.yml:13: .*no page or heading has this address"),
    "a term without a word": ("data/glossary.yml", "  en: deposit\n", "", r"data/glossary\.yml:3: deposit: the field 'en' is missing"),
    "a rule's law": ("data/rules.yml", "of: civil-code", "of: civil-cod", r"data/rules\.yml:5: wear: there is no instrument 'civil-cod'"),
    "a page without its template": ("docs/about.md", "about.html", "abuot.html", r"docs/about\.md:1: 'template: abuot\.html' is none; write home\.html or about\.html"),
    "a translation gone": ("docs/faq.md", "# 大家", "# 大家的", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_a_mistake_is_told_under_the_file_in_which_it_stands(tmp_path: Path, name: str) -> None:
    file, old, new, says = SAID[name]
    guide = new_guide(tmp_path / "a guide")
    rewrite(guide / file, old, new)
    built = build(guide)
    if says:
        assert built.code != 0 and re.search(says, built.said), built.said
    else:  # no mistake: the reader of the translation is told, and the editor by `make check-translations`
        assert built.code == 0 and '<p class="stale" role="note">' in built.page("en/faq")
