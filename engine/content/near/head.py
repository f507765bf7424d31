"""The front matter: where it ends, and fields that are nearly fields."""

import re
from collections.abc import Callable

FIELD = re.compile(r"^\s*(?:- )?(?P<name>[a-z_][a-z0-9_-]*)\s*(?P<sign>：|:(?=[^\s/\d]))")  # title：, title:x
EDGE = re.compile(r"^\s*-{2,5}\s*$")


def front_matter(lines: list[str], fold: Callable[[str], str]) -> tuple[int, list[tuple[int, str]]]:
    """Where the body begins, and what is nearly right above it."""
    if not lines or not EDGE.match(fold(lines[0])):
        return 0, []
    findings = []
    for index, raw in enumerate(lines):
        if EDGE.match(fold(raw)):
            if raw.rstrip() != "---":
                findings.append((index + 1, f"'{raw.strip()}' is nearly the edge of the front matter. Write: ---"))
            if index:
                return index + 1, findings
        elif (near := FIELD.match(raw)) and "http" not in near["name"]:
            findings.append(
                (
                    index + 1,
                    f"'{near[0].strip()}' is nearly a field. Write a colon of the plain kind and a blank: {near['name']}: …",
                )
            )
    return len(lines), findings
