"""Hook: app.webmanifest in each language, so that a phone can put the guide on its home screen."""

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from engine.variants.convert import convert_texts

NAME = "app.webmanifest"
ICONS = (  # those that the guide has
    ("assets/icon.svg", "any", "image/svg+xml"),
    ("assets/icon-192.png", "192x192", "image/png"),
    ("assets/icon-512.png", "512x512", "image/png"),
)


@event_priority(50)  # before the i18n plugin goes on to the next language
def on_post_build(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    locale: str = plugin.current_language
    folder = Path(config.site_dir) / ("" if locale == plugin.default_language else locale)
    up = "" if locale == plugin.default_language else "../"
    site = config.extra["words"]["site"]
    said = ("name", "short_name", "description")
    manifest = {
        **dict(zip(said, convert_texts([site[each] for each in said], locale), strict=True)),
        "lang": locale,
        "start_url": "./",
        "scope": "./" if up == "" else "../",
        "display": "minimal-ui",
        "background_color": config.extra["app_background"],
        "theme_color": config.extra["app_background"],
        "icons": [
            {"src": f"{up}{address}", "sizes": sizes, "type": kind}
            for address, sizes, kind in ICONS
            if (Path(config.docs_dir) / address).is_file()
        ],
    }
    (folder / NAME).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
