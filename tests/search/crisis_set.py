"""Wordings of people in danger and ordinary ones, by three strangers to data/crisis.yml: how many call for a card.

The patterns were written with all of crisis.tsv in sight and the odd lines of crisis-b.tsv and crisis-c.tsv; what the even ones say, which
nobody looked at, is what an unseen wording may expect.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.search.crisis_inner import calls

HERE = Path(__file__).parent
SEEN, HALF_SEEN, THIRD = HERE / "crisis.tsv", HERE / "crisis-b.tsv", HERE / "crisis-c.tsv"
ORDINARY = "ordinary"
CARDS = {"clear", "soft"}


@dataclass(frozen=True)
class Wording:
    """`called` is "clear", "soft" or "silent"."""

    kind: str
    text: str
    expected: str
    called: str


def read_wordings(file: Path) -> list[Wording]:
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    found = calls([row[2] for row in rows])
    return [
        Wording(kind, text, expected, call["card"] if call else "silent")
        for (_, kind, text, expected, *_), call in zip(rows, found, strict=True)
    ]


def sets() -> Mapping[str, Sequence[Wording]]:
    second, third = read_wordings(HALF_SEEN), read_wordings(THIRD)
    return {
        "first set, tuned on": read_wordings(SEEN),
        "second, odd, tuned on": second[::2],
        "second, even, unseen": second[1::2],
        "third, odd, tuned on": third[::2],
        "third, even, unseen": third[1::2],
    }


def share_called(wordings: Sequence[Wording]) -> float:
    """The share of the wordings in danger that call for one of the cards."""
    asked = [one for one in wordings if one.kind != ORDINARY]
    return sum(one.called in CARDS for one in asked) / len(asked)


def report_crisis() -> None:
    for name, wordings in sets().items():
        print(f"\ncards, {name:<22}{'n':>5}{'card':>7}{'clear':>7}")
        for kind in sorted({one.kind for one in wordings}):
            mine = [one for one in wordings if one.kind == kind]
            card, clear = (sum(one.called in called for one in mine) for called in (CARDS, {"clear"}))
            print(f"{kind:<29}{len(mine):>5}{card:>7}{clear:>7}")
        print(f"{'clear or soft, all in danger':<29}{share_called(wordings):>12.3f}")
