"""Hook: reads docs/ and data/ with the first language, has all of it checked before anything is built, and gives each language its words.

The work is done in engine/content/; what is wrong is told by on_mistakes.py, with what the hooks after this one find.
"""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from engine.build.assets import TEMPLATES
from engine.content.findings import report
from engine.content.guide_checks import check_guide, check_unread
from engine.content.library import Library
from engine.content.mistakes import Mistakes
from engine.content.options import unfit_options
from engine.content.parity import unlike_pages
from engine.content.prose.data_style import data_style
from engine.content.prose.style import style_findings
from engine.content.words import language_of
from engine.folders import GUIDE
from engine.locales import DEFAULT, LOCALES, split_uri, unknown_locales
from engine.shell.icons import check_templates
from engine.shell.not_found import not_found_words
from engine.shell.report_to import report_at, report_link

log = logging.getLogger("mkdocs.plugins.guide")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data with the first language; stop the build here when anything under docs/ or data/ is wrong."""
    plugin: Any = config.plugins["i18n"]
    locale = plugin.current_language or plugin.default_language
    root = Path(config.config_file_path).parent
    if root.resolve() != GUIDE:
        raise PluginError(f"this is the guide in {root}, and {GUIDE} was read. Run MkDocs in the guide's own folder.")
    if locale == plugin.default_language:
        if wrong := unknown_locales(plugin.all_languages, plugin.default_language):
            raise PluginError(report([*wrong, *unfit_options(config), *check_unread(root)], root))
        config.extra["report_link"] = _report_link(config)
        library, found = check_guide(root, _settings(config))
        config.extra["mistakes"] = mistakes = Mistakes(root)
        mistakes.found += [*unfit_options(config), *found, *check_templates(TEMPLATES)]
        _say_what_to_read(library, root, mistakes)
        config.extra["library"] = library
        if mistakes.found:  # on_mistakes.py tells them, with those of the hooks after this one
            config.extra["words"] = library.words
            return config
    else:
        library = config.extra["library"].in_language(language_of(locale))
    use(library, locale, config)
    return config


def use(library: Library, locale: str, config: MkDocsConfig) -> None:
    """Put the library where hooks and templates look for it, in the language that is built."""
    plugin: Any = config.plugins["i18n"]
    config.extra["not_found"] = not_found_words(library, plugin.all_languages, config.extra["not_found_leads_to"])
    config.site_name = library.words["site"]["name"]
    config.extra.update(
        locale=LOCALES[locale],
        library=library,
        words=library.words,
        built_on=library.today.isoformat(),
        report_at=report_at(library.pages.get("about.md"), config.extra["report_link"]),
        feed=bool(library.changes) and "changes.md" in library.pages,
        has={uri.removesuffix(DEFAULT.suffix) for uri in library.pages if split_uri(uri)[1] is DEFAULT},
    )


def _say_what_to_read(library: Library, root: Path, mistakes: Mistakes) -> None:
    """Rules that are due, sentences to read once more, translations that say less or other numbers than their source: these alone never fail a build, so they are no warnings in MkDocs' sense."""
    if mistakes.found:
        return
    try:
        pages = style_findings(library.pages.values(), root / "data" / "style.yml")
        said = [*library.warnings, *pages, *data_style(root), *unlike_pages(library.pages)]
    except ValueError as error:
        mistakes.found.append(str(error))
        return
    for line in said:
        log.info(line.replace(f"{root}/", ""))


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    """What engine/content/guide_checks.py looks at."""
    leads_to = config.extra["not_found_leads_to"]
    return {
        "nav": config.nav,
        "unlisted": lambda uri: any(each and each.match_file(uri) for each in (config.not_in_nav, config.exclude_docs)),
        "untranslated": config.extra.get("untranslated", "refused"),
        "not_found_leads_to": leads_to if isinstance(leads_to, list) else [],
        "report_link": config.extra["report_link"],
    }


def _report_link(config: MkDocsConfig) -> str | None:
    """What the link for mistakes leads to; None where report_to is no address, which is told with the other options."""
    try:
        return report_link(config.extra.get("report_to"))
    except ValueError:
        return None
