"""Makes the whole search of a finished site: reads its pages, puts the indexes together, writes the files."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import repeat
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.cores import for_each
from engine.build.linked_files import drop_unlinked
from engine.content.crisis_cards import Card, load_cards
from engine.content.phones import load_phones
from engine.content.yaml_file import told
from engine.locales import LOCALES
from engine.search.crisis import grammar_of, parts_for
from engine.search.files import compact_json, worker_script, write_hashed, write_manifest
from engine.search.index import beyond, index, places, said, tables, titles
from engine.search.pages import PageEntries, read_site
from engine.search.questions import FILE, Questions, load_questions, questions_of
from engine.search.real_words import known_words
from engine.search.split import LARGEST_WHOLE, split_indexes
from engine.search.subject import languages_by_script, subject_words
from engine.search.words import SearchWords, is_chinese, load_search_words, unknown_places

FOLDER = "assets/search"
KIND, TEXT, ASKED, OTHER = 2, 4, 6, 7  # columns of a row; OTHER is what the other language calls it; see index.py
# How many letters of a text come with its title, for what a reader is most likely led to; a sentence that is begun is kept whole.
LEAD = {"zh": 12, "en": 30}
LED = {"step", "question", "page", "term"}
ON_PAGES = {"call", "calls"}  # parts of a crisis card that no search shows
FIRST_ASKED = 6  # wordings of a place that come with its title; the others have a file of their own
LATER_TABLES = ("pinyin", "looks")  # by which nothing is read before the readings and the real words have come
EMPTY: tuple[Any, ...] = (
    0,
    "",
    "",
    "",
    "",
    [],
    [],
    [],
    [],
)  # a row's parts; those at its end are not written where they are empty
_END = re.compile(r"[。！？!?]|\.(?=\s)|\n")


def build_search(root: Path, site: Path, locales: Sequence[str], default: str) -> None:
    """Write site/assets/search/. Raises ValueError with every place of data/search.yml and data/questions.yml that the site lacks."""
    folder = site / FOLDER
    found = contents(root, site, locales, default)
    words = {
        script: write_hashed(folder, f"words-{script}", ".json", compact_json(held))
        for script, held in found[default]["words"].items()
    }
    for content in found.values():
        content["words"] = words  # the same files for all
    written = write_indexes({f"index.{locale}": content for locale, content in found.items()}, folder)
    drop_unlinked()
    indexes = {locale: written[f"index.{locale}"] for locale in found}
    worker = write_hashed(folder, "worker", ".js", worker_script())
    crisis = {
        locale: write_hashed(folder, f"crisis.{locale}", ".json", compact_json(content))
        for locale, content in crisis_contents(root / "data", folder, locales).items()
    }
    write_manifest(folder, {"worker": worker, "crisis": crisis, "index": indexes})


def crisis_contents(data: Path, folder: Path, locales: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The wordings that call for a card, and each locale's card; a guide on another subject may have neither. The wordings of the
    other script and those that are only heard are written to a file of their own, `rest`."""
    file = data / "crisis.yml"
    cards = load_cards(data / "crisis_cards.yml", load_phones(data / "phones.yml"))
    grammar = told(file, lambda: grammar_of(file)) if file.exists() else None
    found = {}
    for locale in locales:
        first, rest = parts_for(grammar, LOCALES[locale].writes_han) if grammar else (None, None)
        name = write_hashed(folder, "crisis-rest", ".json", compact_json(rest)) if rest else None
        card = card_words(cards[locale]) if locale in cards else None
        found[locale] = {"grammar": first, "rest": name, "card": card}
    return found


def card_words(card: Card) -> dict[str, Any]:
    """What engine/search/card.mjs draws; an address only where it is not `tel:` and the number as it is written."""
    words = {name: said for name, said in asdict(card).items() if name not in ON_PAGES}
    other = {number: address for number, address in words.pop("addresses").items() if address != f"tel:{number}"}
    return {**words, "addresses": other} if other else words


def contents(root: Path, site: Path, locales: Sequence[str], default: str) -> dict[str, dict[str, Any]]:
    """What the index file of each language holds. Raises ValueError as build_search does."""
    data = root / "data"
    words, questions = load_search_words(data / "search.yml"), load_questions(data / FILE)
    sites = read_sites(site, locales, default)
    there = places(sites[default])
    unknown = unknown_places(data / "search.yml", words.named_places, there)
    unknown += unknown_places(data / FILE, questions, there)
    if unknown:
        raise ValueError("\n".join(unknown))
    common = tables(words, questions, sites, default, data / "variants")
    known = _words(common, words, questions, locales)
    others = {locale: titles(sites[_other(locale, locales)]) for locale in locales}
    return {
        locale: {
            **index(sites[locale], others[locale], words, not LOCALES[locale].writes_han),
            "tables": common,
            "words": known,
            "beyond": beyond(sites[locale], words, locale),
            "said": said(sites[locale], words),
            "questions": questions_of(sites[locale], questions, not LOCALES[locale].writes_han),
        }
        for locale in locales
    }


