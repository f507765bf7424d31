"""Read a YAML data file, with a message for the editor who mistyped it."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

try:
    # The C parser is ten times as fast; PyYAML has it in its wheels, but not where it was built without libyaml.
    from yaml import CSafeLoader as Fastest
except ImportError:
    from yaml import SafeLoader as Fastest  # type: ignore[assignment]


class PlainLoader(Fastest):
    """YAML without its own idea of dates: 2026-13-21 stays text, for us to say what is wrong with it. And a key that stands
    twice is a mistake: YAML would take the last and lose the other without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key.value}' stands twice in one place", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse_yaml(text: str) -> Any:
    """The content of a YAML text, dates as text. Raises yaml.YAMLError."""
    return yaml.load(text, PlainLoader)  # a SafeLoader


@lru_cache(maxsize=64)
def _parse_once(text: str) -> Any:
    """Each language's build reads the same few data files, most of them several times."""
    return parse_yaml(text)


def entry_lines(text: str) -> list[tuple[str, int]]:
    """(key, line) of every entry at the top level of a YAML text, in order, doubles included."""
    node = yaml.compose(text, PlainLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key.value, key.start_mark.line + 1) for key, _ in pairs]


def read_yaml(path: Path) -> Any:
    """The file's content, which nobody may change: the next reader gets the same object. Raises ValueError naming file, line and remedy where it is not valid YAML."""
    try:
        return _parse_once(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}:1: not UTF-8 (byte {error.start}). Save the file as UTF-8.") from error
    except yaml.YAMLError as error:
        raise ValueError(yaml_problem(path, error)) from error


def yaml_problem(path: Path, error: yaml.YAMLError, first_line: int = 1) -> str:
    """What is wrong and where; `first_line` is the file's line at which the YAML begins."""
    mark = getattr(error, "problem_mark", None)
    line = first_line + mark.line if mark else first_line
    problem = getattr(error, "problem", None) or "it cannot be read"
    remedy = "" if "twice" in problem else " Put quotes around a value that contains ': ', '{' or '?'."
    return f"{path}:{line}: not valid YAML: {problem}.{remedy}"
