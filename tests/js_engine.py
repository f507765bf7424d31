"""Run the calculator's JavaScript modules from Python, for real, in V8 (mini-racer).

mini-racer knows no ES modules, so each file becomes a function that returns what it exports; the code itself is not
touched. The modules also run as they are in Chromium, in tests/test_calculator_page.py.
"""

import json
import re
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "docs" / "assets" / "calculator"
FUNCTIONS = ROOT / "data" / "functions.json"

# Catches "import { a, b } from './exact.mjs';", also over several lines, and "import * as rates from './rates.mjs';".
IMPORT = re.compile(r"^import (\{[^}]*\}|\* as \w+) from '\./([\w-]+)\.mjs';\n", re.MULTILINE)
# Catches "export function share(", "export const ZERO =", "export class Problem", "export async function".
EXPORT = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)


def in_order(name: str, sources: dict[str, str], placed: list[str]) -> None:
    """Put a module after those it imports."""
    for _, needed in IMPORT.findall(sources[name]):
        in_order(needed, sources, placed)
    if name not in placed:
        placed.append(name)


def as_script(name: str, source: str) -> str:
    """One module as a script that puts its exports into M."""
    names = EXPORT.findall(source)

    def bind(found: re.Match[str]) -> str:
        what = found[1].removeprefix("* as ").replace(" as ", ": ")
        return f"const {what} = M['{found[2]}'];\n"

    body = re.sub(r"^export ", "", IMPORT.sub(bind, source), flags=re.MULTILINE)
    return f"M['{name}'] = (() => {{\n{body}\nreturn {{ {', '.join(names)} }};\n}})();\n"


def engine(*names: str, replaced: dict[str, str] | None = None) -> MiniRacer:
    """A V8 with the named modules, and those they import, loaded into M; `replaced` gives other sources."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in MODULES.glob("*.mjs")} | (replaced or {})
    placed: list[str] = []
    for name in names:
        in_order(name, sources, placed)
    racer = MiniRacer()
    racer.eval("const M = {};")
    for name in placed:
        racer.eval(as_script(name, sources[name]))
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
