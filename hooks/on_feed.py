"""Hook: feed.xml in each language, of what changed for readers. See engine/content/changes.py."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from engine.content.changes import FEED, Feed, atom_feed
from engine.content.library import Library
from engine.locales import LOCALES


@event_priority(50)  # before the i18n plugin goes on to the next language
def on_post_build(config: MkDocsConfig) -> None:
    library: Library = config.extra["library"]
    if not config.extra["feed"]:
        return
    plugin: Any = config.plugins["i18n"]
    locale = LOCALES[plugin.current_language]
    feed = Feed(locale.code, library.words["site"]["name"], library.words["changes"]["title"], config.site_url or "")
    path = Path(config.site_dir) / locale.folder / FEED
    path.write_text(atom_feed(library.changes, feed), encoding="utf-8", newline="")
