"""What a reader in danger is told, from data/crisis_cards.yml: <!-- crisis -->, <!-- crisis: soft --> and <!-- crisis: line -->.

Each region has its own words and its own lines; they are written, not converted, so the finished card is marked
translate="no". The numbers stand in data/phones.yml, which says what a tap on each opens. The line is always in sight on the home page: at the foot of a phone's screen.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain
from pathlib import Path

from engine.content.mark_checks import PHONE_MARK
from engine.content.markers import CRISIS_CARD
from engine.content.phones import Phone, on_one_line
from engine.content.yaml_file import read_yaml_if_there
from engine.locales import LANGUAGES, LOCALES
from engine.shell.icons import icon

FIELDS = (
    "title",
    "urgent",
    "clear",
    "soft",
    "now",
    "rescue",
    "later",
    "call",
    "calls",
    "text",
    "lines",
    "safe",
    "harmed",
    "afterwards",
    "police",
    "other",
    "elsewhere",
    "more",
)


@dataclass(frozen=True)
class Card:
    """One locale's card. Texts hold marks ([phone:12356]); they become links without the line's name, which the text says."""

    title: str
    urgent: str
    clear: str
    soft: str
    now: str
    rescue: tuple[str, ...]
    later: str
    call: str
    calls: Mapping[str, str]  # what is the matter → number
    text: str
    lines: tuple[str, ...]
    safe: str
    harmed: str
    afterwards: str
    police: tuple[str, ...]
    other: str
    elsewhere: str
    more: str
    addresses: Mapping[str, str]  # number → what a tap on it opens

    @property
    def report(self) -> tuple[str, ...]:
        """Where to report what has hurt nobody, as a fraud: the police alone, as a tuple of one."""
        return self.police[:1]


def load_cards(path: Path, phones: Mapping[str, Phone]) -> dict[str, Card]:
    """Cards by locale. Raises ValueError naming the file, the locale and the remedy."""
    cards: dict[str, Card] = {}
    for locale, entry in read_yaml_if_there(path).items():
        if not isinstance(entry, dict) or set(entry) != set(FIELDS):
            raise ValueError(f"{path}: {locale}: expected the fields {', '.join(FIELDS)}")
        lists = {name: tuple(map(str, entry[name])) for name in ("lines", "rescue", "police")}
        texts = "".join(str(entry[name]) for name in FIELDS if name not in (*lists, "calls", "elsewhere"))
        own = (*chain(*lists.values()), *PHONE_MARK.findall(texts))
        numbers = (*own, *entry["calls"].values(), *PHONE_MARK.findall(str(entry["elsewhere"])))
        for number in numbers:
            if number not in phones:
                raise ValueError(f"{path}: {locale}: {number} is not in data/phones.yml. Add the line there first.")
        for name, listed in lists.items():
            _check_one_region(f"{path}: {locale}: {name}", [phones[number] for number in listed])
        _check_one_region(f"{path}: {locale}: lists and texts", [phones[number] for number in dict.fromkeys(own)])
        addresses = {number: phones[number].address for number in numbers}
        cards[str(locale)] = Card(**{**entry, **lists, "addresses": addresses})
    return cards


def _check_one_region(where: str, lines: Sequence[Phone]) -> None:
    """Whoever reads a card can dial each of its numbers. Raises ValueError."""
    if lines and not set.intersection(*(set(line.regions) for line in lines)):
        said = ", ".join(f"{line.number} ({' and '.join(line.regions)})" for line in lines)
        raise ValueError(f"{where}: no place can dial all of these: {said}. Write the numbers of one region.")


def fill_cards(markdown: str, cards: Mapping[str, Card], locale: str) -> str:
    """The page's Markdown with each marker replaced by the card of `locale`."""
    return CRISIS_CARD.sub(lambda match: _filled(match[1], cards[locale], locale) if locale in cards else "", markdown)


def _filled(kind: str | None, card: Card, locale: str) -> str:
    def link(mark: re.Match[str]) -> str:
        return f'<a class="phone" href="{card.addresses[mark[1]]}">{on_one_line(mark[1])}</a>'

    return PHONE_MARK.sub(link, _card(kind, card, locale))


def _card(kind: str | None, card: Card, locale: str) -> str:
    begins = f'lang="{locale}" translate="no"'
    if kind == "line":
        calls = "".join(
            f'<a href="{card.addresses[number]}"><span>{on_one_line(escape(when))}</span>&nbsp;{icon("phone")}<b>{on_one_line(number)}</b></a> '
            for when, number in card.calls.items()
        )
        return f'<div class="crisis-line" role="group" aria-label="{escape(card.call)}" {begins}><p>{escape(card.call)}</p> {calls}</div>'
    first = card.soft if kind == "soft" else card.clear
    space = LANGUAGES[LOCALES[locale].language].space
    dial = " ".join(f"[phone:{number}]" for number in card.lines)
    return (
        f'<div class="admonition note crisis" {begins}>'
        f'<p class="admonition-title">{escape(card.title)}</p>'
        f"<p>{first}{space}{card.text}</p>"
        f'<p class="crisis__lines">{dial}</p>'
        f"<details><summary>{escape(card.more)}</summary>"
        f"<p>{card.elsewhere}</p><p>{card.other}</p></details></div>"
    )
