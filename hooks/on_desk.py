"""Hook: how single pages are made anew once their language is built, for `make serve`. See engine/build/lane.py.

The steps are those of MkDocs' own build, for the pages that were saved; all else is as the last whole build left it. A page with anything
to find fault with is refused: the whole build, which follows each time, tells what is wrong.
"""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from engine.build.lane import hold
from engine.build.whole_file import written_whole
from engine.content.guide_checks import page_findings
from engine.content.source_page import read_page
from engine.letters.checks import read_letters


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
    hold(lambda uris, folder: _make(uris, folder, config, files, env))
    return env


def _make(uris: Sequence[str], folder: Path, config: MkDocsConfig, files: Files, env: Environment) -> list[str]:
    """Make the pages of this language among `uris` ("guides/court.md") and write them below `folder`; their addresses there."""
    counting = _Counting()
    logging.getLogger("mkdocs").addHandler(counting)
    _read_again(uris, config)
    found = [file for file in (files.get_file_from_path(uri) for uri in uris) if file is not None]
    pages = [file.page for file in found if file.page is not None]
    for page in pages:
        _populate(page, config, files)
    made = [(page.file.dest_uri, _render(page, config, files, env)) for page in pages]
    for page in pages:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    if counting.said:
        raise _Refused
    for name, html in made:
        _write(folder / name, html)
    return [name for name, _ in made]


def _read_again(uris: Sequence[str], config: MkDocsConfig) -> None:
    """The sources as they are now, where the hooks look for them."""
    library = config.extra["library"]
    for uri in uris:
        if uri not in library.pages or not (library.docs / uri).exists():
            raise _Refused
        library.pages[uri] = read_page(library.docs / uri, uri)
    config.extra["letter_pages"], *_ = read_letters(library.pages)
    if page_findings(library, config.extra.get("untranslated", "refused"), only=uris):
        raise _Refused


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


def _write(path: Path, html: str) -> None:
    """Whole or not at all: the desk reads it meanwhile."""
    with written_whole(path) as part:
        part.write_bytes(html.encode("utf-8", errors="xmlcharrefreplace"))
