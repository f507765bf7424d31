"""The headings of a page: ids, levels, and one of the first level."""

from pathlib import Path

import pytest

from engine.content.source_page import read_page
from engine.content.step_checks import headings

ONE = "# One {#one}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ONE, []),
        (ONE + "## Two {#two}\n### Three {#three}\n## Four {#four}\n", []),
        ("## Two {#two}\n", [(1, "is of level 2 right below level 0."), (1, "exactly one")]),
        ("## Two {#two}\n" + ONE, [(1, "is of level 2 right below level 0.")]),
        (ONE + "### Three {#three}\n", [(2, "the heading 'Three' is of level 3 right below level 1. Take out a '#'.")]),
        (ONE + "## Two {#two}\n#### Four {#four}\n", [(3, "is of level 4 right below level 2.")]),
        (ONE + "# Two {#two}\n", [(2, "a page needs exactly one '# heading', which stands in line 1. Write ## here.")]),
        ("words\n", [(1, "exactly one")]),
        (ONE + "## Two\n", [(2, "the heading 'Two' has no id.")]),
        (ONE + "## Two\n## Three\n", [(2, "has no id"), (3, "has no id")]),
        (ONE + "## Two {#Two}\n", [(2, "the id 'Two' may have only")]),
        (
            ONE + "## Two {#two}\n## Three {#two}\n## Four {#two}\n",
            [(3, "in line 2 already"), (4, "in line 2 already")],
        ),
    ],
)
def test_each_wrong_heading_is_told_at_its_line(tmp_path: Path, text: str, told: list[tuple[int, str]]) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = list(headings(read_page(tmp_path / "a.md", "a.md")))
    assert [line for line, _ in found] == [line for line, _ in told], found
    assert all(part in said for (_, said), (_, part) in zip(found, told, strict=True)), found
