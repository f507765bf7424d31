"""Hook: writes each finished page in the language that it is built for, and resolves the marks `-{…}-` in every one.

mkdocs-static-i18n builds each Simplified page once more under /zh-TW/ and /zh-HK/; this turns those into Traditional.
It runs after the other hooks that put words into a page, and before those that read finished pages.
"""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.prose.patterns import in_time
from engine.locales import LOCALES
from engine.variants.article_and_frame import article_of, in_parts, is_whole
from engine.variants.convert import convert_html
from engine.variants.html_convert import convert_frame
from engine.variants.mainland import look_at_all, look_by_file, source_lines
from engine.variants.tables import TermTableError
from engine.variants.variants import tables

LONGEST = 30  # seconds of the processor's time for the terms' patterns and one page, or all lines; ours take one
log = logging.getLogger("mkdocs.plugins.variants")


@event_priority(-106)  # after the i18n plugin, before on_mistakes.py
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """With the first language, words that a page of another must not show; `mkdocs build -v` names what the tables have for no page."""
    config.extra["tables"] = contents([tables()])
    if mistakes := config.extra.get("mistakes"):
        for locale in config.plugins["i18n"].build_languages:  # type: ignore[attr-defined]
            if LOCALES[locale].opencc:
                mistakes.look(partial(_look_for, locale, config))
    return config


def _look_for(locale: str, config: MkDocsConfig) -> list[str]:
    lines = source_lines(Path(config.config_file_path).parent)
    with in_time("the pages' words", f"data/variants/{locale}.tsv, zh-Hant.tsv", LONGEST):
        if not log.isEnabledFor(logging.DEBUG):
            return look_by_file(lines, locale, config.extra["tables"])
        seen, idle = look_at_all(lines, locale)
    log.debug("%s: lines of data/variants that no page needs: %s", locale, ", ".join(idle) or "none")
    at_edges = sorted(f"{term} in {word}" for term, word in seen.edges)
    log.debug("%s: terms that cut a longer word: %s", locale, ", ".join(at_edges) or "none")
    return seen.findings


@event_priority(-50)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Converts a page; a faulty mark stops the build and names the page's file."""
    name, (locale, made_with) = page.file.src_uri, _to(config)
    if LOCALES[locale].opencc is None:
        return _convert(output, config, name)

    def frame(html: str) -> str:
        return kept("frame", [html, locale, made_with], lambda: _named(name, lambda: convert_frame(html, locale)))

    def article(html: str) -> str:
        return _convert(html, config, name, apart=True)

    return in_parts(output, article_of(page.content or ""), lambda html: _convert(html, config, name), frame, article)


def convert_chapter(content: str, config: MkDocsConfig, name: str) -> str:
    """A page's content in the language that is built, for the booklet: its article as its own page has it."""
    article = article_of(content)
    before = content.removesuffix(article)
    return _convert(before, config, name) + (
        _convert(article, config, name, apart=True) or _convert(article, config, name)
    )


@event_priority(-50)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Converts pages made from templates alone, such as 404.html; sitemap.xml has no words."""
    return _convert(output_content, config, template_name) if template_name.endswith(".html") else output_content


def _convert(html: str, config: MkDocsConfig, name: str, apart: bool = False) -> str:
    """`apart`: as a part for itself; "" where it is none."""
    locale, made_with = _to(config)
    if LOCALES[locale].opencc is None and "-{" not in html:
        return html
    step = "article" if apart else "variant"

    def made() -> str:
        return "" if apart and not is_whole(html) else _named(name, lambda: convert_html(html, locale))

    return kept(step, [html, locale, made_with], made, lambda _: True)


def _to(config: MkDocsConfig) -> tuple[str, str]:
    """The language that is built, and a digest of the tables by which it is made."""
    return config.plugins["i18n"].current_language, config.extra["tables"]  # type: ignore[attr-defined]


def _named(name: str, convert: Callable[[], str]) -> str:
    """A faulty mark names the page's file."""
    try:
        with in_time(name, "data/variants/", LONGEST):
            return convert()
    except TermTableError as error:
        raise PluginError(str(error)) from None
    except ValueError as error:
        raise PluginError(f"{name}: {error}") from None
