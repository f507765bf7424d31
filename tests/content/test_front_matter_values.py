"""What the fields of a page's front matter say, one by one: a day that has been, a source that there is, a field that is known."""

import datetime as dt
from pathlib import Path

import pytest

from engine.content.front_matter_checks import _values
from engine.content.source_page import read_page

LATEST = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("reviewed: 2026-11-27", []),
        ("reviewed: 2026-11-28", ["is still to come"]),
        ("reviewed: soon", []),  # which is told for itself
        ("description: one #two", ["'#two' behind 'one' is read as a remark, and is lost"]),
        ("description: one # two", ["'# two' behind 'one' is read as a remark, and is lost"]),
        ("titel: x", ["there is no field 'titel'. Do you mean 'title'?"]),
        ("zzzzz: x", ["there is no field 'zzzzz'. There are: "]),
    ],
)
def test_a_field_says_what_it_may(tmp_path: Path, field: str, told: list[str]) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: x\n{field}\n---\n", encoding="utf-8")
    found = list(_values(read_page(tmp_path / "a.md", "guides/a.md"), None, LATEST))
    assert [line for line, _ in found] == [3] * len(told), found
    assert all(part in said for (_, said), part in zip(found, told, strict=True)), found
