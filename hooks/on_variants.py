"""Hook: writes each finished page in the language that it is built for, and resolves the marks `-{…}-` in every one.

mkdocs-static-i18n builds each Simplified page once more under /zh-TW/ and /zh-HK/; this turns those into Traditional.
It runs after the other hooks that put words into a page, and before those that read finished pages.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
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
from engine.variants.mainland import Seen, listed_words, look_at, source_lines, unused
from engine.variants.tables import TermTableError
from engine.variants.variants import tables, variant

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
        return _look_at_all(lines, locale) if log.isEnabledFor(logging.DEBUG) else _look_at(lines, locale, config)


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


def _look_at(lines: Iterable[tuple[str, str]], locale: str, config: MkDocsConfig) -> list[str]:
    """What is found, file by file: one that was looked at before is not looked at again, and then not even the tables are read."""
    findings: list[str] = []
    kept("tables", [locale, config.extra["tables"]], lambda: variant(locale) is not None)  # a wrong table is told here
    for _, group in groupby(lines, lambda line: line[0].rpartition(":")[0]):
        own = list(group)
        given = [locale, config.extra["tables"], own]
        findings += kept("mainland", given, partial(_found, own, locale), lambda _: True)
    return findings


def _found(lines: Sequence[tuple[str, str]], locale: str) -> list[str]:
    """Only lines that hold such a word anywhere are cut into words, which takes a while."""
    listed = listed_words(locale, tables() / "mainland-words.tsv")
    perhaps = [(place, line) for place, line in lines if any(word in line for word in listed)]
    return _seen(perhaps, locale).findings if perhaps else []


def _look_at_all(lines: Iterable[tuple[str, str]], locale: str) -> list[str]:
    """The same, and say which lines of the tables no page needs, which is known only when all is read."""
    seen = _seen(lines, locale)
    to = variant(locale)
    assert to
    log.debug("%s: lines of data/variants that no page needs: %s", locale, ", ".join(unused(to)) or "none")
    at_edges = sorted(f"{term} in {word}" for term, word in seen.edges)
    log.debug("%s: terms that cut a longer word: %s", locale, ", ".join(at_edges) or "none")
    return seen.findings


def _seen(lines: Iterable[tuple[str, str]], locale: str) -> Seen:
    to = variant(locale)
    assert to
    return look_at(lines, locale, to, tables() / "mainland-words.tsv")


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
