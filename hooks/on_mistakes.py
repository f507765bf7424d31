"""Hook: ends the build with all mistakes at once, before the languages part. Hooks add theirs to `mistakes` in their on_config."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from engine.content.allowed_html import disallowed_in, strange_files
from engine.content.library import Library
from engine.content.mistakes import Mistakes
from engine.variants.mark_check import wrong_marks


def on_startup(command: str, dirty: bool) -> None:
    """`mkdocs build -q` would neither show nor count warnings, and end well with dead links."""
    log = logging.getLogger("mkdocs")
    log.setLevel(min(log.level, logging.WARNING))


@event_priority(-108)  # after all others' on_config, before on_language_workers.py forks
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    mistakes: Mistakes | None = config.extra.pop("mistakes", None)  # there with the first language alone
    if mistakes is None:
        return config
    library: Library = config.extra["library"]
    mistakes.look(lambda: wrong_marks(library.pages.values()))
    if mistakes.found:  # what else the build would end with, later and one by one
        names, options = config.markdown_extensions, config.mdx_configs
        mistakes.look(lambda: disallowed_in(library.pages.values(), library.addresses, names, options))
        mistakes.look(lambda: strange_files(Path(config.docs_dir)))
        raise PluginError(mistakes.text())
    return config
