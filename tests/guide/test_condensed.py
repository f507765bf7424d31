"""A long table is printed year by year: what a year adds up is its months' sum, and what is left or counted is its last month's."""

import json
from typing import Any

import pytest

from tests.calculator.typed import CHOSEN, bare, sayer, words_in

SUMS = {"due", "payment", "interest", "principal", "fee", "penalty", "paid"}  # else the last month's
PAID = "\n".join(f"{2020 + month // 12}-{month % 12 + 1:02}-20 100" for month in range(70))
LONG = {
    "card": ("pay-off-early", {"bought": "7200", "all_months": "72", "fee_rate": "30%", "paid_count": "6"}),
    "called": ("my-debt", {"principal": "20000", "rate": "18%", "due": "2020-01-01", "basis": "called", "payments": PAID}),
    "missed": ("my-debt", {"principal": "20000", "rate": "18%", "left_months": "100", "due": "2020-01-01", "payments": PAID}),
    "offer": ("real-annual-rate", {"received": "5000", "payment": "100", "count": "70"}),
    "several": ("many-debts", {"1.balance": "9000", "1.rate": "15%", "1.minimum": "0", "total_budget": "150"}),
    "plan": ("afford", {"income": "800", "spending": "0", "others": "600", "principal": "12000", "rate": "10%", "longest": "90"}),
}  # fmt: skip
TABLES = """
const tablesOf = (text) => {
  const { mode, typed, chosen } = JSON.parse(text);
  const whole = view(mode, typed, chosen).table();
  return JSON.stringify([whole, M.condensed(whole)], (_, value) => (typeof value === 'bigint' ? Number(value) : value));
};
"""


@pytest.fixture(scope="module")
def racer() -> Any:
    found = sayer(bare(words_in("zh")))
    found.eval(TABLES)
    return found


@pytest.mark.parametrize("name", LONG)
def test_a_year_s_line_says_the_sum_of_what_adds_up_and_the_last_of_what_does_not(name: str, racer: Any) -> None:
    mode, typed = LONG[name]
    asked = {"mode": mode, "typed": typed, "chosen": CHOSEN.get(mode, {})}
    whole, printed = json.loads(str(racer.call("tablesOf", json.dumps(asked))))
    years = [whole["rows"][at : at + 12] for at in range(0, len(whole["rows"]), 12)]
    assert len(whole["rows"]) > 62  # more than stand on one sheet
    assert printed["head"] == whole["head"]
    for column, head in enumerate(whole["head"]):
        months = [[row[column] for row in year] for year in years]
        wanted = [sum(year) if head in SUMS else year[-1] for year in months]
        assert [row[column] for row in printed["rows"]] == wanted, head
