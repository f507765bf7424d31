"""What the readers of a later stage would stumble over, told with the rest: tables of terms, limits of contacts, words of danger, readings."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.library import Library
from engine.content.readings import corrections, syllables
from engine.content.yaml_file import read_yaml_if_there, told
from engine.locales import LOCALES
from engine.search.crisis import grammar_of
from engine.sheets.contact_limits import load_limits
from engine.variants.variants import variant


def attempt(check: Callable[[], list[str]]) -> list[str]:
    """What a check finds; what it cannot read, it tells."""
    try:
        return check()
    except ValueError as error:
        return str(error).split("\n")


def read_early(library: Library, data: Path) -> list[str]:
    """What the readers of a later stage would stumble over, told with the rest. Each reads its file where there is one."""
    limits, crisis = data / "contact_limits.yml", data / "crisis.yml"
    found = (
        attempt(partial(_nothing, lambda: told(limits, lambda: load_limits(limits, library.known("rules")))))
        if has(limits)
        else []
    )
    found += attempt(partial(_nothing, lambda: told(crisis, lambda: grammar_of(crisis)))) if has(crisis) else []
    return found + attempt(partial(_nothing, _readings))


def has(path: Path) -> bool:
    """Whether there is anything in the file; one that cannot be read is told by its schema."""
    try:
        return bool(read_yaml_if_there(path))
    except ValueError:
        return False


def _readings() -> bool:
    """Read the corrections of readings, where they have changed; the tables of all words take a while."""
    return kept("pinyin", contents([corrections()]), lambda: bool(syllables("一")))


def _nothing(read: Callable[[], object]) -> list[str]:
    read()
    return []


def term_tables() -> list[str]:
    """What is wrong with the tables of terms, where a language is made by them."""
    return [line for code, locale in LOCALES.items() if locale.opencc for line in attempt(partial(_read_tables, code))]


def _read_tables(code: str) -> list[str]:
    variant(code)
    return []
