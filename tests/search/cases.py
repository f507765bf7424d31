"""Tables of expressions about the search's modules, all answered in one run of Node: to start it takes longer than to answer."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.search.split import run_module


def answered(program: Sequence[str], cases: Sequence[tuple[str, Any]]) -> list[Any]:
    """What each case's expression comes to, as JSON has it, after the lines of a program."""
    asked = ", ".join(f"() => ({code})" for code, _ in cases)
    lines = [*program, f"process.stdout.write(JSON.stringify([{asked}].map((run) => run())));"]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "modules.mjs"
        script.write_text("\n".join(lines), encoding="utf-8")
        found: list[Any] = run_module(script, {})
    return found
