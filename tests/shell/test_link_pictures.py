"""The picture of a link: its own for a guide, the language's for every other page, the icon while none is drawn. No browser here."""

import json
from pathlib import Path

import pytest

from engine.build.one_at_a_time import one_at_a_time
from engine.offline.offline_list import NAME, write_offline_list
from engine.shell.link_pictures import WANTED, add_link_pictures
from scripts import pictures
from tests.pages import on_pages

ROOT = "https://guide.example/"
ICON = f'<meta property="og:image" content="{ROOT}assets/icon-512.png">\n  '
PAGE = """<html><head><title>{title} · site</title>
  <link rel="canonical" href="{canonical}">
  <meta property="og:site_name" content="site"><meta property="og:title" content="{title}">
  <meta property="og:description" content="what &amp; how">
  {icon}<meta name="twitter:card" content="summary"></head><body dir="ltr"></body></html>"""


def built(site: Path, title: str = "先核实：再说", root: str = ROOT) -> Path:
    pages = {
        "": "site",
        "guides/check/": title,
        "en/": "site",
        "en/guides/check/": "Check &lt;first&gt;",
        "faq/": "Questions",
    }
    for address, words in pages.items():
        path = site / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(title=words, canonical=f"{root}{address}", icon=ICON), encoding="utf-8")
    other = site / "en/guides/unwritten/index.html"  # shows the source's text, and says so by its canonical address
    other.parent.mkdir(parents=True)
    other.write_text(PAGE.format(title="未译", canonical=f"{root}guides/unwritten/", icon=""), encoding="utf-8")
    return site


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / ".build" / "link-pictures"
    monkeypatch.setattr("engine.shell.link_pictures.MADE", folder)
    return folder


def drawn(made: Path) -> dict[str, str]:
    """As scripts/pictures.py would, without a browser."""
    wanted = dict(json.loads((made / WANTED).read_text(encoding="utf-8")))
    for digest in wanted:
        (made / f"{digest}.png").write_bytes(b"png")
    return wanted


def test_until_they_are_drawn_the_icon_stands_for_them(
    tmp_path: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = built(tmp_path / "site")
    on_pages(add_link_pictures, site)
    assert "4 pictures of links are not drawn yet" in capsys.readouterr().out
    assert ICON in (site / "guides/check/index.html").read_text(encoding="utf-8")
    assert not (site / "assets/links").exists()


def test_a_guide_has_its_own_and_other_pages_their_language_s(tmp_path: Path, made: Path) -> None:
    on_pages(add_link_pictures, built(tmp_path / "first"))
    wanted = drawn(made)
    assert sum("<span>先核实：</span><span>再说</span>" in html for html in wanted.values()) == 1
    assert sum("Check &lt;first&gt;" in html for html in wanted.values()) == 1
    site = built(tmp_path / "second")
    on_pages(add_link_pictures, site)
    for page, name, alt in (
        ("guides/check", "guides-check-zh-Hans", "先核实：再说"),
        ("en/guides/check", "guides-check-en", "Check &lt;first&gt;"),
        ("faq", "home-zh-Hans", "site"),
        ("en/guides/unwritten", "home-en", "site"),
    ):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert html.count('og:image"') == 1
        assert f'<meta property="og:image" content="{ROOT}assets/links/{name}.png">' in html
        assert '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">' in html
        assert (
            f'<meta property="og:image:alt" content="{alt}"><meta name="twitter:card" content="summary_large_image">'
            in html
        )
        assert (site / f"assets/links/{name}.png").read_bytes() == b"png"


def test_a_picture_shows_the_page_s_words_and_the_home_page_what_stands_behind_the_site_s_name(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Han the title's phrases stay whole; a page that says nothing of itself to chats has none."""
    template = tmp_path / "picture.html"
    names = ("lang", "dir", "name", "title", "description")
    template.write_text("|".join(f"{{{{{name}}}}}" for name in names), encoding="utf-8")
    monkeypatch.setattr("engine.shell.link_pictures.TEMPLATE", template)
    site = built(tmp_path / "site")
    for name in ("a", "zz"):  # the first page and the last
        (site / name).mkdir()
        (site / name / "index.html").write_text("<p>", encoding="utf-8")
    on_pages(add_link_pictures, site)
    found = drawn(made)
    on_pages(add_link_pictures, site)
    assert (site / "zz/index.html").read_text(encoding="utf-8") == "<p>"
    assert set(found.values()) == {
        "zh-Hans|ltr|site|<span>site</span>|what &amp; how",
        "zh-Hans|ltr|site|<span>先核实：</span><span>再说</span>|what &amp; how",
        "en|ltr|site|site|what &amp; how",
        "en|ltr|site|Check &lt;first&gt;|what &amp; how",
    }


def test_a_changed_title_has_no_old_picture(tmp_path: Path, made: Path) -> None:
    on_pages(add_link_pictures, built(tmp_path / "first"))
    drawn(made)
    site = built(tmp_path / "second", title="改过的题目")
    on_pages(add_link_pictures, site)
    assert ICON in (site / "guides/check/index.html").read_text(encoding="utf-8")
    assert "assets/links/" in (site / "en/guides/check/index.html").read_text(encoding="utf-8")


def test_a_home_page_that_says_nothing_to_chats_has_no_picture(tmp_path: Path, made: Path) -> None:
    page = f'<link rel="canonical" href="{ROOT}"><meta name="twitter:card" content="summary">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    on_pages(add_link_pictures, tmp_path)
    assert json.loads((made / WANTED).read_text(encoding="utf-8")) == {}
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == page


def test_a_site_without_an_address_has_none(tmp_path: Path, made: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<html><head></head><body></body></html>", encoding="utf-8")
    on_pages(add_link_pictures, site)
    assert not made.exists()


def test_devices_do_not_keep_them(tmp_path: Path) -> None:
    (tmp_path / "assets/links").mkdir(parents=True)
    (tmp_path / "assets/links/home-en.png").write_bytes(b"png")
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    write_offline_list(tmp_path)
    assert list(json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["files"]) == ["index.html"]


def test_nothing_is_drawn_while_a_build_writes_what_is_to_be_drawn(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pictures, "MADE", made)
    monkeypatch.setattr("engine.folders.MADE", tmp_path)
    monkeypatch.setattr(pictures, "find_chromium", lambda: "chromium")
    monkeypatch.setattr(pictures, "has_cjk_font", lambda: True)
    made.mkdir(parents=True)
    (made / WANTED).write_text("{", encoding="utf-8")  # half of it
    (made / "wanted-again.png").write_bytes(b"png")
    with one_at_a_time(tmp_path):
        assert pictures.main() == 1
    assert "another build is at work here" in capsys.readouterr().err
    assert (made / "wanted-again.png").is_file()
