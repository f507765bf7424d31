"""Everything that pages draw on, read once for all languages: words, rules, phones, glossary, ledgers and the pages of docs/."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from engine.content.build_date import build_date
from engine.content.changes import change_ids, changes_markdown, load_changes
from engine.content.citations import Marks
from engine.content.crisis_cards import Card, fill_cards, load_cards
from engine.content.local_words import load_notes
from engine.content.markers import Marker
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
from engine.content.source_page import SourcePage, page_files
from engine.content.words import Words, load_words
from engine.content.yaml_file import read_yaml_if_there, told
from engine.locales import DEFAULT, page_in, split_uri

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
    unread: frozenset[str] = frozenset()  # what could not be read, and is empty here: "rules", "words", …

    @property
    def root(self) -> Path:
        """The guide's folder, which holds data/ and articles/."""
        return self.strings.parent.parent

    def in_language(self, language: str) -> "Library":
        """The same in another language: nothing but the words is read again."""
        return replace(self, language=language, words=load_words(self.strings, language))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Outside addresses that the data names: the only ones that a page may link to."""
        return frozenset(found for rule in self.rules.values() for found in ADDRESS.findall(str(rule)))

    def known(self, name: str) -> set[str] | None:
        """The ids that data/NAME.yml has, also where one of its entries is wrong; None where the file cannot be read at all."""
        try:
            tree = read_yaml_if_there(self.root / "data" / f"{name}.yml")
        except ValueError:
            return None
        return set(map(str, tree)) if isinstance(tree, dict) else None

    @property
    def ledger_ids(self) -> set[str] | None:
        """None where one of them cannot be read."""
        whole = all(isinstance(ledger, dict) and "id" in ledger for ledger in self.ledgers)
        return {ledger["id"] for ledger in self.ledgers} if whole and "ledgers" not in self.unread else None

    @property
    def source_pages(self) -> list[str]:
        """Every page in the source's language that is there, whether or not it can be read."""
        uris = [path.relative_to(self.docs).as_posix() for path in page_files(self.docs)]
        return [uri for uri in uris if split_uri(uri)[1] is DEFAULT]

    def page(self, uri: str) -> SourcePage:
        """A page by its source's uri, as it is written in this language; the source where it is not translated."""
        return self.pages.get(page_in(uri, self.language)) or self.pages[uri]

    @property
    def missing_pages(self) -> list[str]:
        """Data that pages cite and that no page shows."""
        return [
            f"docs/{uri} is missing: pages cite {what}, and its list stands there. Write it with the line {marker}."
            for uri, what, marker, there in (
                ("rules.md", "rules", Marker.RULES, self.rules),
                ("sources.md", "articles", Marker.SOURCES, self.ledgers),
            )
            if there and not (self.docs / uri).is_file()
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
    def generated_ids(self) -> dict[str, set[str] | None]:
        """Ids that the markers add, by page; None where they are not known."""
        known = self.known("rules")
        return {
            "rules.md": None if known is None else rule_ids(known),
            "glossary.md": self.known("glossary"),
            "sources.md": None if self.ledger_ids is None else source_ids(self.ledgers),
            "changes.md": None if self.known("changes") is None else change_ids(self.changes),
        }

    def fill(self, markdown: str, locale: str) -> str:
        """Put the registry's pages and the crisis cards where their markers stand."""
        for marker, render in (
            (Marker.RULES, self._rules),
            (Marker.GLOSSARY, self._glossary),
            (Marker.SOURCES, self._sources),
            (Marker.CHANGES, self._changes),
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
        return sources_markdown(self.ledgers, self.words, self.language, self.titles)

    def _changes(self) -> str:
        return changes_markdown(self.changes, self.words, self.language, self.titles)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of pages and of their steps in this language, as they are written: "faq", "guides/court#frozen"."""
        found: dict[str, str] = {}
        for (base, locale), page in ((split_uri(uri), page) for uri, page in self.pages.items()):
            if locale.by_hand and locale.language == self.language:
                name = base.removesuffix(DEFAULT.suffix)
                found |= {f"{name}#{heading.id}": heading.text for heading in page.headings}
                found[name] = str(page.meta.get("title", name))
        return found


Read = TypeVar("Read")
FILES = {"words": "strings", "cards": "crisis_cards"}  # parts whose file has another name


def load_library(root: Path, language: str) -> Library:
    """Read data/, articles/ and docs/ below `root`. Raises ValueError naming each file that cannot be read, line and remedy."""
    library, unread = read_library(root, language)
    if unread:
        raise ValueError("\n".join(unread))
    return library


def read_library(root: Path, language: str, pages: Mapping[str, SourcePage] | None = None) -> tuple[Library, list[str]]:
    """The library, and what could not be read, each file for itself: such a part is empty in it, and named in `unread`. `pages` are those of
    docs/ where they have been read."""
    data, docs = root / "data", root / "docs"
    wrong: list[str] = []
    unread: set[str] = set()

    def part(name: str, read: Callable[[], Read], empty: Read) -> Read:
        try:
            return told(data / f"{FILES.get(name, name)}.yml", read)
        except ValueError as error:
            wrong.extend(str(error).split("\n"))
            unread.add(name)
            return empty

    pages, unreadable = read_docs(docs) if pages is None else (pages, [])
    phones: Mapping[str, Phone] = part("phones", lambda: load_phones(data / "phones.yml"), {})
    library = Library(
        docs=docs,
        strings=data / "strings.yml",
        language=language,
        words=part("words", lambda: load_words(data / "strings.yml", language), {}),
        rules=part("rules", lambda: load_rules(data / "rules.yml"), {}),
        phones=phones,
        cards={} if unread & {"phones"} else part("cards", lambda: load_cards(data / "crisis_cards.yml", phones), {}),
        glossary=part("glossary", lambda: load_glossary(data / "glossary.yml"), {}),
        ledgers=part("ledgers", lambda: load_ledgers(root / "articles"), []),
        notes=part("notes", lambda: load_notes(root / "data" / "notes.yml"), {}),
        changes=part("changes", lambda: load_changes(data / "changes.yml"), {}),
        pages=pages,
        today=build_date(),
    )
    return replace(library, unread=frozenset(unread)), [*unreadable, *wrong]
