"""Hook: bundles the rooms' modules into the finished site, once all languages are built. See engine/build/assets.py."""

from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from engine.build.assets import bundles
from engine.build.esbuild import bundle
from engine.build.step import StepError

_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Under `mkdocs serve` the scripts carry their source maps, so that a browser's tools show the modules."""
    global _serving
    _serving = command == "serve"


@event_priority(-120)
def on_post_build(config: MkDocsConfig) -> None:
    """Runs once for each language; only the last time, for the whole site, is there something to do."""
    plugin: Any = config.plugins["i18n"]
    if plugin.building:
        return
    try:
        bundle(bundles(reports=bool(config.extra["report_link"])), Path(config.site_dir), source_maps=_serving)
    except StepError as error:
        raise PluginError(f"\n{error}\nThe site was not built.") from error