def _words(common: dict[str, Any], words: SearchWords, questions: Questions, locales: Sequence[str]) -> dict[str, Any]:
    """What is known of the words of each script: which are real, and what they tell about the guide's subject."""
    called = [text for calls in words.places.values() for text in (*calls.names, *calls.asked)]
    wordings = [*called, *(text for texts in questions.values() for text in texts)]
    tells = subject_words(common, wordings, languages_by_script(locales))
    return {
        script: {**real, **({"tells": tells[script]} if script in tells else {})}
        for script, real in kept("known", None, known_words).items()
    }


def _other(locale: str, locales: Sequence[str]) -> str:
    """The locale whose titles the search of this one knows too: the first that is written in another language."""
    return next((each for each in locales if LOCALES[each].language != LOCALES[locale].language), locale)


def write_indexes(contents: Mapping[str, dict[str, Any]], folder: Path, largest: int = LARGEST_WHOLE) -> dict[str, str]:
    """Write the index of each language, whole or cut, as large as it is; the names to open them by. They have the names of `contents`, each
    with an ending."""
    large = {stem: content for stem, content in contents.items() if len(content["entries"]) > largest}
    cut = split_indexes(large, folder)
    return {
        stem: cut[stem] if stem in cut else _write_whole(content, folder, stem) for stem, content in contents.items()
    }


def write_index(content: dict[str, Any], folder: Path, stem: str, largest: int = LARGEST_WHOLE) -> str:
    """One of them."""
    return write_indexes({stem: content}, folder, largest)[stem]


def _write_whole(content: dict[str, Any], folder: Path, stem: str) -> str:
    """A whole index leaves to files of their own what few first answers need: the wordings after the first, the readings, what the texts say
    after their beginning, the other language's wordings, and the questions, where the guide has some.
    """
    tables = {name: table for name, table in content["tables"].items() if name not in LATER_TABLES}
    tables["letters"], rest = _letters_in(content)
    readings = {"letters": rest, **{name: content["tables"][name] for name in LATER_TABLES}}
    leads = [_lead(row[KIND], row[TEXT]) for row in content["entries"]]
    texts = [row[TEXT][lead:] for row, lead in zip(content["entries"], leads, strict=True)]
    asked = [row[ASKED][FIRST_ASKED:] for row in content["entries"]]
    rows = [
        _cut([*row[:TEXT], row[TEXT][:lead], row[TEXT + 1], row[ASKED][:FIRST_ASKED], [], *row[OTHER + 1 :]])
        for row, lead in zip(content["entries"], leads, strict=True)
    ]
    others = [row[OTHER] for row in content["entries"]]
    parts = {"asked": asked, "texts": texts, "readings": readings, "other": others, "questions": content["questions"]}
    later = {
        part: write_hashed(folder, stem.replace("index", part), ".json", compact_json(held))
        for part, held in parts.items()
        if part != "questions" or any(held)
    }
    first = {part: held for part, held in content.items() if part != "questions"}
    return write_hashed(folder, stem, ".json", compact_json({**first, "entries": rows, "tables": tables, **later}))


def _letters_in(content: Mapping[str, Any]) -> tuple[str, str]:
    """The pairs of letters of which the entries, or the words for them, have one; and all other pairs."""
    pairs = content["tables"]["letters"]
    tables = {name: table for name, table in content["tables"].items() if name not in ("letters", *LATER_TABLES)}
    said = set(compact_json([content["entries"], content["beyond"], content["said"], tables]))
    each = [pairs[at : at + 2] for at in range(0, len(pairs), 2)]
    return "".join(pair for pair in each if said & set(pair)), "".join(pair for pair in each if not said & set(pair))


def _cut(row: list[Any]) -> list[Any]:
    """A row without the empty parts at its end."""
    while not row[-1]:
        row.pop()
    return row


def _lead(kind: str, text: str) -> int:
    """How many letters of a text come with its title."""
    if kind not in LED:
        return 0
    found = _END.search(text, LEAD["zh" if is_chinese(text) else "en"])
    return found.end() if found else len(text)


def read_index(folder: Path, name: str) -> dict[str, Any]:
    """What write_index was given for a whole index; `words` stay the names of their files."""
    content: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    parts = (content.pop(part, None) for part in ("texts", "asked", "readings", "other", "questions"))
    texts, wordings, readings, others, questions = (
        part and json.loads((folder / part).read_text(encoding="utf-8")) for part in parts
    )
    for row, other, text, asked in zip(content["entries"], others, texts, wordings, strict=True):
        row.extend(EMPTY[len(row) :])
        row[OTHER] = other
        row[TEXT] += text
        row[ASKED] = [*row[ASKED], *asked]
    letters = content["tables"]["letters"] + readings["letters"]
    later = {name: readings[name] for name in LATER_TABLES}
    tables = {**content["tables"], "letters": letters, **later}
    return {**content, "tables": tables, "questions": questions or [[] for _ in others]}


def read_sites(site: Path, locales: Sequence[str], default: str) -> dict[str, list[PageEntries]]:
    others = {locale for locale in locales if locale != default} | {"assets"}
    prefixes = ["" if locale == default else f"{locale}/" for locale in locales]
    read = for_each(read_site, repeat(site), locales, prefixes, repeat(others))
    return dict(zip(locales, read, strict=True))
