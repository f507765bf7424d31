"""Sentences by this guide's tables of terms: each reads as its readers write it, letter by letter. Cases: tests/vectors/variants.tsv."""

import csv
from collections.abc import Iterator

import pytest

from engine.variants.convert import convert_text
from engine.variants.mainland import look_at, unused
from engine.variants.variants import tables, variant
from tests.conftest import ROOT
from tests.simplified import simplified_only
from tests.variants.characters import cases, is_right

VECTORS = ROOT / "tests" / "vectors" / "variants.tsv"


TRADITIONAL = ("zh-TW", "zh-HK")


def vectors() -> Iterator[dict[str, str]]:
    lines = [line for line in VECTORS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


# A table is one test and not one a sentence: to begin and end a test takes longer than to convert.


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_a_sentence_reads_as_its_readers_write_it(locale: str) -> None:
    """All but those of which the table says why they cannot; and these do not."""
    wrong = {
        row["simplified"]: got for row in vectors() if (got := convert_text(row["simplified"], locale)) != row[locale]
    }
    known = {row["simplified"] for row in vectors() if row["known_failure"]}
    assert {text: got for text, got in wrong.items() if text not in known} == {}
    assert known <= set(wrong)
    assert [row[locale] for row in vectors() if simplified_only(row[locale])] == []


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_converting_twice_changes_nothing(locale: str) -> None:
    found = [(row[locale], convert_text(row[locale], locale), row["known_failure"]) for row in vectors()]
    assert [(once, twice) for once, twice, known in found if twice != once and not known] == []


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_a_distance_is_no_inside(locale: str) -> None:
    distances = ["三里外的镇上", "他往前走了半里", "五十里外有家法院", "两里外就是车站", "半里地外有个村子"]
    assert ["里" in convert_text(text, locale) for text in distances] == [True] * 5
    assert ["里" in convert_text(text, locale) for text in ("屋里外", "合同里外", "这半年里")] == [False] * 3


def test_there_are_enough_sentences() -> None:
    assert len(list(vectors())) >= 150


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_the_letters_of_a_sentence_are_right(locale: str) -> None:
    """All but those of which the table says why they cannot be; and these are not."""
    wrong = [case.simplified for case in cases() if not is_right(case, lambda text: convert_text(text, locale))]
    assert wrong == [case.simplified for case in cases() if case.why]


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_every_line_of_the_tables_has_a_sentence_that_needs_it(locale: str) -> None:
    to = variant(locale)
    assert to
    sentences = [*(vector["simplified"] for vector in vectors()), *(case.simplified for case in cases())]
    look_at([("", text) for text in sentences], locale, to, tables() / "mainland-words.tsv")
    assert unused(to) == []
