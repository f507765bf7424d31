"""The phone list, data/phones.yml: every number that any page, sheet or script names, with its region and what it rests on."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from engine.content.closest import is_one_slip
from engine.content.entries import Entry, read_entries
from engine.content.markers import PHONE_LIST

FIELDS = ("name", "for", "region", "hours", "grade", "reference", "checked_on")
BILINGUAL = ("name", "for", "hours")
OPTIONAL = ("way",)  # "text"
NOT_DIALLED = re.compile(r"[^0-9+]")  # the blank of "2389 2222"
SHORTEST = 5  # letters of a region that may have a slip: uk and us are two places


@dataclass(frozen=True)
class Phone:
    """A line. `number` is as it is read ("2389 2222"); `hours` says when it answers, or is None where that is not known."""

    number: str
    name: Mapping[str, str]
    use: Mapping[str, str]
    regions: tuple[str, ...]  # where it can be dialled
    hours: Mapping[str, str] | None
    by_text: bool = False  # it reads messages, and nobody answers

    @property
    def address(self) -> str:
        """What a tap opens: a call, or a message where the line reads only these. "tel:23892222"."""
        return ("sms:" if self.by_text else "tel:") + NOT_DIALLED.sub("", self.number)


def on_one_line(words: str) -> str:
    """As a page writes a number, or a number and what it is for: no line ends inside it."""
    return words.replace(" ", "&nbsp;")


NUMBER = re.compile(r"\[phone:([^\]]+)\]")


def fill_phones(markdown: str, phones: Mapping[str, Phone], language: str) -> str:
    """The page's Markdown with each list of lines as big cards: number, whose it is, what it is for. Numbers were checked before."""

    def cards(found: re.Match[str]) -> str:
        items = "".join(_card(phones[number], language) for number in NUMBER.findall(found[1]))
        return f'<ul class="phones">{items}</ul>'

    return PHONE_LIST.sub(cards, markdown)


def _card(phone: Phone, language: str) -> str:
    hours = f" <small>{escape(phone.hours[language])}</small>" if phone.hours else ""
    return (
        f'<li><a class="phone" href="{phone.address}">{on_one_line(phone.number)}</a> <strong>{escape(phone.name[language])}</strong> '
        f"{escape(phone.use[language])}{hours}</li>"
    )


def load_phones(path: Path) -> dict[str, Phone]:
    """Phone lines by number. Raises ValueError naming file, line, entry and remedy."""
    phones: dict[str, Phone] = {}
    where: dict[str, str] = {}
    for number, entry in read_entries(path, FIELDS, BILINGUAL, OPTIONAL).items():
        entry.day("checked_on"), entry.grade, entry.reference  # each raises where it is wrong
        fields = entry.fields
        hours, by_text = fields["hours"] or None, fields.get("way") == "text"
        phones[number] = Phone(number, fields["name"], fields["for"], _regions(entry), hours, by_text)
        where[number] = entry.where
    _check_regions(phones, where)
    return phones


def _check_regions(phones: Mapping[str, Phone], where: Mapping[str, str]) -> None:
    """A region that one line alone has and that is one slip away from one of several others is told. Raises ValueError."""
    times = Counter(region for phone in phones.values() for region in phone.regions)
    several = [region for region, count in times.items() if count > 1 and len(region) >= SHORTEST]
    for number, phone in phones.items():
        for region in phone.regions:
            meant = [other for other in several if is_one_slip(region, other)] if times[region] == 1 else []
            if meant:
                raise ValueError(f"{where[number]}: no other line is for the region '{region}'. Write: {meant[0]}")


def _regions(entry: Entry) -> tuple[str, ...]:
    regions = entry.fields["region"]
    if not isinstance(regions, list) or not regions or not all(isinstance(region, str) for region in regions):
        raise ValueError(
            f"{entry.where}: region is {regions!r}; write a list of where the line is for, as [mainland] or [scotland]"
        )
    return tuple(regions)
