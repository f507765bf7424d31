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
AGES = ("recent", "old")


def conditions(mode: str, about: Settings, settings: Settings, prefix: str) -> str:
    """When the field is shown: data-when="a.method=fee_instalments", of conditions on fields that stand beside it."""
    parts = ("proposal_first", "proposal_more") if prefix else ("first", "more")
    beside = {name for part in parts for name in settings["modes"][mode].get(part, ())}
    return "".join(
        f' data-{rule}="{prefix}{other}={"|".join(values)}"'
        for rule in ("when", "unless")
        for other, values in about.get(rule, {}).items()
        if other in beside
    )


def field_html(mode: str, name: str, settings: Settings, words: Words, prefix: str = "") -> str:
    """One labelled field with its hint; `prefix` names the proposal or row it is in."""
    return labelled(mode, f"{prefix}{name}", name, words["fields"][name], settings, words, prefix)


def labelled(mode: str, key: str, name: str, said: Words, settings: Settings, words: Words, prefix: str = "") -> str:
    """A field under its key in the form; `name` is what kind of field it is in the settings. Ids, and what refers to them, are given by the
    script (fields.mjs), which then takes `inert` off the form: without it the form is not shown, and 130 of them weigh a kilobyte."""
    about = settings["fields"][name]
    required = about.get("required") and name not in settings["modes"][mode].get("optional", ()) and not prefix
    attributes = f'name="{key}" data-kind="{about["kind"]}"'
    attributes += conditions(mode, about, settings, prefix)
    if required or (about.get("required") and about.get("when") and prefix):
        attributes += " required"
    if "unit" in about:
        attributes += f' data-unit="{about["unit"]}"'
    for rule in ("min", "max"):
        if rule in about:
            limit = settings["limits"].get(about[rule], about[rule])
            attributes += f' data-{rule}="{limit}"'
    if about.get("positive"):
        attributes += " data-positive"
    hint = said.get("hint", "")
    return (
        f'<div class="calc-field"><label>{escape(said["label"])}</label>'
        f"{control(attributes, about['kind'], said, settings, name)}"
        f'<p class="calc-hint">{escape(hint)}</p></div>'
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
    return f'<input type="text" {attributes}{value} inputmode="{INPUT_MODES.get(kind, "text")}" maxlength="60">'


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


def budget_html(mode: str, settings: Settings, words: Words) -> str:
    """The budget line by line; each group's sum takes the place of its one field above."""
    parts = []
    for group, names in settings["budget"].items():
        said = words["budget"][group]
        fields = "".join(
            labelled(mode, f"{group}.{name}", "item", {"label": said[name]}, settings, words, f"{group}.")
            for name in names
        )
        parts.append(grouped(words["fields"][group]["label"], f'<div class="calc-row">{fields}</div>'))
    return folded(
        words["budget"]["title"], f'<p class="calc-hint">{escape(words["budget"]["how"])}</p>{"".join(parts)}'
    )


def age_html(mode: str, words: Words, about_age: str) -> str:
    """The question before any text that promises or owns up to a debt: may it be more than three years old?"""
    about = words["age"]
    choices = "".join(
        f'<label><input type="radio" name="{mode}-age" value="{value}" data-do="age"> {escape(about[value])}</label>'
        for value in AGES
    )
    return (
        f'<fieldset class="calc-age" tabindex="-1" hidden><legend>{escape(about["question"])}</legend>{choices}'
        f'<p class="calc-hint calc-old-debt" hidden>{escape(about["advice"])} '
        f'<a href="{escape(about_age)}">{escape(about["link"])}</a></p></fieldset>'
    )


def tools_html(mode: str, words: Words, about_age: str) -> str:
    """The buttons under a result, and where their outcome is said."""
    buttons = "".join(f'<button type="button" data-do="{name}">{escape(words[name])}</button>' for name in TOOLS)
    return (
        f'<div class="calc-tools" hidden>{age_html(mode, words, about_age)}<ul class="calc-offers"></ul>{buttons}</div>'
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
        f'<p class="calc-answer">{escape(words["waiting"])}</p><p class="hidden calc-heard" role="status"></p>'
        '<ul class="calc-warnings"></ul>'
        f'<section class="calc-figures" tabindex="0" aria-label="{label}"></section>'
        '<div class="calc-lines"></div><figure class="calc-chart" hidden></figure>'
        f'<details class="calc-table" hidden><summary>{table}</summary>'
        f'<section class="calc-scroll" tabindex="0" aria-label="{escape(words["charts"][mode])}"></section></details></div>'
    )


def mode_html(mode: str, settings: Settings, words: Words, checklist: str, about_age: str, example: str) -> str:
    """One mode of the calculator: form, places for the result, and the example worked out at build."""
    about = settings["modes"][mode]
    shown, hidden = rows_html(mode, settings, words)
    first = shown + "".join(field_html(mode, name, settings, words) for name in about["first"])
    more = hidden + "".join(field_html(mode, name, settings, words) for name in about.get("more", ()))
    form = grouped(words["your_numbers"], f'<div class="calc-row">{first}</div>')
    form += budget_html(mode, settings, words) if about.get("budget") else ""
    form += proposals_html(mode, settings, words)
    form += folded(words["more"], f'<div class="calc-row">{more}</div>') if more else ""
    return (
        f'<repayment-calculator id="calc-{mode}" data-mode="{mode}" data-checklist="{escape(checklist)}">'
        f'<form inert novalidate autocomplete="off">{form}<button type="submit" class="calc-go">{escape(words["go"])}</button></form>'
        f"{result_html(mode, words)}{tools_html(mode, words, about_age)}"
        f"</repayment-calculator>{example}"
    )
