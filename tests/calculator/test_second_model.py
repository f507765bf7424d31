"""A second model in fractions against both sides of the calculator, over 10,000 random cases of its modes."""

import json
import random
from typing import Any

import pytest

from engine.calculator.published.oracles import compute
from tests.calculator import mirror_cases, second_model
from tests.calculator.js_engine import oracle_engine, run_batch
from tests.calculator.oracles import library

pytestmark = pytest.mark.proof  # 10,000 cases, three ways

Case = dict[str, Any]
CHUNKS, CHUNK = 10, 1000
KINDS = [
    (mirror_cases.schedule, 10), (mirror_cases.missed_instalments, 5), (mirror_cases.debt_today, 5),
    (mirror_cases.many_debts, 3), (mirror_cases.minimum_payments, 2), (mirror_cases.affordable, 2),
]  # fmt: skip


def by_the_model(case: Case) -> Any:
    """What the second model says; a dict of the parts that it works out, rows under "rows", None where nothing comes out."""
    given = case["inputs"]
    if case["function"] == "schedule":
        rows = second_model.schedule(given["plan"])
        return None if rows is None else {"rows": [list(row) for row in rows]}
    if case["function"] == "missed_instalments":
        return second_model.missed(given["debt"])
    if case["function"] == "debt_today":
        return second_model.whole_debt(given["debt"])
    if case["function"] == "many_debts":
        return second_model.several(given["debts"], given["budget"], given["order"], given.get("extras"))
    if case["function"] == "minimum_payments":
        return second_model.least_payments(*(given[name] for name in ("balance", "rate", "part", "floor", "months")))
    return second_model.shortest(*(given[name] for name in ("principal", "rate", "budget", "longest")))


def differs(mine: Any, theirs: Any) -> bool:
    """Whether a result is not what the model says, in any of the model's parts."""
    if mine is None:
        return "problem" not in theirs
    return "problem" in theirs or any(theirs.get(name) != value for name, value in mine.items())


@pytest.mark.parametrize("seed", range(CHUNKS))
def test_the_second_model_says_the_same_as_both_sides(seed: int) -> None:
    rng = random.Random(1000 + seed)
    makers = rng.choices([maker for maker, _ in KINDS], [weight for _, weight in KINDS], k=CHUNK)
    batch = [maker(rng) for maker in makers]
    functions = library()
    sides = [[json.loads(json.dumps(compute(functions, case))) for case in batch], run_batch(oracle_engine(), batch)]
    model = [by_the_model(case) for case in batch]
    for side in sides:
        wrong = [(case, a, b) for case, a, b in zip(batch, model, side, strict=True) if differs(a, b)]
        assert not wrong, f"{len(wrong)} of {CHUNK} differ; the first: {wrong[0]}"
    assert sum(one is not None for one in model) > CHUNK * 0.6
