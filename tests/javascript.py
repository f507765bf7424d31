"""Run functions of our JavaScript modules from Python, in V8 without a browser: modules("sheets/offer").call("readOffer", "#…").

mini-racer knows no ES modules, so esbuild makes one script of those that are named and of all that they import.
"""

import json
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from engine.build import esbuild
from tests.conftest import ROOT


class Modules:
    """What the named modules export, all under one roof; arguments and results go as JSON (undefined comes back as None).
    `address` is what they take for their own."""

    def __init__(self, *names: str, before: str = "", address: str = "http://site/assets/one.mjs") -> None:
        self.names, self.before, self.address = names, before, address

    @cached_property
    def racer(self) -> MiniRacer:
        """V8 with the modules in it, made when a test first asks: every worker imports every test and runs half of them."""
        with tempfile.TemporaryDirectory() as folder:
            entry = Path(folder) / "entry.mjs"
            lines = [f'export * from "{ROOT / "engine" / name}.mjs";\n' for name in self.names]
            entry.write_text("".join(lines), encoding="utf-8")
            known = f"--define:import.meta.url={json.dumps(self.address)}"
            script = esbuild.run([str(entry), "--bundle", "--format=iife", "--global-name=M", known, *esbuild.TOOLS])
        racer = MiniRacer()
        racer.eval(self.before)
        racer.eval(script.replace("var M", "globalThis.M", 1))
        return racer

    def call(self, name: str, *arguments: object) -> Any:
        """The result of one exported function."""
        return self.run(f"M.{name}(...{json.dumps(arguments)})")

    def run(self, expression: str) -> Any:
        """The value of an expression in which M holds the exports."""
        return json.loads(str(self.racer.eval(f"JSON.stringify(({expression}) ?? null)")))
