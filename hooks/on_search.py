"""Hook: writes the search's index and worker into the finished site, once all languages are built.

The i18n plugin builds the other languages inside its own on_post_build; this comes after it, reads the finished pages and
leaves assets/search/ complete. Marker served: none; the box is engine/search/search.html.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from engine.content.crisis_cards import fill_cards
from engine.content.markers import Marker
from engine.search.build import build_search


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The page for missing addresses shows the card in every language, without scripts."""
    library = config.extra["library"]
    config.extra["care"] = {locale: fill_cards(Marker.CRISIS, library.cards, locale) for locale in library.cards}
    return config


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
