"""Icons come from the installed package; one that does not exist stops the build with file and line."""

from pathlib import Path

import pytest

from engine.build.assets import TEMPLATES
from engine.content.page_checks import check_pages, read_docs
from engine.shell.icons import check_templates, icon


def test_an_icon_is_drawn_and_not_read_aloud() -> None:
    drawing = icon("phone")
    assert drawing.startswith('<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><path d="M')


def test_an_unknown_icon_of_a_page_is_told_with_its_line(tmp_path: Path) -> None:
    text = "---\ntitle: T\ndescription: D\nreviewed: 2026-11-21\n---\n\n# 标题 {#top}\n\n:material-phone: `:material-no:`\n\n:material-fone:\n"
    (tmp_path / "index.md").write_text(text, encoding="utf-8")
    found = [
        finding
        for finding in check_pages(read_docs(tmp_path)[0], tmp_path, [], [], {})
        if "there is no icon" in finding
    ]
    assert len(found) == 1
    assert found[0].startswith(f"{tmp_path}/index.md:11: there is no icon 'fone'. Choose")


def test_an_unknown_icon_of_a_template_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p>\n{{ icon("phone") }}{{ icon("fone") }}\n</p>\n', encoding="utf-8")
    (found,) = check_templates([tmp_path])
    assert found.startswith(f"{tmp_path}/a.html:2: there is no icon 'fone'. Choose")
    assert list(check_templates(TEMPLATES)) == []


@pytest.mark.parametrize("name", ["fone", "../material/phone", ""])
def test_what_is_no_icon_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="there is no icon"):
        icon(name)
