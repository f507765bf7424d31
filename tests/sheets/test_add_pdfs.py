"""Several PDFs at once: each page that offers one gets its own, pages without one are left as they are."""

import json
from pathlib import Path

import pytest

from engine.build.one_at_a_time import one_at_a_time
from engine.sheets.add_pdfs import _key, add_pdfs, pdf_name, recorded_key, size_words
from engine.sheets.qr_code import qr_svg
from scripts import pdfs
from tests.pages import on_pages

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
    on_pages(add_pdfs, built(tmp_path / "first"))
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
    on_pages(add_pdfs, site)
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


def test_a_pdf_of_an_older_text_is_left_out_and_counted(
    tmp_path: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on_pages(add_pdfs, built(tmp_path / "first"))
    keys = json.loads((made / "keys.json").read_text(encoding="utf-8"))
    assert capsys.readouterr().out == ""  # none was made yet, so none is old
    for name, key in {**keys, "negotiate-zh-Hans.pdf": "older", "checklists/agree-zh-Hans.pdf": None}.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_bytes(b"x")
        if key:
            (made / name).with_suffix(".key").write_text(key)
    site = built(tmp_path / "second")
    on_pages(add_pdfs, site)
    assert capsys.readouterr().out.startswith("2 PDFs were made from an older text and are left out: run `make pdf`")
    for page in ("negotiate", "checklists/agree"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert "data-pdf" not in html and "<a " not in html
    assert sorted(path.stem for path in (site / "pdf").rglob("*.pdf")) == ["negotiate-en", "negotiate-zh-Hans", "negotiate-zh-Hans"]  # fmt: skip
    for look in ("guide.css", "sheet.css"):  # another look is another paper
        again = built(tmp_path / look)
        (again / "assets" / look).write_text("p {}")
        on_pages(add_pdfs, again)
        assert not (again / "pdf").exists()


def test_the_key_is_of_the_article_alone_and_of_a_page_without_one_of_all() -> None:
    head, other, article = "<nav>a</nav>", "<nav>b</nav>", '<article class="x">\n</article>'
    assert _key(head + article, b"") == _key(other + article, b"") != _key(head + article, b"x")
    assert _key(head, b"") != _key(other, b"")


@pytest.mark.parametrize(
    ("address", "name"),
    [("zh-TW/checklists/x", "checklists/x-zh-TW.pdf"), ("zh-TW", "index-zh-TW.pdf"), (".", "index-zh-Hans.pdf"), ("en/x", "x-en.pdf"), ("x", "x-zh-Hans.pdf")],
)  # fmt: skip
def test_a_pdf_is_named_as_its_page_and_language(address: str, name: str) -> None:
    assert pdf_name(address) == name


def test_a_code_is_a_whole_one_however_short_its_address() -> None:
    """A micro code is read by few phones."""
    svg = qr_svg("A")
    assert svg.startswith('<svg class="qr" aria-hidden="true" ') and svg.count("<svg") == 1
    assert 'viewBox="0 0 29 29"' in svg  # 21 modules, and 4 of nothing on each side
    assert len(qr_svg("https://example.org/a/long/address/of/a/page", "l")) < len(
        qr_svg("https://example.org/a/long/address/of/a/page")
    )


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


@pytest.mark.parametrize("cut_off", ["at its PDF", "at its key"])
def test_a_pdf_that_was_cut_off_stands_beside_no_other_page_s_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_off: str
) -> None:
    """Else a page that is again as it was would offer what it said in between."""
    made = tmp_path / "process-en.pdf"
    pdfs.put(made, b"as it was", "key of what it was")
    assert recorded_key(made) == "key of what it was"

    def stopped(path: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes" if cut_off == "at its PDF" else "write_text", stopped)
    with pytest.raises(OSError, match="No space left"):
        pdfs.put(made, b"as it was meanwhile", "key of that")
    assert recorded_key(made) == ""


def test_nothing_is_printed_while_a_build_writes_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"MADE": tmp_path, "SITE": tmp_path}.items():
        monkeypatch.setattr(pdfs, name, value)
    monkeypatch.setattr("engine.folders.MADE", tmp_path)
    monkeypatch.setattr(pdfs, "find_chromium", lambda: "chromium")
    (tmp_path / "keys.json").write_text("{}", encoding="utf-8")
    with one_at_a_time(tmp_path):
        assert pdfs.main([]) == 1
    assert "another build is at work here" in capsys.readouterr().err
