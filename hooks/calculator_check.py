"""The "check our arithmetic" page: every published case with its source, computed at build and again in the browser."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from oracles import judge, main_value

Words = Mapping[str, Any]
LONGEST = 220


def load_cases(folder: Path) -> list[dict[str, Any]]:
    """The cases of every vectors file, numbers kept as the text they are written in."""
    files = [path for path in sorted(folder.glob("*.json")) if path.name != "schema.json"]
    found = [json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str) for path in files]
    return [case for document in found for case in document["cases"]]


def shown(value: Any, like: Any) -> str:
    """A result as a person compares it: of a result with parts, those that the publication has."""
    if isinstance(value, dict) and "problem" in value:
        return str(value["problem"])
    if isinstance(like, dict):
        parts = value if isinstance(value, dict) else {next(iter(like)): value}
        return "; ".join(f"{name}: {shown(parts.get(name), each)}" for name, each in like.items())
    value = main_value(value)
    if isinstance(value, list):
        return ", ".join(shown(each, None) for each in value)
    if isinstance(value, float) and isinstance(like, str) and like.endswith("%"):
        return f"{value * 100:.10g}%"
    return f"{value:.13g}" if isinstance(value, float) else str(value)


def short(text: str) -> str:
    """No cell fills a phone's screen."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def check_html(cases: list[dict[str, Any]], library: dict[str, Any], words: Words) -> str:
    """The table of cases; the script finds each row by its case's id and computes it anew."""
    said = words["check"]
    head = "".join(f'<th scope="col">{escape(said[name])}</th>' for name in ("case", "expected", "computed", "verdict"))
    rows, passed = [], 0
    for case in cases:
        result = judge(library, case)
        passed += result["passed"]
        verdict = said["pass" if result["passed"] else "fail"]
        inputs = ", ".join(f"{name} {shown(value, None)}" for name, value in case["inputs"].items())
        rows.append(
            f'<tr data-case="{escape(case["id"])}"><th scope="row"><span translate="no">{escape(case["id"])}</span>'
            f'<small translate="no" lang="en">{escape(short(case["function"] + ": " + inputs))}</small>'
            f"<small>{escape(case.get('source', ''))}</small></th>"
            f'<td translate="no">{escape(short(shown(case["expected"], case["expected"])))}</td>'
            f'<td translate="no" data-computed>{escape(short(shown(result["computed"], case["expected"])))}</td>'
            f"<td data-verdict>{escape(verdict)}</td></tr>"
        )
    summary = said["summary_built"].format(**{"pass": passed, "fail": len(cases) - passed, "all": len(cases)})
    return (
        f'<arithmetic-check><p class="calc-answer" role="status">{escape(summary)}</p>'
        f'<div class="calc-scroll" tabindex="0" role="region" aria-label="{escape(said["case"])}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div></arithmetic-check>"
    )
