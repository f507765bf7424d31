"""A button that copies the words of a `!!! quote` box. It is hidden until guide.js shows it, as it does nothing without scripts."""

import re
from html import escape

from engine.content.words import Words

TITLE = re.compile(r'(<div class="admonition quote[^"]*">\s*<p class="admonition-title">.*?</p>)')


def with_copy_buttons(html: str, words: Words) -> str:
    """The page's HTML with a button after the title of each box."""
    said = {name: escape(words["guide"][name]) for name in ("copy", "copied", "copy_by_hand")}
    button = (
        f'<button class="copy" type="button" aria-live="polite" data-copy data-needs-script data-copied="{said["copied"]}"'
        f' data-by-hand="{said["copy_by_hand"]}">{said["copy"]}</button>'
    )
    return TITLE.sub(rf"\1{button}", html)
