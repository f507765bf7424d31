"""Single functions of the calculator at their borders, worked out by hand, on both sides of the mirror: random cases seldom stand there."""

import json
from importlib import import_module
from typing import Any

import pytest

from engine.calculator.money.budgets import OwnedDebt
from engine.calculator.money.dates import day_number
from engine.calculator.money.exact import Problem, Rate
from engine.calculator.money.instalments import Row
from engine.calculator.money.roots import Flow
from engine.calculator.money.stated import stated_parts
from engine.calculator.published.apr import Term, Unit
from tests.calculator.js_engine import MODULES, engine

PLACES = {path.stem: path.parent.name for path in MODULES.rglob("*.py")}
RACER = engine(
    "annuity", "budgets", "dates", "debts", "exact", "overdue", "rates", "roots", "apr", "oracles", "stated", "finance"
)


class Fen(int):
    """A whole number that is a BigInt on the other side."""


def written(value: Any) -> str:
    """A value as JavaScript."""
    if isinstance(value, Rate):
        return f"{{ digits: {value.digits}n, scale: {value.scale} }}"
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return written(value._asdict())
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {written(each)}" for name, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(written, value)) + "]"
    return f"{int(value)}n" if isinstance(value, Fen) else json.dumps(value)


def plain(value: Any) -> Any:
    """A result as JSON would hold it."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(each) for name, each in value._asdict().items()}
    return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def ours(module: str, function: str, given: list[Any]) -> Any:
    try:
        return plain(getattr(import_module(f"engine.calculator.{PLACES[module]}.{module}"), function)(*given))
    except Problem as problem:
        return f"! {problem.code}"


def theirs(module: str, function: str, given: list[Any]) -> Any:
    call = f"M.{module}.{function}(...{written(given)})"
    shown = "(key, value) => (typeof value === 'bigint' ? Number(value) : value)"
    caught = f"(() => {{ try {{ return {call}; }} catch (error) {{ return `! ${{error.code}}`; }} }})()"
    return json.loads(str(RACER.eval(f"JSON.stringify({caught}, {shown})")))


def day(text: str) -> int:
    return day_number(*map(int, text.split("-")))


MONTH, HALF, WEEK, DAY = Unit("month", 1), Unit("half-month", 1), Unit("week", 1), Unit("day", 1)
KEEN = [OwnedDebt(Fen(300), Rate(Fen(18), 2), Fen(50)), OwnedDebt(Fen(100), Rate(Fen(150), 3), Fen(20)), OwnedDebt(Fen(100), Rate(Fen(18), 2), Fen(10))]  # fmt: skip
TEN = Rate(Fen(10), 2)
CASES: list[tuple[str, str, list[Any], Any]] = [
    ("dates", "day_number", [1970, 1, 1], 0),
    ("dates", "day_number", [2000, 2, 29], 11016),
    ("dates", "day_number", [2000, 3, 1], 11017),
    ("dates", "day_number", [1900, 3, 1], -25508),
    ("dates", "civil", [11016], {"year": 2000, "month": 2, "day": 29}),
    ("dates", "civil", [11017], {"year": 2000, "month": 3, "day": 1}),
    ("dates", "civil", [10956], {"year": 1999, "month": 12, "day": 31}),
    ("dates", "civil", [10957], {"year": 2000, "month": 1, "day": 1}),
    *(("dates", "days_in_month", [year, month], days) for year, month, days in (
        (2023, 2, 28), (2024, 2, 29), (1900, 2, 28), (2000, 2, 29), (2023, 1, 31), (2023, 4, 30), (2023, 6, 30), (2023, 9, 30), (2023, 11, 30), (2023, 12, 31), (2023, 7, 31), (2023, 8, 31), (2023, 3, 31), (2023, 5, 31), (2023, 10, 31),
    )),
    ("dates", "parse_date", ["1900-01-01"], -25567),
    ("dates", "parse_date", ["1899-12-31"], "! bad_date"),
    ("dates", "parse_date", ["2026-12-31"], 20818),
    ("dates", "parse_date", ["2026-13-01"], "! bad_date"),
    ("dates", "parse_date", ["2026-01-00"], "! bad_date"),
    ("dates", "format_date", [day("2026-01-05")], "2026-01-05"),
    ("dates", "add_months", [day("2024-01-31"), 1], day("2024-02-29")),
    ("dates", "add_months", [day("2024-03-31"), -1], day("2024-02-29")),
    ("dates", "add_months", [day("2024-12-15"), 1], day("2025-01-15")),
    ("dates", "add_months", [day("2024-01-15"), -1], day("2023-12-15")),
    ("exact", "floor_div", [Fen(-7), Fen(2)], -4),
    ("exact", "floor_div", [Fen(7), Fen(2)], 3),
    ("exact", "floor_div", [Fen(-8), Fen(2)], -4),
    ("exact", "round_half_up", [Fen(5), Fen(2)], 3),
    ("exact", "round_half_up", [Fen(-5), Fen(2)], -2),
    ("exact", "round_half_up", [Fen(7), Fen(5)], 1),
    ("exact", "round_half_even", [Fen(5), Fen(2)], 2),
    ("exact", "round_half_even", [Fen(7), Fen(2)], 4),
    ("exact", "round_half_even", [Fen(8), Fen(5)], 2),
    ("exact", "round_half_even", [Fen(7), Fen(5)], 1),
    ("exact", "decimal", ["-18.25"], {"digits": -1825, "scale": 2}),
    ("exact", "decimal", ["1" * 41], "! bad_number"),
    ("exact", "decimal", ["0." + "1" * 21], "! bad_number"),
    ("exact", "decimal", ["1."], "! bad_number"),
    ("exact", "without", [Rate(Fen(30), 2)], {"digits": 70, "scale": 2}),
    ("exact", "multiply", [Rate(Fen(3), 1), Rate(Fen(5), 2)], {"digits": 15, "scale": 3}),
    ("exact", "annual_rate", [Rate(Fen(5), 4), Fen(365)], {"digits": 1825, "scale": 4}),
    ("exact", "spread", [Fen(1000), 3], [334, 333, 333]),
    ("exact", "spread", [Fen(2), 3], [2, 0, 0]),
    ("exact", "spread", [Fen(5), 1], [5]),
    ("exact", "share", [Fen(1000), Rate(Fen(18), 2), Fen(1), Fen(12)], 15),
    ("exact", "share", [Fen(30), Rate(Fen(5), 1), Fen(1), Fen(30)], 1),
    ("roots", "power", [1.5, 3], 3.375),
    ("roots", "power", [1.5, 0], 1),
    ("roots", "power_minus_one", [0.5, 3], 2.375),
    ("roots", "power_minus_one", [0.5, 0], 0),
    *(("roots", "sign_changes", [[Flow(float(amount), time) for time, amount in enumerate(amounts)]], changes) for amounts, changes in (
        ([], 0), ([0, 0], 0), ([1], 0), ([1, 2], 0), ([-1, 2], 1), ([-1, 0, 2], 1), ([0, -1, 2], 1), ([-1, 2, 0, -3], 2), ([-1, 2, 3, -3, 1], 3),
    )),
    ("roots", "split_flows", [[Flow(-2.0, 0), Flow(4.0, 1), Flow(8.0, 3)], 0.5], {"plus": 3.0, "minus": 2.0, "plus_slope": 5.0, "minus_slope": 0.0}),
    ("rates", "irr", [[-100.0, 110.0]], 0.1),
    ("rates", "irr", [[-100.0]], "! no_solution"),
    ("rates", "irr", [[-4.0, 22.0, -28.0]], "! several_solutions"),
    ("rates", "irr", [[-1.0, 5.0, -6.0], 0.9], 1.0),
    ("rates", "irr", [[-1.0, 5.0, -6.0], 2.4], 2.0),
    ("rates", "irr", [[-1.0, 5.0, -6.0], 1.5], 1.0),
    ("rates", "simple_annual", [0.01], 0.12),
    ("apr", "unit_days", [MONTH], 30), ("apr", "unit_days", [Unit("month", 2)], 60), ("apr", "unit_days", [Unit("month", 12)], 365),
    ("apr", "unit_days", [HALF], 15), ("apr", "unit_days", [Unit("week", 2)], 14), ("apr", "unit_days", [DAY], 1),
    ("apr", "units_a_year", [MONTH], 12.0), ("apr", "units_a_year", [HALF], 24.0), ("apr", "units_a_year", [Unit("week", 2)], 26.0), ("apr", "units_a_year", [DAY], 365.0),
    *(("apr", "step_back", [day(late), unit, steps], day(early)) for late, unit, steps, early in (
        ("2026-03-31", MONTH, 1, "2026-02-28"), ("2026-03-20", WEEK, 2, "2026-03-06"), ("2026-03-20", DAY, 3, "2026-03-17"), ("2026-03-20", Unit("month", 2), 2, "2025-11-20"),
        ("2026-03-16", HALF, 1, "2026-03-01"), ("2026-03-15", HALF, 1, "2026-02-28"), ("2026-03-31", HALF, 1, "2026-03-16"), ("2026-05-10", HALF, 1, "2026-04-25"),
        ("2026-05-16", HALF, 3, "2026-04-01"), ("2026-05-15", HALF, 3, "2026-03-30"), ("2026-05-16", HALF, 2, "2026-04-16"), ("2026-05-16", HALF, 0, "2026-05-16"), ("2026-05-16", Unit("half-month", 3), 1, "2026-04-01"),
    )),
    *(("apr", "unit_time", [day(start), day("2026-06-20"), unit], wanted) for start, unit, wanted in (
        ("2026-06-20", MONTH, [0, 0]), ("2026-05-20", MONTH, [1, 0]), ("2026-05-19", MONTH, [1, 1]), ("2026-05-21", MONTH, [0, 30]), ("2026-06-21", MONTH, "! bad_order"),
        ("2026-01-15", Unit("month", 2), [2, 35]), ("2026-02-20", Unit("month", 2), [2, 0]), ("2026-02-19", Unit("month", 2), [2, 1]), ("2025-04-15", Unit("month", 12), [1, 66]),
        ("2026-06-01", WEEK, [2, 5]), ("2026-06-01", DAY, [19, 0]),
    )),
    ("apr", "unit_time", [0, 20001, DAY], "! bad_order"),
    ("apr", "unit_time", [0, 20000, DAY], [20000, 0]),
    ("apr", "unit_rate", [[Term(100.0, 0, 0, 1), Term(-125.0, 1, 0, 1)]], 0.25),
    ("apr", "unit_rate", [[Term(100.0, 0, 0, 1), Term(-100.0, 1, 0, 1)]], 0),
    ("apr", "unit_rate", [[Term(100.0, 0, 0, 1), Term(-90.0, 1, 0, 1)]], "! no_solution"),
    ("apr", "unit_rate", [[Term(100.0, 0, 0, 1)]], "! no_solution"),
    ("apr", "unit_rate", [[Term(100.0, 0, 0, 1), Term(-150.0, 1, 0, 1), Term(60.0, 2, 0, 1)]], "! several_solutions"),
    ("apr", "unit_rate", [[Term(-150.0, 1, 1, 2), Term(100.0, 0, 1, 2)]], 0.5),
    ("apr", "unit_rate", [[Term(1.0, 0, 0, 1), Term(-2000.0, 1, 0, 1)]], "! no_solution"),
    ("apr", "unit_rate", [[Term(100.0, 0, 0, 1), Term(100.0, 1, 0, 1), Term(-231.0, 2, 0, 1)]], 0.1),
    ("apr", "unit_rate", [[Term(-231.0, 2, 0, 1), Term(100.0, 1, 0, 1), Term(100.0, 0, 0, 1)]], 0.1),
    ("apr", "common_divisor", [12, 18], 6), ("apr", "common_divisor", [5, 0], 5),
    ("apr", "eu_aprc", [[-100.0, 121.0], [0, 113880]], 0.1),
    *(("finance", name, given, wanted) for name, given, wanted in (
        ("divide", [1.0, 0.0], "! no_solution"), ("divide", [1.0, 4.0], 0.25), ("finite", [1e300], "! no_solution"), ("finite", [-1e300], "! no_solution"), ("finite", [9e299], 9e299),
        ("log_one_plus", [1.0], 0.6931471805599453), ("log_one_plus", [-0.5], -0.6931471805599453), ("log_one_plus", [-1.0], "! no_solution"), ("log_one_plus", [1e300], "! no_solution"), ("log_one_plus", [0.0], 0.0),
        ("exp_minus_one", [1.0], 1.718281828459045), ("exp_minus_one", [-1.0], -0.6321205588285577), ("exp_minus_one", [0.03125], 0.03174340749910267), ("exp_minus_one", [700.0], "! no_solution"), ("exp_minus_one", [-700.0], "! no_solution"),
        ("growth", [0.1, 2.0], 0.21), ("growth", [0.21, 0.5], 0.1), ("growth", [0.21, -1.0], -0.17355371900826447), ("growth", [1.0, 2000.0], "! no_solution"),
        ("annuity_value", [0.0, 5.0, 1], 5.0), ("annuity_value", [0.1, 2.0, 0], 2.1), ("annuity_value", [0.1, 2.0, 1], 2.31),
        ("pmt", [0.1, 2.0, 100.0], 57.61904761904762), ("pmt", [0.1, 2.0, 100.0, 21.0], 67.61904761904762), ("pmt", [0.1, 2.0, 100.0, 21.0, 1], 61.471861471861466),
        ("fv", [0.1, 2.0, -10.0], 21.0), ("fv", [0.1, 2.0, -10.0, -100.0], 142.0), ("fv", [0.1, 2.0, -10.0, -100.0, 1], 144.1),
        ("pv", [0.1, 2.0, -10.0, -21.0], 34.710743801652896), ("pv", [0.1, 2.0, -10.0, -21.0, 1], 36.44628099173554), ("pv", [0.1, 2.0, -10.0], 17.355371900826445),
        ("nper", [0.1, -57.61904761904762, 100.0], 2.0), ("nper", [0.0, -10.0, 100.0, -50.0], 5.0), ("nper", [0.1, -47.61904761904762, 100.0, -21.0], 2.0), ("nper", [0.1, -43.29004329004329, 100.0, -21.0, 1], 2.0), ("nper", [0.1, -10.0, 100.0], "! no_solution"),
        ("ipmt", [0.1, 1, 2, 100.0], 10.0), ("ipmt", [0.1, 2, 2, 100.0], 5.238095238095238), ("ipmt", [0.1, 1, 2, 100.0, 0.0, 1], 0.0), ("ipmt", [0.1, 2, 2, 100.0, 0.0, 1], 4.761904761904762), ("ipmt", [0.1, 2, 2, 100.0, 21.0], 4.238095238095238),
        ("ipmt", [0.1, 0, 2, 100.0], "! bad_months"), ("ipmt", [0.1, 3, 2, 100.0], "! bad_months"), ("ppmt", [0.1, 2, 2, 100.0], 52.38095238095238),
        ("cumipmt", [0.1, 2, 100.0, 1, 2], 15.238095238095237), ("cumipmt", [0.1, 2, 100.0, 2, 2], 5.238095238095238), ("cumipmt", [0.1, 2, 100.0, 0, 2], "! bad_months"), ("cumipmt", [0.1, 2, 100.0, 2, 1], "! bad_months"), ("cumipmt", [0.1, 2, 100.0, 1, 3], "! bad_months"), ("cumipmt", [0.1, 20001, 100.0, 20001, 20001], "! bad_months"),
        ("cumprinc", [0.1, 2, 100.0, 1, 2], 100.0), ("cumprinc", [0.1, 2, 100.0, 2, 2], 52.38095238095238),
        ("rate", [2, -57.61904761904762, 100.0], 0.1), ("rate", [2, -43.29004329004329, 100.0, -21.0, 1], 0.1), ("rate", [0, -5.0, 100.0], "! bad_months"), ("rate", [20001, -5.0, 100.0], "! bad_months"), ("rate", [20000, -0.005, 100.0], 0.0),
        ("npv", [0.1, [110.0, 121.0]], 200.0), ("npv", [0.1, [110.0, 121.0], 0], 220.0), ("xnpv", [0.21, [-100.0, 121.0], [5, 370]], 0.0), ("xnpv", [0.21, [0.0, 110.0], [0, 182.5]], 100.0),
        ("effect", [0.2, 2], 0.21), ("nominal", [0.21, 2], 0.2), ("mirr", [[-100.0, 0.0, 121.0], 0.3, 0.1], 0.1), ("mirr", [[-100.0, 60.0, -55.0, 66.55], 0.1, 0.2], 0.016890198393056853),
    )),
    *(("oracles", "close", [expected, computed, tolerance, accuracy, either], wanted) for expected, computed, tolerance, accuracy, either, wanted in (
        ("100", 100.5, None, "0", False, True), ("100", 100.51, None, "0", False, False), ("100", 99.49, None, "0", False, False),
        ("100.00", 100.006, None, "0", False, False), ("12.80 %", 0.12804, None, "0", False, True), ("12.80 %", 0.12806, None, "0", False, False),
        ("1.5e3", 1549.0, None, "0", False, True), ("1.5e3", 1551.0, None, "0", False, False), ("1.5E-2", 0.0154, None, "0", False, True),
        ("100", -100.0, None, "0", False, False), ("100", -100.0, None, "0", True, True), ("100", -101.0, None, "0", True, False), ("100", 200.0, None, "0", True, False),
        ("100", 102.0, "2", "0", False, True), ("12.8", 12.849, None, "0", False, True), ("12.8", 12.851, None, "0", False, False), ("100", 102.1, "2", "0", False, False), ("100", 100.4, "0.1", "0", False, False),
        ("0.1000", 0.1009, None, "0.001", False, True), ("0.1000", 0.1011, None, "0.001", False, False), ("1,234", 1234.4, None, "0", False, True),
        ("none", 1.0, None, "0", False, False),
    )),
    *(("budgets", "payoff_order", [KEEN, order], wanted) for order, wanted in (
        ("smallest", [2, 1, 0]), ("dearest", [2, 0, 1]), ("given", [0, 1, 2]), ("prorata", [0, 1, 2]), ("largest", "! bad_method"),
    )),
    ("budgets", "spare_shares", [[Fen(60), Fen(30), Fen(10)], Fen(50), [2, 1, 0], "smallest"], [10, 30, 10]),
    ("budgets", "spare_shares", [[Fen(60), Fen(30), Fen(10)], Fen(50), [0, 1, 2], "prorata"], [30, 15, 5]),
    ("budgets", "spare_shares", [[Fen(60), Fen(30), Fen(10)], Fen(51), [0, 1, 2], "prorata"], [31, 15, 5]),
    ("budgets", "spare_shares", [[Fen(60), Fen(30), Fen(10)], Fen(100), [0, 1, 2], "prorata"], [60, 30, 10]),
    ("budgets", "spare_shares", [[Fen(60), Fen(30), Fen(10)], Fen(0), [0, 1, 2], "prorata"], [0, 0, 0]),
    ("budgets", "many_debts", [[OwnedDebt(Fen(1000), Rate(Fen(12), 2), Fen(0))], Fen(10), "given", []], "! never_clears"),
    ("budgets", "many_debts", [[OwnedDebt(Fen(100000), Rate(Fen(12), 2), Fen(0))], Fen(1001), "given", []], "! too_long"),
    ("budgets", "many_debts", [[OwnedDebt(Fen(1000), Rate(Fen(12), 2), Fen(20))], Fen(19), "given", []], "! budget_short"),
    ("budgets", "many_debts", [[OwnedDebt(Fen(20), Rate(Fen(0), 0), Fen(0))], Fen(10), "given", [[2, Fen(5)], [1, Fen(1)]]], [{"paid": 11, "interest": 0, "balances": [9], "shares": [11]}, {"paid": 9, "interest": 0, "balances": [0], "shares": [9]}]),
    *(("budgets", "affordable", [Fen(principal), TEN, Fen(budget), longest], wanted) for principal, budget, longest, wanted in (
        (0, 5, 12, "! bad_number"), (100, 5, 0, "! bad_months"), (100, 5, 601, "! bad_months"),
        (12000, 0, 1, {"status": "nothing_left", "budget": 0, "first_interest": 100, "months": 0, "instalment": 0, "at_longest": 12100}),
        (12000, 100, 1, {"status": "never_clears", "budget": 100, "first_interest": 100, "months": 0, "instalment": 0, "at_longest": 12100}),
        (12000, 12100, 1, {"status": "fits", "budget": 12100, "first_interest": 100, "months": 1, "instalment": 12100, "at_longest": 12100}),
        (12000, 12099, 1, {"status": "too_long", "budget": 12099, "first_interest": 100, "months": 2, "instalment": 6075, "at_longest": 12100}),
    )),
    *(("budgets", "minimum_payments", [Fen(balance), TEN, part, Fen(floor), months], wanted) for balance, part, floor, months, wanted in (
        (0, TEN, 0, 9, "! bad_number"), (1, TEN, -1, 9, "! bad_number"), (1, Rate(Fen(101), 2), 0, 9, "! bad_number"), (1, Rate(Fen(100), 2), 0, 9, [[1, 0, 0]]),
        (1200, TEN, 0, 1, [[121, 10, 1089]]), (1200, TEN, 122, 1, [[122, 10, 1088]]), (1200, TEN, 9999, 9, [[1210, 10, 0]]), (1200, Rate(Fen(0), 0), 0, 2, [[0, 10, 1210], [0, 10, 1220]]),
    )),
]  # fmt: skip


@pytest.mark.parametrize(("module", "function", "given", "wanted"), CASES, ids=[f"{each[1]}-{at}" for at, each in enumerate(CASES)])  # fmt: skip
def test_a_function_gives_on_both_sides_what_was_worked_out(module: str, function: str, given: list[Any], wanted: Any) -> None:  # fmt: skip
    for found in (ours(module, function, given), theirs(module, function, given)):
        assert found == (pytest.approx(wanted, rel=1e-12, abs=1e-12) if isinstance(wanted, float) else wanted)


HARD = [Flow(-1.0, 0), Flow(5.0, 1), Flow(-6.0, 2)]  # two rates, 100 % and 200 %: found after a few halvings


@pytest.mark.parametrize(("most", "told"), [(0, True), (35, True), (36, False), (3000, False)])
def test_the_search_for_rates_ends_after_so_many_intervals(monkeypatch: pytest.MonkeyPatch, most: int, told: bool) -> None:  # fmt: skip
    monkeypatch.setattr("engine.calculator.money.roots.INTERVALS", most)
    source = (MODULES / "money" / "roots.mjs").read_text(encoding="utf-8")
    assert "const INTERVALS = 3000;" in source
    other = engine("roots", replaced={"roots": source.replace("const INTERVALS = 3000;", f"const INTERVALS = {most};")})
    caught = f"(() => {{ try {{ return M.roots.isolate({written(HARD)}).length; }} catch (error) {{ return error.code; }} }})()"
    found = ours("roots", "isolate", [HARD])
    assert (found == "! several_solutions", other.eval(caught) == "several_solutions") == (told, told)
    assert told or (len(found), other.eval(caught)) == (2, 2)


START = 100


def stated(*amounts: int, start: int = START) -> list[Any]:
    """What is said of these payments, one a day: in short, (kind, times, first, last, total) of each part, on both sides."""
    rows = [{"date": START + at, "payment": Fen(amount)} for at, amount in enumerate(amounts)]
    python = [Row(row["date"], Fen(row["payment"]), 0, 0, 0, 0) for row in rows]
    left = ours("stated", "stated_parts", [python, start]), ours("stated", "shortened", [stated_parts(python, start)])
    call = f"(rows) => [M.stated.stated_parts(rows, {start}), M.stated.shortened(M.stated.stated_parts(rows, {start}))]"
    shown = "(key, value) => (typeof value === 'bigint' ? Number(value) : value)"
    right = json.loads(str(RACER.eval(f"JSON.stringify(({call})({written(rows)}), {shown})")))
    found = [[tuple(part[name] for name in ("kind", "times", "amount", "last", "total")) for part in parts] for parts in left]  # fmt: skip
    assert [*left] == right
    return found


def run(times: int, amount: int) -> tuple[Any, ...]:
    return ("run", times, amount, amount, times * amount)


def pause(times: int) -> tuple[Any, ...]:
    return ("pause", times, 0, 0, 0)


@pytest.mark.parametrize(
    ("amounts", "parts", "shorter"),
    [
        ((5,), [("down", 1, 5, 5, 5)], None),
        ((5, 5, 5), [("down", 1, 5, 5, 5), run(2, 5)], None),  # what is paid at the start stands for itself
        ((0, 5, 5, 4), [("down", 1, 0, 0, 0), run(2, 5), run(1, 4)], None),
        ((9, 0, 0, 5), [("down", 1, 9, 9, 9), pause(2), run(1, 5)], None),
        ((9, 1, 2), [("down", 1, 9, 9, 9), run(1, 1), run(1, 2)], None),  # two single ones are said
        ((9, 1, 2, 3), [("down", 1, 9, 9, 9), ("varied", 3, 1, 3, 6)], None),  # and three are summed up
        ((9, 1, 2, 3, 7), [("down", 1, 9, 9, 9), ("varied", 3, 1, 3, 6), run(1, 7)], None),  # more than twice: a balloon
        ((9, 1, 2, 3, 6), [("down", 1, 9, 9, 9), ("varied", 4, 1, 6, 12)], None),
        ((9, 4, 4, 3, 3, 2), [("down", 1, 9, 9, 9), run(2, 4), run(2, 3), run(1, 2)], [("down", 1, 9, 9, 9), ("varied", 5, 4, 2, 16)]),
        ((9, 4, 4, 3, 3), [("down", 1, 9, 9, 9), run(2, 4), run(2, 3)], None),
        ((9, 0, 4, 4, 3, 3, 9), [("down", 1, 9, 9, 9), pause(1), run(2, 4), run(2, 3), run(1, 9)], [("down", 1, 9, 9, 9), pause(1), ("varied", 4, 4, 3, 14), run(1, 9)]),
        ((9, 4, 4, 0, 3, 3, 2, 0), [("down", 1, 9, 9, 9), run(2, 4), pause(1), run(2, 3), run(1, 2)], [("down", 1, 9, 9, 9), ("varied", 5, 4, 2, 16)]),
    ],
)  # fmt: skip
def test_payments_are_said_in_few_parts(amounts: tuple[int, ...], parts: list[Any], shorter: list[Any] | None) -> None:
    assert stated(*amounts) == [parts, parts if shorter is None else shorter]


@pytest.mark.parametrize(("pairs", "parts"), [(6, 7), (7, 2)])
def test_what_would_be_more_than_seven_parts_is_summed_up(pairs: int, parts: int) -> None:
    amounts = [amount for at in range(pairs) for amount in (50 - at, 50 - at)]
    assert len(stated(9, *amounts)[0]) == parts


@pytest.mark.parametrize(
    ("rate", "text"),
    [(Rate(Fen(18), 2), "18%"), (Rate(Fen(1825), 4), "18.25%"), (Rate(Fen(180), 3), "18%"), (Rate(Fen(5), 4), "0.05%"), (Rate(Fen(1), 0), "100%"), (Rate(Fen(0), 0), "0%"), (Rate(Fen(5), 1), "50%")],
)  # fmt: skip
def test_a_rate_is_said_in_per_cent(rate: Rate, text: str) -> None:
    assert (ours("stated", "per_cent", [rate]), theirs("stated", "per_cent", [rate])) == (text, text)


SMALL = {
    "pay": {"gives": {"total": ["sum"], "rest": []}, "either_sign": True},
    "ask": {"gives": {"total": []}, "accuracy": "0.1"},
}
PAY, STRICT, ASK = {"function": "pay"}, {"function": "pay", "sign": "strict"}, {"function": "ask"}
PROBLEM = {"problem": "bad"}


@pytest.mark.parametrize(
    ("expected", "computed", "case", "agree"),
    [
        (None, None, PAY, True), (None, PROBLEM, PAY, True), (None, 1.0, PAY, False), ("NaN", None, PAY, True), ("#NUM!", PROBLEM, PAY, True), ("no solution", 1.0, PAY, False),
        ("1", PROBLEM, PAY, False), ("1", None, PAY, False), ("0", None, PAY, False), ("1", [1], PAY, False), ("1", 1.0, PAY, True), ("1", -1.0, PAY, True), ("1", -1.0, STRICT, False),
        ("1.00", 1.09, ASK, True), ("1.00", 1.2, ASK, False), ("1.00", "1.00", PAY, True), ("2026-01-01", "2026-01-01", PAY, True), ("2026-01-01", "2026-01-02", PAY, False), ("1.00", "2026-01-02", PAY, False),
        ("1", {"total": "1", "rest": "2"}, PAY, True), ("2", {"total": "1", "rest": "2"}, PAY, False),
        ({"total": "1"}, "1", PAY, True), ({"total": "1", "rest": "2"}, "1", PAY, False), ({"problem": "bad"}, "1", PAY, False),
        ({"problem": "bad"}, PROBLEM, PAY, True), ({"problem": "other"}, PROBLEM, PAY, False), ({"problem": "bad"}, {"total": "1"}, PAY, False), ({"total": "1"}, PROBLEM, PAY, False),
        ({"total": "1", "rest": "2"}, {"total": "1", "rest": "2"}, PAY, True), ({"sum": "1"}, {"total": "1", "rest": "2"}, PAY, True), ({"sum": "2"}, {"total": "1", "rest": "2"}, PAY, False),
        ({"more": "1"}, {"total": "1", "rest": "2"}, PAY, False), ({"more": None}, {"total": "1", "rest": "2"}, PAY, False), ({"total": "1"}, [1], PAY, False), ({"total": "1", "rest": "3"}, {"total": "1", "rest": "2"}, PAY, False),
        (["1", "2"], [1, 2], PAY, True), (["1", "2"], [1, 3], PAY, False), (["1", "2"], [1, 2, 3], PAY, False), (["1", "2"], [1, 2, 3], {**PAY, "prefix": True}, True),
        (["1", "2"], [1], {**PAY, "prefix": True}, False), (["1"], "1", PAY, False), ([["1", "2"]], [[1, 2]], PAY, True), ([], [], PAY, True),
    ],
)  # fmt: skip
def test_a_stranger_s_number_is_judged_by_what_it_says(expected: Any, computed: Any, case: Any, agree: bool) -> None:
    given = [expected, computed, case, SMALL]
    assert (ours("oracles", "agrees", given), theirs("oracles", "agrees", given)) == (agree, agree)
