"""A letter as HTML: paragraphs with a place for each field. Without a script they are blanks to copy by hand, each option behind a box
to tick; the script (letter.mjs) fills the places and takes out what was not chosen."""

from html import escape

from engine.letters.template import Letter, Line

PLACE = '<span class="letter-place" data-field="{}"></span>'


def paper_html(letter: Letter) -> str:
    """The letter's paragraphs. No headings and lists: every language's page has the same outline, and this stands twice in some."""
    number = 0
    parts = [f'<p class="letter-title">{escape(letter.title)}</p>']
    for line in letter.lines:
        number += line.numbered
        parts.append(_paragraph(line, number))
    return "".join(parts)


def _paragraph(line: Line, number: int) -> str:
    option = f' data-option="{line.option}"' if line.option else ""
    off = "" if line.shown else " data-off"
    empty = "" if any(line.parts) else " data-empty"
    right = ' class="letter-right"' if line.right else ""
    point = f"<span data-number>{number}. </span>" if line.numbered else ""
    return f"<p{right}{option}{off}{empty}>{point}{inside(line)}</p>"


def inside(line: Line) -> str:
    """The sentence, with its fields' places."""
    return "".join(escape(part) if index % 2 == 0 else PLACE.format(part) for index, part in enumerate(line.parts))
