"""Hook: a page's Markdown that was made into HTML before is not made again. See engine/build/cache.py.

What MkDocs takes from a page besides its HTML (contents, title, ids, links) is kept with it. A link leads where files and menu say
today, so each is asked again: the page is as it was where all lead to the same, and what MkDocs has to say about a link is said.
"""

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, ClassVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from engine.build.cache import drop_unused, kept

# Extensions that read nothing but the page. With any other in mkdocs.yml, pages are made anew each time.
PURE = {
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "md_in_html",
    "pymdownx.tasklist",
    "tables",
    "toc",
}
LINKS = "_RelativePathTreeprocessor"  # MkDocs' own; a successor that has none makes pages anew
log = logging.getLogger("mkdocs")


class _Withheld(logging.Filter):
    """Holds back what is said, to be said later or never."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def filter(self, record: logging.LogRecord) -> bool:
        self.records.append(record)
        return False


@event_priority(-200)  # the last: from here MkDocs makes HTML of it
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    module = _module(page)
    known = set(config.markdown_extensions) <= PURE and hasattr(getattr(module, LINKS, None), "path_to_url")
    if known and not log.isEnabledFor(logging.DEBUG):
        page.render = partial(_render, page, module)  # type: ignore[method-assign]
    return markdown


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """From here on no file is added. Pages lead to the same few hundred, and the i18n plugin tries three names for each."""
    files.get_file_from_path = cache(files.get_file_from_path)  # type: ignore[method-assign]
    return nav


@event_priority(-200)  # when all is built
def on_post_build(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    if not plugin.building:
        drop_unused()


def _module(page: Page) -> Any:
    """Where the page's own way to make HTML is written: MkDocs or its successor."""
    return sys.modules[next(kind.__module__ for kind in type(page).__mro__ if "render" in vars(kind))]


def _render(page: Page, module: Any, config: MkDocsConfig, files: Files) -> None:
    given = [page.markdown, config.markdown_extensions, repr(config.mdx_configs)]
    made: list[bool] = []

    def make() -> dict[str, Any]:
        made.append(True)
        return _made(page, module, config, files)

    held = kept("markdown", given, make, worth=lambda result: result["silent"])
    if made:
        return
    links = getattr(module, LINKS)(page.file, files, config)
    with _withholding(module.log) as said:
        same = all(links.path_to_url(url) == answer for url, answer in held["links"])
    if not same:
        _made(page, module, config, files)
        return
    for record in said:
        module.log.handle(record)
    page.content = held["html"]
    page.toc = module.get_toc(held["toc"])
    page._title_from_render = held["title"]
    page.present_anchor_ids = set(held["ids"])
    page.links_to_anchors = links.links_to_anchors


def _made(page: Page, module: Any, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    """Let MkDocs make the page; what to keep of it. `silent`: the Markdown itself gave no cause to say anything."""
    links = _recording(getattr(module, LINKS))
    usual = getattr(module, LINKS)
    setattr(module, LINKS, links)
    links.asked.clear()
    try:
        with _withholding(logging.getLogger("MARKDOWN")) as said:
            type(page).render(page, config, files)
    finally:
        setattr(module, LINKS, usual)
    for record in said:
        logging.getLogger("MARKDOWN").handle(record)
    return {
        "html": page.content,
        "toc": list(_tokens(page.toc)),
        "title": page._title_from_render,
        "ids": sorted(page.present_anchor_ids or ()),
        "links": [list(pair) for pair in links.asked],
        "silent": not said,
    }


@cache
def _recording(usual: Any) -> Any:
    class Recording(usual):  # type: ignore[misc]
        """Writes down what each link was and what it became."""

        asked: ClassVar[list[tuple[str, str]]] = []

        def path_to_url(self, url: str) -> str:
            answer: str = super().path_to_url(url)
            self.asked.append((url, answer))
            return answer

    return Recording


def _tokens(toc: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Contents as Markdown's extension gives them to MkDocs."""
    for entry in toc:
        yield {"name": entry.title, "id": entry.id, "level": entry.level, "children": list(_tokens(entry.children))}


@contextmanager
def _withholding(logger: logging.Logger) -> Iterator[list[logging.LogRecord]]:
    withheld = _Withheld()
    logger.addFilter(withheld)
    try:
        yield withheld.records
    finally:
        logger.removeFilter(withheld)
