"""The menu is shown as mkdocs.yml writes it, or refused with the line; an option that has no effect here is named."""

import re
from pathlib import Path

import pytest
from lxml.etree import _Element

from tests.html_page import parse
from tests.starter.guides import build, new_guide, rewrite

pytestmark = pytest.mark.whole
NESTED = """\
nav:
  - index.md
  - faq.md
  - outside: https://www.example.org/
  - moving_out:
      - guides/prepare.md
      - tools:
          - checklists/move-out.md
          - reference:
              - glossary.md
              - rules.md
      - guides/hand-over.md
      - guides/ask-back.md
  - changes.md
  - about.md
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return new_guide(tmp_path / "a guide")


def said(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())


def with_menu(guide: Path, menu: str) -> Path:
    path = guide / "mkdocs.yml"
    text = re.sub(r"^nav:.*?(?=^\S)", lambda _: menu, path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    path.write_text(text, encoding="utf-8")
    return path


def test_pages_links_and_sections_inside_sections_stand_as_written(guide: Path) -> None:
    with_menu(guide, NESTED)
    rewrite(guide / "data/strings.yml", "  reference: {", "  outside: {zh: 外面, en: Elsewhere}\n  reference: {")
    built = build(guide)
    assert built.code == 0, built.said
    nav = next(
        element for element in parse(built.site / "en/rules/index.html").iter("nav") if element.get("id") == "nav"
    )
    links = [(link.get("href"), said(link)) for link in nav.iter("a")]
    assert links == [
        ("../", "Home"),
        ("../faq/", "Questions"),
        ("https://www.example.org/", "Elsewhere"),
        ("../guides/prepare/", "Before you move out"),
        ("../checklists/move-out/", "Moving-out checklist"),
        ("../glossary/", "Terms"),
        ("./", "Rules"),
        ("../guides/hand-over/", "The day you hand over"),
        ("../guides/ask-back/", "Asking for the deposit"),
        ("../changes/", "What changed"),
        ("../about/", "About"),
    ]
    assert [said(each) for each in nav.iter("h3")] == ["Checklists"]
    assert [said(each) for each in nav.iter("h4")] == ["Look it up"]
    assert [link.get("href") for link in nav.iter("a") if link.get("aria-current")] == ["./"]


REFUSED = {
    "a section without words": (
        ("  - tools:\n", "  - gadgets:\n"),
        r"mkdocs\.yml:12: nav: 'gadgets' has no words in data/strings\.yml",
    ),
    "a page with a name of its own": (
        ("      - faq.md", "      - Questions: faq.md"),
        r"nav: 'Questions' has no words in data/strings\.yml",
    ),
    "a page that is not there": (
        ("      - faq.md", "      - fqa.md"),
        r"mkdocs\.yml:\d+: the menu names fqa\.md, and there is no docs/fqa\.md",
    ),
    "addresses of files": (
        ("\nnav: #", "\nuse_directory_urls: false\nnav: #"),
        r"mkdocs\.yml:6: use_directory_urls: every page is a folder here",
    ),
    "an option of the theme": (
        ("\nnav: #", "\ntheme:\n  features: [navigation.instant]\nnav: #"),
        r"mkdocs\.yml:7: features: no option of the theme has an effect here but favicon",
    ),
    "a page that 404.html offers": (
        ("[guides/ask-back.md, faq.md]", "[guides/gone.md]"),
        r"not_found_leads_to: there is no docs/guides/gone\.md",
    ),
    "a choice that is none": (
        ("untranslated: refused", "untranslated: maybe"),
        r"untranslated is 'maybe'; write refused, or shown",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_with_its_line(guide: Path, name: str) -> None:
    (old, new), says = REFUSED[name]
    rewrite(guide / "mkdocs.yml", old, new)
    built = build(guide)
    assert built.code != 0
    assert "Traceback" not in built.said
    assert re.search(says, built.said), built.said


def test_a_section_too_deep_is_refused_with_its_line(guide: Path) -> None:
    deeper = NESTED.replace("              - rules.md\n", "              - moving_out:\n                  - rules.md\n")
    with_menu(guide, deeper.replace("  - outside: https://www.example.org/\n", ""))
    built = build(guide)
    assert built.code != 0
    assert re.search(r"mkdocs\.yml:\d+: nav: '\w+' is a section 4 deep; 3 are shown", built.said), built.said


def test_a_guide_in_one_language_writes_the_words_in_its_menu(guide: Path) -> None:
    rewrite(guide / "mkdocs.yml", "      - {locale: en, name: English, build: true}\n", "")
    for path in guide.rglob("docs/**/*.en.md"):
        path.unlink()
    rewrite(guide / "mkdocs.yml", "  - tools:\n", "  - 工具箱:\n")
    built = build(guide)
    assert built.code == 0, built.said
    assert '<h2 class="nav__section">工具箱</h2>' in built.page("faq")
