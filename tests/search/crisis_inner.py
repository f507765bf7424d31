"""Asks crisis.mjs in Node which card a text calls for."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.folders import ENGINE
from engine.search.crisis import load_crisis
from engine.search.split import run_module
from tests.conftest import ROOT

_READ = """
const { grammar, texts } = JSON.parse(require("fs").readFileSync(0));
const reader = new CrisisReader(grammar);
process.stdout.write(JSON.stringify(texts.map((text) => reader.read(text))));
"""


def calls(texts: Sequence[str]) -> list[dict[str, Any] | None]:
    """For each text {card, after, other}, or None where no card is called for."""
    module = ENGINE / "search" / "crisis.mjs"
    grammar = load_crisis(ROOT / "data" / "crisis.yml").grammar
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "crisis.mjs"
        script.write_text(f'import {{ CrisisReader }} from "{module}";\n{_READ}', encoding="utf-8")
        found: list[dict[str, Any] | None] = run_module(script, {"grammar": grammar, "texts": list(texts)})
    return found
