"""Hook: marks the Chinese words in English pages with their language, once the page is finished."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from engine.build.cache import kept
from engine.locales import LOCALES
from engine.variants.article_and_frame import article_of, in_parts, is_whole
from engine.variants.foreign_runs import mark_chinese


@event_priority(-60)  # after on_variants.py has resolved the marks -{…}-
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    locale: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    if LOCALES[locale].writes_han:
        return output

    def article(html: str) -> str:
        return _mark(html, locale) if is_whole(html) else ""

    def mark(html: str) -> str:
        return _mark(html, locale)

    return in_parts(output, article_of(page.content or ""), mark, mark, article)


def mark_chapter(html: str, locale: str) -> str:
    """A page's content, for the booklet: its article as its own page has it."""
    if LOCALES[locale].writes_han:
        return html
    article = article_of(html)
    return _mark(html.removesuffix(article), locale) + _mark(article, locale)


def _mark(html: str, locale: str) -> str:
    return kept("foreign", [html, locale], lambda: mark_chinese(html, locale))
