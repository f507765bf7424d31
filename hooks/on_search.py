"""Hook: writes the search's index and worker into the finished site, once all languages are built.

The i18n plugin builds the other languages inside its own on_post_build; this comes after it, reads the finished pages and
leaves assets/search/ complete. Marker served: none; the box is overrides/partials/search.html.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from search_build import build_search

WORKER_SOURCES = "assets/search/worker/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The worker's modules leave as one script (hooks/search_files.py), not one by one."""
    for file in [file for file in files if file.src_uri.startswith(WORKER_SOURCES)]:
        files.remove(file)
    return files


@event_priority(-120)
def on_post_build(config: MkDocsConfig) -> None:
    """Runs once for each language; only the last time, for the whole site, is there something to do."""
    plugin: Any = config.plugins["i18n"]
    if plugin.building:
        return
    locales = [language.locale for language in plugin.config.languages]
    try:
        build_search(Path(config.config_file_path).parent, Path(config.site_dir), locales, plugin.default_language)
    except ValueError as error:
        raise PluginError(f"\n{error}\nThe site was not built.") from error
