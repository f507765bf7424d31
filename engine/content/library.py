"""Everything that pages draw on, read once for all languages: words, rules, phones, glossary, ledgers and the pages of docs/."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from engine.content.allowed_html import line_of
from engine.content.build_date import build_date
from engine.content.changes import change_ids, changes_markdown, load_changes
from engine.content.citations import Marks
from engine.content.crisis_cards import Card, fill_cards, load_cards
from engine.content.local_words import load_notes
from engine.content.notes import Notes
from engine.content.page_checks import read_docs
from engine.content.phones import Phone, load_phones
from engine.content.registry import Rule, load_rules, rule_status
from engine.content.registry_pages import (
    Entry,
    glossary_markdown,
    load_glossary,
    load_ledgers,
    rule_ids,
    rules_markdown,
    source_ids,
    sources_markdown,
)
from engine.content.source_page import SourcePage
from engine.content.words import Words, load_words
from engine.content.yaml_file import entry_lines
from engine.locales import page_in, split_uri

ADDRESS = re.compile(r"https?://[^\s'\"<>)]+")  # https://flk.npc.gov.cn/detail?id=1, in a rule's fields


@dataclass(frozen=True)
class Library:
    """What one language's build needs. `pages` holds every Markdown page by its uri ("guides/process.md")."""

    docs: Path
    strings: Path
    language: str
    words: Words
    rules: Mapping[str, Rule]
    phones: Mapping[str, Phone]
    cards: Mapping[str, Card]
    glossary: Mapping[str, Entry]
    ledgers: list[Entry]
    notes: Mapping[str, Entry]
    changes: Mapping[str, Entry]
    pages: Mapping[str, SourcePage]
    today: dt.date

    def in_language(self, language: str) -> "Library":
        """The same in another language: nothing but the words is read again."""
        return replace(self, language=language, words=load_words(self.strings, language))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Outside addresses that the data names: the only ones that a page may link to."""
        return frozenset(found for rule in self.rules.values() for found in ADDRESS.findall(str(rule)))

    def page(self, uri: str) -> SourcePage:
        """A page by its source's uri, as it is written in this language; the source where it is not translated."""
        return self.pages.get(page_in(uri, self.language)) or self.pages[uri]

    @property
    def missing_pages(self) -> list[str]:
        """Data that pages cite and that no page shows."""
        return [
            f"docs/{uri} is missing: pages cite {what}, and its list stands there. Write it with the line {marker}."
            for uri, what, marker, there in (
                ("rules.md", "rules", "<!-- rules -->", self.rules),
                ("sources.md", "articles", "<!-- sources -->", self.ledgers),
            )
            if there and uri not in self.pages
        ]

    @property
    def lost_ways(self) -> list[str]:
        """Steps that data lead to and that are not there, each with its file and line."""
        return [
            f"{path}:{_line_in(path, name, target)}: {name}: '{target}' leads nowhere. Correct page and id, or take it out."
            for path, name, targets in self._ways()
            for target in targets
            if not self._is_there(target)
        ]

    def _is_there(self, target: str) -> bool:
        uri, _, step = target.partition("#")
        page = self.pages.get(uri)
        return page is not None and (not step or any(heading.id == step for heading in page.headings))

    def _ways(self) -> Iterator[tuple[Path, str, list[str]]]:
        """(file, entry, places) of every entry that names steps and that a page shows."""
        data = self.strings.parent
        for term in self.glossary.values() if self._shows("glossary.md", "<!-- glossary -->") else ():
            yield data / "glossary.yml", term["id"], [str(term["see"])] if term.get("see") else []
        for change in self.changes.values() if self._shows("changes.md", "<!-- changes -->") else ():
            yield data / "changes.yml", change["id"], [str(change["see"])] if change.get("see") else []
        for ledger in self.ledgers if self._shows("sources.md", "<!-- sources -->") else ():
            used = {step for unit in ledger["units"] for step in unit.get("used_in") or ()}
            path = data.parent / "articles" / f"{ledger['id']}.yml"
            if path.exists():
                yield path, ledger["id"], sorted(str(step).replace("#", ".md#") for step in used)

    def _shows(self, uri: str, marker: str) -> bool:
        page = self.pages.get(uri)
        return page is not None and any(marker in text for _, text in page.lines)

    @cached_property
    def statuses(self) -> dict[str, list[str]]:
        return {key: rule_status(rule, self.words, self.today) for key, rule in self.rules.items()}

    @property
    def warnings(self) -> list[str]:
        return [
            f"data/rules.yml:{rule.line}: {rule.id}: {text}"
            for rule in self.rules.values()
            for text in self.statuses[rule.id]
        ]

    @cached_property
    def marks(self) -> Marks:
        return Marks(self.rules, self.phones, self.words, self.language, self.statuses)

    @property
    def generated_ids(self) -> dict[str, set[str]]:
        """Ids that the markers add, by page."""
        return {
            "rules.md": rule_ids(self.rules),
            "glossary.md": set(self.glossary),
            "sources.md": source_ids(self.ledgers),
            "changes.md": change_ids(self.changes),
        }

    def fill(self, markdown: str, locale: str) -> str:
        """Put the registry's pages and the crisis cards where their markers stand."""
        for marker, render in (
            ("<!-- rules -->", self._rules),
            ("<!-- glossary -->", self._glossary),
            ("<!-- sources -->", self._sources),
            ("<!-- changes -->", self._changes),
        ):
            if marker in markdown:
                markdown = markdown.replace(marker, render())
        return fill_cards(markdown, self.cards, locale)

    def notes_of_page(self) -> Notes:
        """For the citations of one guide; each page begins at 1."""
        return Notes(self.rules, self.words, self.language, self.statuses)

    def articles_of(self, meta: Mapping[str, Any]) -> list[Entry]:
        """The ledgers of the articles that a guide's steps came from."""
        sources = meta.get("sources") or {}
        named = {article for step in sources.values() if isinstance(step, list) for article in step}
        return [ledger for ledger in self.ledgers if ledger["id"] in named]

    def _rules(self) -> str:
        return rules_markdown(self.rules, self.words, self.language, self.today)

    def _glossary(self) -> str:
        return glossary_markdown(self.glossary, self.words, self.language)

    def _sources(self) -> str:
        return sources_markdown(self.ledgers, self.words, self.language, self._step_titles())

    def _changes(self) -> str:
        written = {split_uri(uri): page for uri, page in self.pages.items()}
        pages = {
            base.removesuffix(".md"): str(page.meta.get("title", base))
            for (base, locale), page in written.items()
            if locale.by_hand and locale.language == self.language
        }
        return changes_markdown(self.changes, self.words, self.language, {**pages, **self._step_titles()})

    def _step_titles(self) -> dict[str, str]:
        written = [(split_uri(uri), page) for uri, page in self.pages.items()]
        return {
            f"{base.removesuffix('.md')}#{heading.id}": heading.text
            for (base, locale), page in written
            if locale.by_hand and locale.language == self.language
            for heading in page.headings
        }


