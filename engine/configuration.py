"""A guide's mkdocs.yml, read without MkDocs: which languages it lists, also where it cannot be read as a whole."""

import re
from pathlib import Path
from typing import Any

import yaml


class _Lenient(yaml.SafeLoader):
    """For mkdocs.yml, whose own tags (!ENV, !relative) say nothing here; what is wrong with the file, MkDocs tells."""


_Lenient.add_multi_constructor("!", lambda loader, suffix, node: None)


def read_leniently(path: Path) -> Any:
    """A YAML file of the guide; None where there is none, or where it cannot be read: others say what is wrong with it."""
    try:
        return parse_leniently(path.read_text(encoding="utf-8-sig")) if path.is_file() else None
    except (yaml.YAMLError, ValueError):
        return None


def parse_leniently(text: str) -> Any:
    """Raises yaml.YAMLError, and ValueError for what YAML takes for a date and is none."""
    return yaml.load(text, _Lenient)  # a SafeLoader


LISTED = re.compile(r"\blocale:\s*[\"']?([A-Za-z-]+)")  # locale: zh-Hans


def read_configuration(path: Path) -> Any:
    """mkdocs.yml; where it is no YAML, its languages at least, so that the rest of the guide can be looked at as well."""
    if (tree := read_leniently(path)) is not None or not path.is_file():
        return tree
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    pieces = re.split(r"(?=\blocale:)", text)[1:]
    codes = [(found[1], "default: true" in piece) for piece in pieces if (found := LISTED.match(piece))]
    return {"plugins": {"i18n": {"languages": [{"locale": code, "default": first} for code, first in codes]}}}


def listed(configuration: Any) -> list[tuple[str, bool]]:
    """(code, whether it is the source) of every language that a mkdocs.yml builds."""
    return [(str(each.get("locale")), each.get("default") is True) for each in languages(configuration)]


def languages(configuration: Any) -> list[dict[str, Any]]:
    plugins = configuration.get("plugins") if isinstance(configuration, dict) else None
    pairs = [each for each in plugins if isinstance(each, dict)] if isinstance(plugins, list) else [plugins or {}]
    options: dict[str, Any] = next(
        (each["i18n"] for each in pairs if isinstance(each, dict) and isinstance(each.get("i18n"), dict)), {}
    )
    languages = options.get("languages")
    return [each for each in languages if isinstance(each, dict)] if isinstance(languages, list) else []
