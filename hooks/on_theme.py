"""Hook: templates, scripts and styles come from the engine's rooms, and from nowhere else.

None of the theme's own files is used, and MkDocs would go through its 14,000 files once for each language.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from jinja2.ext import loopcontrols
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from engine.build.assets import ENGINE, TEMPLATES, published
from engine.build.cache import kept
from engine.build.contents import contents
from engine.shell import rtl
from engine.shell.compiled_templates import CompiledTemplates, WithoutIndentation


@event_priority(
    -105
)  # after the i18n plugin, which adds a folder with a sitemap.xml of its own; before on_language_workers.py forks
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.theme.dirs[:] = [str(folder) for folder in TEMPLATES]
    if "compiled" not in config.extra:
        config.extra["compiled"] = _compiled(config)
        config.extra["static_templates"] = frozenset(config.theme.static_templates)
    config.theme.static_templates = _of_this_language(config)
    plugin: Any = config.plugins["i18n"]
    vars(plugin).pop("reconfigure_files_alternates", None)  # another build of the same process
    if "sitemap.xml" not in config.theme.static_templates:  # which alone asks for each file in all languages
        plugin.reconfigure_files_alternates = lambda *_: None
    return config


def _of_this_language(config: MkDocsConfig) -> set[str]:
    """Of the files that each language's build would write anew, those that count: the first one's sitemap, the last one's page for nothing found."""
    plugin: Any = config.plugins["i18n"]
    first = plugin.default_language
    others = [locale for locale in plugin.build_languages if locale != first]
    counts = {"sitemap.xml": first, "404.html": [first, *others][-1]}
    here = plugin.current_language or first
    return {name for name in config.extra["static_templates"] if counts.get(name, here) == here}


def _compiled(config: MkDocsConfig) -> CompiledTemplates:
    """All templates, compiled before the languages part: each would compile them again. Jinja knows them by their paths."""
    given = [[str(folder) for folder in TEMPLATES], contents(sorted(ENGINE.rglob("*.html")))]
    return CompiledTemplates(kept("templates", given, lambda: _all_of(config).texts()))


def _all_of(config: MkDocsConfig) -> CompiledTemplates:
    compiled, env = CompiledTemplates(), config.theme.get_env()
    env.bytecode_cache = compiled
    env.add_extension(loopcontrols)  # as the i18n plugin does
    env.add_extension(WithoutIndentation)
    for name in env.list_templates(filter_func=lambda name: name.endswith((".html", ".xml"))):
        if not name.startswith("shell/"):  # those are found by their bare name
            with suppress(TemplateError):  # the page that needs it says what is wrong
                env.get_template(name)
    return compiled


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """MkDocs takes every file beside a template for a part of the site; only those that are published are."""
    for file in list(files):
        if file.src_dir and Path(file.src_dir).is_relative_to(ENGINE):
            files.remove(file)
    for address, path in published().items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    if rtl.wanted():
        files.append(File.generated(config, rtl.NAME, abs_src_path=str(rtl.made())))
    return files
