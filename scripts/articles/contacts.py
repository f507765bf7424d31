"""Contact details in a text: which stand there, and the text without the private ones.

Shared by the flags (an editor must look) and the draft (where they never arrive). Public lines stay: those that
data/phones.yml lists, and short numbers such as 12378.
"""

from __future__ import annotations

import re
from functools import cache

from scripts.articles.settings import table

REMOVED = "〔联系方式已隐去〕"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["kind"], re.compile(entry["pattern"])) for entry in table("contacts") if entry["private"])


def contacts_in(text: str) -> list[tuple[str, str]]:
    """(kind, the detail) for every private or business contact in the text."""
    return [(kind, match[0]) for kind, pattern in _patterns() for match in pattern.finditer(text)]


def without_contacts(text: str) -> str:
    """The text with each contact replaced by a note."""
    for _, pattern in _patterns():
        text = pattern.sub(REMOVED, text)
    return text
