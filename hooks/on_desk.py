"""Hook: how single pages are made anew once their language is built, for `make serve`. See engine/build/warm_builder.py.

The steps are those of MkDocs' own build, for the pages that were saved, or those that are open where data or a template was; all else is as
the last whole build left it. A page with anything to find fault with is refused: the whole build, which follows each time, tells what is wrong.
"""

import logging
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import on_letters
import on_library
import on_pages
import on_plan
import on_search
import on_variants
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from engine.build.cache import only_read
from engine.build.warm_builder import Request, hold
from engine.build.whole_file import written_whole
from engine.content.guide_checks import page_findings
from engine.content.library import read_library
from engine.content.mistakes import Mistakes
from engine.content.readings import corrections
from engine.content.schema_check import check_data
from engine.content.source_page import read_page
from engine.letters.checks import read_letters
from engine.locales import DEFAULT


class _Refused(Exception):
    """The page is not shown before the whole build has looked at it."""


class _Counting(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.said += 1


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    config.extra["nav_built"] = nav
    return nav


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    hold(lambda request: _make(request, config, files, env))
    return env


def _make(request: Request, config: MkDocsConfig, files: Files, env: Environment) -> list[str]:
    """Make the pages of this language that are asked for; their addresses."""
    counting = _Counting()
    logging.getLogger("mkdocs").addHandler(counting)
    _texts_again(request.pages, config)
    if request.shared:
        only_read()
        _data_again(request.shared, config, files)
        env.cache.clear()  # type: ignore[union-attr]  # templates are read again; what did not change is compiled already
    pages = _pages(request, files)
    for page in pages:
        _populate(page, config, files)
    made = [(page.file.dest_uri, _render(page, config, files, env)) for page in pages]
    for page in pages:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    asked = {*request.pages, *(page.file.src_uri for page in pages)}
    if counting.said or page_findings(config.extra["library"], config.extra.get("untranslated", "refused"), only=asked):
        raise _Refused
    for name, html in made:
        _write(Path(request.over), name, html)
    return [name for name, _ in made]


def _pages(request: Request, files: Files) -> list[Page]:
    """Those that are asked for and that this language has; what holds all others, as the booklet, waits for them."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    return [
        page
        for page in pages
        if page.file.src_uri in request.pages
        or (page.file.dest_uri in request.open and page.meta.get("layout") != "booklet")
    ]


def _texts_again(uris: Sequence[str], config: MkDocsConfig) -> None:
    """The sources as they are now, where the hooks look for them."""
    library = config.extra["library"]
    for uri in uris:
        if uri not in library.pages or not (library.docs / uri).exists():
            raise _Refused
        library.pages[uri] = read_page(library.docs / uri, uri)
    config.extra["letter_pages"], *_ = read_letters(library.pages)


def _data_again(saved: Collection[str], config: MkDocsConfig, files: Files) -> None:
    """data/ as it is now, read as for a build: in the first language, then in this one."""
    extra, plugin, root = config.extra, config.plugins["i18n"], Path(config.config_file_path).parent
    library, unread = read_library(root, DEFAULT.language, extra["library"].pages)
    if unread or check_data(root) or str(corrections()) in saved:  # a reading, once learnt, is not forgotten
        raise _Refused
    locale: str = plugin.current_language  # type: ignore[attr-defined]
    on_library.use(library, DEFAULT.code, config)
    extra["mistakes"] = mistakes = Mistakes(root)
    for read in ("letters", "plan", "source_library"):
        extra.pop(read, None)
    on_letters.on_config(config)
    on_plan.on_config(config)
    del extra["mistakes"]
    if mistakes.found:
        raise _Refused
    on_variants.on_config(config)
    on_search.on_config(config)
    if locale != DEFAULT.code:
        on_library.on_config(config)
    on_pages.on_nav(extra["nav_built"], config, files)


def _populate(page: Page, config: MkDocsConfig, files: Files) -> None:
    """As MkDocs reads a page."""
    config._current_page = page
    page = config.plugins.on_pre_page(page, config=config, files=files) or page
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.render(config, files)
    page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)


def _render(page: Page, config: MkDocsConfig, files: Files, env: Environment) -> str:
    """As MkDocs writes a page."""
    nav: Any = config.extra["nav_built"]
    config._current_page, page.active = page, True
    context: Any = get_context(nav, files.documentation_pages(), config, page)
    template = env.get_template(page.meta.get("template", "main.html"))
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    html = config.plugins.on_post_page(template.render(context), page=page, config=config)
    page.active = False
    return html


def _write(over: Path, name: str, html: str) -> None:
    """Whole or not at all: the desk reads it meanwhile. Where the desk has taken `over` away meanwhile, it is not made again."""
    for folder in reversed(Path(name).parents[:-1]):
        (over / folder).mkdir(exist_ok=True)
    with written_whole(over / name, make_folder=False) as part:
        part.write_bytes(html.encode("utf-8", errors="xmlcharrefreplace"))
