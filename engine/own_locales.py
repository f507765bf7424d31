"""A guide's own languages, as its locales.yml has them; what cannot be one is told with its line. What they become: locales.py."""

import codecs
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.content.yaml_file import entry_lines, read_yaml

OWN = "locales.yml"
FIELDS = {"language", "tags", "font", "encoding", "direction", "colon", "comma", "space"}
CHOICES = {"direction": ("ltr", "rtl"), "font": ("SC", "TC", "HK", "JP", "KR")}
CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # vi, pt-BR, zh-Hant-TW


def read_own(path: Path) -> tuple[dict[str, Mapping[str, Any]], list[str]]:
    """The entries of the file by the code of the language, and what is wrong with the others."""
    try:
        tree = read_yaml(path) if path.exists() else None
    except ValueError as error:
        return {}, [str(error)]
    if tree is None:
        return {}, []
    if not isinstance(tree, dict):
        return {}, [f"{path}:1: expected one entry a language, as vi: {{}}; found {tree!r}."]
    lines = dict(entry_lines(path.read_text(encoding="utf-8-sig")))
    found, wrong = {}, []
    for code, entry in tree.items():
        own = {} if entry is None else entry
        if problem := _unfit_entry(str(code), own):
            wrong.append(f"{path}:{lines[str(code)]}: {code}: {problem}")
        else:
            found[str(code)] = own
    return found, wrong


def _unfit_entry(code: str, own: Any) -> str | None:
    """Why an entry of a locales.yml cannot be a language."""
    if not CODE.fullmatch(code):
        return "this is no name of a language; write it as in vi, pt-BR or zh-Hant."
    if not isinstance(own, dict) or set(own) - FIELDS:
        unknown = f"'{sorted(map(str, set(own) - FIELDS))[0]}'" if isinstance(own, dict) else repr(own)
        return f"unknown {unknown}; the fields are {', '.join(sorted(FIELDS))}, all optional."
    tags = own.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        return f"tags is {tags!r}; write a list of codes, as [{code}]."
    for name in sorted(FIELDS - {"tags"} & set(own)):
        value, choices = own[name], CHOICES.get(name)
        if not isinstance(value, str):
            return f"{name} is {value!r}, which is no text; put it in quotes."
        if choices and value not in choices:
            return f"{name} is {value!r}; write {', '.join(choices[:-1])} or {choices[-1]}."
    if not CODE.fullmatch(own.get("language", "en")):
        return f"language is {own['language']!r}; write the code of a language, as vi."
    return _unknown_encoding(own.get("encoding", "utf-8"))


def _unknown_encoding(name: str) -> str | None:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return f"encoding is {name!r}, which nobody knows; write one as windows-1258 or cp932."
    return None
