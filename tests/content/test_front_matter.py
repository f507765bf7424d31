"""Where the head of a page ends is said in one place."""

from pathlib import Path

import pytest

from engine.content.near.head import front_matter
from engine.content.near.signs import fold
from engine.content.source_page import read_page


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: x\nrules: []\n---\n\n# x {#x}\n", 3),
        ("---\r\ntitle: x\r\nrules: []\r\n---\r\n\r\n# x {#x}\r\n", 3),
        ('---\ntitle: x\nsummary: "one\n---two"\nrules: []\n---\n', 5),  # ---two is no edge
        ("---\ntitle: x\n---\n\nrules: []\n", 1),  # in the text: no field
        ("no head\n\nrules: []\n", 1),
    ],
)
def test_a_fields_line_is_looked_for_in_the_head_alone(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(text.encode("utf-8"))
    assert read_page(path, "a.md").line_of("rules") == line


@pytest.mark.parametrize(
    ("lines", "begins", "told"),
    [
        (["---", "title: x", "---", "", "--", "text"], 3, []),
        (["---", "title: x", "——", "text", "---"], 3, [3]),
        (["--", "title：x", "---"], 3, [1, 2]),
        (["---", "title: x"], 2, []),
        (["text", "---"], 0, []),
        ([], 0, []),
    ],
)
def test_the_body_begins_below_what_is_meant_for_an_edge(lines: list[str], begins: int, told: list[int]) -> None:
    found, findings = front_matter(lines, fold)
    assert (found, [line for line, _ in findings]) == (begins, told)
