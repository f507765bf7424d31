"""Entries of a YAML data file whose fields are known: each is checked, and a mistake is told with file, line and remedy."""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.yaml_file import entry_lines, read_yaml_if_there
from engine.locales import LANGUAGES

DATE = re.compile(r"^\d{4}(-\d{2}){0,2}$")  # 2021, 2021-06, 2021-06-03
GRADES = ("A", "B")


@dataclass(frozen=True)
class Entry:
    """One entry: its fields, the line it begins at, and where it stands, as messages say it."""

    fields: Mapping[str, Any]
    line: int
    where: str

    def one_of(self, field: str, choices: Collection[str], remedy: str = "") -> str:
        """The field's value. Raises ValueError where it is none of the choices."""
        value = self.fields[field]
        if value not in choices:
            raise ValueError(f"{self.where}: {field} is {value!r}; write {remedy or 'one of ' + ', '.join(choices)}")
        return str(value)

    def date(self, field: str) -> str | None:
        """An ISO date (YYYY, YYYY-MM or YYYY-MM-DD), or None. Raises ValueError where it is no date."""
        if (value := self.fields.get(field)) is None:
            return None
        text = str(value)
        try:
            if not DATE.match(text):
                raise ValueError(text)
            dt.date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text)
        except ValueError:
            raise ValueError(f"{self.where}: {field} is {value!r}; write a date as 2026-11-21") from None
        return text

    def day(self, field: str) -> dt.date:
        """A whole day. Raises ValueError where the field is less."""
        text = self.date(field)
        if text is None or len(text) < 10:
            raise ValueError(f"{self.where}: {field} is {text!r}; write the whole day, as 2026-11-21")
        return dt.date.fromisoformat(text)

    @property
    def grade(self) -> str:
        return self.one_of("grade", GRADES, "A or B (what is not confirmed does not belong here)")

    @property
    def reference(self) -> str | Mapping[str, str]:
        """Where it was read: one text for all languages, or a text in each."""
        reference = self.fields["reference"]
        text = reference.get("text") if isinstance(reference, dict) else None
        if isinstance(text, dict) and all(text.get(code) for code in LANGUAGES):
            return {str(code): str(words) for code, words in text.items()}
        if not text or isinstance(text, dict):
            raise ValueError(
                f"{self.where}: 'reference' needs a text that says where it was read, or one in each language"
            )
        return str(text)


def read_entries(
    path: Path, fields: Collection[str], bilingual: Collection[str], optional: Collection[str] = ()
) -> dict[str, Entry]:
    """Entries by key, with all `fields` there and every language in the `bilingual` ones; none where there is no file. Raises ValueError."""
    tree = read_yaml_if_there(path)
    lines = dict(entry_lines(path.read_text(encoding="utf-8-sig"))) if tree else {}
    entries = {}
    for key, value in tree.items():
        where = f"{path}:{lines[str(key)]}: {key}"
        _check(where, value, fields, bilingual, optional)
        entries[str(key)] = Entry(value, lines[str(key)], where)
    return entries


def _check(
    where: str, entry: Any, fields: Collection[str], bilingual: Collection[str], optional: Collection[str]
) -> None:
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: expected the fields {', '.join(fields)}")
    for field in fields:
        if field not in entry:
            raise ValueError(f"{where}: the field '{field}' is missing; see the list at the top of the file")
    if unknown := set(entry) - set(fields) - set(optional):
        raise ValueError(
            f"{where}: unknown field '{sorted(unknown)[0]}'; the fields are {', '.join((*fields, *optional))}"
        )
    for field in bilingual:
        if (words := entry.get(field)) is not None and not (
            isinstance(words, dict) and all(isinstance(words.get(code), str) and words[code] for code in LANGUAGES)
        ):
            raise ValueError(f"{where}: '{field}' needs {' and '.join(LANGUAGES)}, each a text")