def _line_in(path: Path, name: str, target: str) -> int:
    """The line of the entry `name` where `target` stands; a ledger is one entry, and names its steps without .md."""
    text = path.read_text(encoding="utf-8-sig")
    first, lines = dict(entry_lines(text)).get(name, 1), text.splitlines()
    return first - 1 + line_of(target if target in text else target.replace(".md#", "#"), lines[first - 1 :])


def load_library(root: Path, language: str) -> Library:
    """Read data/, articles/ and docs/ below `root`. Raises ValueError naming file, line and remedy."""
    data, docs = root / "data", root / "docs"
    pages, unreadable = read_docs(docs)
    if unreadable:
        raise ValueError("\n".join(unreadable))
    phones = load_phones(data / "phones.yml")
    return Library(
        docs=docs,
        strings=data / "strings.yml",
        language=language,
        words=load_words(data / "strings.yml", language),
        rules=load_rules(data / "rules.yml"),
        phones=phones,
        cards=load_cards(data / "crisis_cards.yml", phones),
        glossary=load_glossary(data / "glossary.yml"),
        ledgers=load_ledgers(root / "articles"),
        notes=load_notes(root / "data" / "notes.yml"),
        changes=load_changes(data / "changes.yml"),
        pages=pages,
        today=build_date(),
    )
