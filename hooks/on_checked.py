"""Hook: once pages, data and menu have been looked at, all that was found is told, and nothing is built.

Hooks whose on_config looks for mistakes in the first language leave them in config.extra["findings"]. Only where there are some is time taken
for what is otherwise seen while pages are built: what may not stand in a page, words that a variant may not show.
"""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from engine.content.findings import report
from engine.content.pages_html import disallowed_in
from engine.variants.mainland import mainland_findings


def on_startup(command: str, dirty: bool) -> None:
    """`mkdocs build -q` would neither show nor count warnings, and end well with dead links."""
    log = logging.getLogger("mkdocs")
    log.setLevel(min(log.level, logging.WARNING))


@event_priority(-106)  # after the hooks that look, and before on_languages.py forks
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not config.extra["findings"]:
        return config
    plugin: Any = config.plugins["i18n"]
    root = Path(config.config_file_path).parent
    found = disallowed_in(config.extra["library"], config.markdown_extensions, config.mdx_configs)
    found += mainland_findings(root, plugin.all_languages)
    raise PluginError(report([*config.extra["findings"], *found], root))
