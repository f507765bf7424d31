"""Write a small complete guide into an empty folder, to write over: python -m scripts.new_guide FOLDER (`make new DIR=../tenants`).

It is content alone: pages, data, a menu, and a Makefile of a few lines that calls this engine where it stands. A folder that
has anything in it is left as it is. It is in Chinese and English; with LANGUAGE=en it is in English alone, which then is what is written first.
"""

import argparse
import os
import re
import shutil
import sys
from pathlib import Path

from engine.content.front_matter import head_of
from engine.folders import ROOT
from engine.han import HAN

STARTER = ROOT / "starter"
PLACE = "@ENGINE@"  # in the files below: how the new folder reaches the engine
PLACED = ("mkdocs.yml", "Makefile")
UNFIT = '"$\\'  # letters that neither YAML's nor make's quotes hold as they are


# What a page's source says for all languages; what only a translation says, or says as well.
FACT = re.compile(r"^(?:reviewed|rules|template|layout): .*\n", re.MULTILINE)
NO_FACT = re.compile(r"^(?:source_digest|layout): .*\n", re.MULTILINE)
SOURCE = re.compile(r"^ +- \{locale: zh-Hans.*\n", re.MULTILINE)
CHINESE = re.compile(r'zh: (?:"[^"]*"|[^,{}\n]*), (?=en:)|^ +zh: .*\n', re.MULTILINE)  # {zh: 退租, en: Moving out}
LIST = re.compile(r"\[([^\]\n]*)\]")  # [房东, 业主]
EMPTY = re.compile(r"^ +(?:- |\w+: )\[\]\n", re.MULTILINE)
HAN_LETTER = re.compile(f"[{HAN}]")


class NotEmpty(ValueError):
    """The folder cannot be written to; the text says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts.new_guide", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("language", nargs="?", choices=("", "en"), default="", help="en: in English alone")
    given = parser.parse_args(arguments)
    folder: Path = given.folder
    try:
        write_guide(folder)
        if given.language:
            in_english(folder)
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


def in_english(folder: Path) -> None:
    """Make the guide one that is written in English, with no word of another language."""
    for page in sorted(folder.rglob("docs/**/*.en.md")):
        source = page.with_name(page.name.replace(".en.md", ".md"))
        facts = "".join(FACT.findall(source.read_text(encoding="utf-8")))
        text = NO_FACT.sub("", page.read_text(encoding="utf-8"))
        if head := head_of(text):
            text = text[: head.start("fields")] + facts + text[head.start("fields") :]
        source.write_text(text, encoding="utf-8")
        page.unlink()
    for path in (folder / "data").glob("*.yml"):
        text = LIST.sub(_without_chinese, CHINESE.sub("", path.read_text(encoding="utf-8")))
        path.write_text(EMPTY.sub("", text), encoding="utf-8")
    menu = folder / "mkdocs.yml"
    text = menu.read_text(encoding="utf-8")
    menu.write_text(
        SOURCE.sub("", text).replace("name: English, build: true", "name: English, build: true, default: true"),
        encoding="utf-8",
    )


def _without_chinese(found: re.Match[str]) -> str:
    return f"[{', '.join(item for item in found[1].split(', ') if not HAN_LETTER.search(item))}]"


if __name__ == "__main__":
    sys.exit(main())
