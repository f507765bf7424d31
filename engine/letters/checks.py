"""Checks of every letter before a build: fields and options are known, languages agree, and none admits a debt unless its page says so."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.prose.patterns import in_time
from engine.content.source_page import SourcePage
from engine.letters.fields import Letters
from engine.letters.template import BLOCK, Letter, LetterError, letter_block, read_letter
from engine.locales import DEFAULT, LOCALES, split_uri

KEYS = {"acknowledges", "first", "send", "deadline", "need", "admits", "gate"}


@dataclass(frozen=True)
class LetterPage:
    """A letter in all its languages. `meta` is the `letter:` of the source page's front matter; `written` is by locale code, and so is
    `places`: the file, and the line of it at which the letter's first line stands."""

    name: str
    meta: Mapping[str, Any]
    written: Mapping[str, Letter]
    places: Mapping[str, tuple[Path, int]]

    @property
    def needs(self) -> list[str]:
        """How the names of each group begin of which one is to be chosen: "ground." for boxes, "to=" where one excludes the others."""
        names = [line.option for line in self.written[DEFAULT.code].options]
        return [
            f"{group}{'=' if any(name.startswith(f'{group}=') for name in names) else '.'}"
            for group in _groups(self.meta)
        ]


def read_letters(pages: Mapping[str, SourcePage]) -> tuple[dict[str, LetterPage], list[str]]:
    """Letters by the uri of their source page ("letters/statement.md"), and what could not be read."""
    found: dict[str, LetterPage] = {}
    findings: list[str] = []
    for uri, page in pages.items():
        if not isinstance(page.meta.get("letter"), dict) or split_uri(uri)[1] is not DEFAULT:
            continue
        written: dict[str, Letter] = {}
        places: dict[str, tuple[Path, int]] = {}
        for locale in (each for each in LOCALES.values() if each.by_hand):
            other = pages.get(uri.removesuffix(DEFAULT.suffix) + locale.suffix)
            if other is None:
                continue  # told by the checks of pages
            places[locale.code] = other.path, _begins(other.text)
            try:
                written[locale.code] = _letter(other.path)
            except LetterError as error:
                findings.append(f"{other.path}:{places[locale.code][1] + error.line - 1}: {error}")
            except ValueError as error:
                findings.append(f"{other.path}:{places[locale.code][1]}: {error}")
        found[uri] = LetterPage(Path(uri).stem, page.meta["letter"], written, places)
    return found, findings


def letter_findings(pages: Mapping[str, SourcePage], letters: Letters, deadlines: Collection[str]) -> list[str]:
    """Everything that is wrong, as "file:line: what. Remedy."."""
    read, findings = read_letters(pages)
    findings += [
        f"{page.path}:{_begins(page.text) - 1}: a letter stands here, and the page's front matter has no 'letter'. Write there: letter: {{acknowledges: false, first: [], send: …}}."
        for uri, page in pages.items()
        if page.letter and "letter" not in page.meta and split_uri(uri)[1] is DEFAULT
    ]
    for uri, page in read.items():
        head = f"{pages[uri].path}:{pages[uri].line_of('letter')}"
        findings += [f"{head}: {text}" for text in _meta(page, letters, deadlines)]
        for code, letter in page.written.items():
            path, begins = page.places[code]
            with in_time(str(path), "data/letters.yml: dangerous"):
                findings += [f"{path}:{begins + line - 1}: {text}" for line, text in _written(page, letter, letters)]
    return findings


def gates_without_words(read: Mapping[str, LetterPage], words: Collection[str]) -> Iterator[str]:
    """Letters whose own gate has no question, or nothing to say while it is closed; `words` are the names in the group "letters"."""
    for uri, page in read.items():
        for word in (f"gate_{page.meta['gate']}", f"gate_{page.meta['gate']}_closed") if "gate" in page.meta else ():
            if word not in words:
                yield f"data/strings.yml: letters: docs/{uri} has 'gate: {page.meta['gate']}', and there is no '{word}'. Add it."


def unasked_days(read: Mapping[str, LetterPage], since: Mapping[str, str]) -> Iterator[str]:
    """Letters with a time limit that never ask for the day from which it runs; `since` is that field, by the limit's id."""
    for uri, page in read.items():
        day = since.get(str(page.meta.get("deadline", "")))
        if day and day not in page.written[DEFAULT.code].fields:
            yield f"docs/{uri}: the limit runs from '{day}', which the letter does not ask for. Write [field:{day}] into it."


