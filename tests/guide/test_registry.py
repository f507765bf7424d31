"""The rules and phone lines of this guide: each is complete, confirmed, and named as a reader knows it."""

import datetime as dt

import pytest

from engine.content.phones import load_phones
from engine.content.registry import load_instruments, load_rules, rule_name, rule_status
from engine.content.words import load_words
from tests.conftest import ROOT

RULES = ROOT / "data" / "rules.yml"
WORDS = {language: load_words(ROOT / "data" / "strings.yml", language) for language in ("zh", "en")}


def test_every_registered_rule_and_phone_is_complete() -> None:
    rules = load_rules(RULES)
    used = {rule.instrument.id for rule in rules.values()}
    assert len(rules) >= 130
    assert used == set(load_instruments(ROOT / "data" / "laws_and_dates.yml"))


def test_every_crisis_and_emergency_line_is_listed_with_its_region() -> None:
    phones = load_phones(ROOT / "data" / "phones.yml")
    for region, numbers in {
        "mainland": {
            "12356",
            "110",
            "119",
            "120",
            "12110",
            "12368",
            "12345",
            "12348",
            "12378",
            "12363",
            "96110",
            "95188",
        },
        "taiwan": {"1925", "1995", "1980", "110", "119", "165"},
        "hongkong": {"999", "18111", "18222", "2389 2222", "2896 0000"},
    }.items():
        assert {number for number, phone in phones.items() if region in phone.regions} == numbers
    assert phones["2389 2222"].address == "tel:23892222"
    assert phones["12110"].address == "sms:12110"  # a tap by somebody who hides must call nobody


def test_a_national_line_states_hours_only_where_they_were_read() -> None:
    phones = load_phones(ROOT / "data" / "phones.yml")
    assert {number for number, phone in phones.items() if phone.hours} == {
        "12356",
        "1925",
        "18111",
        "18222",
        "2389 2222",
    }


def test_nothing_unconfirmed_is_stated_as_a_rule() -> None:
    assert {rule.grade for rule in load_rules(RULES).values()} <= {"A", "B"}


@pytest.mark.parametrize(
    ("rule", "language", "name"),
    [
        ("cc-188", "zh", "民法典第188条"),
        ("cc-188", "en", "Civil Code art. 188"),
        ("gbt-hours", "zh", "GB/T 45251-2025"),
    ],
)
def test_a_citation_names_instrument_and_article(rule: str, language: str, name: str) -> None:
    assert rule_name(load_rules(RULES)[rule], WORDS[language], language) == name


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-31", []),
        ("2026-04-01", ["ended on 2026-03-31"]),
        ("2028-01-01", ["ended on 2026-03-31", WORDS["en"]["rule"]["unchecked"]]),
    ],
)
def test_a_rule_says_when_it_has_ended_or_was_long_not_checked(today: str, expected: list[str]) -> None:
    rule = load_rules(RULES)["credit-repair-2026"]
    assert rule_status(rule, WORDS["en"], dt.date.fromisoformat(today)) == expected
