"""Reads data/search.yml, and what every guide's search knows: what readers call things. Checks it, because a mistyped line would only make a step harder to find.

The file's own head explains its parts. Nothing here knows how the search works; the worker in engine/search/worker does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.yaml_file import read_yaml, read_yaml_if_there
from engine.han import HAN
from engine.locales import LANGUAGES

COMMON = Path(__file__).parent / "common.yml"
PARTS = ("letters", "looks", "stops", "same", "near", "beyond", "about", "places")
# A word with at least one Chinese letter is Chinese, whatever else is in it: "LPR四倍".
_HAN = re.compile(f"[{HAN}]")

LISTED = re.compile(r"[，、；]")  # between names, where a Chinese keyboard wrote them


@dataclass(frozen=True)
class Calls:
    """How readers call one place. `names` are short titles, `asked` whole questions; `said` are words of which a question has to say one,
    or three others come before it where a card of danger stands above the results."""

    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """Something near that the guide leaves out: what it is called, what to say of it by language, and the place that helps."""

    words: tuple[str, ...]
    says: Mapping[str, str]
    place: str


@dataclass(frozen=True)
class SearchWords:
    letters: tuple[str, ...]
    looks: tuple[str, ...]
    stops: Mapping[str, tuple[str, ...]]
    same: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]
    beyond: tuple[Topic, ...]
    about: tuple[str, ...]
    places: Mapping[str, Calls]

    @property
    def named_places(self) -> list[str]:
        return [*self.places, *(topic.place for topic in self.beyond)]


def is_chinese(text: str) -> bool:
    return bool(_HAN.search(text))


def load_search_words(path: Path) -> SearchWords:
    """Read the file; each of its parts may be left out, and so may the file. Raises ValueError naming file, line, the offending
    text and what to write."""
    data = read_yaml_if_there(path)
    lines = path.read_text(encoding="utf-8-sig").splitlines() if data else []
    if not isinstance(data, dict) or set(data) - set(PARTS):
        found = ", ".join(map(str, data)) if isinstance(data, dict) else repr(data)
        raise ValueError(f"{path}:1: the parts of this file are {', '.join(PARTS)}; found {found}.")
    for part, kind in (("stops", dict), ("same", list), ("near", list), ("beyond", list), ("places", dict)):
        if data.get(part) and not isinstance(data[part], kind):
            raise _wrong(path, lines, f"{part}:", "expected entries below it, as in the example at the top of the file")
    common, stops = read_yaml(COMMON), data.get("stops") or {}
    letters = _words(common, "letters") + _words(data, "letters")
    for pair in letters:
        if len(pair) != 2:
            raise _wrong(path, lines, pair, "a pair of letters is two letters side by side, such as 裏里")
    return SearchWords(
        letters=letters,
        looks=(*_words(common, "looks"), *_words(data, "looks")),
        stops={code: (*_words(common["stops"], code), *_words(stops, code)) for code in LANGUAGES},
        same=_groups(path, lines, data.get("same") or [], "same"),
        near=_groups(path, lines, data.get("near") or [], "near"),
        beyond=tuple(_topic(path, lines, topic) for topic in data.get("beyond") or []),
        about=tuple(str(data.get("about") or "").split()),
        places={place: _calls(path, lines, place, calls) for place, calls in (data.get("places") or {}).items()},
    )


def _words(tree: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Words that stand in one text, with blanks between them."""
    return tuple(str(tree.get(name) or "").split())


def _remedy(place: str, known: set[str]) -> str:
    bare = place.replace(".md", "")  # as other files write it
    return f"write: {bare}" if bare in known else "no page or heading has this address; correct it, or remove the entry"


def unknown_places(path: Path, named: Iterable[str], known: set[str]) -> list[str]:
    """A finding for each place that the file names and the site does not have."""
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    return [str(_wrong(path, lines, place, _remedy(place, known))) for place in named if place not in known]


def _groups(path: Path, lines: Sequence[str], groups: Any, part: str) -> tuple[tuple[str, ...], ...]:
    read: list[tuple[str, ...]] = []
    for group in groups:
        if not isinstance(group, list) or len(group) < 2:
            first = str(group[0]) if isinstance(group, list) and group else str(group)
            raise _wrong(
                path, lines, first, f"a group under `{part}` is one line of two or more words: - [phone, telephone]"
            )
        read.append(tuple(_word(path, lines, word) for word in group))
    return tuple(read)


def _topic(path: Path, lines: Sequence[str], topic: Any) -> Topic:
    if (
        not isinstance(topic, dict)
        or set(topic) != {"words", "says", "place"}
        or not isinstance(topic["says"], dict)
        or set(topic["says"]) != set(LANGUAGES)
    ):
        words = topic.get("words") if isinstance(topic, dict) else None
        first = str(words[0]) if isinstance(words, list) and words else "beyond:"
        languages = ", ".join(f"{language}: …" for language in LANGUAGES)
        raise _wrong(path, lines, first, f"write `words: […]`, `says: {{{languages}}}` and `place: page#id`")
    return Topic(tuple(_word(path, lines, word) for word in topic["words"]), topic["says"], str(topic["place"]))


def _calls(path: Path, lines: Sequence[str], place: str, calls: Any) -> Calls:
    lists = isinstance(calls, dict) and all(isinstance(words, list) for words in calls.values())
    if not lists or not calls or set(calls) - {"names", "asked", "said"}:
        raise _wrong(path, lines, f"{place}:", "write `names: […]`, `asked: […]`, or both, under it")
    for name in map(str, calls.get("names", ())):
        if LISTED.search(name):
            parts = ", ".join(filter(None, LISTED.split(name)))
            raise _wrong(path, lines, name, f"a name has no comma in it; several stand so: [{parts}]")
    return Calls(**{part: tuple(_word(path, lines, word) for word in words) for part, words in calls.items()})


def _word(path: Path, lines: Sequence[str], word: object) -> str:
    """A word as written. YAML reads 12378 as a number, which is meant as a word; anything else is a slip."""
    if isinstance(word, bool) or not isinstance(word, str | int) or not str(word).strip():
        raise _wrong(path, lines, str(word), "each word is plain text; put quotes around one that YAML reads otherwise")
    return str(word)


def _wrong(path: Path, lines: Sequence[str], text: str, remedy: str) -> ValueError:
    line = next((number for number, line in enumerate(lines, 1) if text.lower() in line.lower()), 1)
    return ValueError(f"{path}:{line}: {text!r}: {remedy}.")
