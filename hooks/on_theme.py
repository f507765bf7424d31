"""Takes the theme's folder out: no template of ours uses it, and MkDocs would go through its 14,000 files once a language."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.theme.dirs[:] = [folder for folder in config.theme.dirs if Path(folder).parent.name != config.theme.name]
    return config
