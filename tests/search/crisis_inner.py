"""Asks crisis.mjs in Node which card a text calls for."""

import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from engine.folders import ENGINE
from engine.search.crisis import load_crisis
from engine.search.split import run_module
from tests.conftest import ROOT

_READ = """
const { parts: [first, ...rest], texts } = JSON.parse(require("fs").readFileSync(0));
const reader = new CrisisReader(first);
for (const part of rest) reader.learn(part);
process.stdout.write(JSON.stringify(texts.map((text) => reader.read(text))));
"""


_known: dict[str, dict[str, Any] | None] = {}


def calls(texts: Sequence[str]) -> list[dict[str, Any] | None]:
    """For each text {card, after, other}, or None where no card is called for. A text is read once, however many tests ask for it."""
    if unread := [text for text in dict.fromkeys(texts) if text not in _known]:
        _known.update(zip(unread, calls_in_parts(unread, grammar()), strict=True))
    return [_known[text] for text in texts]


@cache
def grammar() -> Mapping[str, Any]:
    """What data/crisis.yml says; reading it takes longer than most questions."""
    return load_crisis(ROOT / "data" / "crisis.yml").grammar


def calls_in_parts(texts: Sequence[str], *parts: Mapping[str, Any]) -> list[dict[str, Any] | None]:
    """The same by a grammar that comes in several parts."""
    module = ENGINE / "search" / "crisis.mjs"
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "crisis.mjs"
        script.write_text(f'import {{ CrisisReader }} from "{module}";\n{_READ}', encoding="utf-8")
        found: list[dict[str, Any] | None] = run_module(script, {"parts": parts, "texts": list(texts)})
    return found
