"""The rule registry: what it holds, what it refuses, and what it says of rules that have ended."""

import datetime as dt
from pathlib import Path

import pytest

from engine.content.phones import load_phones
from engine.content.registry import load_rules, rule_name, rule_status
from engine.content.registry_pages import glossary_markdown
from engine.content.words import load_words
from engine.content.yaml_file import read_yaml
from scripts.new_guide import STARTER

INSTRUMENTS = """\
# a comment
civil-code:
  name: {zh: 民法典, en: Civil Code}
  short: {zh: 民法典, en: Civil Code}
  force: law
  in_force_from: 2021-01-01
  in_force_until: null
  link: null
"""
GOOD = """\
# a comment
cc-188:
  of: civil-code
  article: "188"
  topic: {zh: 三年, en: Three years}
  grade: A
  says: {zh: 三年, en: three years}
  reference: {text: full text}
  checked_on: 2026-11-21
"""
PHONE = """\
# a comment
"110":
  name: {zh: 报警, en: Police}
  for: {zh: 报警, en: the police}
  region: [mainland]
  hours: null
  grade: B
  reference: {text: a notice}
  checked_on: 2026-11-21
"""
# (what is replaced, by what, what the message must name)
MISTAKES = [
    ("of: civil-code", "of: criminal-code", "there is no law 'criminal-code' in data/laws_and_dates.yml"),
    ("grade: A", "grade: C", "grade is 'C'; write A or B"),
    ("  grade: A\n", "", "the field 'grade' is missing"),
    ("checked_on: 2026-11-21", "checked_on: 2026-13-21", "checked_on is '2026-13-21'; write a date as 2026-11-21"),
    ("checked_on: 2026-11-21", "checked_on: 2026-11", "write the whole day"),
    ("  grade: A\n", "  grade: A\n  in_force_from: soon\n", "in_force_from is 'soon'"),
    ("says: {zh: 三年, en: three years}", "says: {zh: 三年}", "'says' needs zh and en, each a text"),
    ("reference: {text: full text}", "reference: {}", "'reference' needs a text"),
    ("grade: A", "grade: A\n  colour: red", "unknown field 'colour'"),
]


INSTRUMENT_MISTAKES = [
    ("force: law", "force: custom", "force is 'custom'; write one of law,"),
    ("in_force_from: 2021-01-01", "in_force_from: 2021-00-01", "in_force_from is '2021-00-01'"),
    ("  link: null\n", "", "the field 'link' is missing"),
    ("short: {zh: 民法典, en: Civil Code}", "short: {zh: 民法典}", "'short' needs zh and en, each a text"),
]
PHONE_MISTAKES = [
    ("region: [mainland]", "region: mainland", "region is 'mainland'; write a list"),
    ("region: [mainland]", "region: [5]", "region is [5]"),
    ("grade: B", "grade: C", "grade is 'C'; write A or B"),
    ("hours: null", "hours: {zh: 24小时}", "'hours' needs zh and en, each a text"),
    ("checked_on: 2026-11-21", "checked_on: 2026", "write the whole day"),
]


def write(folder: Path, text: str, instruments: str = INSTRUMENTS) -> Path:
    (folder / "laws_and_dates.yml").write_text(instruments, encoding="utf-8")
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


@pytest.mark.parametrize(("old", "new", "message"), INSTRUMENT_MISTAKES, ids=[m for _, _, m in INSTRUMENT_MISTAKES])
def test_a_mistake_in_an_instrument_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = write(tmp_path, GOOD, INSTRUMENTS.replace(old, new))
    with pytest.raises(ValueError, match="civil-code") as error:
        load_rules(path)
    assert f"{tmp_path / 'laws_and_dates.yml'}:2: civil-code: " in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize(("old", "new", "message"), PHONE_MISTAKES, ids=[m for _, _, m in PHONE_MISTAKES])
def test_a_mistake_in_a_phone_line_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "phones.yml"
    path.write_text(PHONE.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match="110") as error:
        load_phones(path)
    assert message in str(error.value)


