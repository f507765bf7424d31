"""Begin a language: python -m scripts.new_language vi, or `make new-language NAME=vi`.

Writes its line in mkdocs.yml, its entry in locales.yml where the engine does not know it, and data/strings.vi.yml: every word that readers see
around the text, the engine's and the guide's, each with TODO before what it is in English. Nothing that is there already is changed; the
build names every TODO that is left, and what pages and other data lack.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from engine.build.command_exit import end
from engine.configuration import listed, read_configuration
from engine.content.editor_file import FileMistake, read_text_file
from engine.content.words import overlaid, own_words, words_file
from engine.content.yaml_file import as_text, read_yaml
from engine.folders import CONFIGURATION, ENGINE, GUIDE
from engine.locales import KNOWN
from engine.own_locales import CODE, OWN
from scripts.skeleton import Change, write

LISTED = re.compile(r"^( *- )\{locale: .*\}[^\n]*\n", re.MULTILINE)  # - {locale: en, name: English, build: true}


def main(arguments: list[str] | None = None, root: Path = GUIDE) -> int:
    parser = argparse.ArgumentParser(prog="scripts.new_language", description=__doc__)
    parser.add_argument("code", help="as vi, pt-BR")
    try:
        code = parser.parse_args(arguments).code
        write(plan(code, root), root)
    except (FileMistake, ValueError) as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    print(
        f"Write its own name at `name` in mkdocs.yml, and its words over each TODO. Pages are NAME.{code}.md; until all are written, "
        "`untranslated: shown` in mkdocs.yml shows the others in the source language. `make check` names what is left."
    )
    return 0


def plan(code: str, root: Path) -> list[Change]:
    """All that will be written. Raises FileMistake and ValueError before anything is."""
    if not CODE.fullmatch(code):
        raise FileMistake(f"'{code}' is no name of a language: write it as in vi, pt-BR or zh-Hant")
    if KNOWN.get(code) and KNOWN[code].opencc:
        raise FileMistake(f"{code} is made from zh-Hans by OpenCC, and needs no words: add its line in mkdocs.yml")
    menu, locales, strings = root / CONFIGURATION, root / OWN, root / "data" / "strings.yml"
    language = KNOWN[code].language if code in KNOWN else code.partition("-")[0]
    made = []
    if code not in [known for known, _ in listed(read_configuration(menu))]:
        made.append(Change(menu, _in_list(read_text_file(menu), code)))
    if code not in KNOWN and not re.search(rf"^['\"]?{re.escape(code)}['\"]?:", _text(locales), re.MULTILINE):
        made.append(Change(locales, f"{_text(locales)}{as_text(code)}: {{}}\n", new=not locales.exists()))
    words = words_file(strings, language)
    tree = (
        None if words.exists() else to_write(overlaid(read_yaml(ENGINE / "strings.yml"), own_words(strings)), language)
    )
    if tree:
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000)
        made.append(
            Change(
                words,
                f"# The words of the interface in {code}; {{n}} and the like are filled in. Each name as in strings.yml.\n{text}",
                new=True,
            )
        )
    if not made:
        raise FileMistake(f"{code} is begun already; make check names what it lacks")
    return made


def to_write(branch: Any, language: str) -> Any:
    """The words of a tree, each with TODO before its English, or any other language; what has words already is left out."""
    if not any(isinstance(child, dict) for child in branch.values()):
        return None if branch.get(language) else f"TODO {branch.get('en') or next(iter(branch.values()))}"
    found = {name: to_write(child, language) for name, child in branch.items() if isinstance(child, dict)}
    return {name: child for name, child in found.items() if child} or None


def _in_list(text: str, code: str) -> str:
    """mkdocs.yml with the language below the last one."""
    last = list(LISTED.finditer(text))[-1:]
    if not last:
        raise FileMistake(
            f"{CONFIGURATION}: its languages are not written as '- {{locale: en, …}}'; add the line for {code} yourself first"
        )
    return f"{text[: last[0].end()]}{last[0][1]}{{locale: {as_text(code)}, name: {as_text(code)}, build: true}}\n{text[last[0].end() :]}"


def _text(path: Path) -> str:
    return read_text_file(path).rstrip("\n") + "\n" if path.exists() else ""


if __name__ == "__main__":
    end(main)
