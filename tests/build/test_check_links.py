"""The finished site is read as readers get it: each dead link, lost file, double id and silent link is told with its source."""

from pathlib import Path
from typing import Any

import pytest

from engine import folders
from engine.build import cache as store
from engine.build import check_links
from engine.build.step import StepError

PAGE = '<html><body><h1 id="top">A</h1>{}</body></html>'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages in two languages, a picture, and the sources they were made from."""
    for name in ("index.html", "guides/a/index.html", "en/index.html", "en/guides/a/index.html"):
        write(tmp_path / "site" / name, PAGE.format('<h2 id="step">S</h2>'))
    write(tmp_path / "site/assets/a.png", "x")
    write(tmp_path / "docs/guides/a.md", "---\ntitle: a\n---\n# A {#top}\n\nsee [b](../lost.md)\n")
    write(tmp_path / "docs/guides/a.en.md", "# A {#top}\n\n\n\nsee [b](lost.md#gone)\n")
    monkeypatch.setattr(folders, "DOCS", tmp_path / "docs")
    return tmp_path / "site"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


GOOD = (
    '<a href="../../">home</a><a href="../../guides/a/#step">s</a><a href="#step">s</a><a href="#">up</a><img src="../../assets/a.png" alt="">',
    '<a href="../../en/">English</a><a href="tel:110">110</a><a href="https://e.example/">e</a><a href="../a/#q=x&amp;y">find</a>',
    '<a href="../../" aria-label="home"><svg></svg></a><a href="../../"><img src="../../assets/a.png" alt="home"></a>',
    '<a href="../../#step">home</a><a href="../../en/..">home</a><a href="../..">home</a>',
    '<a href="../../"><b></b>home</a><a href="../../">&laquo;</a><a href="../../"><svg></svg>home</a><a id="named"></a>',
)


@pytest.mark.parametrize("inside", GOOD)
def test_what_leads_somewhere_passes(site: Path, inside: str) -> None:
    write(site / "guides/a/index.html", PAGE.format(f'<h2 id="step">S</h2>{inside}'))
    check_links.check_links(site)
    assert (site / "guides/a/index.html").is_file()


BAD = [
    ('<a href="../lost/">b</a>', "'../lost/' leads to nothing: there is no guides/lost/index.html"),
    ('<a href="../../lost">b</a>', "'../../lost' leads to nothing"),
    ('<a href="../#top">b</a>', "'../#top' leads to nothing: there is no guides/index.html"),
    ('<a href="#gone">b</a>', "'#gone' leads to no heading"),
    ('<a href="../../#gone">b</a>', "index.html has no id 'gone'"),
    ('<img src="../../assets/b.png" alt="b">', "there is no assets/b.png"),
    ('<script src="../../assets/b.js"></script>', "there is no assets/b.js"),
    ('<link rel="manifest" href="../../app.webmanifest">', "there is no app.webmanifest"),
    ('<a href="../../../../etc/passwd">b</a>', "leads out of the site"),
    ('<a href="../../"></a>', "the link to '../../' has no text"),
    ('<a href="../../"> <svg></svg></a>', "has no text"),
    ('<a href="../../"></a><p>words behind it</p>', "the link to '../../' has no text"),
    ('<a href="../../"><b></b></a><a>words</a>', "the link to '../../' has no text"),
    ('<p id="top">b</p>', "the id 'top' stands 2 times in one page"),
    ("<h1>second</h1>", "here are 2"),
]


@pytest.mark.parametrize(("inside", "says"), BAD)
def test_what_leads_nowhere_is_told(site: Path, inside: str, says: str) -> None:
    write(site / "guides/a/index.html", PAGE.format(inside))
    with pytest.raises(StepError) as error:
        check_links.check_links(site)
    assert says in str(error.value)


def test_a_dead_link_names_its_line_in_the_source_of_its_language(site: Path) -> None:
    write(site / "en/guides/a/index.html", PAGE.format('<a href="lost.md#gone">b</a>'))
    with pytest.raises(StepError, match=r"docs/guides/a\.en\.md:5: 'lost\.md#gone' leads to nothing"):
        check_links.check_links(site)


@pytest.mark.parametrize(
    ("address", "line"),
    [("../lost/", 3), ("../other/gone", 4), ("../lost/#step", 0), ("../lost/?a=b", 5), ("../elsewhere/", 0)],
)
def test_a_dead_link_s_line_is_the_one_with_the_end_of_its_address(site: Path, address: str, line: int) -> None:
    write(site.parent / "docs/guides/a.md", "# A\n\n[b](lost.md)\n[c](x/gone)\n[d](../lost/?a=b)\n")
    write(site / "guides/a/index.html", PAGE.format(f'<a href="{address}">b</a>'))
    with pytest.raises(StepError) as error:
        check_links.check_links(site)
    place = f"docs/guides/a.md:{line}: " if line else "guides/a/index.html (from a template or from data/): "
    assert str(error.value).startswith(f"\n{place}'{address}' leads to nothing")


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("index.html", "index.md"),
        ("404.html", "404.html.md"),
        ("guides/a/index.html", "guides/a.md"),
        ("zh-TW/guides/a/index.html", "guides/a.md"),
        ("zh-TW/index.html", "index.md"),
        ("en/guides/a/index.html", "guides/a.en.md"),
        ("en/index.html", "index.en.md"),
    ],
)
def test_each_page_has_the_source_it_was_made_from(page: str, source: str) -> None:
    assert check_links.source_of(page) == source


def test_a_template_s_dead_link_is_told_once_with_the_number_of_pages(site: Path) -> None:
    for name in ("guides/a/index.html", "en/guides/a/index.html"):
        write(site / name, PAGE.format('<a href="/x"></a><a href="../../nowhere/">n</a>'))
    with pytest.raises(StepError, match=r"\(from a template or from data/\): '\.\./\.\./nowhere/' leads to nothing"):
        check_links.check_links(site)


@pytest.mark.parametrize(
    ("pages", "place"), [(1, "a/index.html ("), (2, "a/index.html and 1 more ("), (3, "a/index.html and 2 more (")]
)
def test_what_several_pages_have_is_told_once_with_their_number(site: Path, pages: int, place: str) -> None:
    for name in ("a", "b", "c")[:pages]:
        write(site / name / "index.html", PAGE.format('<a href="/x"></a>'))
    with pytest.raises(StepError) as error:
        check_links.check_links(site)
    assert (
        str(error.value)
        == f"\n{place}from a template or from data/): the link to '/x' has no text; write where it leads.\n1 to mend"
    )


@pytest.mark.parametrize(("mistakes", "more"), [(60, ""), (61, "\n… and 1 more"), (70, "\n… and 10 more")])
def test_of_very_many_mistakes_the_first_are_told(site: Path, mistakes: int, more: str) -> None:
    write(site / "a/index.html", PAGE.format("".join(f'<a href="{number}.html">x</a>' for number in range(mistakes))))
    with pytest.raises(StepError) as error:
        check_links.check_links(site)
    assert str(error.value).count("leads to nothing") == 60 and str(error.value).endswith(f"{more}\n{mistakes} to mend")


def test_all_mistakes_are_told_at_once(site: Path) -> None:
    write(site / "guides/a/index.html", PAGE.format('<a href="../b/">b</a><a href="../c/">c</a><a href="#d">d</a>'))
    with pytest.raises(StepError, match="3 to mend"):
        check_links.check_links(site)


def test_what_is_good_on_one_page_is_told_on_a_page_at_another_depth(site: Path) -> None:
    """ "../a/" leads to a guide from beside it, and to nothing from elsewhere, whichever page comes first."""
    for name in ("guides/b/index.html", "guides/deep/c/index.html", "en/guides/b/index.html", "x/index.html"):
        write(site / name, PAGE.format('<a href="../a/">a</a>'))
    with pytest.raises(StepError, match="there is no guides/deep/a/index") as error:
        check_links.check_links(site)
    assert "there is no a/index" in str(error.value) and str(error.value).endswith("2 to mend")


def test_a_booklet_is_read_chapter_by_chapter_and_judged_as_one_page(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its links lead from chapter to chapter, an id stands in one of them, and after a sentence only the changed one is read again."""
    monkeypatch.setattr(store, "FOLDER", tmp_path / "kept")
    page = site / "guides/a/index.html"
    before = page.read_text(encoding="utf-8")
    read: list[str] = []
    real = check_links._read

    def reading(html: str) -> dict[str, Any]:
        read.append(html)
        return real(html)

    monkeypatch.setattr(check_links, "_read", reading)

    def problems(*chapters: str) -> str:
        write(
            page,
            before.replace("</body>", "\n".join(f'<section class="chapter">{each}</section>' for each in chapters)),
        )
        read.clear()
        try:
            check_links.check_links(site)
        except StepError as error:
            return str(error)
        return ""

    assert problems('<h2 id="b">B</h2>', '<a href="#b">b</a><a href="#step">s</a>') == ""
    assert problems('<h2 id="b">B</h2>', '<a href="#b">b</a><a href="#lost">s</a>').count("leads to no heading") == 1
    assert [html.partition("</section>")[0] for html in read] == ['<a href="#b">b</a><a href="#lost">s</a>']
    assert "the id 'b' stands 2 times" in problems('<h2 id="b">B</h2>', '<h2 id="b">B</h2>')
    assert "here are 2" in problems('<h2 id="b">B</h2>', "<h1>B</h1>")
    assert "has no text" in problems('<h2 id="b">B</h2>', '<a href="#b"></a>')
