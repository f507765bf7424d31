"""The phone list, data/phones.yml: every number that any page, sheet or script names, with its region and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.content.entries import Entry, read_entries

FIELDS = ("name", "for", "region", "hours", "grade", "reference", "checked_on")
BILINGUAL = ("name", "for", "hours")
REGIONS = ("mainland", "taiwan", "hongkong")


@dataclass(frozen=True)
class Phone:
    """A line. `number` is as it is read ("2389 2222"); `hours` says when it answers, or is None where that is not known."""

    number: str
    name: Mapping[str, str]
    use: Mapping[str, str]
    regions: tuple[str, ...]  # where it can be dialled
    hours: Mapping[str, str] | None

    @property
    def address(self) -> str:
        return dialled(self.number)


def shown(number: str) -> str:
    """The number as a page writes it: no line ends inside it."""
    return number.replace(" ", "&nbsp;")


def dialled(number: str) -> str:
    """What a tap dials: tel:23892222."""
    return "tel:" + number.replace(" ", "")


def load_phones(path: Path) -> dict[str, Phone]:
    """Phone lines by number. Raises ValueError naming file, line, entry and remedy."""
    phones = {}
    for number, entry in read_entries(path, FIELDS, BILINGUAL).items():
        entry.day("checked_on"), entry.grade, entry.reference  # each raises where it is wrong
        fields = entry.fields
        phones[number] = Phone(number, fields["name"], fields["for"], _regions(entry), fields["hours"] or None)
    return phones


def _regions(entry: Entry) -> tuple[str, ...]:
    regions = entry.fields["region"]
    if not isinstance(regions, list) or not regions or not set(regions) <= set(REGIONS):
        raise ValueError(f"{entry.where}: region is {regions!r}; write a list of {', '.join(REGIONS)}")
    return tuple(regions)
