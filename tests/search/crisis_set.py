"""Wordings of people in danger and ordinary ones, by writers who did not see data/crisis.yml: how many call for a card.

The patterns were written with all of crisis.tsv in sight and the odd lines of crisis-b.tsv and crisis-c.tsv; the weights are learned from
all of them, and from data/crisis_sentences.tsv. So what an unseen wording may expect is what a writer's lines say that no pattern was made
from (the even ones of the second and third), when the weights are learned without that writer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.crisis_weights import QUESTIONS, STRANGERS, Labelled, labelled, learned_from, signs_of
from tests.conftest import ROOT
from tests.search.crisis_inner import calls, calls_in_parts, grammar

HERE = Path(__file__).parent
SEEN = HERE / "crisis.tsv"
SETS = {writer: HERE / name for writer, name in STRANGERS.items() if writer != "asked"}
EVEN = ("second", "third")
UNSEEN = tuple(writer for writer in SETS if writer != "first")
OURS = ("ours", "ours-second", "ours-fourth", "ours-eighth")
ORDINARY = "ordinary"
CARDS = {"clear", "soft"}


@dataclass(frozen=True)
class Wording:
    """`called` is "clear", "soft" or "silent"."""

    kind: str
    text: str
    called: str


def sets() -> Mapping[str, Sequence[Wording]]:
    found = {name: kinds(file) for name, file in SETS.items()}
    calls([text for wanted in found.values() for _, text in wanted])  # at once: to start Node takes longer than to read
    return {name: answered(wanted, calls([text for _, text in wanted])) for name, wanted in found.items()}


def left_out() -> Mapping[str, Sequence[Wording]]:
    """By writer, what no pattern was written from, answered with weights learned from all other writers."""
    found = labelled(ROOT)
    read = signs_of(ROOT, found)
    return {writer: by_grammar(unseen(writer, found), learned_from(found, read, writer)) for writer in (*UNSEEN, *OURS)}


def unseen(writer: str, found: Iterable[Labelled]) -> list[tuple[str, str]]:
    """Kind and text of a writer's sentences that no pattern was written from."""
    if writer in SETS:
        return kinds(SETS[writer])[1 if writer in EVEN else 0 :: 2 if writer in EVEN else 1]
    return [("any" if one.danger else ORDINARY, one.text) for one in found if one.writer == writer]


def by_grammar(wanted: Sequence[tuple[str, str]], learned: Mapping[str, Any] | None) -> list[Wording]:
    """What the grammar says beside these weights, or alone."""
    evidence = {**grammar()["evidence"], **learned} if learned else None
    return answered(wanted, calls_in_parts([text for _, text in wanted], {**grammar(), "evidence": evidence}))


def kinds(file: Path) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    return [(kind, text) for _, kind, text, *_ in rows]


def answered(wanted: Iterable[tuple[str, str]], found: Iterable[Mapping[str, Any] | None]) -> list[Wording]:
    return [
        Wording(kind, text, call["card"] if call else "silent")
        for (kind, text), call in zip(wanted, found, strict=True)
    ]


def share_called(wordings: Sequence[Wording]) -> float:
    """The share of the wordings in danger that call for one of the cards."""
    asked = [one for one in wordings if one.kind != ORDINARY]
    return sum(one.called in CARDS for one in asked) / len(asked)


def report_crisis() -> None:
    found = labelled(ROOT)
    alone = {f"{name}, grammar alone": by_grammar(unseen(name, found), None) for name in (*UNSEEN, *OURS)}
    without = {f"{name}, learned without it": one for name, one in left_out().items()}
    for name, wordings in {**sets(), **alone, **without}.items():
        print(f"\ncards, {name:<32}{'n':>5}{'card':>7}{'clear':>7}")
        for kind in sorted({one.kind for one in wordings}):
            mine = [one for one in wordings if one.kind == kind]
            card, clear = (sum(one.called in called for one in mine) for called in (CARDS, {"clear"}))
            print(f"{kind:<39}{len(mine):>5}{card:>7}{clear:>7}")
        print(f"{'clear or soft, all in danger':<39}{share_called(wordings):>12.3f}")
    report_questions(found)


def report_questions(found: Sequence[Labelled]) -> None:
    """Ordinary questions: by the grammar alone, and with weights learned without the file that they stand in."""
    read = signs_of(ROOT, found)
    alone, beside = [], []
    for name in (*QUESTIONS, "asked"):
        wanted = [(ORDINARY, one.text) for one in found if one.writer == name]
        alone += by_grammar(wanted, None)
        beside += by_grammar(wanted, learned_from(found, read, name))
    for title, answers in {"grammar alone": alone, "learned without the file": beside}.items():
        card, clear = (sum(one.called in called for one in answers) for called in (CARDS, {"clear"}))
        print(f"questions, {title:<28}{len(answers):>5}{card:>7}{clear:>7}")
