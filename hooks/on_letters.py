"""Hook: a page with `letter:` in its front matter becomes a letter to fill in.

Markers served: the block ```letter … ``` and <!-- send -->. The work is done in engine/letters and engine/deadlines.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from engine.content.markers import Marker
from engine.content.source_page import base_uri
from engine.content.words import without_words
from engine.content.yaml_file import told
from engine.deadlines.deadlines import load_deadlines
from engine.letters.checks import gates_without_words, letter_findings, read_letters, shared_days, unasked_days
from engine.letters.fields import load_letters
from engine.letters.page import letter_page, page_markdown
from engine.locales import LOCALES

FILES = ("assets/letters.css", "assets/hand-over.mjs", "assets/letter.mjs")
FONT = "SimSun"  # the Chinese letter's font in a .docx: on every computer with Word in China


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check letters with the first language."""
    if "letters" not in config.extra:
        config.extra["mistakes"].look(lambda: _read(config))
    return config


def _read(config: MkDocsConfig) -> list[str]:
    """Put letters and limits where the other hooks find them; what is wrong with them."""
    data, library = Path(config.config_file_path).parent / "data", config.extra["library"]
    letters = told(data / "letters.yml", lambda: load_letters(data / "letters.yml"))
    deadlines = told(data / "deadlines.yml", lambda: load_deadlines(data / "deadlines.yml"))
    pages = read_letters(library.pages)[0]
    config.extra.update(letters=letters, deadlines=deadlines, letter_pages=pages)
    findings = letter_findings(library.pages, letters, deadlines)
    if any("letter" in page.meta for page in library.pages.values()):
        findings += without_words(library.words, library.strings, "letters", "deadlines")
    findings += [
        f"{data / 'letters.yml'}:1: takes: there is no docs/{page}.md. Correct the path, or take it out."
        for page in (letters.sheet, letters.log)
        if page and not (library.docs / f"{page}.md").is_file()
    ]
    known = library.known("rules")
    findings += [
        f"data/deadlines.yml: {limit.id}: there is no rule '{limit.rule}' in data/rules.yml. Correct it, or add the rule."
        for limit in deadlines.values()
        if known is not None and limit.rule not in known
    ]
    findings += gates_without_words(pages, library.words.get("letters", {}))
    since = {limit.id: limit.since for limit in deadlines.values()}
    findings += [f"{data / 'letters.yml'}: {text}" for text in shared_days(letters, since)]
    return findings + list(unasked_days(pages, since))


@event_priority(50)  # before the marks of the page are replaced: what is put in has some
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    uri = base_uri(page.file.src_uri)[0]
    if uri not in config.extra["letter_pages"]:
        return markdown
    send = config.extra["letters"].send[config.extra["letter_pages"][uri].meta["send"]]
    return page_markdown(markdown, send[config.extra["library"].language])


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if Marker.LETTER not in html:
        return html
    library, plugin = config.extra["library"], config.plugins["i18n"]
    letter = config.extra["letter_pages"][base_uri(page.file.src_uri)[0]]
    locale = LOCALES[plugin.current_language]  # type: ignore[attr-defined]
    words = {name: library.words[name] for name in ("letters", "deadlines", "hand_over", "sheet")}
    rules = get_relative_url(locale.folder + "rules/", page.url)
    limit = config.extra["deadlines"].get(letter.meta.get("deadline"))
    tool = letter_page(
        letter, config.extra["letters"], limit, words, locale, lambda text: library.marks.replace(text, rules), FONT
    )
    style, *scripts = (get_relative_url(name, page.url) for name in FILES)
    loaded = "".join(f'<script type="module" src="{script}"></script>' for script in scripts)
    return f'<link rel="stylesheet" href="{style}">{html.replace(Marker.LETTER, tool)}{loaded}'
