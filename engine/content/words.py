"""The interface's words in the language of a locale: the engine's own (engine/strings.yml), with the guide's before them.

A guide's data/strings.yml adds its words and may write any of the engine's otherwise, entry by entry and language by language. A language
that the engine does not know gets its words there, or in a file of its own: data/strings.vi.yml has one text for each name. zh-TW and zh-HK take the Simplified words, and the finished page is
converted as a whole (convert.py). Words are data, so that an editor changes them without reading code.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.content.closest import closest
from engine.content.near_misses import TO_WRITE, TODO
from engine.content.yaml_file import read_yaml, read_yaml_if_there
from engine.folders import ENGINE
from engine.locales import LANGUAGES, LOCALES

Words = Mapping[str, Any]
OURS = ENGINE / "strings.yml"
BLANK = re.compile(r"\{[a-z_]+\}")  # {n}
BESIDES = {  # what a guide may say in a group besides the engine's own entries
    "site": ("name", "short_name", "tagline", "description"),
    "footer": ("what_we_do_not", "not_advice"),
    "search": ("seek_example", "examples"),
}
MOST_TOLD = 12  # entries without a language that a message names


def language_of(locale: str) -> str:
    """The language in which words for `locale` are written: "zh" for every Chinese variant."""
    return LOCALES[locale].language


def load_words(path: Path, language: str) -> Words:
    """All words in one language, nested as in the files; `path` is the guide's file. Raises ValueError naming what lacks a language."""
    own = own_words(path)
    tree = overlaid(read_yaml(OURS), own)
    if not isinstance(tree.get("site"), dict) or "name" not in tree["site"]:
        raise ValueError(f"{path}:1: what the guide is called is missing; write site: {{name: {_example()}}}")
    if strange := _strange(own):
        group, name, near = strange
        raise ValueError(
            f"{path}:{_line(f'{group}.{name}', _lines(path))}: {group}.{name}: nothing reads this name{near}. Correct it, or take it out"
        )
    if broken := [
        name
        for name, words in tree["site"].items()
        if isinstance(words, dict) and "\n" in "".join(map(str, words.values()))
    ]:
        raise ValueError(
            f"{path}:{_line(f'site.{broken[0]}', _lines(path))}: site.{broken[0]} has a line break within; write it in one line"
        )
    if missing := [where for name, branch in tree.items() for where in _missing(branch, name, str(path))]:
        lines = _lines(path)
        told = [f"{path}:{_line(text, lines)}: {text}" for text in missing[:MOST_TOLD]]
        more = [
            f"{path}:1: {len(missing) - MOST_TOLD} more entries lack words. `make new-language NAME=…` writes a file with all of them"
        ]
        raise ValueError("\n".join(told + more[: len(missing) > MOST_TOLD]))
    words = {name: pick(branch, language) for name, branch in tree.items()}
    return {**words, "site": {"short_name": words["site"]["name"], "description": "", "tagline": "", **words["site"]}}


def _strange(own: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """(group, name, what was meant) of an entry that nothing reads, in the groups that a guide shares with the engine; a menu names
    its sections as it likes, and the rooms of a subject their words."""
    ours = read_yaml(OURS)
    for group in sorted(({*ours, *BESIDES} - {"nav"}) & set(own)):
        known = [*ours.get(group, ()), *BESIDES.get(group, ())]
        for name in own[group] if isinstance(own[group], dict) else ():
            if name not in known:
                near = closest(str(name), known)
                return group, str(name), f"; do you mean {near}?" if near else ""
    return None


def words_file(path: Path, language: str) -> Path:
    """Where the words of one language may stand apart, beside data/strings.yml: data/strings.vi.yml."""
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


def own_words(path: Path) -> dict[str, Any]:
    """A guide's own words, of all its files. Raises ValueError as read_yaml_if_there."""
    tree = read_yaml_if_there(path)
    for language in LANGUAGES:
        file = words_file(path, language)
        if left := [number for number, line in enumerate(_lines(file), 1) if TODO.search(line)]:
            more = f" ({len(left) - 1} more in this file.)" if len(left) > 1 else ""
            raise ValueError(f"{file}:{left[0]}: {TO_WRITE}{more}")
        tree = overlaid(tree, _in_one(language, read_yaml_if_there(file)))
    return tree


def _in_one(language: str, branch: Any) -> Any:
    """{"home": "…"} as {"home": {"vi": "…"}}."""
    return (
        {name: _in_one(language, child) for name, child in branch.items()}
        if isinstance(branch, dict)
        else {language: branch}
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig", errors="replace").splitlines() if path.is_file() else []


def without_words(words: Words, path: Path, *groups: str) -> list[str]:
    """What to say of the groups of words that a page needs and that nobody has written: those of a subject are not the engine's.
    Nothing where no words could be read."""
    return [
        f"{path}: the group '{group}' is missing, and a page needs its words. Copy it from this project's own data/strings.yml."
        for group in groups
        if words and group not in words
    ]


def pick(branch: Any, language: str) -> Any:
    """One language out of a tree whose leaves are {zh: …, en: …}."""
    if _is_leaf(branch):
        return branch[language]
    return {name: pick(child, language) for name, child in branch.items()}


def overlaid(below: Any, above: Any) -> Any:
    """`above` laid over `below`: groups and entries are joined, and what both have is as `above` says."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {**below, **{name: overlaid(below.get(name), value) for name, value in above.items()}}


def _is_leaf(branch: Any) -> bool:
    """Whether this is an entry and not a group: something in it is named as a language is."""
    return bool({"zh", "en", *LANGUAGES} & set(branch))


def _missing(branch: Any, name: str, path: str) -> Iterator[str]:
    if not isinstance(branch, dict):
        yield f"{name}: expected {_example()} or a group of such entries, found {branch!r}"
    elif not _is_leaf(branch):
        for key, child in branch.items():
            yield from _missing(child, f"{name}.{key}", path)
    elif lacks := [code for code in LANGUAGES if not branch.get(code)]:
        written = next((f" ({code}: {branch[code]})" for code in (*LANGUAGES, *branch) if branch.get(code)), "")
        yield f"{name}: no words for {', '.join(lacks)}{written}; write {_example()}"
    elif wrong := [code for code in LANGUAGES if not isinstance(branch[code], str)]:
        yield f"{name}: {wrong[0]}: {branch[wrong[0]]!r} is no text; put quotes around it"
    elif len({frozenset(BLANK.findall(branch[code])) for code in LANGUAGES}) > 1:
        shown = "; ".join(
            f"{code}: {' '.join(sorted(set(BLANK.findall(branch[code])))) or 'none'}" for code in LANGUAGES
        )
        yield f"{name}: the blanks differ between the languages ({shown}); write the same ones in each"


def _line(text: str, lines: Sequence[str]) -> int:
    """The line of "nav.home: …" in the guide's file: that of its last part below the first ones; 1 where it is not there."""
    at = 0
    for name in text.partition(":")[0].split("."):
        key = re.compile(rf"""[ {{"']*{re.escape(name)}["']?\s*:""")  # "home": and {home:, but not home_page:
        found = (number for number, line in enumerate(lines[at:], at + 1) if key.match(line))
        at = next(found, at)
    return at or 1


def _example() -> str:
    return "{" + ", ".join(f"{code}: …" for code in LANGUAGES) + "}"
