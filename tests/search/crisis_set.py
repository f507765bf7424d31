"""Wordings of people in danger and ordinary ones, written by strangers to data/crisis.yml: how many call for a card (tests/search/crisis.tsv).

The odd lines were looked at when the patterns were written; what the even ones say is what an unseen wording may expect.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.search.crisis_inner import calls

FILE = Path(__file__).with_name("crisis.tsv")
ORDINARY = "ordinary"


@dataclass(frozen=True)
class Wording:
    """`called` is "clear", "soft" or "silent"."""

    kind: str
    text: str
    expected: str
    called: str


def read_wordings() -> list[Wording]:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
    found = calls([text for _, _, text, _ in rows])
    return [
        Wording(kind, text, expected, call["card"] if call else "silent")
        for (_, kind, text, expected), call in zip(rows, found, strict=True)
    ]


def seen_and_unseen(wordings: Sequence[Wording]) -> dict[str, Sequence[Wording]]:
    return {"odd lines, tuned on": wordings[::2], "even lines, unseen": wordings[1::2]}


def share_called(wordings: Sequence[Wording]) -> float:
    """The share of the wordings in danger that call for one of the cards."""
    asked = [one for one in wordings if one.kind != ORDINARY]
    return sum(one.called != "silent" for one in asked) / len(asked)


def report_crisis() -> None:
    for name, wordings in seen_and_unseen(read_wordings()).items():
        print(f"\ncards, {name:<22}{'n':>5}{'card':>7}{'as wanted':>11}")
        for kind in sorted({one.kind for one in wordings}):
            mine = [one for one in wordings if one.kind == kind]
            card, right = sum(one.called != "silent" for one in mine), sum(one.called == one.expected for one in mine)
            print(f"{kind:<29}{len(mine):>5}{card:>7}{right:>11}")
        print(f"{'clear or soft, all in danger':<29}{share_called(wordings):>12.3f}")
