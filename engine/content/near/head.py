"""The front matter: edges that are nearly edges, and fields that are nearly fields."""

import re
from collections.abc import Callable

from engine.content.front_matter import head_of

FIELD = re.compile(r"^\s*(?:- )?(?P<name>[a-z_][a-z0-9_-]*)\s*(?P<sign>：|:(?=[^\s/\d]))")  # title：, title:x
EDGE = re.compile(r"^\s*-{2,5}\s*$")


def front_matter(lines: list[str], fold: Callable[[str], str]) -> tuple[int, list[tuple[int, str]]]:
    """Where the body begins, as if what is nearly an edge were one, and what is nearly right above it."""
    if not lines or not EDGE.match(fold(lines[0])):
        return 0, []
    edges = [bool(EDGE.match(fold(raw))) for raw in lines]
    head = head_of("\n".join("---" if edge else raw for edge, raw in zip(edges, lines, strict=True)))
    end = len(head[0].splitlines()) if head else len(lines)
    return end, [(index + 1, said) for index in range(end) if (said := _nearly(lines[index], edges[index]))]


def _nearly(raw: str, edge: bool) -> str:
    """What a line of the head should be; "" where it is right."""
    if edge:
        return "" if raw.rstrip() == "---" else f"'{raw.strip()}' is nearly the edge of the front matter. Write: ---"
    near = FIELD.match(raw)
    if not near or "http" in near["name"]:
        return ""
    return f"'{near[0].strip()}' is nearly a field. Write a colon of the plain kind and a blank: {near['name']}: …"
