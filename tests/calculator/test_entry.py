"""What a reader types is read as she means it, or asked about; the cases are data, and mutants of the reader are caught by them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from engine.calculator.money.dates import parse_date
from tests.calculator.js_engine import MODULES, engine

TABLE = Path(__file__).parent / "readings.tsv"
CASES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
TODAY = parse_date("2026-11-25")
READ = """
const LIMITS = { money: '10000000000000', rate: 500, year_days: 365 };
const per_cent = ({ digits, scale }) => String(Number(digits) / 10 ** (scale - 2));
const SHOWN = {
  money: String, rate: per_cent, part: per_cent, int: String, text: String,
  factor: ({ digits, scale }) => String(Number(digits) / 10 ** scale), date: (day) => M.dates.format_date(day),
  lines: (lines) => lines.map(({ day, amount }) => (day === null ? '' : `${M.dates.format_date(day)} `) + amount).join('; '),
};
const read = (kind, text) => {
  const unit = ['month', 'day', 'times'].includes(kind) ? kind : undefined;
  const own = unit ? 'int' : kind;
  try {
    return SHOWN[own](M.entry.read_field(own, text, LIMITS, { min: 0, max: 600, unit, today: TODAY }));
  } catch (error) {
    if (!error.code) throw error;
    return `! ${error.code}`;
  }
};
const readAll = (text) => JSON.stringify(JSON.parse(text).map(([kind, typed]) => read(kind, typed)));
"""
MUTANTS = [
    ("zero ? 1 : unit / 10", "1"),
    ("digit < 0 ? 1 : digit", "1"),
    ("value >= least || ", ""),
    ("short ? before - 1 : 0", "0"),
    ("places < 3 || ", ""),
    ("size < -2", "false"),
    ("digits && !zero", "digits"),
    ("(?!零)[^万]*[十", "[^万]*[十"),
    ("digits * 10n + BigInt(more)", "digits + BigInt(more)"),
    ("!size && scale > 2", "false"),
    ("of === 2 && small", "false"),
    ("日: year_days", "日: 360"),
    ("years ? 12 : weeks ? 7 : 1", "1"),
    ("times || months || years", "false"),
    ("today + days", "today"),
    ('fail("which_year")', "0"),
    ("!signed && digits > 0n", "false"),
    ("day === null ? null : read_date(day, today)", "null"),
]


def reader(replaced: dict[str, str] | None = None) -> MiniRacer:
    """A V8 with the reader of fields, for the day that the cases name."""
    racer = engine("entry", "dates", replaced=replaced)
    racer.eval(f"const TODAY = {TODAY};{READ}")
    return racer


def read_all(racer: MiniRacer, cases: list[Any]) -> list[str]:
    """Each case's reading as the table writes it."""
    found: list[str] = json.loads(str(racer.call("readAll", json.dumps([case[:2] for case in cases]))))
    return found


def test_each_case_is_read_as_the_table_says() -> None:
    found = read_all(reader(), CASES)
    wrong = [(case, got) for case, got in zip(CASES, found, strict=True) if case[2] != got]
    assert not wrong


@pytest.mark.parametrize(("old", "new"), MUTANTS)
def test_a_mutant_of_the_reader_is_caught(old: str, new: str) -> None:
    sources = {name: (MODULES / f"{name}.mjs").read_text(encoding="utf-8") for name in ("entry", "numerals")}
    name = next((name for name, source in sources.items() if old in source), None)
    assert name, "the reader has changed: write this mutant anew"
    try:
        found = read_all(reader({name: sources[name].replace(old, new, 1)}), CASES)
    except Exception:  # a mutant may throw: that is noticed too
        return
    assert found != [case[2] for case in CASES]


NUMERALS = "零一二三四五六七八九"


def said(number: int) -> str:
    """A number below 1,000,000,000,000 as it is written out in Chinese, with 零 for what is skipped."""
    for unit, name in ((100_000_000, "亿"), (10_000, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = "零" if 0 < low < unit // 10 else ""
            return said(high) + name + gap + (said(low) if low else "")
    text, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if skipped and text else "") + NUMERALS[digit] + name
        skipped = digit == 0
    return text


RACER = reader()


@settings(max_examples=400, deadline=None)
@given(st.integers(1, 99_999_999_999))
def test_every_number_written_out_is_read_back(number: int) -> None:
    assert (
        read_all(RACER, [["money", said(number)], ["money", f"{number:,}"], ["money", f"{number}元"]])
        == [f"{number}00"] * 3
    )


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(["百", "千", "万"]))
def test_a_last_digit_alone_is_the_next_lower_unit(first: int, last: int, unit: str) -> None:
    value = {"百": 100, "千": 1000, "万": 10_000}[unit]
    spoken = NUMERALS[first] + unit + NUMERALS[last]
    assert read_all(RACER, [["money", spoken]]) == [str((first * value + last * value // 10) * 100)]
