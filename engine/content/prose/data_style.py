"""The texts of data/ and articles/, held to what a page's sentences are held to: signs of the other keyboard, letters of the other script, words twice, numbers that one
language alone has.

A text is what stands under a language's code. What is found is shown with its line and never refused, as for pages.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.data_schema import SCHEMAS
from engine.content.data_words import EXPRESSION
from engine.content.figures import unlike_figures
from engine.content.prose.patterns import in_time
from engine.content.prose.style import OWN, SIMPLIFIED, Style, load_style, said_of
from engine.content.schema_check import BLANK, Place, line_numbers
from engine.content.yaml_file import read_yaml, told
from engine.locales import DEFAULT, KNOWN, LOCALES
from engine.variants.phrases import only_simplified
from engine.variants.tables import to_simplified

SOURCES = {
    locale.language: locale for locale in reversed(LOCALES.values())
}  # the first locale of a language is the one it is written in
PLACES = frozenset(
    code for code, locale in KNOWN.items() if not locale.by_hand
)  # a text under one is written for readers there
ABOUT_WORDS = {
    "style",
    "prose",
    "crisis",
    "search",
    "questions",
    "calculator",
}  # what stands there is read for, not shown


def data_style(root: Path) -> list[str]:
    """Findings about all data files and ledgers below `root`, as "path:line: place: what". Raises ValueError as load_style."""
    path = root / "data" / "style.yml"
    style = told(path, lambda: load_style(path))
    files = [each for each in sorted((root / "data").glob("*.yml")) if each.stem in {*SCHEMAS} - ABOUT_WORDS]
    asked = contents([OWN, path])
    return [
        line for file in [*files, *sorted((root / "articles").glob("a*.yml"))] for line in _of_file(file, style, asked)
    ]


def _of_file(path: Path, style: Style, asked: str) -> list[str]:
    text = path.read_text(encoding="utf-8-sig")

    def look() -> list[str]:
        with in_time(path.name):
            found = [(place, said) for place, said in _of(read_yaml(path), (), style)]
        lines = line_numbers(text) if found else {}
        return [f"{path}:{lines[place]}: {'.'.join(map(str, place))}: {said}" for place, said in found]

    return kept("data-style", [str(path), text, asked], look, lambda _: True)


def _of(value: Any, place: Place, style: Style) -> Iterator[tuple[Place, str]]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _of(each, (*place, index), style)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key in SOURCES and isinstance(each, str) and not EXPRESSION.search(each):
                filled = BLANK.sub("0", each)  # {n} is filled with words; a mark -{…}- is left as it is
                yield from (
                    ((*place, key), said) for said in said_of(filled, style, key, SOURCES[key].font == SIMPLIFIED)
                )
            elif key in PLACES:
                yield from _mixed(each, (*place, key))
            else:
                yield from _of(each, (*place, str(key)), style)
        yield from _unlike(value, place)


def _mixed(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Of each text of a place the first Simplified letter, where others in it are Traditional; what is Simplified all through is converted later."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from _mixed(each, (*place, key))
    if isinstance(value, str) and to_simplified(value) != value:
        strange = next(((letter, only_simplified()[letter]) for letter in value if letter in only_simplified()), None)
        if strange:
            yield (
                place,
                f"'{strange[0]}' is a Simplified letter among Traditional ones. Write {' or '.join(strange[1].split())}.",
            )


def _unlike(value: Mapping[Any, Any], place: Place) -> Iterator[tuple[Place, str]]:
    """Numbers that one language's words have and the source's have not; a number by which the entry is called may be a name in one."""
    source = value.get(DEFAULT.language)
    if not isinstance(source, str):
        return
    for key, words in value.items():
        if key in SOURCES and key != DEFAULT.language and isinstance(words, str) and not EXPRESSION.search(words):
            more, lost = unlike_figures(words, source)
            named = {str(each) for each in place}
            for number, where in [*((each, key) for each in more), *((each, DEFAULT.language) for each in lost)]:
                if number not in named:
                    yield (
                        (*place, where),
                        f"the number {number} stands in '{where}' alone. Give the same numbers in both.",
                    )
