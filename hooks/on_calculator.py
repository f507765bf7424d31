"""Hook: puts the repayment calculator and the arithmetic check where a page says so.

Markers served: <!-- calculator -->, <!-- calculator: MODE --> (a mode of data/calculator.yml) and <!-- arithmetic-check -->. A page without
them loads nothing of it. The work is done in engine/calculator/form.py, example.py and check_arithmetic.py.
"""

import json
import re
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from engine.build.cache import kept
from engine.calculator.check_arithmetic import check_html, load_cases
from engine.calculator.example import example_html
from engine.calculator.for_script import script_text, words_for_script
from engine.calculator.form import mode_html
from engine.content.findings import report
from engine.content.markers import CALCULATOR_MODE, Marker
from engine.content.words import load_words, without_words
from engine.content.yaml_file import read_yaml
from engine.folders import ENGINE, GUIDE
from engine.locales import locale_of
from engine.sheets.hand_over import hand_over_html, in_app_html
from engine.shell.script_data import json_for_script

FUNCTIONS = ENGINE / "calculator" / "published" / "functions.json"  # what a published case may call
ASSETS, HAND_OVER = "assets/calculator/", "assets/hand-over.mjs"
RUN = ("id", "function", "inputs", "expected", "tolerance", "sign", "prefix")


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if not CALCULATOR_MODE.search(html) and Marker.ARITHMETIC_CHECK not in html:
        return html
    root = Path(config.config_file_path).parent
    if missing := [name for name in _needed(html) if not (root / name).exists()]:
        raise _mistake(
            f"docs/{page.file.src_uri}: '<!-- calculator' or '{Marker.ARITHMETIC_CHECK}' needs {missing[0]}. Write it, or take the mark out."
        )
    settings = read_yaml(root / "data" / "calculator.yml")
    library = config.extra["library"]
    if lacks := without_words(library.words, library.strings, "calculator"):
        raise _mistake(lacks[0])
    words = load_words(library.strings, library.language)["calculator"]
    html = CALCULATOR_MODE.sub(partial(_mode, settings=settings, words=words, page=page, config=config), html)
    block: dict[str, Any] = {
        "words": words_for_script(words, script_text()),
        "settings": _for_script(settings, library, page),
    }
    script = "calculator.mjs"
    if Marker.ARITHMETIC_CHECK in html:
        html, block = _with_check(html, root / "tests" / "vectors", words)
        script = "check.mjs"
    else:
        html = _with_hand_over(html, words, library.words["hand_over"], page)
    style, module = (get_relative_url(ASSETS + name, page.url) for name in ("calculator.css", script))
    return (
        f'<link rel="stylesheet" href="{style}">{html}'
        f'<script type="application/json" id="calculator-data">{json_for_script(block)}</script>'
        f'<script type="module" src="{module}"></script>'
    )


def _mode(found: re.Match[str], settings: Any, words: Any, page: Page, config: MkDocsConfig) -> str:
    """What stands at a mode's mark."""
    if found[1] not in settings["modes"]:
        raise _mistake(f"docs/{page.file.src_uri}: there is no calculator mode {found[1]!r}; see data/calculator.yml")
    checklist, about_age = (_led_to(settings, name, page, config) for name in ("checklist", "about_age"))
    return mode_html(found[1], settings, words, checklist, about_age, example_html(found[1], settings, words))


def _with_check(html: str, vectors: Path, words: Any) -> tuple[str, dict[str, Any]]:
    """The page with the table of published cases, and what its script runs them again with."""
    cases = load_cases(vectors)
    functions = json.loads(FUNCTIONS.read_text(encoding="utf-8"))
    checked = kept("arithmetic", [cases, functions, words], partial(check_html, cases, functions, words))
    run = [{name: case[name] for name in case if name in RUN} for case in cases]
    return html.replace(Marker.ARITHMETIC_CHECK, checked), {"words": words["check"], "cases": run, "library": functions}


def _with_hand_over(html: str, words: Any, outside: Any, page: Page) -> str:
    """The page with the note that nothing is sent, and the part that gives files out of apps."""
    note = f"<p>{escape(words['private'])}</p>{in_app_html(outside)}<noscript><p>{escape(words['noscript'])}</p></noscript>"
    html += hand_over_html(outside) + f'<script type="module" src="{get_relative_url(HAND_OVER, page.url)}"></script>'
    return html.replace(Marker.CALCULATOR, note)


def _mistake(finding: str) -> PluginError:
    return PluginError(report([finding], GUIDE))


def _needed(html: str) -> list[str]:
    """The files that a page with these marks is made from."""
    return ["data/calculator.yml", *(["tests/vectors"] if Marker.ARITHMETIC_CHECK in html else [])]


def _led_to(settings: Any, name: str, page: Page, config: MkDocsConfig) -> str:
    """The address of a page of the guide that the calculator leads to, as data/calculator.yml names it under `leads_to`."""
    uri, _, step = settings["leads_to"][name].partition("#")
    if uri not in config.extra["has"]:
        raise _mistake(f"data/calculator.yml: leads_to: {name}: there is no page '{uri}'. Correct the path.")
    return get_relative_url(_address(page, f"{uri}/"), page.url) + (f"#{step}" if step else "")


def _address(page: Page, address: str) -> str:
    """An address in the page's own language."""
    return locale_of(page.url).folder + address


def _for_script(settings: Any, library: Any, page: Page) -> dict[str, Any]:
    """What the script needs of the settings, the reference lines with their rules' words."""
    address = get_relative_url(_address(page, "rules/"), page.url)
    lines = []
    for line in settings["lines"]:
        rule = library.rules[line["rule"]]
        said = {"topic": rule.topic[library.language], "says": rule.says[library.language]}
        lines.append({**said, "rate": line.get("rate"), "grade": rule.grade, "link": f"{address}#{rule.id}"})
    kept = {name: settings[name] for name in ("limits", "year_days", "admits")}
    return {**kept, "lines": lines}
