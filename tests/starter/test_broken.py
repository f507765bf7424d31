"""Slips of the hand, 210 of them: each ends in a message that names a file, with its line where it has one, never in a traceback."""

import base64
import collections
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.mkdocs_process import build_environment
from tests.starter.break_it import files
from tests.starter.doubles import DOUBLES, Change
from tests.starter.guides import build, new_guide, rewrite

COUNT, SEED, PAIRS = 210, 7, 60
PLACE = re.compile(r"(?:docs/\S+\.md|data/\S+\.yml|mkdocs\.yml):\d+: ")
pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_guide(tmp_path_factory.mktemp("broken") / "a guide")


def run(guide: Path, *arguments: str, given: str = "") -> list[dict[str, str]]:
    environment = build_environment(guide)
    command = [sys.executable, "-P", "-m", "tests.starter.break_it", str(guide), *arguments]
    done = subprocess.run(
        command, cwd=guide, env=environment, input=given, capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def rows(guide: Path) -> list[dict[str, str]]:
    return run(guide, str(COUNT), str(SEED))


def test_a_slip_in_any_file_is_told_with_its_place(rows: list[dict[str, str]]) -> None:
    assert len(rows) == COUNT
    ended = collections.Counter(row["ended"] for row in rows)
    assert ended["traceback"] == 0, [row for row in rows if row["ended"] == "traceback"]
    assert ended["refused"] >= 150  # the others are no mistakes: a word less, a line of prose twice
    silent = [
        (row["file"], row["slip"], row["said"])
        for row in rows
        if row["ended"] == "refused" and not PLACE.search(row["said"])
    ]
    assert silent == []


FRAME = re.compile(r"|Aborted with .*|These may go with .*:|\d+ to mend\. .*|Error reading page '.*':")


def not_placed(row: dict[str, str]) -> list[str]:
    """The lines of a message that are no finding with its place."""
    return [line for line in row["said"].splitlines() if not PLACE.match(line) and not FRAME.fullmatch(line)]


def test_each_line_of_a_message_says_where(rows: list[dict[str, str]]) -> None:
    refused = [row for row in rows if row["ended"] == "refused"]
    assert [(row["file"], row["slip"], line) for row in refused for line in not_placed(row)] == []


def test_a_file_in_another_encoding_is_told_once_and_with_its_place(guide: Path) -> None:
    names = [path.relative_to(guide).as_posix() for path in files(guide)]
    texts = {name: (guide / name).read_text(encoding="utf-8") for name in names}
    chinese = [name for name in names if not texts[name].isascii()]
    given = [[[name, base64.b64encode(texts[name].encode("gb18030")).decode()]] for name in chinese]
    assert len(chinese) > 10
    for name, row in zip(chinese, run(guide, given="\n".join(map(json.dumps, given))), strict=True):
        assert row["ended"] == "refused" and not_placed(row) == [], (name, row["said"])
        assert len(re.findall(rf"{re.escape(name)}:\d+: .*UTF-8", row["said"])) == 1, row["said"]


def rests_on(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether one slip can only be told when the other is mended: a translation beside a source that cannot be read."""
    names = sorted((one["file"], other["file"]))
    return names[0].replace(".en.md", ".md") == names[1] or ("mkdocs.yml" in names and "strings.yml" in "".join(names))


def test_two_slips_are_told_in_one_round(guide: Path, rows: list[dict[str, str]]) -> None:
    refused = [row for row in rows if row["ended"] == "refused"]
    chance = random.Random(SEED)
    drawn = [chance.sample(refused, 2) for _ in range(PAIRS)]
    pairs = [pair for pair in drawn if pair[0]["file"] != pair[1]["file"] and not rests_on(*pair)]
    assert len(pairs) > PAIRS * 3 / 4
    given = "\n".join(json.dumps([[row["file"], row["bytes"]] for row in pair]) for pair in pairs)
    for pair, both in zip(pairs, run(guide, given=given), strict=True):
        assert both["ended"] == "refused"
        told = set(PLACE.findall(both["said"]))
        for row in pair:
            assert set(PLACE.findall(row["said"])) & told, (row["file"], row["said"], both["said"])


def changed(guide: Path, changes: list[Change]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file, old, new in changes:
        text = texts.get(file) or (guide / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        texts[file] = text.replace(old, new, 1)
    return texts


@pytest.fixture(scope="module")
def doubled(guide: Path) -> dict[str, dict[str, str]]:
    """What is said of each pair of DOUBLES."""
    lines = [
        json.dumps([[file, base64.b64encode(text.encode()).decode()] for file, text in changed(guide, changes).items()])
        for changes, _ in DOUBLES.values()
    ]
    return dict(zip(DOUBLES, run(guide, given="\n".join(lines)), strict=True))


@pytest.mark.parametrize("name", DOUBLES)
def test_mistakes_that_were_once_told_in_stages_are_told_together(
    doubled: dict[str, dict[str, str]], name: str
) -> None:
    both = doubled[name]
    assert both["ended"] == "refused"
    assert [each for each in DOUBLES[name][1] if not re.search(each, both["said"])] == [], both["said"]
    lines = [line for line in both["said"].splitlines() if PLACE.match(line)]
    assert len(lines) == len(set(lines))


SAID = {  # a mistake in data is told under its own file, not under the page that is made from it
    "a term's step": ("data/glossary.yml", "ask-in-writing", "ask-in-wirting", r"data/glossary\.yml:7: deposit: 'guides/ask-back\.md#ask-in-wirting' leads nowhere"),
    "a place of the search": ("data/search.yml", "guides/ask-back#if-refused", "guides/ask-back#if-refusd", r"data/search\.yml:9: .*no page or heading has this address"),
    "a term without a word": ("data/glossary.yml", "  en: deposit\n", "", r"data/glossary\.yml:3: deposit: the field 'en' is missing"),
    "a rule's law": ("data/rules.yml", "of: civil-code", "of: civil-cod", r"data/rules\.yml:5: wear: there is no law 'civil-cod'"),
    "a page without its template": ("docs/about.md", "about.html", "abuot.html", r"docs/about\.md:\d: 'template: abuot\.html' is none; write home\.html or about\.html"),
    "an engine that has moved": ("mkdocs.yml", "engine/guide.yml", "engin/guide.yml", r"mkdocs\.yml:2: there is no engine at '\S+'\. It stands at /"),
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
