"""What readers outside the mainland are told once a page: the word of their place for a term, and what holds only there.

A term of the glossary with `bracket: true` gets the reader's own word in brackets where a page first uses it; notes come
from data/notes.yml and stand where the page says what they are about: at its end, or above its first step.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatch
from functools import lru_cache
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.content.prose.patterns import in_time
from engine.content.source_page import SourcePage
from engine.content.yaml_file import entry_lines, read_yaml_if_there
from engine.locales import KNOWN, LOCALES
from engine.variants.convert import convert_texts
from engine.variants.phrases import only_simplified

# Lines where a bracket would be in the way: headings, tables, boxes and their titles, code, comments.
_NOT_PROSE = re.compile(r"\s*(?:#|\||!!!|```|~~~|<)|    ")
_STEP = "<h2"  # the first step of a page begins there
BEGIN, END = "\x0e", "\x0f"  # of a mark; no page holds them (near/unseen.py)
_MARK = re.compile(f"{BEGIN}([0-9]+){END}")  # the place of the twelfth word: BEGIN, 12, END
_MARKUP = re.compile(r"[\[<*`]")  # **bold**, [a link](page.md), <b>
# Parts of a line that keep every word: marks, titles, addresses, quoted words.
_KEPT = re.compile(r"-\{.*?\}-|《[^》]*》|\]\([^)]*\)|“[^”]*”|\[(?:rule|phone):[^\]]*\]|`[^`]*`")


def bracketed(glossary: Mapping[str, Mapping[str, Any]], locale: str) -> dict[str, str]:
    """Simplified term → the word of the locale's region, where the glossary marks it and it is another word."""
    term_of = LOCALES[locale].term if locale in LOCALES else None
    field = term_of[0] if term_of else None
    marked = [(term["zh"], term.get(field)) for term in glossary.values() if field and term.get("bracket")]
    usual = convert_texts([zh for zh, _ in marked], locale)
    return {zh: word for (zh, word), own in zip(marked, usual, strict=True) if word and word != own}


def simplified_words(glossary: Mapping[str, Mapping[str, Any]], path: Path) -> list[str]:
    """A place's own word in letters that no Traditional page has, with file and line."""
    lines = dict(entry_lines(path.read_text(encoding="utf-8-sig"))) if glossary else {}
    fields = {locale.term[0] for locale in KNOWN.values() if locale.term}
    return [
        f"{path}:{lines.get(name, 1)}: {name}: {field}: '{letter}' in '{term[field]}' is a Simplified letter; write {' or '.join(meant.split())}."
        for name, term in glossary.items()
        for field in sorted(fields & set(term))
        for letter in str(term[field])
        if (meant := only_simplified().get(letter))
    ]


def with_local_words(markdown: str, local: Mapping[str, Mapping[str, str]]) -> tuple[str, dict[str, list[str]]]:
    """The page with a mark where terms are first used in its prose, and for each locale what stands there in its pages (`filled`). The
    Markdown is the same for all of them, so it is made into HTML once."""
    there = {
        locale: {term: word for term, word in words.items() if term in markdown} for locale, words in local.items()
    }
    if not any(there.values()):
        return markdown, {}
    marked, words = kept("local", [markdown, there], lambda: _with_local_words(markdown, there))
    return marked, words


def filled(html: str, words: Sequence[str]) -> str:
    """The HTML of such a page with a locale's own words at the marks; where it has none, without the marks."""
    if BEGIN not in html:
        return html
    return _MARK.sub(lambda mark: words[int(mark[1])] if words else "", html)


def _with_local_words(markdown: str, local: Mapping[str, Mapping[str, str]]) -> list[Any]:
    left = {locale: dict(words) for locale, words in local.items()}
    lines, places = markdown.split("\n"), list[dict[str, str]]()
    for number, line in enumerate(lines):
        if not _NOT_PROSE.match(line):
            brackets = {locale: _in_line(line, words) for locale, words in left.items()}
            for end in sorted({end for each in brackets.values() for end in each}, reverse=True):
                line = f"{line[:end]}{BEGIN}{len(places)}{END}{line[end:]}"
                places.append({locale: each[end] for locale, each in brackets.items() if end in each})
            lines[number] = line
    return ["\n".join(lines), {locale: [place.get(locale, "") for place in places] for locale in local}]


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
        if marked := [words for words in note["says"].values() if _MARKUP.search(str(words))]:
            raise ValueError(
                f"{path}: {name}: says: '{marked[0]}': a note is plain words. Take links and other markup out."
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


def notes_of(markdown: str, notes: Iterable[Mapping[str, Any]], uri: str, locale: str) -> tuple[list[str], list[str]]:
    """What a page is told about something that it says: what is read first, above its first step, and the rest, at its end."""
    told = [
        note
        for note in notes
        if locale in note["says"]
        and re.search(note["when"], markdown)
        and not any(fnmatch(uri, pattern) for pattern in note.get("not_on", ()))
    ]
    above, below = (
        [note["says"][locale] for note in told if note.get("stands", "below") == place] for place in ("above", "below")
    )
    return above, below


def with_notes(html: str, above: Sequence[str], below: Sequence[str]) -> str:
    """A page's HTML with its notes; one without steps has all of them at its end."""
    step = html.find(_STEP)
    if step < 0:
        above, below = [], [*above, *below]
    if above:
        html = f"{html[:step]}{_note(above)}\n{html[step:]}"
    return f"{html}\n{_note(below)}" if below else html


def _note(said: Sequence[str]) -> str:
    return f'<p class="region-note">{escape(" ".join(said), quote=False)}</p>'


def _in_line(line: str, left: dict[str, str]) -> dict[int, str]:
    """What stands in brackets, and behind which letter; `left` loses what is found."""
    here = [term for term in sorted(left, key=len, reverse=True) if term in line]
    if not here:
        return {}
    kept = [range(*found.span()) for found in _KEPT.finditer(line)]
    borders, brackets = _borders(line), dict[int, str]()
    for term in here:
        for start, end in (found.span() for found in re.finditer(re.escape(term), line)):
            if {start, end} <= borders and not any(start in span for span in kept):
                brackets[end] = f'<span class="local" translate="no">（{escape(left.pop(term))}）</span>'
                kept.append(range(start, end))  # a term within a term has none
                break
    return brackets


@lru_cache(maxsize=8)  # each locale asks for the same line
def _borders(line: str) -> frozenset[int]:
    """Between which letters words end."""
    import rjieba  # late: its dictionary is read with it, and a page that is kept needs none

    return frozenset(accumulate(map(len, rjieba.cut(line, hmm=False)), initial=0))
