"""Begin a guide, a question, a rule, its law, a term, a checklist, a letter or a phone line: python -m scripts.skeleton guide NAME, or `make new-guide NAME=…`.

Writes what belongs to it in every language that is written by hand, its line in the menu and its place in the search, each with TODO where words are
wanted; the build names every TODO that is left. Nothing that is there already is changed. The texts stand in scripts/skeletons/.
"""

import argparse
import datetime as dt
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.build.command_exit import end
from engine.content.editor_file import FileMistake, read_text_file, write_text_file
from engine.content.source_page import ASCII_ID, read_page
from engine.content.yaml_file import as_text, read_yaml
from engine.folders import GUIDE
from engine.locales import DEFAULT, LANGUAGES, LOCALES, Locale

TEXTS = Path(__file__).parent / "skeletons"
NUMBER = re.compile(r"^[0-9][0-9 -]*$")  # 12348, 400-810-8866
PAGES = {"guide": "guides", "checklist": "checklists", "letter": "letters"}  # a page each, in this folder of docs/
ENTRIES = {
    "rule": "rules",
    "law": "laws_and_dates",
    "term": "glossary",
    "phone": "phones",
}  # an entry each, in this file of data/
SEARCH = "  {place}:\n    names: [TODO]\n"


@dataclass(frozen=True)
class Change:
    """A file as it will be; `new` where it is not there yet."""

    path: Path
    text: str
    new: bool = False


def main(arguments: list[str] | None = None, root: Path = GUIDE) -> int:
    parser = argparse.ArgumentParser(prog="scripts.skeleton", description=__doc__)
    parser.add_argument("kind", choices=[*PAGES, "faq", *ENTRIES])
    parser.add_argument("name", help="its id or its page's name: a-z, 0-9 and '-'; of a phone line its number")
    given = parser.parse_args(arguments)
    try:
        changes = plan(given.kind, given.name, root)
        back = taken_back(changes, root)
        write(changes, root)
    except (FileMistake, ValueError) as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    print(f"Fill in every TODO; `make serve` names those that are left.\nTo take it back before you go on: {back}.")
    return 0


def write(changes: Sequence[Change], root: Path) -> None:
    """Write each file and say so."""
    for change in changes:
        if change.new:
            change.path.parent.mkdir(parents=True, exist_ok=True)
            change.path.write_text(change.text, encoding="utf-8")
        else:
            write_text_file(change.path, change.text)
        print(f"{'wrote' if change.new else 'added to'} {change.path.relative_to(root)}")


def taken_back(changes: Sequence[Change], root: Path) -> str:
    """How to undo what will be written: files to delete, and lines to take out, by their numbers."""
    new = [str(change.path.relative_to(root)) for change in changes if change.new]
    steps = [f"delete {' and '.join(new)}"] if new else []
    return "; ".join([*steps, *(_lines_out(change, root) for change in changes if not change.new)])


def _lines_out(change: Change, root: Path) -> str:
    before, after = read_text_file(change.path).splitlines(), change.text.splitlines()
    same = next((at for at, (old, now) in enumerate(zip(before, after, strict=False)) if old != now), len(before))
    last = same + len(after) - len(before)
    lines = f"line {last}" if last == same + 1 else f"lines {same + 1} to {last}"
    return f"take out {lines} of {change.path.relative_to(root)}"


def plan(kind: str, name: str, root: Path) -> list[Change]:
    """All that will be written, or FileMistake and ValueError before anything is."""
    pattern, form = (
        (NUMBER, "a number, such as 12348") if kind == "phone" else (ASCII_ID, "a-z, 0-9 and '-', such as court")
    )
    if not pattern.match(name):
        raise FileMistake(f"'{name}' cannot be its name: write {form}")
    if kind in PAGES:
        return _pages(kind, name, root)
    return _question(name, root) if kind == "faq" else _entry(kind, name, root)


