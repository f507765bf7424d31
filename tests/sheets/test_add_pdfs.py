"""Several PDFs at once: each page that offers one gets its own, pages without one are left as they are."""

import json
from pathlib import Path

import pytest

from engine.sheets.add_pdfs import add_pdfs, size_words

MARKED = "<article>{}<span data-pdf hidden>PDF {{size}}</span></article>"
PAGES = {
    "about": "<article>no PDF</article>",
    "checklists/agree": MARKED.format("agree"),
    "checklists/negotiate": MARKED.format("negotiate"),
    "letters/negotiate": MARKED.format("a letter of the same name"),
    "negotiate": MARKED.format("a page at the top of the same name"),
    "en/checklists/negotiate": MARKED.format("in English"),
}


def built(site: Path) -> Path:
    for name, html in PAGES.items():
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text(html, encoding="utf-8")
    (site / "assets").mkdir()
    for name in ("guide.css", "sheet.css"):
        (site / "assets" / name).write_text("")
    return site


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where PDFs are kept: two levels of folders that a first build has to make, and no PDF yet."""
    folder = tmp_path / ".build" / "deep" / "pdf"
    monkeypatch.setattr("engine.sheets.add_pdfs.MADE", folder)
    return folder


def test_each_page_gets_its_own(tmp_path: Path, made: Path) -> None:
    add_pdfs(built(tmp_path / "first"))
    text = (made / "keys.json").read_text(encoding="utf-8")
    keys = json.loads(text)
    assert text == json.dumps(keys, indent=1)
    assert list(keys) == [
        *("checklists/agree-zh-Hans.pdf", "checklists/negotiate-zh-Hans.pdf", "checklists/negotiate-en.pdf"),
        *("letters/negotiate-zh-Hans.pdf", "negotiate-zh-Hans.pdf"),
    ]
    for name, key in keys.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_bytes(b"x" * 3000)
        (made / name).with_suffix(".key").write_text(key)
    site = built(tmp_path / "second")
    add_pdfs(site)
    assert sorted(path.relative_to(site / "pdf").as_posix() for path in (site / "pdf").rglob("*.pdf")) == sorted(keys)
    for page, pdf in (
        ("checklists/agree", "checklists/agree-zh-Hans"),
        ("checklists/negotiate", "checklists/negotiate-zh-Hans"),
        ("letters/negotiate", "letters/negotiate-zh-Hans"),
        ("negotiate", "negotiate-zh-Hans"),
        ("en/checklists/negotiate", "checklists/negotiate-en"),
    ):
        up = "../" * (page.count("/") + 1)
        assert (
            f'<a class="pdf" href="{up}pdf/{pdf}.pdf" download>PDF 3 KB</a>' in (site / page / "index.html").read_text()
        )
    assert (site / "about/index.html").read_text() == PAGES["about"]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1024, "1 KB"),
        (400_000, "391 KB"),
        (1024 * 1024 - 1024, "1023 KB"),
        (1024 * 1024, "1.0 MB"),
        (20 * 1024 * 1024, "20.0 MB"),
    ],
)
def test_a_size_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
