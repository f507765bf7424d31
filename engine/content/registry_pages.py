"""The pages that are rendered from data: the rules, the glossary and the source articles.

Each function gives Markdown, which then goes the way of every page: headings with ids, marks, links, variants. The markers
are <!-- rules -->, <!-- glossary --> and <!-- sources -->.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.readings import corrections, syllables
from engine.content.registry import FORCES, Instrument, Rule, rule_status
from engine.content.words import Words
from engine.content.yaml_file import entry_lines, read_yaml, read_yaml_if_there
from engine.locales import CHINESE, LANGUAGES, LOCALES
from engine.variants.convert import convert_text
from engine.variants.variants import tables

Entry = Mapping[str, Any]

FACTS = '<div class="facts" markdown>'


def rule_ids(rules: Iterable[str]) -> set[str]:
    """Ids that the rules page has besides those its Markdown writes."""
    return set(rules) | {f"force-{force}" for force in FORCES}


def rules_markdown(rules: Mapping[str, Rule], words: Words, language: str, today: dt.date) -> str:
    """Every rule, grouped by binding force, with its dates, grade and status."""
    parts = []
    for force in FORCES:
        members = [rule for rule in rules.values() if rule.force == force]
        if members:
            parts.append(f"## {_capital(words['rule']['force'][force])} {{#force-{force}}}")
            parts += [_rule_markdown(rule, words, language, today) for rule in members]
    return "\n\n".join(parts)


def _rule_markdown(rule: Rule, words: Words, language: str, today: dt.date) -> str:
    label = words["rule"]
    article = label["article_unknown"] if rule.article is None else label["article"].format(n=rule.article)
    span = label[_span(rule)]
    facts = {
        "instrument": f"{_linked(rule.instrument, language)}{LANGUAGES[language].comma}{article}",
        "force_label": label["force"][rule.force],
        "in_force": span.format(**{"from": rule.in_force_from, "until": rule.in_force_until}),
        "grade_label": label["grade"][rule.grade],
        "checked_on": rule.checked_on.isoformat(),
        "reference": _in(rule.reference, language),
    }
    colon = LANGUAGES[language].colon
    lines = [f"### {rule.topic[language]} {{#{rule.id}}}", "", rule.says[language], ""]
    lines += [f'!!! warning "{text}"\n' for text in rule_status(rule, words, today)]
    lines += [FACTS, "", *[f"- {label[key]}{colon}{value}" for key, value in facts.items()], "", "</div>"]
    return "\n".join(lines)


def _span(rule: Rule) -> str:
    """Which wording says from when until when the rule holds."""
    if rule.in_force_from is None:
        return "since_unknown"
    return "since" if rule.in_force_until is None else "between"


def _linked(instrument: Instrument, language: str) -> str:
    """The instrument's name, linked to its official address where one is known."""
    name = instrument.name[language]
    return f'<a href="{escape(instrument.link)}" rel="noreferrer">{escape(name)}</a>' if instrument.link else name


def load_glossary(path: Path) -> dict[str, Entry]:
    """Terms by id; none where there is no file. Raises ValueError naming the entry that lacks a field or a language."""
    tree = read_yaml_if_there(path)
    lines = dict(entry_lines(path.read_text(encoding="utf-8-sig"))) if tree else {}
    needs = f"a term needs {', '.join(LANGUAGES)} and says: {{{', '.join(LANGUAGES)}}}"
    for key, term in tree.items():
        where = f"{path}:{lines[str(key)]}: {key}"
        if not isinstance(term, dict):
            raise ValueError(f"{where}: {needs}")
        for field in (*LANGUAGES, "says"):
            if not term.get(field):
                raise ValueError(f"{where}: the field '{field}' is missing; {needs}")
        if not isinstance(term["says"], dict) or not all(term["says"].get(code) for code in LANGUAGES):
            raise ValueError(f"{where}: 'says' needs {' and '.join(LANGUAGES)}")
    return {str(key): {"id": str(key), **term} for key, term in tree.items()}


