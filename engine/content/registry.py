"""The rule registry: data/laws_and_dates.yml and data/rules.yml, read, checked and put into words.

Every rule that the site states stands there once, dated and graded; a rule that has ended or was long not looked at says so
to the reader by itself. The calendar alone never fails a build: it only warns.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.content.entries import Entry, read_entries
from engine.content.words import Words
from engine.locales import LANGUAGES

# From the strongest to the weakest; what each means to a reader stands in data/strings.yml under rule: binds.
FORCES = (
    "law",
    "judicial-interpretation",
    "regulation",
    "department-rule",
    "local-regulation",
    "normative-document",
    "court-policy",
    "recommended-standard",
    "self-regulation",
    "announcement",
)
# What nobody has to follow, or only members.
ADVICE = frozenset(FORCES[FORCES.index("court-policy") :])
INSTRUMENT_FIELDS = ("name", "short", "force", "in_force_from", "in_force_until", "link")
RULE_FIELDS = ("of", "article", "topic", "grade", "says", "reference", "checked_on")
RULE_DATES = ("in_force_from", "in_force_until")
RULE_MORE = ("numbers",)  # what pages are held to: engine/content/prose/terms.py
STALE_AFTER = dt.timedelta(days=365)


@dataclass(frozen=True)
class Instrument:
    """A law, a standard, an announcement. Dates are ISO strings (YYYY, YYYY-MM or YYYY-MM-DD), None where not known."""

    id: str
    name: Mapping[str, str]
    short: Mapping[str, str]
    force: str
    in_force_from: str | None
    in_force_until: str | None
    link: str | None


@dataclass(frozen=True)
class Rule:
    """One rule. Its own dates win over its instrument's; `topic` and `says` hold words by language."""

    id: str
    instrument: Instrument
    article: str | None
    topic: Mapping[str, str]
    says: Mapping[str, str]
    in_force_from: str | None
    in_force_until: str | None
    grade: str
    reference: str | Mapping[str, str]
    checked_on: dt.date
    line: int

    @property
    def force(self) -> str:
        return self.instrument.force

    def ended(self, today: dt.date) -> bool:
        return self.in_force_until is not None and self.in_force_until < today.isoformat()

    def unchecked(self, today: dt.date) -> bool:
        return today - self.checked_on > STALE_AFTER


def load_instruments(path: Path) -> dict[str, Instrument]:
    """Instruments by id. Raises ValueError naming file, line, entry and remedy."""
    return {
        key: Instrument(
            id=key,
            name=entry.fields["name"],
            short=entry.fields["short"],
            force=entry.one_of("force", FORCES),
            in_force_from=entry.date("in_force_from"),
            in_force_until=entry.date("in_force_until"),
            link=entry.fields["link"],
        )
        for key, entry in read_entries(path, INSTRUMENT_FIELDS, ("name", "short")).items()
    }


def load_rules(path: Path) -> dict[str, Rule]:
    """Rules by id, in the file's order; their instruments stand beside it. Raises ValueError naming file, line, entry and remedy."""
    instruments = load_instruments(path.parent / "laws_and_dates.yml")
    entries = read_entries(path, RULE_FIELDS, ("topic", "says"), (*RULE_DATES, *RULE_MORE))
    return {key: _rule(key, entry, instruments) for key, entry in entries.items()}


def _rule(key: str, entry: Entry, instruments: Mapping[str, Instrument]) -> Rule:
    if (of := entry.fields["of"]) not in instruments:
        raise ValueError(f"{entry.where}: there is no law '{of}' in data/laws_and_dates.yml. Add it, or correct 'of'")
    instrument = instruments[of]
    article = entry.fields["article"]
    return Rule(
        id=key,
        instrument=instrument,
        article=None if article is None else str(article),
        topic=entry.fields["topic"],
        says=entry.fields["says"],
        in_force_from=entry.date("in_force_from") or instrument.in_force_from,
        in_force_until=entry.date("in_force_until") or instrument.in_force_until,
        grade=entry.grade,
        reference=entry.reference,
        checked_on=entry.day("checked_on"),
        line=entry.line,
    )


def rule_name(rule: Rule, words: Words, language: str) -> str:
    """How a citation names the rule: 民法典第188条, or "Civil Code art. 188"."""
    short = rule.instrument.short[language]
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
