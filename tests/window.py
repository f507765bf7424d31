"""A page with its scripts, without a browser: Page(html, "plan/plan").run("$('form').hidden").

The window is happy-dom's, in Node (window.mjs): it lays nothing out, so what is measured, drawn or printed is for tests/browser/. A page is
a few lines with the elements that its script asks for. In it $ and $$ find elements, type(selector, text) fills a field as a reader
does, later(milliseconds) moves the clock, which else stands at noon of 2026-11-25 in China, and `handed` holds the files and prints
that were handed over.
"""

import os
import subprocess
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from engine.build import esbuild
from engine.build.assets import ENGINE
from tests.conftest import ROOT
from tests.kept_node import exchange, start

SITE = "https://site.example/"


@lru_cache(maxsize=1)
def node(test_file: str, process: int) -> "subprocess.Popen[str]":
    """The Node of a file of tests: what one file lays over the classes of the window shall not meet the next. It ends with us, who hold its input."""
    return start(str(ROOT / "tests" / "window.mjs"), TZ="Asia/Shanghai")


@cache
def bundled(modules: tuple[str, ...]) -> str:
    """Modules below engine/ and all that they import as one script, or the one that is none; what they export is M, what they would load
    comes from imported()."""
    if modules[0].endswith(".js"):
        return (ENGINE / modules[0]).read_text(encoding="utf-8").replace("import(", "imported(")
    with tempfile.TemporaryDirectory() as folder:
        entry = Path(folder) / "entry.mjs"
        entry.write_text("".join(f'export * from "{ENGINE / name}";\n' for name in modules), encoding="utf-8")
        known = f'--define:import.meta.url="{SITE}assets/one.mjs"'
        script = esbuild.run([str(entry), "--bundle", "--format=iife", "--global-name=M", known, "--target=esnext"])
    return script.replace("var M", "globalThis.M", 1).replace("import(", "imported(")


def ask(question: dict[str, Any]) -> Any:
    test_file = os.environ["PYTEST_CURRENT_TEST"].partition("::")[0]
    answer = exchange(node(test_file, os.getpid()), question)
    assert "error" not in answer, answer["error"]
    return answer.get("value")


class Page:
    """A page at an address below SITE, opened: one at a time. `before` runs in it before its scripts do."""

    def __init__(self, html: str, *modules: str, address: str = "", before: str = "", lang: str = "zh-Hans") -> None:
        whole = f'<!doctype html><html lang="{lang}"><head></head><body>{html}</body></html>'
        ask({"html": whole, "url": SITE + address, "given": before, "script": bundled(modules)})

    def run(self, *steps: str) -> Any:
        """The value of the last of these expressions, as JSON, after all that was waiting for an answer has gone on."""
        found = None
        for step in steps:
            found = ask({"run": step})
        return found
