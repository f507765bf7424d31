"""Hook: the page with `layout: booklet` holds every guide and the questions, to print in one go. See engine/sheets/booklet.py."""

from dataclasses import replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from on_foreign_runs import mark_chapter
from on_variants import convert_chapter

from engine.sheets.booklet import Chapter, belongs, booklet_html, contents

PLACE = "<!-- chapters -->"  # where they come into the finished page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.meta.get("layout") == "booklet":
        page.meta["template"] = "sheets/booklet.html"
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """By now MkDocs has the content of every page of this language."""
    if page.meta.get("layout") == "booklet":
        config.extra["chapters"] = chapters = [
            _chapter(each) for each in nav.pages if belongs(str(each.meta.get("uri", "")))
        ]
        context["chapters"] = booklet_html(chapters, page.url) if page.meta.get("untranslated") else PLACE
        context["contents"] = contents(chapters)
    return context


@event_priority(-65)  # after on_variants.py and on_foreign_runs.py: the chapters are written as on their own pages
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if PLACE not in output:
        return output
    locale: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]

    def written(chapter: Chapter) -> Chapter:
        return replace(chapter, html=mark_chapter(convert_chapter(chapter.html, config, chapter.url), locale))

    return output.replace(PLACE, booklet_html([written(each) for each in config.extra.pop("chapters")], page.url))


def _chapter(page: Page) -> Chapter:
    first = next(iter(page.toc))
    steps = [(step.id, step.title) for step in (first.children if first.level == 1 else page.toc)]
    return Chapter(page.url, str(page.title), str(page.meta["reviewed"]), steps, page.content or "")
