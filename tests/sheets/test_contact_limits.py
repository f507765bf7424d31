"""The limits of a contact log, and the rules that the log names for each."""

import datetime as dt
from pathlib import Path

import pytest

from engine.content.registry import Instrument, Rule
from engine.sheets.contact_limits import cited_rules, load_limits

LIMITS = """hours: {from: "08:00", until: "22:00", rules: [one]}
calls: {most: 3, to: [me], caller: [number], per: [], rules: [two, one]}
redials: {most: 1, to: [me], caller: [number], per: [own], rules: []}
others: {rules: [two]}
visitors: {least: 2, rules: [two]}
"""
WORDS = {"rule": {"binds": {"law": "It binds.", "guide": "It is advice."}, "article": "art. {n}"}}


def rule(name: str, force: str, article: str | None, first: str | None, last: str | None) -> Rule:
    law = Instrument(name, {"en": f"The {name} law"}, {"en": name.upper()}, force, None, None, None)
    about = ({"en": f"topic {name}"}, {"en": "says"}, first, last, "A", "read", dt.date(2026, 1, 1), 1)
    return Rule(name, law, article, *about)


RULES = {
    "one": rule("one", "law", "3", "2021-01-01", None),
    "two": rule("two", "guide", None, None, "2030-01-01"),
    "three": rule("three", "law", None, None, None),
}


def write(folder: Path, text: str) -> Path:
    (folder / "limits.yml").write_text(text, encoding="utf-8")
    return folder / "limits.yml"


def test_each_rule_that_a_limit_cites_is_told_once_with_its_name_its_force_and_its_dates(tmp_path: Path) -> None:
    limits = load_limits(write(tmp_path, LIMITS), RULES)
    assert cited_rules(limits, RULES, WORDS, "en") == {
        "one": {"name": "ONE art. 3", "topic": "topic one", "force": "It binds.", "from": "2021-01-01", "until": None},
        "two": {"name": "TWO", "topic": "topic two", "force": "It is advice.", "from": "", "until": "2030-01-01"},
    }


@pytest.mark.parametrize("rules", [None, ["one", "two"]])
def test_the_rules_are_asked_for_where_they_are_known(tmp_path: Path, rules: list[str] | None) -> None:
    assert list(load_limits(write(tmp_path, LIMITS), rules)) == ["hours", "calls", "redials", "others", "visitors"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[two, one]", "[two, four]", "calls: there is no rule 'four' in data/rules.yml. Correct the id."),
        ("least: 2, ", "", "visitors: expected the fields least, rules"),
        ("least: 2, ", "least: 2, most: 3, ", "visitors: expected the fields least, rules"),
        ("others: {rules: [two]}\n", "", "others: expected the fields rules"),
        ("others: {rules: [two]}", "others: two", "others: expected the fields rules"),
        ("others:", "other: {}\nothers:", "unknown limit 'other'; the limits are hours, calls, redials, others, visitors"),
        (LIMITS, "- hours\n", "expected the limits hours, calls"),
    ],
)  # fmt: skip
def test_a_wrong_limit_is_named_with_the_remedy(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"limits\.yml:") as error:
        load_limits(write(tmp_path, LIMITS.replace(old, new)), RULES)
    assert says in str(error.value)


def test_a_log_without_limits_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"limits\.yml is missing: the contact log compares"):
        load_limits(tmp_path / "limits.yml", RULES)