def shared_days(letters: Letters, since: Mapping[str, str]) -> Iterator[str]:
    """Fields from which a time limit runs, and that a device would keep for all letters; `since` as above."""
    for day in sorted({name for name in since.values() if name in letters.fields and letters.fields[name].shared}):
        yield (
            f"fields: {day}: a limit runs from this day, so it belongs to one paper; in the letter about another it would "
            "give a wrong last day. Take 'shared: true' out."
        )


def _letter(path: Path) -> Letter:
    body = letter_block(path.read_text(encoding="utf-8-sig"))
    if body is None:
        raise ValueError("there is no letter; write it between ```letter and ```")
    return read_letter(body)


def _meta(page: LetterPage, letters: Letters, deadlines: Collection[str]) -> Iterator[str]:
    meta = page.meta
    if unknown := set(meta) - KEYS:
        yield f"'letter' has an unknown '{sorted(unknown)[0]}'; its keys are {', '.join(sorted(KEYS))}."
    for field in ("first", "admits"):
        if field in meta and not (isinstance(meta[field], list) and all(isinstance(each, str) for each in meta[field])):
            yield f"'{field}' must be a list of names, not {meta[field]!r}."
    if not isinstance(meta.get("acknowledges"), bool):
        yield "'letter' needs 'acknowledges: true' or 'false': does sending it admit the debt?"
    if "gate" in meta and not meta.get("acknowledges"):
        yield "'gate' asks before a letter that admits the debt opens. Write 'acknowledges: true', or take it out."
    if str(meta.get("send")) not in letters.send:
        yield f"'send: {meta.get('send')}' is not a way to send; data/letters.yml has {', '.join(letters.send)}."
    if "deadline" in meta and str(meta["deadline"]) not in deadlines:
        yield f"'deadline: {meta['deadline']}' is not in data/deadlines.yml."
    source = page.written.get(DEFAULT.code)
    if source is None:
        return
    for name in set(_names(meta, "first")) - set(source.fields):
        yield f"'first' names the field '{name}', which is not in the letter."
    names = {line.option for line in source.options}
    for name in set(_names(meta, "admits")) - names:
        yield f"'admits' names the option '{name}', which is not in the letter."
    for need in _groups(meta):
        if not any(name.startswith((f"{need}.", f"{need}=")) for name in names):
            yield f"'need: {need}' names no options; write them as '[ ] {need}.name: …' or '( ) {need}=name: …'."


def _written(page: LetterPage, letter: Letter, letters: Letters) -> Iterator[tuple[int, str]]:
    """(line of the letter, what is wrong)."""
    for line in letter.lines:
        for name in dict.fromkeys(name for name in line.fields if name not in letters.fields):
            yield line.line, f"[field:{name}] is not in data/letters.yml. Correct the name, or add it there."
    source = page.written.get(DEFAULT.code, letter)
    if letter.shape != source.shape:
        yield (
            _first_unlike(letter, source),
            "from here on its lines differ from the source letter: keep options, points, fields and their order the same.",
        )
    if page.meta.get("acknowledges"):
        return
    meant = _names(page.meta, "admits")  # options whose choice admits: the page says so when one is chosen
    for line in (line for line in letter.lines if line.option not in meant):
        if (number := letters.dangers.find(line.text)) >= 0:
            found = letters.dangers.patterns[number].find
            yield (
                line.line,
                f"'{line.text[:40]}' may admit the debt ({found}). Reword it, or write 'acknowledges: true'.",
            )


def _names(meta: Mapping[str, Any], field: str) -> list[str]:
    """The names that a field lists; none where it is no list, which is told for itself."""
    listed = meta.get(field)
    return [str(each) for each in listed] if isinstance(listed, list) else []


def _groups(meta: Mapping[str, Any]) -> list[str]:
    """The groups of which one is to be chosen: `need: ground`, or `need: [to, answer]`."""
    need = meta.get("need") or []
    return [str(each) for each in need] if isinstance(need, list) else [str(need)]


def _first_unlike(letter: Letter, source: Letter) -> int:
    pairs = zip(letter.shape, source.shape, strict=False)
    at = next((index for index, (here, there) in enumerate(pairs) if here != there), len(source.lines))
    return letter.lines[min(at, len(letter.lines) - 1)].line if letter.lines else 1


def _begins(text: str) -> int:
    """The line of a page at which its letter's first line stands; 1 where it has no letter."""
    found = BLOCK.search(text)
    return text.count("\n", 0, found.start("body")) + 1 if found else 1
