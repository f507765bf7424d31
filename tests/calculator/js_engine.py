"""Run the calculator's JavaScript modules from Python, for real, in V8 (mini-racer).

mini-racer knows no ES modules, so esbuild makes one script of those that a test names. The modules also run as they are in Chromium,
in tests/browser/test_calculator_page.py.
"""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from engine.build import esbuild

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "engine" / "calculator"
SHEETS = ROOT / "engine" / "sheets"  # a plan's link is written in one room and read in the other
FUNCTIONS = MODULES / "published" / "functions.json"


def engine(*names: str, replaced: dict[str, str] | None = None) -> MiniRacer:
    """A V8 with the named modules in M, as M.exact; `replaced` gives other sources by module name."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(MODULES, Path(folder) / "calculator", ignore=shutil.ignore_patterns("*.py")))
        sheets = Path(shutil.copytree(SHEETS, Path(folder) / "sheets", ignore=shutil.ignore_patterns("*.py")))
        where = {path.stem: path for path in [sheets / "offer.mjs", *copy.rglob("*.mjs")]}
        for name, source in (replaced or {}).items():
            where[name].write_text(source, encoding="utf-8")
        entry = copy / "entry-of-the-test.mjs"
        entry.write_text("".join(f'export * as {name} from "{where[name]}";\n' for name in names), encoding="utf-8")
        script = esbuild.run([str(entry), "--bundle", "--format=iife", "--global-name=M", *esbuild.TOOLS])
    racer = MiniRacer()
    racer.eval(script.replace("var M", "globalThis.M", 1))
    return racer


def oracle_engine(replaced: dict[str, str] | None = None) -> MiniRacer:
    """A V8 that can run cases: runBatch(text) takes a JSON list of cases and gives a JSON list of results."""
    racer = engine("oracles", replaced=replaced)
    racer.eval(f"const LIBRARY = {FUNCTIONS.read_text(encoding='utf-8')};")
    racer.eval(
        "const runBatch = (text) => JSON.stringify(JSON.parse(text).map((item) => M.oracles.compute(LIBRARY, item)));"
    )
    racer.eval(
        "const judgeBatch = (text) => JSON.stringify(JSON.parse(text).map((item) => M.oracles.judge(LIBRARY, item)));"
    )
    return racer


def whole(text: str) -> int | float:
    """JavaScript prints a huge double without a point; Python would read a different, exact whole number."""
    return int(text) if len(text) < 16 else float(text)


def run_batch(racer: MiniRacer, cases: list[dict[str, Any]], call: str = "runBatch") -> list[Any]:
    """Results of a list of cases; doubles come back as the same doubles."""
    text = str(racer.call(call, json.dumps(cases)))
    found: list[Any] = json.loads(text, parse_int=whole)
    return found
