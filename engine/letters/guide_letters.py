"""A guide's letters and the time limits that they name: read from data/ and docs/, and all that is wrong with them together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.content.library import Library
from engine.content.source_page import SourcePage
from engine.content.words import without_words
from engine.content.yaml_file import told
from engine.deadlines.deadlines import Deadline, load_deadlines
from engine.letters.checks import (
    LetterPage,
    gates_without_words,
    letter_findings,
    read_letters,
    shared_days,
    unasked_days,
)
from engine.letters.fields import Letters, load_letters


@dataclass(frozen=True)
class GuideLetters:
    """`pages` are the letters by the uri of their source page ("letters/statement.md"), `deadlines` the limits by id."""

    letters: Letters
    deadlines: Mapping[str, Deadline]
    pages: Mapping[str, LetterPage]


def read_guide_letters(data: Path, pages: Mapping[str, SourcePage]) -> GuideLetters:
    """Raises ValueError naming the file of data/ that cannot be read; what a letter's page lacks is told by guide_letters_findings."""
    letters = told(data / "letters.yml", lambda: load_letters(data / "letters.yml"))
    deadlines = told(data / "deadlines.yml", lambda: load_deadlines(data / "deadlines.yml"))
    return GuideLetters(letters, deadlines, read_letters(pages)[0])


def guide_letters_findings(found: GuideLetters, data: Path, library: Library) -> list[str]:
    """Letters that cannot be filled in, pages and rules that are named and not there, words that are missing, days that nobody is asked."""
    file = data / "letters.yml"
    findings = letter_findings(library.pages, found.letters, found.deadlines)
    if any("letter" in page.meta for page in library.pages.values()):
        findings += without_words(library.words, library.strings, "letters", "deadlines")
    findings += [
        f"{file}:1: takes: there is no docs/{page}.md. Correct the path, or take it out."
        for page in (found.letters.sheet, found.letters.log)
        if page and not (library.docs / f"{page}.md").is_file()
    ]
    known = library.known("rules")
    findings += [
        f"data/deadlines.yml: {limit.id}: there is no rule '{limit.rule}' in data/rules.yml. Correct it, or add the rule."
        for limit in found.deadlines.values()
        if known is not None and limit.rule not in known
    ]
    findings += gates_without_words(found.pages, library.words.get("letters", {}))
    since = {limit.id: limit.since for limit in found.deadlines.values()}
    findings += [f"{file}: {text}" for text in shared_days(found.letters, since)]
    return findings + list(unasked_days(found.pages, since))
