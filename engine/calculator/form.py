"""The calculator's forms as HTML, made from data/calculator.yml and the words of data/strings.yml.

The form is in the page, not in the script: labels, hints and choices are converted for Traditional readers like any
other words, and the script carries none. It knows nothing of MkDocs.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

Settings = Mapping[str, Any]
Words = Mapping[str, Any]

INPUT_MODES = {"money": "decimal", "int": "numeric", "factor": "decimal"}
TOOLS = ("csv", "print", "copy", "link")


def field_html(mode: str, name: str, settings: Settings, words: Words, prefix: str = "") -> str:
    """One labelled field with its hint and a place for its error; `prefix` names the proposal or row it is in."""
    about, said = settings["fields"][name], words["fields"][name]
    key = f"{prefix}{name}"
    ident = f"{mode}-{key}".replace("_", "-").replace(".", "-")
    required = about.get("required") and name not in settings["modes"][mode].get("optional", ()) and not prefix
    attributes = f'id="{ident}" name="{key}" data-kind="{about["kind"]}" aria-describedby="{ident}-hint {ident}-error"'
    if required:
        attributes += " required"
    for rule in ("min", "max"):
        if rule in about:
            limit = settings["limits"].get(about[rule], about[rule])
            attributes += f' data-{rule}="{limit}"'
    if about.get("positive"):
        attributes += " data-positive"
    hint = said.get("hint", "").replace("{n}", str(settings["limits"]["longest"]))
    return (
        f'<div class="calc-field"><label for="{ident}">{escape(said["label"])}</label>'
        f"{control(attributes, about['kind'], said, settings, name)}"
        f'<p class="calc-hint" id="{ident}-hint">{escape(hint)}</p>'
        f'<p class="calc-error" id="{ident}-error"></p></div>'
    )


def control(attributes: str, kind: str, said: Words, settings: Settings, name: str) -> str:
    """The input, list of choices or box of lines itself."""
    if kind == "choice":
        options = [
            f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in said["choices"].items()
        ]
        return f"<select {attributes}>{''.join(options)}</select>"
    if kind == "lines":
        return f'<textarea {attributes} rows="3" maxlength="8000"></textarea>'
    value = f' value="{settings["penalty_factor"]}"' if name == "factor" else ""
    return f'<input type="text" {attributes}{value} inputmode="{INPUT_MODES.get(kind, "text")}" maxlength="60" autocomplete="off">'


def folded(title: str, inside: str, opened: bool = False) -> str:
    """A part of the form that is folded away until it is wanted."""
    return f'<details class="calc-more"{" open" if opened else ""}><summary>{escape(title)}</summary>{inside}</details>'


def grouped(title: str, inside: str, heard_only: bool = False) -> str:
    """Fields that belong together; the title is only heard where it is seen already."""
    hidden = ' class="hidden"' if heard_only else ""
    return f'<fieldset class="calc-group"><legend{hidden}>{escape(title)}</legend>{inside}</fieldset>'


def proposals_html(mode: str, settings: Settings, words: Words) -> str:
    """The proposals beside today's plan, each with its rarer terms folded away."""
    about = settings["modes"][mode]
    parts = []
    for place, letter in enumerate(about.get("proposals", ())):
        title = words["proposal"].replace("{name}", words["letters"][place])
        first = "".join(field_html(mode, name, settings, words, f"{letter}.") for name in about["proposal_first"])
        more = "".join(field_html(mode, name, settings, words, f"{letter}.") for name in about["proposal_more"])
        fields = grouped(title, first + folded(words["proposal_more"], more), heard_only=True)
        parts.append(folded(title, fields, place == 0))
    return "".join(parts)


def rows_html(mode: str, settings: Settings, words: Words) -> tuple[str, str]:
    """The rows for several debts: those shown at once, and those folded away."""
    about = settings["modes"][mode]
    rows = []
    for number in range(1, about.get("all_rows", 0) + 1):
        title = words["debt_row"].replace("{n}", str(number))
        inside = "".join(field_html(mode, name, settings, words, f"{number}.") for name in about["rows"])
        rows.append(grouped(title, f'<div class="calc-row">{inside}</div>'))
    shown = about.get("first_rows", 0)
    return "".join(rows[:shown]), "".join(rows[shown:])


def tools_html(mode: str, words: Words) -> str:
    """The buttons under a result, and where their outcome is said."""
    buttons = "".join(f'<button type="button" data-do="{name}">{escape(words[name])}</button>' for name in TOOLS)
    return (
        f'<div class="calc-tools" hidden><p class="calc-links"></p>{buttons}</div>'
        f'<div class="calc-keep"><label><input type="checkbox" data-do="keep"> {escape(words["keep"])}</label>'
        f'<button type="button" data-do="clear">{escape(words["clear"])}</button></div>'
        f'<p class="calc-said" role="status"></p>'
        f'<textarea class="calc-text" id="{mode}-text" rows="4" readonly hidden aria-label="{escape(words["copy"])}"></textarea>'
    )


def result_html(mode: str, words: Words) -> str:
    """The empty places that the script fills."""
    table = escape(words["as_table"])
    label = escape(words["result"].replace("{name}", words["charts"][mode]))
    return (
        f'<div class="calc-result"><p class="calc-stale" hidden>{escape(words["stale"])}</p>'
        f'<p class="calc-answer" role="status">{escape(words["waiting"])}</p>'
        f'<section class="calc-figures" tabindex="0" aria-label="{label}"></section>'
        '<div class="calc-lines"></div><figure class="calc-chart" hidden></figure>'
        f'<details class="calc-table" hidden><summary>{table}</summary>'
        f'<section class="calc-scroll" tabindex="0" aria-label="{escape(words["charts"][mode])}"></section></details></div>'
    )


def mode_html(mode: str, settings: Settings, words: Words, checklist: str, example: str) -> str:
    """One mode of the calculator: form, places for the result, and the example worked out at build."""
    about = settings["modes"][mode]
    shown, hidden = rows_html(mode, settings, words)
    first = shown + "".join(field_html(mode, name, settings, words) for name in about["first"])
    more = hidden + "".join(field_html(mode, name, settings, words) for name in about["more"])
    form = grouped(words["your_numbers"], f'<div class="calc-row">{first}</div>')
    form += proposals_html(mode, settings, words) + folded(words["more"], f'<div class="calc-row">{more}</div>')
    return (
        f'<repayment-calculator id="calc-{mode}" data-mode="{mode}" data-checklist="{escape(checklist)}">'
        f'<form novalidate>{form}<button type="submit" class="calc-go">{escape(words["go"])}</button></form>'
        f"{result_html(mode, words)}{tools_html(mode, words)}"
        f"</repayment-calculator>{example}"
    )
