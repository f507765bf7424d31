"""Building as an editor does, in a copy of the project: mistakes are told, and the site from before stays whole."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.starter.guides import new_project
from tests.starter.kept import take_back

Copy = Path
STALE = '<p class="stale" role="note">'


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "scripts.site", *arguments]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    if project != ROOT:
        take_back(project)
    return done


@pytest.fixture
def project(tmp_path: Path) -> Copy:
    """A copy of what a build needs, with a site/ from before."""
    new_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("from before", encoding="utf-8")
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# (file, what is replaced, by what, what the message says)
MISTAKES = [
    ("docs/guides/ask-back.md", "{#if-refused}", "", "\ndocs/guides/ask-back.md:"),
    ("docs/guides/ask-back.md", "reviewed: 2026", "reviewed: soon", "'reviewed: soon-"),
    ("docs/index.md", "(guides/prepare.md#", "(guides/prepair.md#", "there is no guides/prepair.md"),
    ("data/laws_and_dates.yml", "force: law\n", "force: custom\n", "Write one of: law,"),
    ("data/strings.yml", "{zh: 押金指南, en: Deposit Guide}", "{zh: 押金指南}", "site.short_name: no words for en"),
    ("data/glossary.yml", "  zh: 押金\n", "", "deposit: the field 'zh' is missing"),
    ("data/variants/zh-TW.tsv", "\t", " ", "\ndata/variants/zh-TW.tsv:"),
    ("docs/index.md", "先看你在哪一步", "先看你在-{zh-XX:哪}-一步", "index.md"),
    ("docs/index.en.md", "Moving out:", "-{zh-XX:Moving}- out:", "index.en.md"),  # see hooks/on_language_workers.py
]


@pytest.mark.parametrize(("file", "old", "new", "says"), MISTAKES, ids=[case[3] for case in MISTAKES])
def test_a_mistake_fails_the_build_and_leaves_the_site(project: Copy, file: str, old: str, new: str, says: str) -> None:
    replace(project / file, old, new)
    done = run(project, "build")
    assert done.returncode == 1
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "site/ is as it was before" in done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "from before"
    assert {path.name for path in (project / ".build").iterdir()} <= {"kept"}  # what the next build need not do again


def test_a_page_of_an_unknown_source_fails_the_build(project: Copy) -> None:
    shutil.copy(project / "docs" / "about.en.md", project / "docs" / "nowhere.en.md")
    done = run(project, "build")
    assert done.returncode == 1
    assert "there is no nowhere.md" in done.stdout + done.stderr


def test_a_build_takes_the_old_sites_place_tells_what_is_stale_and_heeds_an_override(project: Copy) -> None:
    (project / "docs" / "about.md").write_text(
        (project / "docs" / "about.md").read_text(encoding="utf-8") + "\n新的一句。\n", encoding="utf-8"
    )
    override = project / "docs" / "about.zh-TW.md"
    override.write_text(
        (project / "docs/about.md").read_text("utf-8").replace("# 关于本站", "# 這裡是手寫的一頁"), encoding="utf-8"
    )
    done = run(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "這裡是手寫的一頁" in (project / "site/zh-TW/about/index.html").read_text(encoding="utf-8")
    assert "這裡是手寫的一頁" not in (project / "site/zh-HK/about/index.html").read_text(encoding="utf-8")
    assert STALE in (project / "site/en/about/index.html").read_text(encoding="utf-8")
    assert STALE not in (project / "site/en/faq/index.html").read_text(encoding="utf-8")
    assert not (project / ".build" / "site.old").exists()


def test_a_build_cut_off_between_its_renames_is_mended_by_the_next(project: Copy) -> None:
    (project / ".build").mkdir(exist_ok=True)
    (project / "site").rename(project / ".build" / "site.old")
    replace(project / "data/laws_and_dates.yml", "force: law\n", "force: custom\n")
    assert run(project, "build").returncode == 1
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "from before"


def test_a_busy_port_is_told_before_anything_is_built() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(ROOT, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr
    assert f"make serve PORT={port + 1}" in done.stderr


@pytest.mark.parametrize("port", ["0", "70000", "http"])
def test_a_port_that_is_none_is_told(port: str) -> None:
    done = run(ROOT, "serve", "--port", port)
    assert done.returncode == 2
    assert "write a number from 1 to 65535" in done.stderr
