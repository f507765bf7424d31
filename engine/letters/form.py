"""The form of a letter as HTML: the fields that suffice, the choices with the fields that they need, and the rest folded away.

It stands in the page and not in the script, so its words are converted for Traditional readers like any others.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from engine.letters.fields import Field, Letters
from engine.letters.template import Letter, Line

INPUT = {
    "money": 'inputmode="decimal"',
    "phone": 'inputmode="tel"',
    "tail": 'inputmode="numeric"',
    "id": 'inputmode="text"',
}


def form_html(
    letter: Letter, meta: Mapping[str, Any], letters: Letters, words: Mapping[str, Any], language: str
) -> str:
    """The whole form in one language."""
    first = list(meta.get("first", ()))
    in_options = _first_in_options(letter, first)
    rest = [name for name in letter.fields if name not in first and name not in in_options]

    def fields(names: Iterable[str]) -> str:
        return "".join(field_html(letters.fields[name], words, language) for name in names)

    def choices(lines: Iterable[Line]) -> str:
        return "".join(
            _choice(line, words, fields(name for name in dict.fromkeys(line.fields) if in_options.get(name) is line))
            for line in lines
        )

    group = '<fieldset class="letter-group"><legend>{}</legend>{}</fieldset>'
    folded = (
        f'<details class="letter-more"><summary>{escape(words["more"])}</summary>{fields(rest)}</details>'
        if rest
        else ""
    )
    ways: dict[str, list[Line]] = {}
    ticks = []
    for line in letter.options:
        ways.setdefault(line.option.split("=")[0], []).append(line) if "=" in line.option else ticks.append(line)
    boxes = "".join(group.format(escape(words["one_of"]), choices(lines)) for lines in ways.values())
    boxes += group.format(escape(words["sentences"]), choices(ticks)) if ticks else ""
    return group.format(escape(words["first"]), fields(first)) + boxes + folded


def field_html(field: Field, words: Mapping[str, Any], language: str) -> str:
    """One labelled field, its hint, and a place for a remark about what was written."""
    ident = f"f-{field.name}".replace("_", "-")
    hints = [field.where[language] and f"{words['where']}{field.where[language]}", field.example[language]]
    hint = words["stop"].join(text for text in hints if text)
    about = f'id="{ident}" name="{field.name}" data-kind="{field.kind}" aria-describedby="{ident}-hint {ident}-remark"{" data-shared" if field.shared else ""}'
    if field.kind == "lines":
        control = f'<textarea {about} rows="3"></textarea>'
    elif field.kind == "date":
        control = f'<input type="date" {about}>'
    else:
        control = f'<input type="text" {about} {INPUT.get(field.kind, "")} autocomplete="off">'
    take = f' data-take="{escape(field.take)}"' if field.take else ""
    return (
        f'<div class="letter-field"{take}><label for="{ident}">{escape(field.label[language])}</label>{control}'
        f'<p class="letter-hint" id="{ident}-hint">{escape(hint)}</p>'
        f'<p class="letter-remark" id="{ident}-remark" role="status"></p></div>'
    )


def _first_in_options(letter: Letter, first: Iterable[str]) -> dict[str, Line]:
    """Fields that no paragraph always shows, with the first option that needs them."""
    always = {name for line in letter.lines if not line.option for name in line.fields} | set(first)
    found: dict[str, Line] = {}
    for line in letter.options:
        for name in line.fields:
            if name not in always:
                found.setdefault(name, line)
    return found


def _choice(line: Line, words: Mapping[str, Any], fields: str) -> str:
    name, _, value = line.option.partition("=")
    ident = f"o-{line.option}".replace("=", "-").replace(".", "-")
    kind = f'type="radio" name="o-{name}" value="{value}"' if value else 'type="checkbox"'
    checked = " checked" if line.shown else ""
    text = line.text or words["left_open"]
    needed = (
        f'<div class="letter-needed" data-for="{line.option}"{"" if line.shown else " hidden"}>{fields}</div>'
        if fields
        else ""
    )
    return f'<p class="letter-choice"><label><input {kind} id="{ident}" data-option="{line.option}"{checked}> <span>{escape(text)}</span></label></p>{needed}'
