"""Read a case's inputs: text as a person writes it ("100,000", "8%/12", "12 x 8833.3") into exact values.

Mirrored in inputs.mjs. Which input is of which kind stands in functions.json beside this file.
"""

import re
from typing import Any

from engine.calculator.money.dates import parse_date
from engine.calculator.money.exact import Problem, Rate, decimal

# Catches "0.1", "-75000", "8%", "10%/12", "365/255" and "1e-3".
NUMBER = re.compile(r"^([+-]?\d{1,40}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?)(%?)(?:/(\d{1,9}))?$", re.ASCII)
# Catches "12 x 8833.3", "12*8833.3": an amount that comes so many times.
REPEATED = re.compile(r"^(\d{1,4})\s*[x*×]\s*(\S+)$")
WHOLE = re.compile(r"^-?\d{1,9}$", re.ASCII)
# Catches "month", "2 weeks", "semi-month", "255 days".
UNIT = re.compile(r"^(\d{1,4})?\s*(day|week|half-month|semi-month|month|quarter|year)s?$", re.ASCII)
UNITS = {"semi-month": ("half-month", 1), "quarter": ("month", 3), "year": ("month", 12)}
LONGEST_LIST = 2000

PLAN_KINDS = {
    "principal": "money", "rate": "rate", "months": "int", "start": "date", "first": "date", "method": "text",
    "instalment": "money", "fee_rate": "rate", "upfront_fee": "money", "arrears": "money", "lump": "money",
    "grace": "int", "grace_interest": "text", "waive": "text", "waive_part": "rate", "waive_amount": "money",
    "basis": "text", "year_days": "int",
}  # fmt: skip
DEBT_KINDS = {
    "principal": "money", "overdue": "money", "rate": "rate", "since": "date", "due": "date", "today": "date",
    "factor": "rate", "fees": "money", "payments": "paid[]", "order": "text[]", "year_days": "int",
    "billed": "money",
}  # fmt: skip
MISSED_KINDS = {
    "principal": "money", "rate": "rate", "months": "int", "first": "date", "today": "date", "factor": "rate",
    "method": "text", "fee_rate": "rate", "costs": "money", "billed": "money", "payments": "paid[]", "order": "text[]",
    "year_days": "int",
}  # fmt: skip
RECORDS = {
    "plan": PLAN_KINDS,
    "debt": DEBT_KINDS,
    "missed": MISSED_KINDS,
    "extra": {"month": "int", "amount": "money"},
    "owned": {"balance": "money", "rate": "rate", "minimum": "money"},
    "paid": {"date": "date", "amount": "money"},
    "term": {"amount": "number", "count": "int", "date": "date", "t": "int", "f": "text"},
    "flow": {
        "amount": "number", "date": "date", "years": "int", "months": "int", "weeks": "int", "days": "int",
    },
}  # fmt: skip


def plain(value: Any) -> str:
    """The text of an input, without blanks at its ends and commas between thousands."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Problem("bad_number")
    return str(value).strip().replace(",", "")


def read_number(value: Any) -> float:
    """A double."""
    found = NUMBER.match(plain(value))
    if found is None or (found[3] is not None and int(found[3]) == 0):
        raise Problem("bad_number")
    number = float(found[1]) / 100.0 if found[2] else float(found[1])
    return number / float(found[3]) if found[3] else number


def read_rate(value: Any) -> Rate:
    """An exact decimal, with or without a per cent sign."""
    text = plain(value)
    if text.endswith("%"):
        rate = decimal(text[:-1].strip())
        return Rate(rate.digits, rate.scale + 2)
    return decimal(text)


def read_money(value: Any) -> int:
    """Fen from an amount with at most two decimals."""
    amount = decimal(plain(value))
    if amount.scale > 2:
        raise Problem("bad_number")
    return amount.digits * int(10 ** (2 - amount.scale))


def read_whole(value: Any) -> int:
    """A whole number."""
    text = plain(value)
    if WHOLE.match(text) is None:
        raise Problem("bad_number")
    return int(text)


def read_text(value: Any) -> str:
    """A word, as it stands."""
    if not isinstance(value, str):
        raise Problem("bad_number")
    return value.strip()


def read_date(value: Any) -> int:
    """A day number."""
    return parse_date(read_text(value))


def read_when(value: Any) -> int:
    """0 for payments at a period's end, 1 for its start."""
    words = {"0": 0, "end": 0, "1": 1, "begin": 1, "start": 1}
    text = plain(value).lower()
    if text not in words:
        raise Problem("bad_number")
    return words[text]


def read_unit(value: Any) -> tuple[str, int]:
    """A unit-period's kind and size."""
    found = UNIT.match(read_text(value).lower())
    if found is None or found[1] == "0":
        raise Problem("bad_number")
    kind, size = UNITS.get(found[2], (found[2], 1))
    return kind, size * int(found[1] or "1")


def read_record(kind: str, value: Any) -> dict[str, Any]:
    """An object with the fields of its kind and no others."""
    fields = RECORDS[kind]
    if not isinstance(value, dict) or any(name not in fields for name in value):
        raise Problem("bad_field")
    return {name: decode(fields[name], value[name]) for name in value}


def read_list(kind: str, value: Any) -> list[Any]:
    """A list, where "12 x 8833.3" stands for twelve of the same."""
    if not isinstance(value, list) or len(value) > LONGEST_LIST:
        raise Problem("bad_list")
    read: list[Any] = []
    for item in value:
        found = REPEATED.match(item) if isinstance(item, str) else None
        count = int(found[1]) if found else 1
        read.extend([decode(kind, found[2] if found else item)] * count)
    return read


def read_terms(value: Any) -> list[Any]:
    """Advances or payments: one amount, or a list of objects."""
    if isinstance(value, list):
        return [read_record("term", item if isinstance(item, dict) else {"amount": item}) for item in value]
    return [read_record("term", value if isinstance(value, dict) else {"amount": value})]


def decode(kind: str, value: Any) -> Any:
    """A value of the kind. Raises a Problem that says what it is not."""
    readers = {
        "number": read_number, "rate": read_rate, "money": read_money, "int": read_whole, "text": read_text,
        "date": read_date, "when": read_when, "unit": read_unit, "terms": read_terms,
    }  # fmt: skip
    if kind in readers:
        return readers[kind](value)
    if kind.endswith("[]"):
        return read_list(kind[:-2], value)
    if kind in ("flows", "debts"):
        return read_list("flow" if kind == "flows" else "owned", value)
    return read_record(kind, value)
