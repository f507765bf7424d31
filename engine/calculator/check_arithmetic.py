"""The "check our arithmetic" page: every published case with its source, computed at build and again in the browser."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from engine.calculator.published.oracles import judge, main_value

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


def case_html(case: dict[str, Any], result: dict[str, Any], said: Words) -> str:
    """One case: what goes in, what is published, what is computed, and where it stands."""
    inputs = ", ".join(f"{name} {shown(value, None)}" for name, value in case["inputs"].items())
    figures = (
        ("expected", shown(case["expected"], case["expected"]), ""),
        ("computed", shown(result["computed"], case["expected"]), " data-computed"),
    )
    parts = "".join(
        f'<dt>{escape(said[name])}</dt><dd translate="no"{mark}>{escape(short(text))}</dd>'
        for name, text, mark in figures
    )
    verdict = said["pass" if result["passed"] else "fail"]
    return (
        f'<li data-case="{escape(case["id"])}"><p><strong translate="no">{escape(case["id"])}</strong> '
        f'<span class="calc-verdict" data-verdict>{escape(verdict)}</span></p>'
        f'<p class="calc-hint" translate="no" lang="en">{escape(short(case["function"] + ": " + inputs))}</p>'
        f'<dl>{parts}</dl><p class="calc-hint">{escape(said["source"])}: {escape(case.get("source", ""))}</p></li>'
    )


def check_html(cases: list[dict[str, Any]], library: dict[str, Any], words: Words) -> str:
    """The list of cases; the script finds each by its case's id and computes it anew."""
    said = words["check"]
    results = [judge(library, case) for case in cases]
    passed = sum(result["passed"] for result in results)
    items = "".join(case_html(case, result, said) for case, result in zip(cases, results, strict=True))
    summary = said["summary_built"].format(**{"pass": passed, "fail": len(cases) - passed, "all": len(cases)})
    return (
        f'<arithmetic-check><p class="calc-answer" role="status">{escape(summary)}</p>'
        f'<ol class="calc-cases">{items}</ol></arithmetic-check>'
    )
