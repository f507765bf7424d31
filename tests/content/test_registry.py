"""The rule registry: what it holds, what it refuses, and what it says of rules that have ended."""

import datetime as dt
from pathlib import Path

import pytest

from engine.content.registry import load_phones, load_rules, rule_name, rule_status
from engine.content.words import load_words
from engine.content.yaml_file import read_yaml

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "data" / "rules.yml"
WORDS = {language: load_words(ROOT / "data" / "strings.yml", language) for language in ("zh", "en")}
GOOD = """\
# a comment
cc-188:
  instrument: {zh: 民法典, en: Civil Code}
  short: {zh: 民法典, en: Civil Code}
  topic: {zh: 三年, en: Three years}
  article: "188"
  in_force_from: 2021-01-01
  in_force_until: null
  force: law
  grade: A
  says: {zh: 三年, en: three years}
  reference: {text: full text}
  checked_on: 2026-11-21
"""
# (what is replaced, by what, what the message must name)
MISTAKES = [
    ("force: law", "force: custom", "force is 'custom'; write one of law,"),
    ("grade: A", "grade: C", "grade is 'C'; write A or B"),
    ("  grade: A\n", "", "the field 'grade' is missing"),
    ("checked_on: 2026-11-21", "checked_on: 2026-13-21", "checked_on is '2026-13-21'; write a date as 2026-11-21"),
    ("checked_on: 2026-11-21", "checked_on: 2026-11", "write the whole day"),
    ("in_force_from: 2021-01-01", "in_force_from: soon", "in_force_from is 'soon'"),
    ("says: {zh: 三年, en: three years}", "says: {zh: 三年}", "'says' needs both zh and en"),
    ("reference: {text: full text}", "reference: {}", "'reference' needs a text"),
    ("grade: A", "grade: A\n  colour: red", "unknown field 'colour'"),
]


def write(folder: Path, text: str) -> Path:
    path = folder / "rules.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES, ids=[new[:30] for _, new, _ in MISTAKES])
def test_a_mistake_is_told_with_file_line_and_entry(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(ValueError, match="cc-188") as error:
        load_rules(path)
    assert f"{path}:2: cc-188: " in str(error.value)
    assert message in str(error.value)


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("{text: full text}", "{text: zjb?p=1: x}"))
    with pytest.raises(ValueError, match=r"rules\.yml:12: not valid YAML"):
        load_rules(path)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stands twice"):
        load_rules(write(tmp_path, GOOD + GOOD))


def test_every_registered_rule_and_phone_is_complete() -> None:
    assert len(load_rules(RULES)) >= 30
    assert set(load_phones(ROOT / "data" / "phones.yml")) == {"95188", "12378", "12363", "96110", "110", "12348"}


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


def test_words_without_a_language_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "strings.yml"
    path.write_text("nav:\n  home: {zh: 首页}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"nav\.home: no words for en; write both"):
        load_words(path, "zh")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "strings.yml"
    path.write_bytes("nav: 首页".encode("gb18030"))
    with pytest.raises(ValueError, match=r"strings\.yml:1: not UTF-8"):
        read_yaml(path)
