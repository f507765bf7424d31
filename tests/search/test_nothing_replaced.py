"""Nothing typed is taken for a slip that is a word: the commonest words, every clause of our pages, real English words."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.search.build import read_sites
from tests.conftest import LOCALES, ROOT
from tests.search.inner import _contents, run_in_node

pytestmark = pytest.mark.proof  # every clause of ours, every common word

HERE = Path(__file__).parent
# Where one clause ends and the next begins.
_MARKS = re.compile(r"[，。；：？！、“”‘’「」『』（）《》·…—,.;:?!()\"\n|]+")
_READ = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
const read = {};
for (const [locale, texts] of Object.entries(asked)) {
  const engine = new Engine(contents[locale]);
  engine.search("?");
  read[locale] = texts.map((text) => {
    const question = engine.read(text);
    const terms = [...question.terms];
    return { read: question.read, sounds: terms.map(([term]) => term).filter((term) => /^[~=]/.test(term)), fuzzy: terms.filter(([, { fuzzy }]) => fuzzy).map(([term]) => term), prefix: terms.filter(([, { prefix }]) => prefix).map(([term]) => term), changed: question.meant !== question.plain };
  });
}
process.stdout.write(JSON.stringify(read));
"""


@cache
def contents() -> dict[str, Any]:
    return _contents()


def read(locale: str, texts: Sequence[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run_in_node(_READ, {"contents": contents(), "asked": {locale: list(texts)}})[locale]
    return found


def words(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def changed(locale: str, texts: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [(text, one["read"]) for text, one in zip(texts, read(locale, texts), strict=True) if one["changed"]]


def test_none_of_the_commonest_words_is_taken_for_a_slip() -> None:
    common = words("common-zh.txt")
    assert len(common) == 5000
    assert changed("zh-Hans", common) == []


@pytest.mark.parametrize("locale", ["zh-Hans", "zh-TW", "zh-HK"])
def test_no_clause_of_our_pages_is_taken_for_a_slip(locale: str) -> None:
    pages = read_sites(ROOT / "site", LOCALES, LOCALES[0])[locale]
    texts = [text for page in pages for entry in page.entries for text in (entry.title, entry.text)]
    clauses = sorted(
        {clause.strip() for text in texts for clause in _MARKS.split(text) if 1 < len(clause.strip()) <= 60}
    )
    assert len(clauses) > 2000
    assert changed(locale, clauses) == []


def test_real_english_words_are_no_slips_and_no_pinyin() -> None:
    common = words("common-en.txt")
    assert len(common) == 3000
    found = dict(zip(common, read("en", common), strict=True))
    assert [word for word, one in found.items() if one["fuzzy"]] == []
    assert [
        word for word, one in found.items() if any(term.startswith("=") for term in one["sounds"]) and len(word) > 4
    ] == []


def test_short_words_and_numbers_are_not_guessed_at() -> None:
    to, do, clock, number = read("zh-Hans", ["to", "do", "22:00", "00"])
    assert to["sounds"] == do["sounds"] == []
    assert clock["prefix"] == number["prefix"] == []


def test_a_slip_is_searched_besides_and_said() -> None:
    typed = {"打官斯": "打官司", "宽现期": "宽限期", "担宝人": "担保人"}
    assert {text: "".join(one["read"]) for text, one in zip(typed, read("zh-Hans", list(typed)), strict=True)} == typed
