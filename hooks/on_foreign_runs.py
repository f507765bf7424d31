"""Hook: marks the Chinese words in English pages with their language, once the page is finished."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from engine.build.cache import kept
from engine.locales import LOCALES
from engine.variants.foreign_runs import mark_chinese


@event_priority(-60)  # after on_variants.py has resolved the marks -{…}-
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    locale: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    if LOCALES[locale].writes_han:
        return output
    return kept("foreign", [output, locale], lambda: mark_chinese(output, locale))
