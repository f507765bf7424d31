"""Run one function of the engine's JavaScript modules from Python, in Node, on a list of arguments."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.build.assets import ENGINE
from engine.build.esbuild import find_node

RUN = """
import {{ readFileSync }} from "node:fs";
import * as M from {module};
const {{ first, cases }} = JSON.parse(readFileSync(0, "utf-8"));
const plain = (value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value);
process.stdout.write(JSON.stringify(cases.map((args) => plain(M.{function}(...first, ...args)))));
"""


def run(module: str, function: str, cases: Sequence[Sequence[Any]], first: Sequence[Any] = ()) -> list[Any]:
    """What `function` of a module below engine/ ("letters/docx.mjs") gives for each list of arguments, `first` before them; bytes as
    base64."""
    script = RUN.format(module=json.dumps((ENGINE / module).as_uri()), function=function)
    done = subprocess.run(
        [find_node(), "--input-type=module", "-e", script],
        input=json.dumps({"first": first, "cases": cases}),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        cwd=Path(__file__).parent,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found
