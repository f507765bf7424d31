"""Hook: checklists (`layout: checklist` or `contact-log`) get their template, fields, empty rows and QR code.

Marker served: <!-- log-rows -->. The work is done in checklists.py.
"""

from typing import Any

from checklists import checklist_html, empty_rows, qr_svg
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

LAYOUTS = ("checklist", "contact-log")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.meta.get("layout") not in LAYOUTS:
        return markdown
    page.meta["template"] = f"{page.meta['layout']}.html"
    return empty_rows(markdown, page.meta.get("rows", 0))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return checklist_html(html) if page.meta.get("layout") in LAYOUTS else html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    if page.meta.get("layout") in LAYOUTS:
        context["qr"] = qr_svg(page.canonical_url)
    return context
