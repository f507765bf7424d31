"""What is told of a value by its schema, each kind of rule for itself, with its place and its line."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from engine.content.data_schema import CHECKED, DATE, DAY, LINK, by_code, many, one_of, or_null, record, table, text
from engine.content.schema_check import _shown, check_file, line_numbers, mistakes_in

TODAY = dt.date(2026, 11, 26)
SPAN = record(
    {}, {"from": DATE, "until": DATE, "days": {"type": "integer", "minimum": 1}}, {"x-order": ["from", "until"]}
)
WORDS = by_code(("zh", "en"))
TREE = {"type": "object", "additionalProperties": {"anyOf": [WORDS, {"$ref": "#"}]}}
ONE_OR_TWO = {"anyOf": [record({"a": text()}), record({"b": text(), "c": text()})]}

CASES: list[tuple[Any, Any, list[tuple[tuple[Any, ...], str]]]] = [
    ("x", text(), []),
    ("", text(), [((), "it is empty")]),
    (" ", text(), [((), "it is empty")]),
    ("", {"type": "string"}, []),
    (1, text(), [((), "1 is not a text.")]),
    (True, {"type": "integer"}, [((), "True is not a whole number.")]),
    (0, {"type": "integer", "minimum": 1}, [((), "0 is too small. Write at least 1.")]),
    (1, {"type": "integer", "minimum": 1}, []),
    (-5, {"type": "integer"}, []),
    (None, or_null(text()), []),
    (None, {"type": ["string", "null"]}, []),
    (1.5, {"type": ["string", "integer", "null"]}, [((), "1.5 is not a text or a whole number or null.")]),
    ("Law", one_of("law", "rule"), [((), "'Law' is none of the choices; do you mean 'law'? Write one of: law, rule.")]),
    ("zzz", one_of("law", "rule"), [((), "'zzz' is none of the choices. Write one of: law, rule.")]),
    ("2026-11-27", CHECKED, [((), "'2026-11-27' is still to come.")]),
    ("2026-11-26", CHECKED, []),
    ("2000-01-01", CHECKED, []),
    ("1999-12-31", CHECKED, [((), "'1999-12-31' is long ago.")]),
    ("2026-02-30", DAY, [((), "'2026-02-30' is no day of the calendar.")]),
    ("2026-02", DATE, []),
    ("2026", DATE, []),
    ("2026-13", DATE, [((), "is no day of the calendar")]),
    ("2026", DAY, [((), "has not the form of a day, as 2026-11-21.")]),
    ("e.example", LINK, [((), "has not the form of an address")]),
    ("a -{b", text(), [((), "-{")]),
    (["a", "b"], many(text()), []),
    ([], many(text(), 1), [((), "it has 0 of at least 1 things.")]),
    (["a"], many(text(), 1), []),
    (["a", "b", "a"], many(text()), [((2,), "'a' stands twice in this list. Take one out.")]),
    (["a", "a"], {"type": "array"}, []),
    (["a", ""], many(text()), [((1,), "it is empty")]),
    ({"a": "x"}, record({"a": text()}), []),
    ({}, record({"a": text()}), [((), "the field 'a' is missing.")]),
    ({"a": "x", "aa": "y"}, record({"a": text(), "ab": text()}), [((), "the field 'ab' is missing."), (("aa",), "no such field here; do you mean 'a'?")]),
    ({"a": "x", "b": None}, record({"a": text()}), [(("b",), "Where it is part of a text with a comma, put quotes around the text.")]),
    ({"A": "x"}, table(text()), [(("A",), "as the name of an entry: 'A' has not the form")]),
    ({"a": ""}, table(text()), [(("a",), "it is empty")]),
    ({"from": "2026-01-01", "until": "2026-01-01"}, SPAN, []),
    ({"from": "2026-01-02", "until": "2026-01-01"}, SPAN, [(("until",), "it ends on 2026-01-01, before it begins (2026-01-02).")]),
    ({"from": "2026-01-02"}, SPAN, []),
    ({"until": "2026-01-01"}, SPAN, []),
    ({"days": 0}, SPAN, [(("days",), "0 is too small")]),
    ({"zh": "有{n}天", "en": "{n} days"}, WORDS, []),
    ({"zh": "有{n}天", "en": "{m} days"}, WORDS, [((), "(zh: {n}; en: {m}). Give each the same.")]),
    ({"zh": "一天", "en": "{n} days"}, WORDS, [((), "(zh: none; en: {n})")]),
    ({"zh": "一天", "en": "一天"}, WORDS, [(("en",), "'一天' is not in this language.")]),
    ({"zh": "一天", "en": "one，day"}, WORDS, [(("en",), "，")]),
    ({"nav": {"home": {"zh": "家", "en": "Home"}}}, TREE, []),
    ({"nav": {"home": {"zh": "家"}}}, TREE, [(("nav", "home"), "the field 'en' is missing.")]),
    ({"b": "x"}, ONE_OR_TWO, [((), "the field 'c' is missing.")]),  # of the form that has its field
    ({"a": ""}, ONE_OR_TWO, [(("a",), "it is empty")]),
    ("x", ONE_OR_TWO, [((), "'x' is not fields with values.")]),
]  # fmt: skip


@pytest.mark.parametrize(("value", "schema", "told"), CASES, ids=[str(value)[:40] for value, _, _ in CASES])
def test_a_value_is_held_against_its_schema(value: Any, schema: Any, told: list[tuple[tuple[Any, ...], str]]) -> None:
    found = list(mistakes_in(value, schema, TODAY, (), schema))
    assert [place for place, _ in found] == [place for place, _ in told], found
    assert all(part in said for (_, said), (_, part) in zip(found, told, strict=True)), found


def test_each_field_and_item_has_its_line() -> None:
    assert line_numbers("a: 1\nb:\n  c:\n  - x\n  - {d: 1}\n") == {
        (): 1, ("a",): 1, ("b",): 2, ("b", "c"): 3, ("b", "c", 0): 4, ("b", "c", 1): 5, ("b", "c", 1, "d"): 5,
    }  # fmt: skip
    assert line_numbers("") == {}


FILE = record({"a": text()}, {"b": many(record({"c": text()}, {"d": text()})), "e": {"type": "object"}})


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("# a remark\n\na: x\n", []),
        ("{}\n", ["1: the field 'a' is missing."]),
        ("# a remark\n\ne: {}\n", ["3: the field 'a' is missing."]),  # where the fields begin
        ("a: x\n\nb:\n- c: y\n- d: z\n", ["5: b.1: the field 'c' is missing."]),
        ("a: x\nb:\n- c: y\n  d: ''\n", ["4: b.0.d: it is empty"]),
        ("a: x\nb: [1, {c: 2}]\n", ["2: b.0: 1 is not fields", "2: b.1.c: 2 is not a text"]),
        ("a: x\n1: y\n", ["2: 1: there is no such field here"]),
        ("a: x\n\ne:\n  f: TODO\n", ["4: "]),
        ("a: one #two\n", ["1: '#two' behind 'one' is read as a remark"]),
        ("e: {}\na: one # two\n", []),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(tmp_path: Path, written: str, told: list[str]) -> None:
    (tmp_path / "x.yml").write_text(written, encoding="utf-8")
    found = [each.removeprefix(f"{tmp_path}/x.yml:") for each in check_file(tmp_path / "x.yml", FILE, TODAY)]
    assert [each[: len(part)] for each, part in zip(found, told, strict=True)] == told, found


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a" * 70, f"'{'a' * 70}'"), (10**59, "1" + "0" * 59), (10**60, "1" + "0" * 59), (None, "None"), (["a"], "['a']")],
)
def test_a_value_is_shown_and_a_long_list_only_begun(value: Any, shown: str) -> None:
    assert _shown(value) == shown
