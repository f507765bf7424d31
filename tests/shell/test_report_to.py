"""Where readers report mistakes: what an address may be, and where the page shows it."""

from pathlib import Path

import pytest

from engine.content.source_page import read_page
from engine.shell.report_to import report_at, report_link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("", ""),
        ("  ", ""),
        ("desk@guide.example", "mailto:desk@guide.example"),
        ("mailto:desk@guide.example", "mailto:desk@guide.example"),
        ("https://host.example/team/guide/issues/new", "https://host.example/team/guide/issues/new"),
    ],
)
def test_an_address_becomes_a_link(address: str, link: str) -> None:
    assert report_link(address) == link


@pytest.mark.parametrize(
    "address",
    [
        "desk",
        "http://form.example/",
        "javascript:alert(1)",
        "a@b",
        'https://x.example/"><b',
        "a@b.example?cc=x",
        "a@b.example%0Acc%3Dx",
        "https:///x",
        "https://user:pw@x.example/",
        "a<b>@c.example",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is no mail address and does not begin with https://"):
        report_link(address)


def test_the_form_is_found_by_the_heading_above_it(tmp_path: Path) -> None:
    path = tmp_path / "about.md"
    path.write_text(
        "# About {#top}\n\n## Mistakes {#mistakes}\n\n<!-- report-tool -->\n\n## Else {#else}\n", encoding="utf-8"
    )
    page = read_page(path, "about.md")
    assert report_at(page, "mailto:a@b.example") == "#mistakes"
    assert report_at(page, "") == ""
    assert report_at(None, "mailto:a@b.example") == ""
    path.write_text("# About {#top}\n", encoding="utf-8")
    assert report_at(read_page(path, "about.md"), "mailto:a@b.example") == ""