def test_a_rule_takes_its_dates_from_its_instrument_unless_it_has_its_own(tmp_path: Path) -> None:
    own = GOOD.replace("  grade: A\n", "  grade: A\n  in_force_from: 2022-02-02\n")
    assert load_rules(write(tmp_path, GOOD))["cc-188"].in_force_from == "2021-01-01"
    assert load_rules(write(tmp_path, own))["cc-188"].in_force_from == "2022-02-02"


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("{text: full text}", "{text: zjb?p=1: x}"))
    with pytest.raises(ValueError, match=r"rules\.yml:8: not valid YAML"):
        load_rules(path)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="appears twice"):
        load_rules(write(tmp_path, GOOD + GOOD))


def test_words_without_a_language_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "strings.yml"
    path.write_text("site:\n  name: {zh: 甲, en: A}\nnav:\n  steps: {zh: 步骤}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"nav\.steps: no words for en \(zh: 步骤\); write \{zh: …, en: …\}"):
        load_words(path, "zh")


def test_a_guides_words_go_before_the_engines_language_by_language(tmp_path: Path) -> None:
    path = tmp_path / "strings.yml"
    path.write_text("site:\n  name: {zh: 甲, en: A}\nnav:\n  home: {zh: 起点}\n", encoding="utf-8")
    assert load_words(path, "zh")["nav"]["home"] == "起点"
    assert load_words(path, "en")["nav"]["home"] == "Home"
    assert load_words(path, "en")["site"] == {"short_name": "A", "description": "", "tagline": "", "name": "A"}


def test_a_guide_without_a_name_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"strings\.yml:1: what the guide is called is missing"):
        load_words(tmp_path / "strings.yml", "zh")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "strings.yml"
    path.write_bytes("nav: 首页".encode("gb18030"))
    with pytest.raises(ValueError, match=r"strings\.yml:1: not UTF-8"):
        read_yaml(path)


WORDS = {language: load_words(STARTER / "data" / "strings.yml", language) for language in ("zh", "en")}


@pytest.mark.parametrize(
    ("article", "language", "name"),
    [('"188"', "zh", "民法典第188条"), ('"188"', "en", "Civil Code art. 188"), ("null", "en", "Civil Code")],
)
def test_a_citation_names_instrument_and_article(tmp_path: Path, article: str, language: str, name: str) -> None:
    rules = load_rules(write(tmp_path, GOOD.replace('"188"', article)))
    assert rule_name(rules["cc-188"], WORDS[language], language) == name


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-12-31", []),
        ("2027-01-01", ["ended on 2026-12-31"]),
        ("2029-01-01", ["ended on 2026-12-31", WORDS["en"]["rule"]["unchecked"]]),
    ],
)
def test_a_rule_says_when_it_has_ended_or_was_long_not_checked(tmp_path: Path, today: str, expected: list[str]) -> None:
    ended = INSTRUMENTS.replace("in_force_until: null", "in_force_until: 2026-12-31")
    rule = load_rules(write(tmp_path, GOOD, ended))["cc-188"]
    assert rule_status(rule, WORDS["en"], dt.date.fromisoformat(today)) == expected


def test_a_term_stands_in_the_words_of_each_region_as_it_says_them_or_as_they_are_converted() -> None:
    words = load_words(STARTER / "data" / "strings.yml", "en")
    term = {"zh": "网络", "en": "network", "says": {"zh": "x", "en": "x"}}
    own = {"id": "own", **term, "tw": "甲", "hk": "乙"}
    shown = {
        name: glossary_markdown({name: each}, words, "en")
        for name, each in (("own", own), ("none", {"id": "none", **term}))
    }
    assert 'lang="zh-TW">甲<' in shown["own"] and 'lang="zh-HK">乙<' in shown["own"]
    assert 'lang="zh-TW">網路<' in shown["none"] and 'lang="zh-HK">網絡<' in shown["none"]
