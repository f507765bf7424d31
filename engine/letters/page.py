"""The part of a page in which a letter is filled in: gate, form, buttons, paper beside the reader's own language, slip."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from engine.calculator.money.dates import format_date, parse_date
from engine.content.markers import Marker
from engine.deadlines.deadlines import Deadline, last_day
from engine.letters.checks import LetterPage
from engine.letters.fields import Letters
from engine.letters.form import form_html
from engine.letters.paper import paper_html
from engine.letters.template import BLOCK
from engine.locales import DEFAULT, LOCALES, Locale
from engine.sheets.hand_over import hand_over_html, in_app_html
from engine.shell.script_data import json_for_script
from engine.shell.unbroken import unbroken

EXAMPLE_DAY = "2026-09-25"  # falls on a Saturday with fifteen days: an example, worked out by the twin of the script
KEPT_LETTERS = "letters"  # under this name a device keeps what was filled in
KEEPING = ("undo", "both", "take_other", "damaged", "damaged_save")  # what sheets/keeping.mjs says on every page
BUTTONS = ("print", "copy", "text", "docx", "take", "clear")

Words = Mapping[str, Any]


def page_markdown(markdown: str, send: Sequence[str]) -> str:
    """The page with the letter's place marked, and the points of how to send it."""
    marked = BLOCK.sub(f"{Marker.LETTER}\n", markdown)
    return marked.replace(Marker.SEND, "\n".join(f"- {point}" for point in send))


def letter_page(
    page: LetterPage,
    letters: Letters,
    limit: Deadline | None,
    words: Words,
    locale: Locale,
    marks: Callable[[str], str],
    font: str,
) -> str:
    """All of it as HTML. `words` holds the groups "letters", "deadlines", "hand_over" and "sheet" in the page's language; `marks` makes HTML of words that name a phone."""
    said, language = words["letters"], locale.language
    own = page.written[next(code for code in page.written if LOCALES[code].language == language)]
    gate = _gate(said, page.meta.get("gate"), marks) if page.meta["acknowledges"] else ""
    form = form_html(own, page.meta, letters, said, language)
    warning = escape(" ".join(dict.fromkeys(said["script"][_open(head)] for head in page.needs)))
    closed_at_first = " data-closed" if gate else ""
    return (
        f'<div class="letter" data-letter="{page.name}"{closed_at_first}>{gate}'
        f"{in_app_html(words['hand_over'])}"
        f'<p class="letter-note">{escape(said["private"])} {escape(said["chinese"])}</p>'
        f"{'' if gate else _paragraph(said['admits_nothing'])}"
        f'<form class="letter-form" novalidate autocomplete="off" aria-label="{escape(said["tool"])}" data-needs-script>{form}</form>'
        f"{_deadline(limit, words) if limit else ''}"
        f'<p class="letter-warning" data-warning data-needs-script role="status">{warning}</p>{_papers(page, own, said, locale)}{_tools(said, locale)}{hand_over_html(words["hand_over"])}{_slip(said)}'
        f"{_for_script(page, letters, limit, words, language, font)}</div>"
    )


def _open(head: str) -> str:
    """The words for a group of which nothing is chosen yet, as letters/kept.mjs has them."""
    return "no_choice" if head.endswith("=") else "no_ground"


def _paragraph(text: str) -> str:
    return f'<p class="letter-note"><strong>{escape(text)}</strong></p>'


def _gate(said: Words, name: str | None, marks: Callable[[str], str]) -> str:
    """What is asked before the letter opens: whether the debt is old, or the gate's own question; and whether it is hers at all."""
    asked = f"gate_{name}" if name else "gate"
    choices = "".join(
        f'<p class="letter-choice"><label><input type="radio" name="gate" id="gate-{value}" value="{value}"> '
        f"<span>{escape(said[f'gate_{value}'])}</span></label></p>"
        for value in ("no", "old", "unknown", "notmine")
    )
    closed = "".join(
        f'<p class="letter-closed" data-told="{answers}" role="status">{marks(said[word])}</p>'
        for answers, word in (("old unknown", f"{asked}_closed"), ("notmine", "gate_notmine_closed"))
    )
    return (
        f'<div class="letter-gate" data-gate><fieldset><legend>{escape(said[asked])}</legend>{choices}</fieldset>'
        f"{closed}</div>"
    )


