"""Everything that is asked of what pages say, from data/prose.yml; every finding as "file:line: what. Remedy."."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.contents import Contents, contents
from engine.content.closest import closest
from engine.content.prose.answers import giving, unasked
from engine.content.prose.blocks import Block, blocks
from engine.content.prose.legal import unmarked
from engine.content.prose.lengths import Length, lengths_of_rules, spared, unsaid
from engine.content.prose.lists import announced, broken_lines, counted_headings, merged_lists
from engine.content.prose.numbers import Numbers, data_numbers, load_numbers, page_numbers
from engine.content.prose.patterns import Pattern, in_time, load_patterns
from engine.content.prose.refusals import unrefused
from engine.content.prose.terms import bare_terms, rule_terms
from engine.content.prose.wording import data_names, other_names
from engine.content.prose.words_to_say import LETTER, Admissions, Limits, admissions, spoken
from engine.content.source_page import SourcePage, base_uri
from engine.content.yaml_file import read_yaml, read_yaml_if_there
from engine.locales import DEFAULT, LOCALES

MARKUP = re.compile(
    r"\{#[^}]*\}|\{ \.card \}|\]\([^)]*\)|\[(?:rule|phone):[^\]]*\]|<[^>]*>|^\s*!!! [a-z ]+", re.MULTILINE
)

STEP = 2  # level of a step's heading
LIKE = 0.75  # of a title and one that data/prose.yml knows


@dataclass(frozen=True)
class Asked:
    """What data/prose.yml asks. Scripts' limits by language and title; patterns by language where they are words."""

    file: Contents  # a digest of data/prose.yml
    numbers: Numbers
    number_files: tuple[str, ...]
    legal: tuple[Pattern, ...]
    legal_exempt: tuple[str, ...]
    scripts: Mapping[str, Limits]
    admissions: Admissions
    reading: Mapping[str, Any]
    refusals: Mapping[str, tuple[Pattern, ...]]
    hedges: Mapping[str, tuple[Pattern, ...]]
    spared: frozenset[Length] | None  # None: lengths of time are not asked after
    wording: Mapping[str, tuple[Pattern, ...]]
    wording_files: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """What the rules say of time, by rule."""

    numbers: Mapping[str, tuple[int, ...]]
    lengths: Mapping[str, list[Length]]


def load_asked(path: Path) -> Asked | None:
    """None where there is no such file: a guide need not ask anything. Raises ValueError naming what is wrong."""
    if not path.exists():
        return None
    file = contents([path])
    tree = read_yaml(path)
    return Asked(
        file=file,
        numbers=load_numbers(tree["numbers"], f"{path}: numbers"),
        number_files=tuple(tree["numbers"]["files"]),
        legal=load_patterns(tree["legal"]["patterns"], f"{path}: legal"),
        legal_exempt=tuple(tree["legal"]["exempt"]),
        scripts={title: _limits(entry) for title, entry in tree["scripts"].items()},
        admissions=Admissions(
            patterns=load_patterns(tree["admissions"]["patterns"], f"{path}: admissions"),
            besides=load_patterns(tree["admissions"]["besides"], f"{path}: admissions: besides"),
            mark=tree["admissions"]["mark"],
            others=tree["admissions"]["others"],
            step=tree["admissions"]["step"],
            says=tree["admissions"]["says"],
            asks=tree["admissions"]["asks"],
            alone=tuple(tree["admissions"].get("alone", ())),
            fresh=tuple(tree["admissions"].get("fresh", ())),
        ),
        reading=tree["reading"],
        refusals=_by_language(tree, "refusals", path),
        hedges=_by_language(tree, "hedges", path),
        spared=spared(tree["lengths"].get("spared", {})) if "lengths" in tree else None,
        wording={
            code: load_patterns(entries, f"{path}: wording: {code}")
            for code, entries in tree["wording"].items()
            if code != "files"
        },
        wording_files=tuple(tree["wording"].get("files", ())),
    )


def _by_language(tree: Mapping[str, Any], name: str, path: Path) -> dict[str, tuple[Pattern, ...]]:
    return {code: load_patterns(entries, f"{path}: {name}: {code}") for code, entries in (tree.get(name) or {}).items()}


def _limits(entry: Mapping[str, Any]) -> Limits:
    ending = entry.get("ending")
    return Limits(
        sentence=entry["sentence"],
        first=entry.get("first"),
        piece=entry.get("piece"),
        whole=entry.get("whole"),
        blanks=entry.get("blanks"),
        ending=re.compile(ending) if ending else None,
    )


def check_prose(pages: Mapping[str, SourcePage], data: Path, asked: Asked, phones: Collection[str]) -> list[str]:
    """All findings about the words of `pages` and of the data files that hold words; of each page and of the data, what was found before
    where nothing of it has changed."""
    places = _giving(pages, asked)
    rules = read_yaml_if_there(data / "rules.yml")
    terms = Terms(rule_terms(rules), lengths_of_rules(rules))
    by = [asked.file, sorted(phones), sorted(places), terms.numbers, repr(terms.lengths)]
    found = []
    for page in pages.values():
        own = kept(
            "prose", [page.uri, page.text, *by], partial(_of_page, page, asked, phones, places, terms), lambda _: True
        )
        found += [f"{page.path}:{line}: {text}" for line, text in own]
    files = [data / name for name in dict.fromkeys((*asked.number_files, *asked.wording_files))]
    of_data = partial(_of_data, data, asked, phones)
    found += kept("data-prose", [str(data), contents(files), *by], of_data, lambda _: True)
    return sorted(set(found))


