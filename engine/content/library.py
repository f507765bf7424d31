"""Everything that pages draw on, read once for all languages: words, rules, phones, glossary, ledgers and the pages of docs/."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from engine.content.build_date import build_date
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
        }

    def fill(self, markdown: str, locale: str) -> str:
        """Put the registry's pages and the crisis cards where their markers stand."""
        for marker, render in (
            ("<!-- rules -->", self._rules),
            ("<!-- glossary -->", self._glossary),
            ("<!-- sources -->", self._sources),
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

    def _step_titles(self) -> dict[str, str]:
        written = [(split_uri(uri), page) for uri, page in self.pages.items()]
        return {
            f"{base.removesuffix('.md')}#{heading.id}": heading.text
            for (base, locale), page in written
            if locale.by_hand and locale.language == self.language
            for heading in page.headings
        }


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
        pages=pages,
        today=build_date(),
    )
