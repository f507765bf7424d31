"""All guides as one document: ids, levels and links of each chapter, and the table of contents."""

import re

import pytest

from engine.content.words import Words
from engine.sheets.booklet import Chapter, belongs, booklet_html, contents
from engine.sheets.hand_over import hand_over_html, in_app_html


def chapter(name: str, html: str) -> Chapter:
    return Chapter(f"guides/{name}/", f"Title {name}", "2026-11-21", [("one", "Step 1"), ("two", "Step 2")], html)


def test_guides_and_questions_are_its_chapters_and_nothing_else() -> None:
    uris = [
        "index",
        "guides/process",
        "faq",
        "faq-court",
        "checklists/collector",
        "letters/stop",
        "rules",
        "about",
        "print",
        "",
    ]
    assert [uri for uri in uris if belongs(uri)] == ["guides/process", "faq", "faq-court"]


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<h1 id="top">x</h1>', '<h2 id="a--top">x</h2>'),
        ('<h5 id="e">x</h5><h6>y</h6><hr>', '<h6 id="a--e">x</h6><h6>y</h6><hr>'),
        ('<a href="#one">x</a>', '<a href="#a--one">x</a>'),
        ('<a href="../b/">x</a>', '<a href="#b--top">x</a>'),
        ('<a href="../b/#two">x</a>', '<a href="#b--two">x</a>'),
        ('<a href="./">x</a>', '<a href="#a--top">x</a>'),
        ('<a href="../../rules/#cc">x</a>', '<a href="../rules/#cc">x</a>'),
        ('<a href="../../rules/">x</a>', '<a href="../rules/">x</a>'),
        ('<a href="../../pdf/a.pdf">x</a>', '<a href="../pdf/a.pdf">x</a>'),
        ('<a href="../c/">x</a>', '<a href="../guides/c/">x</a>'),  # a guide that is not in the booklet
        ('<a href="tel:12348">x</a>', '<a href="tel:12348">x</a>'),
        ('<a href="https://other.example/b/">x</a>', '<a href="https://other.example/b/">x</a>'),
    ],
)
def test_a_chapter_keeps_its_links_inside_the_booklet_where_they_lead_there(html: str, made: str) -> None:
    book = booklet_html([chapter("a", html), chapter("b", "")], "print/")
    assert book == f'<section class="chapter">{made}</section>\n<section class="chapter"></section>'


def test_the_contents_name_each_chapter_and_its_steps() -> None:
    assert contents([chapter("a", ""), chapter("b", "")])[1] == {
        "title": "Title b", "reviewed": "2026-11-21", "anchor": "b--top",
        "steps": [("b--one", "Step 1"), ("b--two", "Step 2")],
    }  # fmt: skip


def test_the_box_that_stands_by_is_closed_and_holds_all_that_it_may_say() -> None:
    names = ("file", "print", "copied", "by-hand", "picture", "copy", "draw", "text", "in_app")
    words: Words = {name: f"{name} & <all>" for name in names}
    html = hand_over_html(words)
    assert re.findall(r'data-told="([^"]+)" hidden>([^<]+)', html) == [
        (name, f"{name} &amp; &lt;all&gt;") for name in ("file", "print", "copied", "by-hand", "picture")
    ]
    assert re.findall(r'<button type="button" data-hand="([^"]+)">([^<]+)', html) == [
        ("copy", "copy &amp; &lt;all&gt;"), ("draw", "draw &amp; &lt;all&gt;"),
    ]  # fmt: skip
    assert html.startswith('<div class="hand-over" data-hand-over hidden>')
    assert in_app_html(words) == '<p class="in-app" data-in-app hidden>in_app &amp; &lt;all&gt;</p>'
