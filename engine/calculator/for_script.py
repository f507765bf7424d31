"""What of the calculator's words its scripts need: most stand in the form already, and the page carries none of them twice."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from engine.content.words import Words

FIELD = re.compile(r"\bwords\.fields\.(\w+)")  # words.fields.income.label
NAME = re.compile(r"\w+")


@cache
def script_text() -> str:
    """The scripts of the calculator's page, as they are written."""
    room = Path(__file__).parent
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(room.rglob("*.mjs")) if path.name != "check-arithmetic.mjs"
    )


def words_for_script(words: Words, script: str) -> dict[str, Any]:
    """Groups whose name stands in the script at all; of the fields, those that it names."""
    names, fields = _named_in(script)
    needed = {name: group for name, group in words.items() if name in names}
    return {**needed, "fields": {name: words["fields"][name] for name in sorted(fields)}}


@cache
def _named_in(script: str) -> tuple[frozenset[str], frozenset[str]]:
    """Every name, and the fields."""
    return frozenset(NAME.findall(script)), frozenset(FIELD.findall(script))
