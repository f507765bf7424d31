"""Puts together what the search worker reads: one file a language, with the entries and the tables for reading them.

The file holds documents, not a ready index: the worker indexes them in less time than a ready one takes to arrive
(decisions/0041). Lists instead of named fields keep it short; engine/search/worker/engine.mjs names the columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.locales import LOCALES
from engine.search.characters import by_reading, character_pairs, readings, regional_words
from engine.search.page_reader import ITEM, STEP, TERM
from engine.search.pages import PageEntries
from engine.search.questions import Questions
from engine.search.words import Calls, SearchWords, is_chinese
from engine.variants.convert import convert_texts

Tables = dict[str, Any]


def tables(
    words: SearchWords, questions: Questions, sites: Mapping[str, Sequence[PageEntries]], source: str, variants: Path
) -> Tables:
    """What every language's file carries: letters, pinyin, synonyms and stop words. `source` is the Simplified locale."""
    simplified = [text for page in sites[source] for entry in page.entries for text in (entry.title, entry.text)]
    called = [text for calls in words.places.values() for text in (*calls.names, *calls.asked)]
    asked = [text for texts in questions.values() for text in texts]
    groups = [text for group in (*words.same, *words.near) for text in group]
    return {
        "letters": character_pairs([*simplified, *called, *groups, *asked], words.letters),
        "pinyin": by_reading(readings([*simplified, *called])),
        "looks": list(words.looks),
        "terms": [entry.title for page in sites[source] for entry in page.entries if entry.kind == TERM],
        "about": list(words.about),
        "stops": dict(words.stops),
        "same": [*map(list, words.same), *regional_words(_term_tables(variants), "".join(simplified))],
        "near": [list(group) for group in words.near],
    }


def _term_tables(folder: Path) -> list[Path]:
    """The tables of regional words: what both regions share, and each region's own."""
    names = ("zh-Hant", *(code for code, locale in LOCALES.items() if locale.opencc))
    return sorted(path for path in (folder / f"{name}.tsv" for name in names) if path.is_file())


def index(pages: Sequence[PageEntries], others: Mapping[str, str], words: SearchWords, english: bool) -> dict[str, Any]:
    """One language's entries. `others` are the titles by place in the other language (Simplified, or English)."""
    entries = [(number, entry) for number, page in enumerate(pages) for entry in page.entries]
    at = {entry.place: position for position, (_, entry) in reversed(list(enumerate(entries))) if entry.kind != ITEM}
    rows = []
    for number, entry in entries:
        calls = Calls() if entry.kind == ITEM else words.places.get(entry.place, Calls())
        names = [*calls.names, *entry.names, *([] if entry.id or entry.kind == ITEM else [pages[number].name])]
        other = others.get(entry.place, "") if entry.kind != ITEM else ""
        own, foreign = _split(names, english), _split([*names, other], not english)
        asked, asked_else = _split(calls.asked, english), _split(calls.asked, not english)
        to = {at[place] for place in entry.leads_to if place in at and entry.kind != STEP}
        leads = sorted(place for place in to if entries[place][1].kind == STEP)  # what speaks for a step; see rank.mjs
        rows.append([number, entry.id, entry.kind, entry.title, entry.text, own, asked, [*foreign, *asked_else], leads])
    return {"pages": [[page.page, page.url, page.name] for page in pages], "entries": rows}


def beyond(pages: Sequence[PageEntries], words: SearchWords, locale: str) -> list[dict[str, Any]]:
    """Topics that the guide leaves out, in one language; `at` is the entry of the place that helps."""
    at = {entry.place: number for number, entry in enumerate(entry for page in pages for entry in page.entries)}
    language = LOCALES[locale].language
    topics = [topic for topic in words.beyond if topic.place in at]
    says = convert_texts([topic.says[language] for topic in topics], locale)
    return [
        {"words": list(topic.words), "says": said, "at": at[topic.place]}
        for topic, said in zip(topics, says, strict=True)
    ]


def said(pages: Sequence[PageEntries], words: SearchWords) -> list[dict[str, Any]]:
    """Places before which three others come below a card of danger unless the question says one of their words; `at` is the entry."""
    entries = enumerate(entry for page in pages for entry in page.entries)
    called = (
        (at, words.places[entry.place].said)
        for at, entry in entries
        if entry.kind != ITEM and entry.place in words.places
    )
    return [{"at": at, "words": list(of)} for at, of in called if of]


def titles(pages: Iterable[PageEntries]) -> dict[str, str]:
    return {entry.place: entry.title for page in pages for entry in page.entries if entry.kind != ITEM}


def places(pages: Iterable[PageEntries]) -> set[str]:
    return {entry.place for page in pages for entry in page.entries}


def _split(texts: Iterable[str], english: bool) -> list[str]:
    """Those texts that are English, or those that are Chinese; each once. Pinyin is English letters and does no harm."""
    return list(dict.fromkeys(text for text in texts if text and is_chinese(text) != english))
