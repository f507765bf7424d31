"""Hook: a page with `letter:` in its front matter becomes a letter to fill in.

Markers served: the block ```letter … ``` and <!-- send -->. The work is done in engine/letters: guide_letters.py, page.py.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from engine.content.markers import Marker
from engine.content.source_page import base_uri
from engine.letters.guide_letters import guide_letters_findings, read_guide_letters
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
    found = read_guide_letters(data, library.pages)
    config.extra.update(letters=found.letters, deadlines=found.deadlines, letter_pages=found.pages)
    return guide_letters_findings(found, data, library)


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
