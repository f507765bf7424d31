"""Sentences by this guide's tables of terms: each reads as its readers write it, letter by letter. Cases: tests/vectors/variants.tsv."""

import csv
from collections.abc import Iterator

import pytest
from _pytest.mark.structures import ParameterSet

from engine.variants.convert import convert_text
from engine.variants.mainland import look_at, unused
from engine.variants.variants import tables, variant
from tests.conftest import ROOT
from tests.simplified import simplified_only
from tests.variants.characters import Case, cases, is_right

VECTORS = ROOT / "tests" / "vectors" / "variants.tsv"


TRADITIONAL = ("zh-TW", "zh-HK")


def vectors() -> Iterator[dict[str, str]]:
    lines = [line for line in VECTORS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def rows() -> Iterator[ParameterSet]:
    for row in vectors():
        reason = row["known_failure"]
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        for locale in TRADITIONAL:
            yield pytest.param(row["simplified"], locale, row[locale], marks=marks, id=f"{locale}-{row['simplified']}")


@pytest.mark.parametrize(("simplified", "locale", "expected"), list(rows()))
def test_a_sentence_reads_as_its_readers_write_it(simplified: str, locale: str, expected: str) -> None:
    assert convert_text(simplified, locale) == expected
    assert not simplified_only(expected)


@pytest.mark.parametrize(("simplified", "locale", "expected"), list(rows()))
def test_converting_twice_changes_nothing(simplified: str, locale: str, expected: str) -> None:
    assert convert_text(expected, locale) == expected


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_a_distance_is_no_inside(locale: str) -> None:
    distances = ["三里外的镇上", "他往前走了半里", "五十里外有家法院", "两里外就是车站", "半里地外有个村子"]
    assert ["里" in convert_text(text, locale) for text in distances] == [True] * 5
    assert ["里" in convert_text(text, locale) for text in ("屋里外", "合同里外", "这半年里")] == [False] * 3


def test_there_are_enough_sentences() -> None:
    assert len(list(rows())) >= 2 * 150


@pytest.mark.parametrize("locale", TRADITIONAL)
@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.simplified)
def test_the_letters_of_a_sentence_are_right(case: Case, locale: str) -> None:
    assert is_right(case, lambda text: convert_text(text, locale)) == (not case.why)


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_every_line_of_the_tables_has_a_sentence_that_needs_it(locale: str) -> None:
    to = variant(locale)
    assert to
    sentences = [*(vector["simplified"] for vector in vectors()), *(case.simplified for case in cases())]
    look_at([("", text) for text in sentences], locale, to, tables() / "mainland-words.tsv")
    assert unused(to) == []