def _giving(pages: Mapping[str, SourcePage], asked: Asked) -> set[str]:
    """Where something is given away, page by page."""

    def look(page: SourcePage) -> list[str]:
        return sorted(giving({page.uri: list(blocks(page))}, asked.admissions))

    found = (
        kept("giving", [page.uri, page.text, asked.file], partial(look, page), lambda _: True)
        for page in pages.values()
    )
    return set().union(*found)


def _of_page(
    page: SourcePage,
    asked: Asked,
    phones: Collection[str],
    places: Collection[str],
    terms: Terms,
) -> list[list[Any]]:
    with in_time(page.uri):
        found = [*_page(page, asked, phones, places), *_terms(page, asked, terms)]
        return [[line, text] for line, text in found]


def _of_data(data: Path, asked: Asked, phones: Collection[str]) -> list[str]:
    found: list[str] = []
    for name in asked.number_files:
        with in_time(name):
            found += data_numbers(read_yaml(data / name), asked.numbers, phones, f"{data / name}")
    for name in filter(lambda name: (data / name).exists(), asked.wording_files):
        with in_time(name):
            found += data_names(read_yaml(data / name), asked.wording, f"{data / name}")
    return found


def _page(
    page: SourcePage, asked: Asked, phones: Collection[str], places: Collection[str]
) -> Iterator[tuple[int, str]]:
    parts = list(blocks(page))
    yield from merged_lists(page)
    yield from announced(page)
    yield from counted_headings(page)
    yield from broken_lines(page)
    yield from page_numbers(page, asked.numbers, phones)
    yield from admissions(parts, asked.admissions)
    yield from unasked(page.uri, parts, asked.admissions, places)
    yield from _scripts(parts, asked)
    base, locale = base_uri(page.uri)
    language = LOCALES[locale].language if locale else DEFAULT.language
    yield from other_names(page, asked.wording.get(language, ()))
    yield from unrefused(page, asked.refusals.get(language, ()))
    if not base.startswith(asked.legal_exempt):
        yield from unmarked(parts, asked.legal)
    yield from _too_long(page, asked.reading)


def _terms(page: SourcePage, asked: Asked, terms: Terms) -> Iterator[tuple[int, str]]:
    _, locale = base_uri(page.uri)
    language = LOCALES[locale].language if locale else DEFAULT.language
    parts = list(blocks(page))
    yield from bare_terms(parts, terms.numbers, asked.hedges.get(language, ()))
    if asked.spared is not None:
        yield from unsaid(parts, terms.lengths, asked.spared)


def _scripts(parts: list[Block], asked: Asked) -> Iterator[tuple[int, str]]:
    meant = [asked.admissions.mark, asked.admissions.others]
    for block in parts:
        for word in block.classes:
            if word not in meant and (near := closest(word, meant, LIKE)):
                yield block.line, f"'{word}' says nothing of a box. Write: {near}"
        if block.kind == "box" and (limits := asked.scripts.get(block.title)):
            yield from ((block.line, text) for text in spoken(block, limits))
        elif block.kind == "box" and (near := closest(block.title, asked.scripts, LIKE)):
            yield (
                block.line,
                f"the title '{block.title}' is nearly '{near}', whose words are measured. Write: {near}",
            )


def _too_long(page: SourcePage, reading: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """A page of the folder `reading.below` that takes longer to read than `most` minutes, in the language that is measured."""
    base, locale = base_uri(page.uri)
    if not base.startswith(reading["below"]) or locale:
        return
    count = _letters(text for _, text in page.lines)
    most = reading["most"] * reading["per_minute"]
    if count > most:
        yield (
            1,
            f"{count:,} letters and digits take more than {reading['most']} minutes to read, at {reading['per_minute']} a minute (data/prose.yml: reading). "
            f"At most {most:,}: take out {count - most:,}, in any sentence of the page, or move a step to a page of its own{_longest_step(page)}.",
        )


def _longest_step(page: SourcePage) -> str:
    """Which it is; "" on a page without steps."""
    steps = [heading for heading in page.headings if heading.level == STEP]
    ends = [*(step.line for step in steps[1:]), page.text.count("\n") + 2]
    sizes = [
        (_letters(text for line, text in page.lines if step.line <= line < end), step)
        for step, end in zip(steps, ends, strict=False)
    ]
    most, step = max(sizes, key=lambda each: each[0], default=(0, None))
    return f"; the longest is '{step.text}' (line {step.line}, {most:,} letters)" if step else ""


def _letters(lines: Iterable[str]) -> int:
    return len(LETTER.findall(MARKUP.sub("", "\n".join(lines))))
