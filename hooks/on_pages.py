"""Hook: gives every page its words, marks, registry entries, place in the menu and alternates; on_library.py has read them.

Markers served: [rule:ID], [phone:NUMBER], :material-NAME:, ____, <!-- rules -->, <!-- glossary -->, <!-- sources -->, <!-- changes -->, <!-- crisis -->, <!-- phones: [phone:NUMBER] … -->.
The work is done in engine/content/ and engine/shell/; this file only adapts them to MkDocs' events, which run once per language.
"""

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
from mkdocs.utils import get_relative_url, normalize_url

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.copy_buttons import with_copy_buttons
from engine.content.crisis_cards import fill_cards
from engine.content.heading_phrases import with_phrases
from engine.content.library import Library
from engine.content.local_words import bracketed, filled, notes_of, with_local_words, with_notes
from engine.content.markers import CRISIS_LINE
from engine.content.phones import fill_phones
from engine.content.readings import corrections
from engine.content.source_page import base_uri, is_guide
from engine.content.spoken import boxes, with_chinese
from engine.content.stale_translations import is_stale
from engine.content.tables import with_tables
from engine.locales import DEFAULT, LOCALES, split_uri
from engine.sheets.hand_over import hand_over_html, in_app_html
from engine.sheets.qr_code import page_qr
from engine.shell.alternates import alternates, written_in
from engine.shell.compiled_templates import WithoutIndentation
from engine.shell.icons import icon
from engine.shell.menu import menu, menu_link, name_entries, positions

OWN_WORDS = (
    "link_title",
)  # of the front matter, optional: what a page does not say is not said in its source's language
GENERATED = ("glossary.md", "rules.md")  # they list words and rules themselves


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
        menu_link=lambda item, page, base, home: menu_link(item, normalize_url(item.url, page, base), home),
        written_in=lambda src_uri: written_in(base_uri(src_uri)[0], library.pages),
    )
    env.add_extension(WithoutIndentation)
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
    config.extra["bracketed"] = _bracketed(languages, config.extra["library"])
    config.extra["local"] = {}
    config.extra["menu_positions"] = positions(nav.items)  # found once, as there may be a thousand pages
    guides = [page for page in nav.pages if is_guide(page.file.src_uri)]
    config.extra["guides"] = {page.file.src_uri: _which_guide(index, guides) for index, page in enumerate(guides)}
    config.extra["by_uri"] = {base_uri(page.file.src_uri)[0]: page for page in nav.pages}
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    library: Library = config.extra["library"]
    uri = base_uri(page.file.src_uri)[0]
    _inherit(page, library, Path(config.docs_dir) / uri)
    plugin: Any = config.plugins["i18n"]
    if DEFAULT.chinese and not LOCALES[plugin.current_language].chinese and not page.meta.get("untranslated"):
        source = library.pages[uri]
        said = boxes(source.lines)
        given = [markdown, [box.body for box in said], contents([corrections()])]
        markdown = kept("chinese", given, lambda: with_chinese(markdown, said))
    if uri not in GENERATED:
        notes = notes_of(markdown, library.notes.values(), uri, plugin.current_language)
        markdown, words = with_local_words(markdown, config.extra["bracketed"])
        config.extra["local"][page.file.src_uri] = words.get(plugin.current_language, []), notes
    markdown = fill_phones(markdown, library.phones, library.language)
    rules = LOCALES[plugin.current_language].folder + "rules/"
    library = _written_in(page, config)
    return library.marks.replace(library.fill(markdown, plugin.current_language), get_relative_url(rules, page.url))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A table wider than a phone scrolls in a box of its own, which the keyboard reaches; words to say get a button that copies them."""
    if page.file.src_uri in config.extra["local"]:
        words, notes = config.extra["local"].pop(page.file.src_uri)
        html = with_notes(filled(html, words), *notes)
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
    context["crisis_line"] = fill_cards(CRISIS_LINE, library.cards, current) if library.cards else ""
    if is_guide(page.file.src_uri):
        context["qr"] = page_qr(page.canonical_url, page.url, "l")
    context.update(config.extra["guides"].get(page.file.src_uri, {}))
    following = page.meta.get("next")
    if following:
        context["following"] = config.extra["by_uri"].get(following)
    elif "after" in context:
        context["following"] = context["after"]
    return context


def _bracketed(plugin: Any, library: Library) -> dict[str, dict[str, str]]:
    """The words in brackets of all locales that are built from the same pages as this one, which has their marks in its Markdown."""
    language = LOCALES[plugin.current_language].language
    same = [locale for locale in plugin.build_languages if LOCALES[locale].language == language]
    return {locale: words for locale in same if (words := bracketed(library.glossary, locale))}


def _which_guide(index: int, guides: Sequence[Page]) -> dict[str, Any]:
    """Which guide of how many a page is, and the ones before and after it."""
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
