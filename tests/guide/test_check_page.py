"""The page of published cases says which of them speak for which mode: each case for exactly one, and for one that runs its function."""

import re

import pytest

from engine.calculator.check_arithmetic import load_cases
from tests.calculator.js_engine import ROOT
from tests.calculator.oracles import VECTORS

PAGES = {"docs/check-arithmetic.md": "；", "docs/check-arithmetic.en.md": ";"}
CASES = {case["id"]: case["function"] for case in load_cases(VECTORS)}
LINK = re.compile(r"\(calculator\.md#([a-z-]+)\)")
# M01 到 M10, M26 to M28; A 开头的, those that begin with A; M11
RANGE = re.compile(r"([A-Z])(\d\d) (?:到|to) \1(\d\d)")
FAMILY = re.compile(r"\b([A-Z]) 开头|begin with ([A-Z])\b")
SINGLE = re.compile(r"\b[A-Z]\d\d\b")
# What a mode computes with, by the names that cases call.
RUNS = {
    "compare-plans": {"schedule", "equal_instalment", "equal_principal", "after_payments", "table", "pmt", "nper", "ppmt"},
    "real-annual-rate": {"schedule", "annual_rates", "xirr", "eu_aprc", "us_apr", "rate", "irr", "effect", "nominal"},
    "pay-off-early": {"schedule", "huabei"},
    "my-debt": {"debt_today"},
    "afford": {"affordable"},
    "many-debts": {"many_debts"},
    "minimum-only": {"minimum_payments"},
}  # fmt: skip


def named(text: str) -> set[str]:
    """The cases that a part of the sentence names."""
    families = {first or second for first, second in FAMILY.findall(text)}
    found = {case for case in CASES if case[0] in families}
    for letter, first, last in RANGE.findall(text):
        found |= {case for case in CASES if case[0] == letter and first <= case[1:3] <= last}
    single = set(SINGLE.findall(RANGE.sub("", text)))
    assert single <= set(CASES), f"there is no case {sorted(single - set(CASES))}"
    return found | single


@pytest.mark.parametrize("page", PAGES)
def test_each_case_speaks_for_one_mode_that_runs_its_function(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    told = text.split("{#modes}")[1].split("## ")[0]
    modes: dict[str, str] = {}
    for part in told.split(PAGES[page]):
        for case in named(part) if LINK.search(part) else ():
            assert case not in modes, f"{case} is named twice"
            modes[case] = LINK.findall(part)[0]
    assert set(modes) == set(CASES)
    assert set(modes.values()) == set(RUNS)
    assert not [case for case, mode in modes.items() if CASES[case] not in RUNS[mode]]
