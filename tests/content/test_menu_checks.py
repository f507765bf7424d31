"""What the menu and the pages owe each other: a page that is there, a line for each page, and a colon with a space."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.content.guide_checks import _menu
from engine.content.library import Library

LINES = ["nav:", "  - a.md", "  - 名：b.md", "extra:", "  untranslated: hidden", "  not_found_leads_to: [x.md]"]


def told(folder: Path, pages: list[str], **changed: Any) -> list[str]:
    for name in pages:
        (folder / name).write_text("", encoding="utf-8")
    library = SimpleNamespace(docs=folder, source_pages=pages, unread=frozenset(), words={"nav": {}})
    settings: dict[str, Any] = {
        "nav": ["a.md"],
        "untranslated": "refused",
        "not_found_leads_to": [],
        "unlisted": lambda uri: False,
    }
    return list(_menu(cast(Library, library), {**settings, **changed}, LINES))


@pytest.mark.parametrize(
    ("pages", "changed", "findings"),
    [
        (["a.md"], {}, []),
        (["a.md"], {"untranslated": "shown"}, []),
        (["a.md"], {"untranslated": "hidden"}, ["mkdocs.yml:5: extra: untranslated is 'hidden'; write refused, or shown"]),
        (["a.md"], {"not_found_leads_to": ["a.md", "x.md"]}, ["mkdocs.yml:6: extra: not_found_leads_to: there is no docs/x.md."]),
        ([], {}, ["mkdocs.yml:2: the menu names a.md, and there is no docs/a.md."]),
        (["a.md", "b.md"], {}, ["mkdocs.yml:1: the menu does not name b.md, and docs/b.md is there."]),
        (["a.md", "b.md"], {"unlisted": lambda uri: uri == "b.md"}, []),
        (["a.md"], {"unlisted": lambda uri: True}, []),
        (["a.md", "b.md"], {"nav": None}, []),  # MkDocs makes a menu of all
        (["a.md"], {"nav": ["a.md", "名：b.md"]}, ["mkdocs.yml:3: the colon ： in '名：b.md…' is full-width."]),
    ],
)  # fmt: skip
def test_the_menu_and_the_pages_fit(
    tmp_path: Path, pages: list[str], changed: dict[str, Any], findings: list[str]
) -> None:
    found = told(tmp_path, pages, **changed)
    assert len(found) == len(findings) and all(map(str.startswith, found, findings)), found
