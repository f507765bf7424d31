"""`make new-…` in guides of other languages than Chinese and English: each beginning stands in every language that the guide is written in, and
what it says of taking it back makes the guide as it was."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.new_guide import in_english
from tests.conftest import ROOT
from tests.starter.guides import ENGLISH, new_guide, rewrite

pytestmark = pytest.mark.proof  # a guide is written and checked for each

CHINESE_SECOND = "      - {locale: zh-Hans, name: 简体中文, build: true}\n"
VIETNAMESE = "      - {locale: vi, name: Tiếng Việt, build: true}\n"
# the guide, its languages, and the endings of its pages
GUIDES = {
    "English alone": (["en"], [".md"]),
    "English first": (["en", "zh"], [".md", ".zh-Hans.md"]),
    "three languages": (["zh", "en", "vi"], [".md", ".en.md", ".vi.md"]),
}
KINDS = {"guide": "guides", "checklist": "checklists", "faq": "", "rule": "rules", "law": "laws_and_dates", "term": "glossary"}  # fmt: skip
LINES = re.compile(r"take out lines? (\d+)(?: to (\d+))? of ([\w/.-]+)")


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, list[str], list[str]]:
    folder = new_guide(tmp_path / "guide")
    if request.param.startswith("English"):
        in_english(folder)
    if request.param == "English first":
        text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        english = re.search(r"^ +- \{locale: en.*\n", text, re.MULTILINE)
        assert english
        rewrite(folder / "mkdocs.yml", english[0], english[0] + CHINESE_SECOND)
    if request.param == "three languages":
        rewrite(folder / "mkdocs.yml", ENGLISH, ENGLISH + VIETNAMESE)
        (folder / "locales.yml").write_text("vi: {}\n", encoding="utf-8")
    languages, endings = GUIDES[request.param]
    for name in ("index", "faq"):
        for ending in endings[1:]:
            copy = folder / "docs" / f"{name}{ending}"
            copy.write_text((folder / "docs" / f"{name}.md").read_text(encoding="utf-8"), encoding="utf-8")
    return folder, languages, endings


def files(folder: Path) -> dict[str, str]:
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".yml")]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def begin(kind: str, folder: Path) -> str:
    environment = {**os.environ, "GUIDE_FOLDER": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "scripts.skeleton", kind, "new-one"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_beginning_stands_in_every_language_of_the_guide(kind: str, guide: tuple[Path, list[str], list[str]]) -> None:
    folder, languages, endings = guide
    begin(kind, folder)
    place = KINDS[kind]
    if kind in ("guide", "checklist"):
        made = [(folder / "docs" / place / f"new-one{ending}").read_text(encoding="utf-8") for ending in endings]
        assert "reviewed: " in made[0] and all("source_digest" in text for text in made[1:])
    elif kind == "faq":
        made = [(folder / "docs" / f"faq{ending}").read_text(encoding="utf-8") for ending in endings]
        assert all("### TODO {#new-one}" in text for text in made)
    else:
        entry = yaml.safe_load((folder / "data" / f"{place}.yml").read_text(encoding="utf-8"))["new-one"]
        words = [value for value in entry.values() if isinstance(value, dict) and "TODO" in value.values()]
        assert [list(each) for each in words if "text" not in each] and all(
            list(each) == languages for each in words if "text" not in each
        )


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_of_taking_it_back_takes_it_back(kind: str, guide: tuple[Path, list[str], list[str]]) -> None:
    folder = guide[0]
    before = files(folder)
    said = begin(kind, folder).split("To take it back before you go on: ")[1]
    for name in re.findall(r"[\w/.-]+\.(?:md|yml)", said.split(";")[0]) if said.startswith("delete") else []:
        (folder / name).unlink()
    for first, last, name in LINES.findall(said):
        lines = (folder / name.rstrip(".")).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = lines[: int(first) - 1] + lines[int(last or first) :]
        (folder / name.rstrip(".")).write_text("".join(kept), encoding="utf-8")
    assert files(folder) == before
