"""Hook: checklists (`layout: checklist` or `contact-log`) get their template, fields, empty rows and QR code.

Marker served: <!-- log-rows -->. The work is done in engine/sheets/checklists.py.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from engine.content.findings import report
from engine.content.words import without_words
from engine.content.yaml_file import told
from engine.folders import GUIDE
from engine.sheets.checklists import checklist_html, empty_rows
from engine.sheets.contact_limits import cited_rules, load_limits
from engine.sheets.qr_code import page_qr

LAYOUTS = ("checklist", "contact-log")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.meta.get("layout") not in LAYOUTS:
        return markdown
    page.meta["template"] = f"sheets/{page.meta['layout']}.html"
    return empty_rows(markdown, page.meta.get("rows", 0))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return checklist_html(html, config.extra["words"]["sheet"]) if page.meta.get("layout") in LAYOUTS else html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    if page.meta.get("layout") in LAYOUTS:
        context["qr"] = page_qr(page.canonical_url, page.url)
    if page.meta.get("layout") == "contact-log":
        context["limits"] = _limits(config)
    return context


def _limits(config: MkDocsConfig) -> dict[str, Any]:
    library = config.extra["library"]
    path = Path(config.config_file_path).parent / "data" / "contact_limits.yml"
    if lacks := without_words(library.words, library.strings, "contact_log"):
        raise PluginError(report(lacks, GUIDE))
    try:
        limits = told(path, lambda: load_limits(path, library.rules))
    except ValueError as error:
        raise PluginError(report(str(error).split("\n"), GUIDE)) from error
    return {"limits": limits, "rules": cited_rules(limits, library.rules, library.words, library.language)}
