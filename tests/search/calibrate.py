"""Fit what makes the box say that the guide may not cover a question: python -m tests.search.calibrate [--before].

Every labelled question is asked in Node. Those whose answer is among the first three are to be answered, those that expect `none` are
not. The numbers of engine/search/worker/surety.mjs are a logistic regression over the signs, and a bound below which a given share of the
`none` questions lies; with --before those that are used before it is known what words tell. What they are worth is told by writers that neither was fitted on: each file is judged by all the other files.
"""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.search.bench import BLIND, NOTHING, SEEN, SETS
from tests.search.inner import signs_in_node
from tests.search.queries import read_queries

HERE = Path(__file__).resolve().parent
SHARES = (0.80, 0.85, 0.89, 0.91, 0.93, 0.95)  # of the `none` questions that the bound shall find
CHOSEN = 0.93
NONE_WEIGHT = 2.0  # there are few of them
STRANGERS = 3.0  # what a stranger asks counts more than what we asked, whose words the search has learned
STEADY = 0.1  # ridge: keeps a sign of which there are few examples small
ROUNDS = 12
SUBJECT = "subject"  # the sign that is not known at first

Vector = tuple[float, ...]


@dataclass(frozen=True)
class Judged:
    """A labelled question: by which writer, whether the guide answers it, its signs in order, and how sure the search is now."""

    writer: str
    answered: bool
    signs: Vector
    now: float


def labelled(told: bool) -> tuple[list[str], list[Judged]]:
    """The names of the signs, and every question whose right judgement is known; `told` says whether it is known what words tell."""
    names: list[str] = []
    found = []
    for name in (*SETS, *BLIND, *SEEN, NOTHING):
        for answer, weighed, surety in signs_in_node(read_queries(HERE / name), told):
            expects_none = "none" in answer.query.expected
            wrong = answer.rank is None or answer.rank > 3
            if not weighed or answer.said or (wrong and not expects_none):
                continue
            names = [sign for sign in weighed if told or sign != SUBJECT]
            found.append(Judged(name, not expects_none, tuple(weighed[sign] for sign in names), surety))
    return names, found


def fit(rows: Sequence[Judged]) -> Vector:
    """The start and the weights of a logistic regression, by Newton's method."""
    size = len(rows[0].signs) + 1
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [0.0] + [STEADY * weight for weight in weights[1:]]
        bend = [[STEADY if i == j and i else 0.0 for j in range(size)] for i in range(size)]
        for row in rows:
            x = (1.0, *row.signs)
            chance = 1 / (1 + math.exp(-sum(a * b for a, b in zip(weights, x, strict=True))))
            counts = (1.0 if row.answered else NONE_WEIGHT) * (STRANGERS if row.writer in (*BLIND, *SEEN) else 1.0)
            for i in range(size):
                slope[i] += counts * (chance - row.answered) * x[i]
                for j in range(size):
                    bend[i][j] += counts * chance * (1 - chance) * x[i] * x[j]
        weights = [weight - step for weight, step in zip(weights, solve(bend, slope), strict=True)]
    return tuple(weights)


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Gauss's elimination; the matrix is symmetric and positive."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for other in rows[:at] + rows[at + 1 :]:
            share = other[at] / pivot[at]
            other[:] = [a - share * b for a, b in zip(other, pivot, strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def judge(weights: Vector, signs: Vector) -> float:
    return weights[0] + sum(weight * sign for weight, sign in zip(weights[1:], signs, strict=True))


def bound(weights: Vector, rows: Sequence[Judged], share: float) -> float:
    """Below it lies this share of the questions that the guide does not answer."""
    none = sorted(judge(weights, row.signs) for row in rows if not row.answered)
    return none[int(len(none) * share)]


def left_out(rows: Sequence[Judged]) -> dict[str, tuple[Vector, Sequence[Judged]]]:
    """By writer the weights fitted on the others, and the others' questions."""
    writers = dict.fromkeys(row.writer for row in rows)
    others = {writer: [row for row in rows if row.writer != writer] for writer in writers}
    return {writer: (fit(given), given) for writer, given in others.items()}


def trade_off(title: str, told: Sequence[tuple[Judged, bool]]) -> None:
    """One line: the share of `none` that is told, the share of answered questions told so wrongly, and both by writer."""
    none, wrongly = ([below for row, below in told if row.answered is kind] for kind in (False, True))
    each = []
    for writer in dict.fromkeys(row.writer for row, _ in told):
        mine = [
            [below for row, below in told if row.writer == writer and row.answered is kind] for kind in (False, True)
        ]
        each.append(f"{writer.removesuffix('.tsv')} {_share(mine[0])} {sum(mine[1])}/{len(mine[1])}")
    print(f"{title:<8}{_share(none):>7}{_share(wrongly):>8}  {' · '.join(each)}")


def _share(told: Sequence[bool]) -> str:
    return f"{sum(told) / len(told):.3f}" if told else "-"


def main() -> int:
    names, rows = labelled("--before" not in sys.argv)
    weights = fit(rows)
    print("fitted on all:", ", ".join(f"{name} {weight:.2f}" for name, weight in zip(names, weights[1:], strict=True)))
    print(f"start {weights[0] - bound(weights, rows, CHOSEN):.2f}, so that the bound is 0; {len(rows)} questions\n")
    print(f"{'share':<8}{'none':>7}{'unsure':>8}  none told, and answered ones told unsure, by writer")
    held = left_out(rows)
    for share in SHARES:
        bounds = {writer: bound(*given, share) for writer, given in held.items()}
        trade_off(f"{share}", [(row, judge(held[row.writer][0], row.signs) < bounds[row.writer]) for row in rows])
    trade_off("in use", [(row, row.now < 0) for row in rows])
    return 0


if __name__ == "__main__":
    sys.exit(main())
