"""Checks docs/ before a build, and gives every page its words, marks, registry entries and alternates.

Markers served: [rule:ID], [phone:NUMBER], :material-NAME:, ____, <!-- rules -->, <!-- glossary -->, <!-- sources -->, <!-- changes -->, <!-- crisis -->, <!-- phones: [phone:NUMBER] … -->.
The work is done in engine/content/ and engine/shell/; this file only adapts them to MkDocs' events, which run once per language.
"""

import logging
import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from engine.build.assets import TEMPLATES
from engine.build.kept import contents, kept
from engine.configuration import read_leniently
from engine.content.allowed_html import line_of
from engine.content.copy_buttons import with_copy_buttons
from engine.content.crisis_cards import fill_cards
from engine.content.findings import report
from engine.content.freshness import is_stale
from engine.content.guide_checks import check_guide, check_unread
from engine.content.heading_phrases import with_phrases
from engine.content.library import Library
from engine.content.local_words import bracketed, with_local_words, with_notes
from engine.content.mistakes import Mistakes
from engine.content.options import unfit_options
from engine.content.page_checks import base_uri, is_guide
from engine.content.phones import fill_phones
from engine.content.prose.style import style_findings
from engine.content.readings import corrections
from engine.content.spoken import boxes, with_chinese
from engine.content.tables import with_tables
from engine.content.words import language_of
from engine.folders import GUIDE
from engine.locales import DEFAULT, LOCALES, split_uri, unknown_locales
from engine.sheets.hand_over import hand_over_html, in_app_html
from engine.sheets.qr_code import qr_svg
from engine.shell.alternates import alternates, written_in
from engine.shell.icons import check_templates, icon
from engine.shell.menu import menu, name_entries, positions
from engine.shell.not_found import not_found_words
from engine.shell.report_to import report_at, report_link

OWN_WORDS = (
    "link_title",
)  # of the front matter, and optional: what a page does not say is not said in its source's language
GENERATED = ("glossary.md", "rules.md")  # they list words and rules themselves
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
            raise PluginError(report([*wrong, *_unfit(config), *check_unread(root)], root))
        unfit = _unfit(config)
        library, found = check_guide(root, _settings(config))
        config.extra["mistakes"] = mistakes = Mistakes(root)
        mistakes.found += [*unfit, *found, *check_templates(TEMPLATES)]
        _say_what_to_read(library, root, mistakes)
        config.extra["library"] = library
        if mistakes.found:  # on_mistakes.py tells them, with those of the hooks after this one
            config.extra["words"] = library.words
            return config
    else:
        library = config.extra["library"].in_language(language_of(locale))
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
    return config


def _say_what_to_read(library: Library, root: Path, mistakes: Mistakes) -> None:
    """Rules that are due, sentences to read once more: these alone never fail a build, so they are no warnings in MkDocs' sense."""
    if mistakes.found:
        return
    try:
        said = [*library.warnings, *style_findings(library.pages.values(), root / "data" / "style.yml")]
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
        "report_link": config.extra.get("report_link"),
    }


