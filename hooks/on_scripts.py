"""Hook: bundles the rooms' modules into the finished site, once all languages are built. See engine/build/assets.py."""

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from engine.build.assets import bundles
from engine.build.esbuild import SOURCE_MAPS, bundle
from engine.build.step import StepError


@event_priority(-120)
def on_post_build(config: MkDocsConfig) -> None:
    """Runs once for each language; only the last time, for the whole site, is there something to do."""
    plugin: Any = config.plugins["i18n"]
    if plugin.building:
        return
    try:
        wanted = bundles(reports=bool(config.extra["report_link"]))
        bundle(wanted, Path(config.site_dir), source_maps=SOURCE_MAPS in os.environ)
    except StepError as error:
        raise PluginError(f"\n{error}\nThe site was not built.") from error
