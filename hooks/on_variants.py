"""Hook: writes each finished page in the language that it is built for, and resolves the marks `-{…}-` in every one.

mkdocs-static-i18n builds each Simplified page once more under /zh-TW/ and /zh-HK/; this turns those into Traditional.
It runs after the other hooks that put words into a page, and before those that read finished pages.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from engine.content.findings import report
from engine.variants.convert import convert_html
from engine.variants.mainland import LIST, look_at, mainland_findings, source_lines, unused
from engine.variants.tables import TermTableError
from engine.variants.variants import TABLES, variant

log = logging.getLogger("mkdocs.plugins.variants")


@event_priority(-120)  # after on_languages.py, so that each language looks for itself
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stops the build at a word that a page of this language must not show; `mkdocs build -v` names what the tables have for no page."""
    locale: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    try:
        to = variant(locale)
        if to is None:
            return config
        root = Path(config.config_file_path).parent
        seen = look_at(source_lines(root), locale, to, TABLES / LIST)
    except TermTableError as error:
        raise PluginError(str(error)) from None
    if seen.findings:
        raise PluginError(report(mainland_findings(root, config.plugins["i18n"].all_languages), root))  # type: ignore[attr-defined]
    log.debug("%s: lines of data/variants that no page needs: %s", locale, ", ".join(unused(to)) or "none")
    at_edges = sorted(f"{term} in {word}" for term, word in seen.edges)
    log.debug("%s: terms that cut a longer word: %s", locale, ", ".join(at_edges) or "none")
    return config


@event_priority(-50)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Converts a page; a faulty mark stops the build and names the page's file."""
    return _convert(output, config, page.file.src_uri)


@event_priority(-50)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Converts pages made from templates alone, such as 404.html; sitemap.xml has no words."""
    return _convert(output_content, config, template_name) if template_name.endswith(".html") else output_content


def _convert(html: str, config: MkDocsConfig, name: str) -> str:
    locale: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    try:
        return convert_html(html, locale)
    except TermTableError as error:
        raise PluginError(str(error)) from None
    except ValueError as error:
        raise PluginError(f"{name}: {error}") from None
