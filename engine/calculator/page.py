"""What stands at the marks of a page with the calculator, and what its scripts are given.

Marks: <!-- calculator -->, <!-- calculator: MODE --> (a mode of data/calculator.yml) and <!-- arithmetic-check -->. A page without them loads
nothing of it.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.calculator.check_arithmetic import check_html, load_cases
from engine.calculator.example import example_html
from engine.calculator.for_script import script_text, words_for_script
from engine.calculator.form import mode_html
from engine.content.library import Library
from engine.content.markers import CALCULATOR_MODE, Marker
from engine.content.words import load_words, without_words
from engine.content.yaml_file import read_yaml
from engine.folders import ENGINE
from engine.sheets.hand_over import hand_over_html, in_app_html
from engine.shell.script_data import json_for_script

FUNCTIONS = ENGINE / "calculator" / "published" / "functions.json"  # what a published case may call
ASSETS, HAND_OVER = "assets/calculator/", "assets/hand-over.mjs"
RUN = ("id", "function", "inputs", "expected", "tolerance", "sign", "prefix")

Settings = Mapping[str, Any]
Words = Mapping[str, Any]


class CalculatorError(ValueError):
    """What a page with the calculator lacks, with the file and what to do."""


@dataclass(frozen=True)
class Site:
    """What the page knows of the others: which pages there are ("guides/court"), the address of "rules#cc-678", and that of a file of assets/."""

    has: Collection[str]
    address: Callable[[str], str]
    asset: Callable[[str], str]


def is_asked_for(html: str) -> bool:
    return bool(CALCULATOR_MODE.search(html)) or Marker.ARITHMETIC_CHECK in html


def calculator_html(html: str, name: str, root: Path, library: Library, site: Site) -> str:
    """The page with its forms, examples and checked cases, and what its script is given. `name` is the file, as "docs/calculator.md".
    Raises CalculatorError."""
    if missing := [needed for needed in _needed(html) if not (root / needed).exists()]:
        raise CalculatorError(
            f"{name}: '<!-- calculator' or '{Marker.ARITHMETIC_CHECK}' needs {missing[0]}. Write it, or take the mark out."
        )
    settings = read_yaml(root / "data" / "calculator.yml")
    if lacks := without_words(library.words, library.strings, "calculator"):
        raise CalculatorError(lacks[0])
    words = load_words(library.strings, library.language)["calculator"]
    html = CALCULATOR_MODE.sub(partial(_mode, name=name, settings=settings, words=words, site=site), html)
    given = {
        "words": words_for_script(words, script_text()),
        "settings": _settings_for_script(settings, library, site),
    }
    script = "calculator.mjs"
    if Marker.ARITHMETIC_CHECK in html:
        html, given = _with_check(html, root / "tests" / "vectors", words)
        script = "check.mjs"
    else:
        html = _with_hand_over(html, words, library.words["hand_over"], site)
    text = json_for_script(given)
    return (
        f'<link rel="stylesheet" href="{site.asset(ASSETS + "calculator.css")}">{html}'
        f'<script type="application/json" id="calculator-data">{text}</script>'
        f'<script type="module" src="{site.asset(ASSETS + script)}"></script>'
    )


def _needed(html: str) -> list[str]:
    """The files that a page with these marks is made from."""
    return ["data/calculator.yml", *(["tests/vectors"] if Marker.ARITHMETIC_CHECK in html else [])]


def _mode(found: re.Match[str], name: str, settings: Settings, words: Words, site: Site) -> str:
    """What stands at a mode's mark."""
    if found[1] not in settings["modes"]:
        raise CalculatorError(f"{name}: there is no calculator mode {found[1]!r}; see data/calculator.yml")
    checklist, about_age = (_led_to(settings, place, site) for place in ("checklist", "about_age"))
    return mode_html(found[1], settings, words, checklist, about_age, example_html(found[1], settings, words))


def _led_to(settings: Settings, name: str, site: Site) -> str:
    """The address of a page of the guide that the calculator leads to, as data/calculator.yml names it under `leads_to`."""
    place = settings["leads_to"][name]
    uri = place.partition("#")[0]
    if uri not in site.has:
        raise CalculatorError(f"data/calculator.yml: leads_to: {name}: there is no page '{uri}'. Correct the path.")
    return site.address(place)


def _with_check(html: str, vectors: Path, words: Words) -> tuple[str, dict[str, Any]]:
    """The page with the table of published cases, and what its script runs them again with."""
    cases = load_cases(vectors)
    functions = json.loads(FUNCTIONS.read_text(encoding="utf-8"))
    checked = kept("arithmetic", [cases, functions, words], partial(check_html, cases, functions, words))
    run = [{name: case[name] for name in case if name in RUN} for case in cases]
    return html.replace(Marker.ARITHMETIC_CHECK, checked), {"words": words["check"], "cases": run, "library": functions}


def _with_hand_over(html: str, words: Words, outside: Words, site: Site) -> str:
    """The page with the note that nothing is sent, and the part that gives files out of apps."""
    note = f"<p>{escape(words['private'])}</p>{in_app_html(outside)}<noscript><p>{escape(words['noscript'])}</p></noscript>"
    html += hand_over_html(outside) + f'<script type="module" src="{site.asset(HAND_OVER)}"></script>'
    return html.replace(Marker.CALCULATOR, note)


def _settings_for_script(settings: Settings, library: Library, site: Site) -> dict[str, Any]:
    """What the script needs of the settings, the reference lines with their rules' words."""
    lines = []
    for line in settings["lines"]:
        rule = library.rules[line["rule"]]
        said = {"topic": rule.topic[library.language], "says": rule.says[library.language]}
        lines.append({**said, "rate": line.get("rate"), "grade": rule.grade, "link": site.address(f"rules#{rule.id}")})
    return {**{name: settings[name] for name in ("limits", "year_days", "admits")}, "lines": lines}
