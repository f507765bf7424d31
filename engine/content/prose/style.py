"""How a page speaks, from engine/style.yml and the guide's data/style.yml: what is found is shown with its line and never refused."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.prose.patterns import Pattern, in_time, load_patterns
from engine.content.prose.twice import twice
from engine.content.prose.unfinished import unfinished
from engine.content.prose.whole import whole
from engine.content.prose.wording import MARKUP
from engine.content.prose.words_to_say import LETTER
from engine.content.source_page import SourcePage
from engine.content.yaml_file import read_yaml, told
from engine.folders import ENGINE
from engine.han import HAN
from engine.locales import CHINESE, split_uri
from engine.variants.tables import to_simplified

MEASURES = ("sentences", "traditional", "pairs", "endings")
SIMPLIFIED = "SC"  # the family of letters of a locale whose pages are written in Simplified Chinese
OWN = ENGINE / "style.yml"  # what every guide is asked
_SENTENCE = re.compile(r"[^。！？!?；]+")
_ENGLISH = re.compile(r"[^.!?;:|]+(?:[.:](?=\S)[^.!?;:|]+)*")
_MARKS = re.compile(r"\[(?:rule|phone|field):[^\]]*\]|\*\*|[\[\]]")
_WORD = re.compile(r"[A-Za-z0-9][\w’'-]*")
HAN_LETTER = re.compile(f"[{HAN}]")
_TABLE = re.compile(r"\s*\|")


@dataclass(frozen=True)
class Style:
    """By language: patterns, the longest sentence, whether its pages have no letter of the other script, marks in pairs, ends of paragraphs."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    longest: Mapping[str, int]
    one_script: frozenset[str]
    pairs: Mapping[str, Collection[str]]
    endings: Mapping[str, re.Pattern[str]]


def load_style(path: Path) -> Style:
    """What every guide is asked, and what this one asks besides, where it has such a file. Raises ValueError naming the pattern that is
    wrong."""
    given = [(OWN, _tree(OWN)), *([(path, _tree(path))] if path.exists() else [])]
    found: dict[str, tuple[Pattern, ...]] = {}
    for place, tree in given:
        for name, rules in tree.items():
            for language, entries in rules.items() if name not in MEASURES else ():
                found[language] = (*found.get(language, ()), *load_patterns(entries, f"{place}: {name}: {language}"))
    measure = {name: {key: each for _, tree in given for key, each in tree.get(name, {}).items()} for name in MEASURES}
    one = {language for language, may in measure["traditional"].items() if may is False}
    ends = {language: re.compile(pattern) for language, pattern in measure["endings"].items()}
    return Style(found, measure["sentences"], frozenset(one), measure["pairs"], ends)


def _tree(path: Path) -> Mapping[str, Any]:
    tree = read_yaml(path)
    if not isinstance(tree, dict):
        raise ValueError(
            f"{path}:1: expected kinds of rules, as promises: {{zh: [{{find: …, example: …, counter: …}}]}}. Or take the file away."
        )
    return tree


def style_findings(pages: Iterable[SourcePage], path: Path) -> list[str]:
    """Findings about all pages as "path:line: …". Raises ValueError as load_style, and naming a pattern that is not done with a page."""
    style = told(path, lambda: load_style(path))
    asked = contents([OWN, path])

    def look(page: SourcePage) -> list[list[Any]]:
        def read() -> list[list[Any]]:
            with in_time(page.uri):
                return [
                    [line, text] for line, text in (*style_of(page, style), *whole(page, style.pairs, style.endings))
                ]

        return kept("style", [page.uri, page.text, asked], read, lambda _: True)

    return [f"{page.path}:{line}: {text}" for page in pages for line, text in look(page)]


def style_of(page: SourcePage, style: Style) -> Iterator[tuple[int, str]]:
    """(line, what to look at again) of a page."""
    locale = split_uri(page.uri)[1]
    language = locale.language
    for line, text in (*page.lines, *page.letter):
        yield from ((line, said) for said in said_of(text, style, language, locale.font == SIMPLIFIED))
    for line, text in page.lines:
        if (most := style.longest.get(language)) and not _TABLE.match(text):
            bare = MARKUP.sub("", text)
            yield from ((line, said) for said in _too_long(_MARKS.sub("", bare), language, most))


def said_of(text: str, style: Style, language: str, simplified: bool) -> Iterator[str]:
    """What to look at again in a line of a page, or in a text of the data."""
    bare = MARKUP.sub("", text)
    for pattern in style.patterns.get(language, ()):
        if found := pattern.search(bare):
            yield f"'{found[0]}': {pattern.why}"
    if language in style.one_script and simplified and (strange := _other_script(bare)):
        yield f"'{strange}' is written in the other script. Write it as this page is written, or in a mark -{{…}}-."
    if language == CHINESE and simplified and (strange := _japanese(bare)):
        yield f"'{strange}' is a Japanese letter. Write the Chinese one; leave a name as it is."
    if language == CHINESE and (word := twice(bare)):
        yield f"'{word}' stands twice, one right behind the other. Take one out."
    if language == CHINESE and (typed := unfinished(bare)):
        yield f"'{typed}' is pinyin that the keyboard has not made into Chinese. Write the words."


def _other_script(text: str) -> str:
    read = to_simplified(text)
    return (
        "".join(one for one, other in zip(text, read, strict=False) if one != other) if len(read) == len(text) else ""
    )


def _japanese(text: str) -> str:
    """The first letter that Japanese writes (JIS X 0208) and neither Chinese does: 帯."""
    return next(
        (
            letter
            for letter in HAN_LETTER.findall(text)
            if not letter.encode("gb2312", "ignore")
            and letter.encode("shift_jis", "ignore")
            and to_simplified(letter) == letter
        ),
        "",
    )


def _too_long(text: str, language: str, most: int) -> Iterator[str]:
    chinese = language == CHINESE
    for found in (_SENTENCE if chinese else _ENGLISH).finditer(text):
        count = len((LETTER if chinese else _WORD).findall(found[0]))
        if count > most:
            yield f"a sentence of {count} {'letters' if chinese else 'words'} ('{found[0].strip()[:12]}…'); at most {most}. Make two of it."
