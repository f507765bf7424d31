"""Hook: nothing that runs or asks another host comes in with docs/: pages' HTML and files are held against what is allowed."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from engine.content.allowed_html import disallowed, strange_file
from engine.content.findings import report
from engine.content.library import Library
from engine.content.pages_html import disallowed_in
from engine.folders import GUIDE


@event_priority(100)  # before other hooks add files of the engine
def on_files(files: Files, config: MkDocsConfig) -> Files:
    docs = Path(config.docs_dir)
    sources = {Path(file.abs_src_path) for file in files if file.abs_src_path and file.src_dir == config.docs_dir}
    found = [f"{path}: {problem}" for path in sorted(sources) if (problem := strange_file(path, docs))]
    if found:
        raise PluginError(report(found, docs.parent))
    return files


@event_priority(100)  # before other hooks put the engine's own elements into the page
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    library: Library = config.extra["library"]
    if disallowed(html, library.addresses):  # then every page is looked at, so that all is told at once
        raise PluginError(report(disallowed_in(library, config.markdown_extensions, config.mdx_configs), GUIDE))
    return html