def glossary_markdown(terms: Mapping[str, Entry], words: Words, language: str) -> str:
    """Every term in its forms, with pinyin where it has one, and one sentence; sorted as the language sorts, Chinese by pinyin. Where all
    is as before, neither the tables nor the readings are read."""
    given = [list(terms.values()), words["glossary"], language, repr(LANGUAGES), contents([tables(), corrections()])]
    return kept("glossary", given, lambda: _glossary_markdown(terms, words, language))


def _glossary_markdown(terms: Mapping[str, Entry], words: Words, language: str) -> str:
    order = sorted(terms.values(), key=lambda term: _sorted_by(str(term[language]), language))
    return "\n\n".join(_term_markdown(term, words["glossary"], language) for term in order)


def _sorted_by(term: str, language: str) -> str:
    return " ".join(syllables(term, tones=False)) if language == CHINESE else term.casefold()


def _term_markdown(term: Entry, words: Words, language: str) -> str:
    colon = LANGUAGES[language].colon
    lines = [f"## {term[language]} {{#{term['id']}}}", "", term["says"][language]]
    if len(forms := _forms(term, words)) > 1:
        lines += ["", FACTS, ""]
        lines += [f'- {label}{colon}<span translate="no" lang="{lang}">{form}</span>' for label, form, lang in forms]
        lines += ["", "</div>"]
    if see := term.get("see"):
        lines += ["", f"[{words['see']}]({see})"]
    return "\n".join(lines)


def _forms(term: Entry, words: Words) -> list[tuple[str, str, str]]:
    """(what it is, the term, its language) in each language of the guide, as it is read in Chinese last."""
    chinese = CHINESE in LANGUAGES
    forms = [(words["simplified"], str(term[CHINESE]), "zh-Hans")] if chinese else []
    for locale in LOCALES.values():
        if locale.term:
            field, label = locale.term
            forms.append((words[label], term.get(field) or convert_text(term[CHINESE], locale.code), locale.code))
    others = [(code, language.label or code) for code, language in LANGUAGES.items() if code != CHINESE]
    forms += [(words.get(label, code), str(term[code]), code) for code, label in others]
    return [*forms, (words["pinyin"], " ".join(syllables(term[CHINESE])), "zh-Latn")] if chinese else forms


def load_ledgers(folder: Path) -> list[Entry]:
    """The ledgers of the source articles, in the order of their ids."""
    return [read_yaml(path) for path in sorted(folder.glob("*.yml"))]


def sources_markdown(ledgers: Sequence[Entry], words: Words, language: str, step_titles: Mapping[str, str]) -> str:
    """Per article: what it says, what it gets wrong, which steps came from it, what was set aside.

    step_titles maps "guides/process#assessment" to the step's heading; it may hold more.
    """
    return "\n\n".join(_ledger_markdown(ledger, words["sources"], language, step_titles) for ledger in ledgers)


def _ledger_markdown(ledger: Entry, words: Words, language: str, titles: Mapping[str, str]) -> str:
    units = ledger["units"]
    steps = list(dict.fromkeys(step for unit in units for step in unit.get("used_in") or ()))
    unused = [unit for unit in units if unit.get("set_aside")]
    reasons = list(dict.fromkeys(_in(unit["set_aside"], language) for unit in unused))
    lines = [
        f"## {ledger['title'][language]} {{#{ledger['id']}}}",
        "",
        f"### {words['summary']} {{#{ledger['id']}-says}}",
        "",
    ]
    lines += [ledger["summary"][language], "", f"### {words['gets_wrong']} {{#{ledger['id']}-wrong}}", ""]
    lines += [f"- {item[language]}" for item in ledger["gets_wrong"]]
    lines += ["", f"### {words['used']} {{#{ledger['id']}-used}}", ""]
    lines += [f"- [{titles.get(step, step)}]({step.replace('#', '.md#')})" for step in steps]
    if reasons:
        lines += ["", f"### {words['set_aside']} {{#{ledger['id']}-set-aside}}", ""]
        lines += [f"- {reason}" for reason in reasons]
    return "\n".join(lines)


def source_ids(ledgers: Sequence[Entry]) -> set[str]:
    return {f"{ledger['id']}{part}" for ledger in ledgers for part in ("", "-says", "-wrong", "-used", "-set-aside")}


def _in(text: Any, language: str) -> str:
    return str(text[language]) if isinstance(text, Mapping) else str(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
