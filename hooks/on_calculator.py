"""Hook: puts the repayment calculator and the arithmetic check where a page says so.

Markers served: <!-- calculator -->, <!-- calculator: MODE --> and <!-- arithmetic-check -->. The work is done in engine/calculator/page.py.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from engine.calculator.page import CalculatorError, Site, calculator_html, is_asked_for
from engine.content.findings import report
from engine.folders import GUIDE
from engine.locales import locale_of


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if not is_asked_for(html):
        return html

    def address(place: str) -> str:
        uri, _, step = place.partition("#")
        return get_relative_url(f"{locale_of(page.url).folder}{uri}/", page.url) + (f"#{step}" if step else "")

    root = Path(config.config_file_path).parent
    site = Site(config.extra["has"], address, lambda name: get_relative_url(name, page.url))
    try:
        return calculator_html(html, f"docs/{page.file.src_uri}", root, config.extra["library"], site)
    except CalculatorError as error:
        raise PluginError(report([str(error)], GUIDE)) from None
