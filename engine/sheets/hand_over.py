"""Where a page gives a file or paper: the box that stands by when an app's own browser drops both (hand-over.mjs), and the sentence
before a form is filled in there."""

from html import escape

from engine.content.words import Words

TELLS = ("file", "print", "copied", "by-hand", "picture")


def hand_over_html(words: Words) -> str:
    """The box, closed; `words` is the group "hand_over"."""
    told = "".join(f'<span data-told="{name}" hidden>{escape(words[name])}</span>' for name in TELLS)
    buttons = "".join(
        f'<button type="button" data-hand="{name}">{escape(words[name])}</button> ' for name in ("copy", "draw")
    )
    return (
        f'<div class="hand-over" data-hand-over hidden><p role="status"><b data-hand="name"></b> {told}</p>'
        f'<textarea rows="6" readonly data-hand="text" aria-label="{escape(words["text"])}"></textarea>'
        f'<p>{buttons}</p><p data-hand="picture" hidden></p></div>'
    )


def in_app_html(words: Words) -> str:
    """What to do first in an app's own browser; shown there only."""
    return f'<p class="in-app" data-in-app hidden>{escape(words["in_app"])}</p>'
