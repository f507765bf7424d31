"""What readers outside the mainland are told once a page: the word of their place for a term, and what holds only there.

A term of the glossary with `bracket: true` gets the reader's own word in brackets where a page first uses it; notes come
from data/notes.yml and stand where the page says what they are about: at its end, or above its first step.
"""

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.content.prose.patterns import in_time
from engine.content.source_page import SourcePage
from engine.content.yaml_file import read_yaml_if_there
from engine.locales import KNOWN, LOCALES
from engine.variants.convert import convert_texts

# Lines where a bracket would be in the way: headings, tables, boxes and their titles, code, comments.
_NOT_PROSE = re.compile(r"\s*(?:#|\||!!!|```|~~~|<)|    ")
# Parts of a line that keep every word: marks, titles, addresses, quoted words.
_STEP = re.compile(r"^## ", re.MULTILINE)
_AS_NOTE = "\n{: .region-note }\n"
_KEPT = re.compile(r"-\{.*?\}-|《[^》]*》|\]\([^)]*\)|“[^”]*”|\[(?:rule|phone):[^\]]*\]|`[^`]*`")


def bracketed(glossary: Mapping[str, Mapping[str, Any]], locale: str) -> dict[str, str]:
    """Simplified term → the word of the locale's region, where the glossary marks it and it is another word."""
    term_of = LOCALES[locale].term if locale in LOCALES else None
    field = term_of[0] if term_of else None
    marked = [(term["zh"], term.get(field)) for term in glossary.values() if field and term.get("bracket")]
    usual = convert_texts([zh for zh, _ in marked], locale)
    return {zh: word for (zh, word), own in zip(marked, usual, strict=True) if word and word != own}


def with_local_words(markdown: str, local: Mapping[str, str]) -> str:
    """A page whose terms have the local word in brackets at their first use in its prose."""
    there = {term: word for term, word in local.items() if term in markdown}
    return kept("local", [markdown, there], lambda: _with_local_words(markdown, there)) if there else markdown


def _with_local_words(markdown: str, local: Mapping[str, str]) -> str:
    left = dict(local)
    lines = markdown.split("\n")
    for number, line in enumerate(lines):
        if left and not _NOT_PROSE.match(line):
            lines[number] = _in_line(line, left)
    return "\n".join(lines)


def load_notes(path: Path) -> dict[str, dict[str, Any]]:
    """The notes by name. Raises ValueError for a note without pattern or words, or for an unknown locale."""
    notes: dict[str, dict[str, Any]] = read_yaml_if_there(path)
    for name, note in notes.items():
        if (
            not isinstance(note, dict)
            or not isinstance(note.get("says"), dict)
            or set(note) - {"not_on", "stands"} != {"when", "says"}
        ):
            raise ValueError(f"{path}: {name}: a note needs 'when' and 'says', and may have 'not_on' and 'stands'")
        if unknown := set(note["says"]) - {*LOCALES, *KNOWN}:
            raise ValueError(
                f"{path}: {name}: says: there is no language {', '.join(sorted(unknown))}; use {', '.join(LOCALES)}"
            )
    return notes


def note_findings(pages: Iterable[SourcePage], notes: Mapping[str, Mapping[str, Any]], path: Path) -> list[str]:
    """Notes whose pattern is none, or is not done with a page in time. Each language looks for them later, without a clock."""
    for name, note in notes.items():
        try:
            pattern = re.compile(note["when"])
        except (re.error, OverflowError) as error:
            return [f"{path}: {name}: when: '{note['when']}' is no regular expression: {error}"]
        for page in pages:
            with in_time(page.uri, f"{path}: {name}: when"):
                pattern.search(page.text)
    return []


def with_notes(markdown: str, notes: Iterable[Mapping[str, Any]], uri: str, locale: str) -> str:
    """A page with the notes that are about something it says: those that are read first above its first step, the others at its end."""
    told = [
        note
        for note in notes
        if locale in note["says"]
        and re.search(note["when"], markdown)
        and not any(fnmatch(uri, pattern) for pattern in note.get("not_on", ()))
    ]
    above, below = (
        " ".join(note["says"][locale] for note in told if note.get("stands", "below") == place)
        for place in ("above", "below")
    )
    step = _STEP.search(markdown)
    if above and step:
        markdown = f"{markdown[: step.start()]}{above}{_AS_NOTE}\n{markdown[step.start() :]}"
    elif above:
        below = f"{above} {below}".strip()
    return f"{markdown}\n\n{below}{_AS_NOTE}" if below else markdown


def _in_line(line: str, left: dict[str, str]) -> str:
    import rjieba  # late: its dictionary is read with it, and a page that is kept needs none

    kept = [range(*found.span()) for found in _KEPT.finditer(line)]
    borders = set(accumulate(map(len, rjieba.cut(line, hmm=False)), initial=0))
    brackets: dict[int, str] = {}  # behind which letter
    for term in sorted(left, key=len, reverse=True):
        for start, end in (found.span() for found in re.finditer(re.escape(term), line)):
            if {start, end} <= borders and not any(start in span for span in kept):
                brackets[end] = f'<span class="local" translate="no">（{escape(left.pop(term))}）</span>'
                kept.append(range(start, end))  # a term within a term has none
                break
    for end in sorted(brackets, reverse=True):
        line = line[:end] + brackets[end] + line[end:]
    return line
