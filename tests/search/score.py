"""What a search is worth on a set of questions: success@1, success@3 and the mean reciprocal rank, by language and class."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.search.queries import Query


@dataclass(frozen=True)
class Answer:
    """A question and the places that were shown for it, best first."""

    query: Query
    places: tuple[str, ...]
    said: frozenset[str] = frozenset()  # "none": that there is nothing about it; "help": the card

    @property
    def rank(self) -> int | None:
        """1 for the first place that the question accepts, or where it is said what it wants; None where there is none."""
        if self.said & set(self.query.expected):
            return 1
        return next((number for number, place in enumerate(self.places, 1) if self.query.accepts(place)), None)


@dataclass(frozen=True)
class Score:
    count: int
    first: float
    three: float
    mrr: float


def score(answers: Iterable[Answer]) -> Score:
    ranks = [answer.rank for answer in answers]
    count = len(ranks)
    return Score(
        count,
        sum(rank == 1 for rank in ranks) / count,
        sum(rank is not None and rank <= 3 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank) / count,
    )


def by(answers: Sequence[Answer], key: Callable[[Query], str]) -> Mapping[str, Score]:
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(key(answer.query), []).append(answer)
    return {name: score(group) for name, group in groups.items()}
