"""The rule registry and the phone list: data/rules.yml and data/phones.yml, read, checked and put into words.

Every rule that the site states stands there once, dated and graded; a rule that has ended or was long not looked at says so
to the reader by itself. The calendar alone never fails a build: it only warns.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.words import Words
from engine.content.yaml_file import entry_lines, read_yaml
from engine.locales import LANGUAGES

FORCES = ("law", "judicial-interpretation", "regulation", "recommended-standard", "self-regulation", "announcement")
GRADES = ("A", "B")
RULE_FIELDS = (
    "instrument",
    "short",
    "topic",
    "article",
    "in_force_from",
    "in_force_until",
    "force",
    "grade",
    "says",
    "reference",
    "checked_on",
)
PHONE_FIELDS = ("name", "for", "grade", "reference", "checked_on")
BILINGUAL = ("instrument", "short", "topic", "says", "name", "for")
DATE = re.compile(r"^\d{4}(-\d{2}){0,2}$")  # 2021, 2021-06, 2021-06-03
STALE_AFTER = dt.timedelta(days=365)


@dataclass(frozen=True)
class Rule:
    """One rule. Dates are ISO strings (YYYY, YYYY-MM or YYYY-MM-DD); `texts` holds instrument, short, topic and says by language."""

    id: str
    texts: Mapping[str, Mapping[str, str]]
    article: str | None
    in_force_from: str
    in_force_until: str | None
    force: str
    grade: str
    reference: str
    checked_on: dt.date
    line: int

    def ended(self, today: dt.date) -> bool:
        return self.in_force_until is not None and self.in_force_until < today.isoformat()

    def unchecked(self, today: dt.date) -> bool:
        return today - self.checked_on > STALE_AFTER


@dataclass(frozen=True)
class Phone:
    number: str
    name: Mapping[str, str]
    use: Mapping[str, str]


def load_rules(path: Path) -> dict[str, Rule]:
    """Rules by id, in the file's order. Raises ValueError naming file, line, entry and remedy."""
    return {key: _rule(key, entry, line, path) for key, (entry, line) in _entries(path, RULE_FIELDS).items()}


def load_phones(path: Path) -> dict[str, Phone]:
    """Phone lines by number. Raises ValueError naming file, line, entry and remedy."""
    return {key: Phone(key, entry["name"], entry["for"]) for key, (entry, _) in _entries(path, PHONE_FIELDS).items()}


def rule_name(rule: Rule, words: Words, language: str) -> str:
    """How a citation names the rule: 民法典第188条, or "Civil Code art. 188"."""
    short = rule.texts["short"][language]
    if rule.article is None:
        return short
    article = words["rule"]["article"].format(n=rule.article)
    return f"{short}{LANGUAGES[language].space}{article}"


def rule_status(rule: Rule, words: Words, today: dt.date) -> list[str]:
    """What a reader must know before relying on the rule: that it ended, or was not looked at for a year."""
    status = []
    if rule.ended(today):
        status.append(words["rule"]["ended"].format(until=rule.in_force_until))
    if rule.unchecked(today):
        status.append(words["rule"]["unchecked"])
    return status


def _rule(key: str, entry: dict[str, Any], line: int, path: Path) -> Rule:
    where = f"{path}:{line}: {key}"
    if entry["force"] not in FORCES:
        raise ValueError(f"{where}: force is {entry['force']!r}; write one of {', '.join(FORCES)}")
    if entry["grade"] not in GRADES:
        raise ValueError(
            f"{where}: grade is {entry['grade']!r}; write A or B (what is not confirmed does not belong here)"
        )
    return Rule(
        id=key,
        texts={name: entry[name] for name in ("instrument", "short", "topic", "says")},
        article=None if entry["article"] is None else str(entry["article"]),
        in_force_from=_date(entry, "in_force_from", where),
        in_force_until=None if entry["in_force_until"] is None else _date(entry, "in_force_until", where),
        force=entry["force"],
        grade=entry["grade"],
        reference=str(entry["reference"]["text"]),
        checked_on=dt.date.fromisoformat(_date(entry, "checked_on", where)),
        line=line,
    )


def _date(entry: dict[str, Any], field: str, where: str) -> str:
    value = entry[field]
    text = str(value)
    try:
        if not DATE.match(text):
            raise ValueError(text)
        dt.date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text)
    except ValueError:
        raise ValueError(f"{where}: {field} is {value!r}; write a date as 2026-11-21") from None
    if field == "checked_on" and len(text) < 10:
        raise ValueError(f"{where}: checked_on is {value!r}; write the whole day, as 2026-11-21")
    return text


def _entries(path: Path, fields: tuple[str, ...]) -> dict[str, tuple[dict[str, Any], int]]:
    """(entry, line) by key, with all `fields` there and both languages where words are."""
    tree = read_yaml(path) or {}
    text = path.read_text(encoding="utf-8-sig")
    lines = dict(entry_lines(text))
    for key, entry in tree.items():
        _check_entry(f"{path}:{lines[str(key)]}: {key}", entry, fields)
    return {str(key): (entry, lines[str(key)]) for key, entry in tree.items()}


def _check_entry(where: str, entry: Any, fields: tuple[str, ...]) -> None:
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: expected the fields {', '.join(fields)}")
    for field in fields:
        if field not in entry:
            raise ValueError(f"{where}: the field '{field}' is missing; see the list at the top of the file")
    if unknown := set(entry) - set(fields):
        raise ValueError(f"{where}: unknown field '{sorted(unknown)[0]}'; the fields are {', '.join(fields)}")
    for field in set(fields) & set(BILINGUAL):
        if not isinstance(entry[field], dict) or not all(entry[field].get(code) for code in LANGUAGES):
            raise ValueError(f"{where}: '{field}' needs both {' and '.join(LANGUAGES)}")
    if not isinstance(entry["reference"], dict) or not entry["reference"].get("text"):
        raise ValueError(f"{where}: 'reference' needs a text that says where it was read")
