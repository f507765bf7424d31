"""Run the calculator's JavaScript modules from Python, for real, in V8 (mini-racer).

mini-racer knows no ES modules, so each file becomes a function that returns what it exports (engine/build/modules.py). The modules also run as they are in Chromium, in tests/browser/test_calculator_page.py.
"""

import json
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from engine.build.modules import as_function, in_order

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "engine" / "calculator"
FUNCTIONS = ROOT / "data" / "functions.json"


def engine(*names: str, replaced: dict[str, str] | None = None) -> MiniRacer:
    """A V8 with the named modules, and those they import, loaded into M; `replaced` gives other sources."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in MODULES.rglob("*.mjs")} | (replaced or {})
    placed: list[str] = []
    for name in names:
        in_order(name, sources, placed)
    racer = MiniRacer()
    racer.eval("const M = {};")
    for name in placed:
        racer.eval(as_function(name, sources[name]))
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
