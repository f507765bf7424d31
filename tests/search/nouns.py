"""The nouns of our field, and whether a page answers a phrase in its own nouns."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from engine.search.words import SearchWords, is_chinese
from tests.conftest import ROOT
from tests.html_page import all_text, parse

NOUNS = ROOT / "tests" / "search" / "nouns.txt"


@cache
def nouns() -> tuple[str, ...]:
    """Every noun, the longest first: the glossary's terms and nouns.txt, without those that the site's own name holds."""
    glossary = yaml.safe_load((ROOT / "data" / "glossary.yml").read_text(encoding="utf-8"))
    name = yaml.safe_load((ROOT / "data" / "strings.yml").read_text(encoding="utf-8"))["site"]["name"]["zh"]
    spoken = [line for line in NOUNS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = {noun for noun in (*(term["zh"] for term in glossary.values()), *spoken) if is_chinese(noun)}
    return tuple(sorted((noun for noun in found if noun not in name), key=lambda noun: (-len(noun), noun)))


def nouns_in(phrase: str) -> list[str]:
    """The nouns of a phrase, the longest first, no letter twice: 工资卡 of "工资卡被冻结", not also 工资."""
    found = []
    for noun in nouns():
        if noun in phrase:
            found.append(noun)
            phrase = phrase.replace(noun, "\n")
    return found


def says(text: str, noun: str, same: Mapping[str, Sequence[str]]) -> bool:
    """Whether a text has the noun, a word that is the same to the search, or both halves of a compound (时效中断)."""
    forms: Iterable[str] = {noun, *same.get(noun, ())}
    half = len(noun) // 2
    return any(form in text for form in forms) or (len(noun) >= 4 and noun[:half] in text and noun[half:] in text)


def alike(words: SearchWords) -> dict[str, tuple[str, ...]]:
    return {word: group for group in words.same for word in group}


def page_text(site: Path, place: str) -> str:
    """The article of the page of a place, in Simplified Chinese."""
    page = place.partition("#")[0]
    root = parse(site / ("index.html" if page == "index" else f"{page}/index.html"))
    return " ".join(all_text(article) for article in root.iter("article"))
