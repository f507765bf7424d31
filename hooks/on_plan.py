"""Hook: the plan stands where a page has its mark.

Markers served: <!-- plan -->, <!-- plan-help -->. The work is done in engine/plan: guide_plan.py, page.py; data/plan.yml is checked with the first language.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from engine.content.findings import report
from engine.content.markers import Marker
from engine.folders import GUIDE
from engine.locales import LOCALES
from engine.plan.guide_plan import read_guide_plan
from engine.plan.page import OWN, Site, help_html, plan_html

FILES = ("assets/letters.css", "assets/hand-over.mjs", "assets/plan.mjs")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if "plan" not in config.extra:
        config.extra["plan"] = None
        config.extra["mistakes"].look(lambda: _read(config))
    return config


def _read(config: MkDocsConfig) -> list[str]:
    """Put the plan where the pages find it, if there is one; what is wrong with it."""
    extra, path = config.extra, Path(config.config_file_path).parent / "data" / "plan.yml"
    if not path.exists():
        return []
    extra["plan"], findings = read_guide_plan(path, extra["library"], extra["letter_pages"], extra["deadlines"])
    return findings


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if Marker.PLAN not in html:
        return html
    if config.extra["plan"] is None:
        raise PluginError(
            report(
                [f"docs/{page.file.src_uri}: '{Marker.PLAN}' needs data/plan.yml. Write it, or take the mark out."],
                GUIDE,
            )
        )
    library, plugin = config.extra["library"], config.plugins["i18n"]
    locale = plugin.current_language  # type: ignore[attr-defined]
    folder = LOCALES[locale].folder

    def address(place: str) -> str:
        uri, _, step = place.partition("#")
        return get_relative_url(f"{folder}{uri}/", page.url) + (f"#{step}" if step else "")

    own = {name: getattr(library.cards[locale], name) for name in OWN} if locale in library.cards else {}
    site = Site(address, library.titles.__getitem__, lambda number: library.marks.replace(f"[phone:{number}]", ""), own)
    words = {name: library.words[name] for name in ("plan", "letters", "deadlines", "hand_over")}
    help_first = help_html(config.extra["plan"], words, site)
    if Marker.PLAN_HELP in html:
        html = html.replace(Marker.PLAN_HELP, help_first)
    else:
        html = html.replace(Marker.PLAN, help_first + Marker.PLAN)
    tool = plan_html(config.extra["plan"], config.extra["deadlines"], words, library.language, site)
    style, *scripts = (get_relative_url(name, page.url) for name in FILES)
    loaded = "".join(f'<script type="module" src="{script}"></script>' for script in scripts)
    return f'<link rel="stylesheet" href="{style}">{html.replace(Marker.PLAN, tool)}{loaded}'