def _pages(kind: str, name: str, root: Path) -> list[Change]:
    folder = PAGES[kind]
    made = []
    for locale in languages(root):
        path = root / "docs" / folder / f"{name}{locale.suffix}"
        if path.exists():
            raise FileMistake(f"{path.relative_to(root)} is there already; choose another name, or open it")
        made.append(Change(path, _filled(_page(kind, locale), name, root), new=True))
    config = root / "mkdocs.yml"
    made.append(Change(config, in_menu(read_text_file(config), folder, name)))
    return [*made, *_searched(f"{folder}/{name}", root)]


def _page(kind: str, locale: Locale) -> str:
    """The text that a page begins with: what the source says for all languages, a translation leaves out."""
    return f"{kind}.md" if locale is DEFAULT else f"{kind}.translated.md"


def languages(root: Path) -> list[Locale]:
    """The languages in which this guide's pages are written: those of its home page."""
    return [each for each in LOCALES.values() if each.by_hand and (root / "docs" / f"index{each.suffix}").is_file()]


def _searched(place: str, root: Path) -> list[Change]:
    """The place in data/search.yml, where the guide has one."""
    search = root / "data" / "search.yml"
    if not search.is_file():
        return []
    return [Change(search, read_text_file(search).rstrip("\n") + "\n" + SEARCH.format(place=place))]


def in_menu(text: str, folder: str, name: str) -> str:
    """mkdocs.yml with the page's line below the last one of its folder."""
    found = list(re.finditer(rf"^( +- ){re.escape(folder)}/[\w-]+\.md *\n", text, re.MULTILINE))
    if not found:
        raise FileMistake(
            f"mkdocs.yml: no page of {folder}/ stands in 'nav'; add '- {folder}/{name}.md' there yourself first"
        )
    last = found[-1]
    return f"{text[: last.end()]}{last[1]}{folder}/{name}.md\n{text[last.end() :]}"


def _question(name: str, root: Path) -> list[Change]:
    made = []
    for locale in languages(root):
        path = root / "docs" / f"faq{locale.suffix}"
        text = read_text_file(path)
        if f"{{#{name}}}" in text:
            raise FileMistake(f"{path.relative_to(root)} has a question #{name} already; choose another id")
        made.append(Change(path, text.rstrip("\n") + "\n" + _filled("faq.md", name, root)))
    return [*made, *_searched(f"faq#{name}", root)]


def _entry(kind: str, name: str, root: Path) -> list[Change]:
    path = root / "data" / f"{ENTRIES[kind]}.yml"
    if not path.is_file():
        return [Change(path, _filled(f"{kind}.yml", name, root).lstrip("\n"), new=True)]
    if name in map(str, read_yaml(path) or {}):
        raise FileMistake(f"{path.relative_to(root)} has '{name}' already; choose another id, or change that one")
    return [Change(path, read_text_file(path).rstrip("\n") + "\n" + _filled(f"{kind}.yml", name, root))]


def _filled(text: str, name: str, root: Path) -> str:
    """A text of scripts/skeletons/ with the name, today's date, and for what must lead somewhere the first guide and its first step."""
    guide = re.search(r"^ +- (guides/[\w-]+)\.md *$", read_text_file(root / "mkdocs.yml"), re.MULTILINE)
    if guide is None:
        raise FileMistake("mkdocs.yml: no guide stands in 'nav'; add one first")
    uri = f"{guide[1]}{DEFAULT.suffix}"
    step = next(heading.id for heading in read_page(root / "docs" / uri, uri).headings if heading.level > 1)
    letters = root / "data" / "letters.yml"
    asked = read_yaml(letters) if letters.is_file() else {"fields": {}, "send": {"": []}}
    fields = list(asked["fields"])[:3]
    words = [f"{code}: TODO" for code in LANGUAGES]
    return (TEXTS / text).read_text(encoding="utf-8").format(
        name=name, key=as_text(name), today=dt.datetime.now(dt.UTC).date().isoformat(), next=uri, step=f"{uri}#{step}", send=next(iter(asked["send"])),
        words=f"{{{', '.join(words)}}}", says="\n    ".join(words), term="\n  ".join(words), fields=", ".join(fields), marks="\n".join(f"TODO [field:{field}]" for field in fields),
    )  # fmt: skip


if __name__ == "__main__":
    end(main)