def _unfit(config: MkDocsConfig) -> list[str]:
    """Options of mkdocs.yml that this engine does not serve: better named than left without effect."""
    lines = Path(config.config_file_path).read_text(encoding="utf-8-sig").splitlines()
    found: list[tuple[str, str]] = []
    if not config.use_directory_urls:
        found.append(
            ("use_directory_urls", "every page is a folder here: links, languages and reading offline rest on it")
        )
    if Path(config.docs_dir).resolve() != GUIDE / "docs":
        found.append(("docs_dir", "pages stand in docs/"))
    try:
        config.extra["report_link"] = report_link(str(config.extra.get("report_to") or ""))
    except ValueError as error:
        found.append(("report_to", str(error).removeprefix("report_to: ").rstrip(".")))
    if not isinstance(config.extra.get("not_found_leads_to"), list):
        found.append(("not_found_leads_to", "write a list of pages, as [index.md]"))
    written = read_leniently(Path(config.config_file_path))  # as the guide has it, without what every guide inherits
    found += unfit_options(written, {"site_url": config.site_url, "extra": config.extra}, set(config))
    home = f"index{DEFAULT.suffix}"
    if config.exclude_docs and config.exclude_docs.match_file(home):
        found.append(("exclude_docs", f"it takes the home page away, {home}"))
    return [
        f"mkdocs.yml:{line_of(name, lines)}: {name}: {why}. Correct the line, or take it out." for name, why in found
    ]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Templates name a picture only where the guide has it."""
    config.extra["files"] = {file.dest_uri for file in files}
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    library: Library = config.extra["library"]
    env.globals.update(
        icon=icon,
        hand_over=hand_over_html,
        in_app=in_app_html,
        written_in=lambda src_uri: written_in(base_uri(src_uri)[0], library.pages),
    )
    env.bytecode_cache = config.extra["compiled"]
    return env


@event_priority(-110)  # after the i18n plugin has settled the language
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    unnamed = list(name_entries(nav.items, config.extra["words"]["nav"]))
    languages: Any = config.plugins["i18n"]
    if unnamed and len(languages.build_languages) > 1:  # the folders' names, where mkdocs.yml has no nav
        raise PluginError(
            f"\nmkdocs.yml:1: nav: '{unnamed[0]}' has no words in data/strings.yml. Write the menu under nav, and its words there.\nNothing was built."
        )
    config.extra["bracketed"] = bracketed(config.extra["library"].glossary, languages.current_language)
    config.extra["menu_positions"] = positions(nav.items)  # found once, as there may be a thousand pages
    config.extra["guides"] = [page for page in nav.pages if is_guide(page.file.src_uri)]
    config.extra["by_uri"] = {base_uri(page.file.src_uri)[0]: page for page in nav.pages}
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    library: Library = config.extra["library"]
    uri = base_uri(page.file.src_uri)[0]
    _inherit(page, library, Path(config.docs_dir) / uri)
    plugin: Any = config.plugins["i18n"]
    if DEFAULT.chinese and not LOCALES[plugin.current_language].chinese and not page.meta.get("untranslated"):
        source = library.pages[uri]
        given = [markdown, source.text, contents([corrections()])]
        markdown = kept("chinese", given, lambda: with_chinese(markdown, boxes(source.lines)))
    if uri not in GENERATED:
        markdown = with_local_words(markdown, config.extra["bracketed"])
        markdown = with_notes(markdown, library.notes.values(), uri, plugin.current_language)
    markdown = fill_phones(markdown, library.phones, library.language)
    rules = LOCALES[plugin.current_language].folder + "rules/"
    library = _written_in(page, config)
    return library.marks.replace(library.fill(markdown, plugin.current_language), get_relative_url(rules, page.url))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A table wider than a phone scrolls in a box of its own, which the keyboard reaches; words to say get a button that copies them."""
    html = with_copy_buttons(html, config.extra["words"])
    if base_uri(page.file.src_uri)[0] not in GENERATED:
        html = _written_in(page, config).notes_of_page().number(html, guide=bool(page.meta.get("audience")))
    if config.extra["locale"].chinese:
        html = with_phrases(html)
    return with_tables(html, config.extra["words"]["guide"]["table"])


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    plugin: Any = config.plugins["i18n"]
    current = plugin.current_language
    languages = [(lang.locale, lang.name) for lang in plugin.config.languages]
    library: Library = config.extra["library"]
    written = written_in(base_uri(page.file.src_uri)[0], library.pages)
    context["alternates"] = alternates(page.url, current, languages, written)
    source = page.meta.get("untranslated")
    context["canonical"] = page.canonical_url
    if source and page.canonical_url:  # the same text stands at the source's address, and is found there
        bare = page.url.removeprefix(LOCALES[current].folder)
        context["canonical"] = page.canonical_url.removesuffix(page.url) + bare
    context["untranslated"] = LOCALES[source] if source else None
    context["locale_root"] = LOCALES[current].folder
    trail = [*reversed(list(page.ancestors)), page]
    context["menu"] = menu(nav.items, trail, config.extra["menu_positions"])
    context["section"] = trail[0] if trail[0].is_section else None
    context["crisis_line"] = fill_cards("<!-- crisis: line -->", library.cards, current) if library.cards else ""
    if is_guide(page.file.src_uri):
        context["qr"] = qr_svg(page.canonical_url or page.url, "l")
    context.update(_which_guide(page, config.extra["guides"]))
    following = page.meta.get("next")
    if following:
        context["following"] = config.extra["by_uri"].get(following)
    elif "after" in context:
        context["following"] = context["after"]
    return context


def _which_guide(page: Page, guides: Sequence[Page]) -> dict[str, Any]:
    """Which guide of how many the page is, and the one before it; nothing of a page that is no guide."""
    if page not in guides:
        return {}
    index = guides.index(page)
    return {
        "part": index + 1,
        "parts": len(guides),
        "before": guides[index - 1] if index else None,
        **({"after": guides[index + 1]} if index + 1 < len(guides) else {}),
    }


def _written_in(page: Page, config: MkDocsConfig) -> Library:
    """The library in the language in which the page's own text is: the source's where the page is not translated."""
    library: Library = config.extra["library"]
    source = page.meta.get("untranslated")
    return (
        config.extra.setdefault("source_library", library.in_language(LOCALES[source].language)) if source else library
    )


def _inherit(page: Page, library: Library, source: Path) -> None:
    """An English page takes from its source what is the same in every language, and knows whether it lags behind."""
    uri = source.relative_to(library.docs).as_posix()
    taken = {field: value for field, value in library.pages[uri].meta.items() if field not in OWN_WORDS}
    page.meta = {**taken, **page.meta}
    page.meta["uri"] = posixpath.splitext(uri)[0]
    page.meta["articles"] = library.articles_of(page.meta)
    locale = split_uri(page.file.src_uri)[1]
    if locale.language != library.language:  # the source's page, in a language that it is not translated into
        page.meta["untranslated"] = locale.code
    if locale.by_hand and locale is not DEFAULT:
        page.meta["stale"] = is_stale(page.meta.get("source_digest"), source)
