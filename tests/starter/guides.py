"""The starter as tests build it: in a folder of its own, with a part left out."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.build.sources import copy_sources
from scripts.mkdocs_process import build_command, build_environment
from scripts.new_guide import PLACE, PLACED, STARTER, write_guide
from tests.conftest import FIXTURE, ROOT
from tests.starter.kept import lend, take_back

EPOCH = "1795219200"
ENGLISH = "      - {locale: en, name: English, build: true}\n"
TRADITIONAL = "      - {locale: zh-TW, name: 繁體, build: true}\n      - {locale: zh-HK, name: 繁體, build: true}\n"


@dataclass(frozen=True)
class Built:
    code: int
    said: str
    site: Path

    def page(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def new_guide(folder: Path) -> Path:
    write_guide(folder)
    return folder


def new_project(folder: Path) -> Path:
    """An engine of its own with a small guide in it, as this project has one, in four languages and with tables of terms."""
    copy_sources(ROOT, folder, ("engine", "hooks", "hosting", "scripts", "tests/vectors"))
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    shutil.copytree(FIXTURE / "data" / "variants", folder / "data" / "variants")
    for name in PLACED:
        rewrite(folder / name, PLACE, ".")
    rewrite(folder / "mkdocs.yml", ENGLISH, TRADITIONAL + ENGLISH)
    lend(folder)
    return folder


def build(guide: Path) -> Built:
    """The build that `make check-content` does, kept: MkDocs and nothing after it."""
    site = guide.parent / f"{guide.name} site"
    shutil.rmtree(site, ignore_errors=True)
    environment = {**build_environment(guide), "SOURCE_DATE_EPOCH": EPOCH}
    command = build_command(site)
    lend(guide)
    done = subprocess.run(command, cwd=guide, env=environment, capture_output=True, text=True, check=False, timeout=300)
    take_back(guide)
    return Built(done.returncode, done.stdout + done.stderr, site)


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there, so that a case cannot test nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def leave_out(guide: Path, pages: Iterable[str] = (), data: Iterable[str] = (), marks: str = "") -> None:
    """Take pages and data away, with the menu's lines, the links and the marks that need them, as an editor would."""
    for name in data:
        (guide / "data" / name).unlink()
    menu = guide / "mkdocs.yml"
    for name in pages:
        for path in (guide / "docs" / f"{name}.md", guide / "docs" / f"{name}.en.md"):
            path.unlink()
        text = menu.read_text(encoding="utf-8")
        text = re.sub(rf"^ +- {re.escape(name)}\.md\n", "", text, flags=re.MULTILINE)
        text = re.sub(r"^  - \w+:\n(?=  - |\n)", "", text, flags=re.MULTILINE)  # a section without a page
        menu.write_text(re.sub(rf"(?<=[\[ ]){re.escape(name)}\.md(?=[,\]])(, )?", "", text), encoding="utf-8")
    gone = "|".join(re.escape(Path(name).name) for name in pages) or "(?!)"
    for path in guide.rglob("docs/**/*.md"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(rf"\[([^\]]*)\]\([./a-z]*(?:{gone})\.md(?:#[a-z-]+)?\)", r"\1", text)
        if marks:
            text = re.sub(marks, "", text)
        path.write_text(text, encoding="utf-8")
    for name in ("search.yml", "glossary.yml"):
        if (guide / "data" / name).exists() and any(page.startswith("guides/") for page in pages):
            (guide / "data" / name).unlink()


def texts(site: Path) -> dict[str, str]:
    """Every file of a site that has words, by its address, but for the search's list of common words."""
    kinds = {".html", ".js", ".mjs", ".css", ".json", ".webmanifest", ".xml", ".txt"}
    files = [path for path in sorted(site.rglob("*")) if path.suffix in kinds and not path.name.startswith("words.")]
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in files}
