"""The interface's words, from data/strings.yml, in the language of a locale.

Only Simplified and English are written by hand; zh-TW and zh-HK take the Simplified words here, and the finished page is
converted as a whole (convert.py). Words are data, so that an editor changes them without reading code.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.content.yaml_file import read_yaml
from engine.locales import LANGUAGES, LOCALES

Words = Mapping[str, Any]


def language_of(locale: str) -> str:
    """The language in which words for `locale` are written: "zh" for every Chinese variant."""
    return LOCALES[locale].language


def load_words(path: Path, language: str) -> Words:
    """All words in one language, nested as in the file. Raises ValueError naming the entry that lacks a language."""
    return {name: pick(branch, language, f"{path}: {name}") for name, branch in read_yaml(path).items()}


def pick(branch: Any, language: str, where: str) -> Any:
    """One language out of a tree whose leaves are {zh: …, en: …}."""
    if not isinstance(branch, dict):
        raise ValueError(f"{where}: expected {{zh: …, en: …}} or a group of such entries, found {branch!r}")
    if not set(branch) & set(LANGUAGES):
        return {name: pick(child, language, f"{where}.{name}") for name, child in branch.items()}
    missing = [code for code in LANGUAGES if not branch.get(code)]
    if missing:
        raise ValueError(f"{where}: no words for {', '.join(missing)}; write both {' and '.join(LANGUAGES)}")
    return branch[language]