def _papers(page: LetterPage, own: Any, said: Words, locale: Locale) -> str:
    """The letter that is sent, in the source's own letters, and under it the same as the reader reads it."""
    sent = page.written[DEFAULT.code]
    paper = '<section class="letter-paper" data-paper lang="{}"{} aria-label="{}">{}</section>'
    if locale is DEFAULT:
        return (
            f'<div class="letter-papers">{paper.format(locale.code, "", escape(said["sent"]), paper_html(sent))}</div>'
        )
    title = '<p class="letter-copy">{}</p>'
    beside = (
        (said["sent"], DEFAULT.code, ' translate="no"', sent),
        (said["copy_of"], locale.code, "", own),
    )
    html = "".join(
        title.format(escape(name)) + paper.format(code, fixed, escape(name), paper_html(letter))
        for name, code, fixed, letter in beside
    )
    return f'<div class="letter-papers">{html}</div>'


def _tools(said: Words, locale: Locale) -> str:
    names = BUTTONS if locale is DEFAULT else (BUTTONS[0], "print_both", *BUTTONS[1:])
    buttons = "".join(
        f'<button type="button" data-do="{name}">{escape(said[name])}</button>' for name in names
    ).replace('data-do="take"', 'data-do="take" hidden')
    return (
        f'<div class="letter-tools" data-needs-script>{buttons}'
        f'<label class="letter-keep"><input type="checkbox" data-keep> {escape(said["keep"])}</label>'
        '<p class="letter-say" role="status" data-say hidden></p>'
        f'<textarea rows="6" readonly hidden data-by-hand aria-label="{escape(said["by_hand"])}"></textarea></div>'
    )


def _deadline(limit: Deadline, words: Words) -> str:
    """The place for the last day; until there is one, an example stands there, worked out at build."""
    said = words["letters"]
    last = format_date(last_day(parse_date(EXAMPLE_DAY), limit.days, limit.months))
    example = said["example_day"].replace("{received}", EXAMPLE_DAY).replace("{last}", last)
    return (
        f'<div class="letter-deadline" data-deadline><p role="status"><strong>{escape(said["deadline"])}</strong> '
        f"<span data-said>{escape(words['deadlines']['script']['no_day'])} {unbroken(escape(example))}</span></p>"
        f'<button type="button" data-needs-script disabled>{escape(said["calendar"])}</button></div>'
    )


def _slip(said: Words) -> str:
    """What she sent, for her own papers: printed under the letter, behind a line to cut."""
    gaps = "".join(f"<span>{escape(said[f'slip_{name}'])} <i></i></span>" for name in ("date", "way", "to", "due"))
    return f'<p class="letter-slip"><strong>{escape(said["slip"])}</strong> {gaps}</p>'


def _for_script(
    page: LetterPage, letters: Letters, limit: Deadline | None, words: Words, language: str, font: str
) -> str:
    dangers = None if page.meta["acknowledges"] else letters.dangers
    block = {
        "words": {
            **{name: words["sheet"]["script"][name] for name in KEEPING},
            **words["deadlines"]["script"],
            **words["letters"]["script"],
        },
        "dangers": dangers
        and {
            "clauses": dangers.clauses,
            "alike": dangers.alike,
            "spared": dangers.spared,
            "patterns": [{"find": danger.find, "why": danger.why[language]} for danger in dangers.patterns],
        },
        "admits": page.meta.get("admits", []),
        "need": page.needs,
        "deadline": limit
        and {
            "id": limit.id,
            "from": limit.since,
            "days": limit.days,
            "months": limit.months,
            "say": limit.say[language],
            "mark": limit.mark[language],
        },
        "shelves": {"letters": KEPT_LETTERS, "sheet": letters.sheet, "log": letters.log},
        "files": {"name": f"letter-{page.name}", "font": font},
    }
    # As the editor wrote them: beside them stand those of the page's own letters, made from them with all its words.
    source = dangers and {"spared": dangers.spared, "patterns": [danger.find for danger in dangers.patterns]}
    patterns = f'<script type="application/json" translate="no" data-patterns>{json_for_script(source)}</script>'
    return f'<script type="application/json" data-words>{json_for_script(block)}</script>{patterns}'
