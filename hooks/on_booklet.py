"""Hook: the page with `layout: booklet` holds every guide and the questions, to print in one go. See engine/sheets/booklet.py."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from engine.sheets.booklet import Chapter, booklet_html, contents


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.meta.get("layout") == "booklet":
        page.meta["template"] = "sheets/booklet.html"
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """By now MkDocs has the content of every page of this language."""
    if page.meta.get("layout") == "booklet":
        chapters = [_chapter(each) for each in nav.pages if _belongs(each)]
        context["chapters"] = booklet_html(chapters, page.url)
        context["contents"] = contents(chapters)
    return context


def _belongs(page: Page) -> bool:
    return str(page.meta.get("uri", "")).startswith(("guides/", "faq"))


def _chapter(page: Page) -> Chapter:
    first = next(iter(page.toc))
    steps = [(step.id, step.title) for step in (first.children if first.level == 1 else page.toc)]
    return Chapter(page.url, str(page.title), str(page.meta["reviewed"]), steps, page.content or "")
