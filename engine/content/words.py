"""The interface's words in the language of a locale: the engine's own (engine/strings.yml), with the guide's before them.

A guide's data/strings.yml adds its words and may write any of the engine's otherwise, entry by entry and language by language; so a
language that the engine does not know gets its words there. zh-TW and zh-HK take the Simplified words, and the finished page is
converted as a whole (convert.py). Words are data, so that an editor changes them without reading code.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.content.yaml_file import read_yaml, read_yaml_if_there
from engine.folders import ENGINE
from engine.locales import LANGUAGES, LOCALES

Words = Mapping[str, Any]
OURS = ENGINE / "strings.yml"
MOST_TOLD = 12  # entries without a language that a message names


def language_of(locale: str) -> str:
    """The language in which words for `locale` are written: "zh" for every Chinese variant."""
    return LOCALES[locale].language


def load_words(path: Path, language: str) -> Words:
    """All words in one language, nested as in the files; `path` is the guide's file. Raises ValueError naming what lacks a language."""
    own = read_yaml_if_there(path)
    if not isinstance(own, dict):
        raise ValueError(f"{path}:1: expected groups of words, as site: {{name: {_example()}}}; found {own!r}")
    tree = _overlaid(read_yaml(OURS), own)
    if not isinstance(tree.get("site"), dict) or "name" not in tree["site"]:
        raise ValueError(f"{path}:1: what the guide is called is missing; write site: {{name: {_example()}}}")
    if missing := [where for name, branch in tree.items() for where in _missing(branch, name, str(path))]:
        more = f" and {len(missing) - MOST_TOLD} more" if len(missing) > MOST_TOLD else ""
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        raise ValueError("\n".join(f"{path}:{_line(text, lines)}: {text}" for text in missing[:MOST_TOLD]) + more)
    words = {name: pick(branch, language) for name, branch in tree.items()}
    return {**words, "site": {"short_name": words["site"]["name"], "description": "", "tagline": "", **words["site"]}}


def without_words(words: Words, path: Path, *groups: str) -> list[str]:
    """What to say of the groups of words that a page needs and that nobody has written: those of a subject are not the engine's."""
    return [
        f"{path}: the group '{group}' is missing, and a page needs its words. Copy it from this project's own data/strings.yml."
        for group in groups
        if group not in words
    ]


def pick(branch: Any, language: str) -> Any:
    """One language out of a tree whose leaves are {zh: …, en: …}."""
    if _is_leaf(branch):
        return branch[language]
    return {name: pick(child, language) for name, child in branch.items()}


def _overlaid(below: Any, above: Any) -> Any:
    """`above` laid over `below`: groups and entries are joined, and what both have is as `above` says."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {**below, **{name: _overlaid(below.get(name), value) for name, value in above.items()}}


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
        written = next((f" ({code}: {text})" for code, text in branch.items() if text), "")
        yield f"{name}: no words for {', '.join(lacks)}{written}; write {_example()}"
    elif wrong := [code for code in LANGUAGES if not isinstance(branch[code], str)]:
        yield f"{name}: {wrong[0]}: {branch[wrong[0]]!r} is no text; put quotes around it"


def _line(text: str, lines: Sequence[str]) -> int:
    """The line of "nav.home: …" in the guide's file: that of its last part below the first ones; 1 where it is not there."""
    at = 0
    for name in text.partition(":")[0].split("."):
        found = (number for number, line in enumerate(lines[at:], at + 1) if line.strip(" {\"'").startswith(name))
        at = next(found, at)
    return at or 1


def _example() -> str:
    return "{" + ", ".join(f"{code}: …" for code in LANGUAGES) + "}"
