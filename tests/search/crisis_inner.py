"""Asks crisis.mjs in Node which card a text calls for."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from engine.folders import ENGINE
from engine.search.crisis import load_crisis
from tests.conftest import ROOT
from tests.kept_node import ask

_READ = f"""
import {{ CrisisReader }} from "{(ENGINE / "search" / "crisis.mjs").as_uri()}";
const answer = ({{ parts: [first, ...rest], texts }}) => {{
  const reader = new CrisisReader(first);
  for (const part of rest) reader.learn(part);
  return texts.map((text) => reader.read(text));
}};
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
    found: list[dict[str, Any] | None] = ask(_READ, {"parts": parts, "texts": list(texts)})
    return found
