"""What may not stand in the pages, all of them at once: asked only where something is wrong already, as each page is rendered for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown

from engine.content.allowed_html import disallowed, line_of, strange_file
from engine.content.library import Library


def disallowed_in(library: Library, extensions: Sequence[str], options: Mapping[str, Any]) -> list[str]:
    """As "file:line: what. Remedy.", of every page and every file beside the pages."""
    files = [path for path in sorted(library.docs.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    found = [f"{path}:1: {problem}" for path in files if (problem := strange_file(path, library.docs))]
    reader = Markdown(extensions=list(extensions), extension_configs=dict(options))
    for page in library.pages.values():
        lines = page.text.splitlines()
        html = reader.reset().convert("\n".join(text for _, text in page.lines))
        found += [f"{page.path}:{line_of(what, lines)}: {why}" for what, why in disallowed(html, library.addresses)]
    return found
