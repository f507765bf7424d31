"""Hook: nothing that runs or asks another host comes in with docs/: pages' HTML and files are held against what is allowed."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from engine.build.cache import kept
from engine.content.allowed_html import disallowed, disallowed_in, line_in, strange_file
from engine.content.library import Library
from engine.content.mistakes import Mistakes


@event_priority(100)  # before other hooks add files of the engine
def on_files(files: Files, config: MkDocsConfig) -> Files:
    docs = Path(config.docs_dir)
    sources = {Path(file.abs_src_path) for file in files if file.abs_src_path and file.src_dir == config.docs_dir}
    found = [f"{path}:1: {problem}" for path in sorted(sources) if (problem := strange_file(path, docs))]
    if found:
        raise _refused(found, config)
    return files


@event_priority(100)  # before other hooks put the engine's own elements into the page
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    library: Library = config.extra["library"]
    found = kept("allowed", [html, sorted(library.addresses)], lambda: _disallowed(html, library), lambda _: True)
    if found:  # those of all pages are told, not of this one alone
        pages, names, options = library.pages, config.markdown_extensions, config.mdx_configs
        source = pages[page.file.src_uri]
        own = [f"{source.path}:{line_in(source, what)}: {why}" for what, why in found]
        raise _refused([*own, *disallowed_in(pages.values(), library.addresses, names, options)], config)
    return html


def _disallowed(html: str, library: Library) -> list[list[str]]:
    return [[what, why] for what, why in disallowed(html, library.addresses)]


def _refused(found: list[str], config: MkDocsConfig) -> PluginError:
    mistakes = Mistakes(Path(config.config_file_path).parent)
    mistakes.found += found
    return PluginError(mistakes.text())
