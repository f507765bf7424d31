"""What changed for readers: data/changes.yml, shown by the page with <!-- changes --> and by an Atom feed in each language.

An editor writes one entry; the page, the feed and the Traditional variants follow from it. An entry's id is its address on the page
and its name in the feed, so it never changes.
"""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from engine.content.entries import read_entries
from engine.content.words import Words
from engine.locales import LOCALES
from engine.variants.convert import convert_texts

Entry = Mapping[str, Any]
PAGE = "changes"
FEED = "feed.xml"
MOST_IN_FEED = 40
MARKED = re.compile(r"[\[\]<>`*]|-\{")  # [rule:x], <b>, **x**, -{账单}-
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")  # line breaks too; XML knows none of the others


def load_changes(path: Path) -> dict[str, Entry]:
    """Entries by id, newest first; none where there is no file. Raises ValueError naming the entry that lacks something."""
    entries = read_entries(path, ("day", "says"), ("says",), ("see",))
    for entry in entries.values():
        says = entry.fields["says"].values()
        if marked := next((text for text in says if MARKED.search(str(text))), None):
            raise ValueError(
                f"{entry.where}: '{marked}' has a mark or a link, which a feed does not know. Write plain words; `see` is the link."
            )
        if odd := next((text for text in says if CONTROL.search(str(text))), None):
            raise ValueError(
                f"{entry.where}: {str(odd)!r} has a line break or a control character. Write one line of plain words."
            )
    newest = sorted(entries.items(), key=lambda item: item[1].day("day"), reverse=True)
    return {key: {"id": key, **entry.fields} for key, entry in newest}


def changes_markdown(changes: Mapping[str, Entry], words: Words, language: str, titles: Mapping[str, str]) -> str:
    """Every entry below its day, with a link to what it speaks of, and where the feed is. `titles` maps "guides/process#assessment"
    and "guides/process" to what is written there."""
    lines = ['<div class="changes" markdown>', ""]
    for day, entries in groupby(changes.values(), key=lambda entry: str(entry["day"])):
        lines += [f"## {day} {{#day-{day}}}", ""]
        lines += [f"- {_item(entry, language, titles)}" for entry in entries]
        lines.append("")
    feed = f'<a href="../{FEED}" type="application/atom+xml">{escape(words["changes"]["feed"])}</a>'
    return "\n".join([*lines, f"<p>{feed}</p>", "", "</div>"])


def _item(entry: Entry, language: str, titles: Mapping[str, str]) -> str:
    see = str(entry.get("see", ""))
    link = f" [{titles.get(see.replace('.md', ''), see)}]({see})" if see else ""
    return f'<span id="{entry["id"]}">{entry["says"][language]}</span>{link}'


def change_ids(changes: Mapping[str, Entry]) -> set[str]:
    """Ids that the page has besides those its Markdown writes."""
    return {*changes, *(f"day-{entry['day']}" for entry in changes.values())}


@dataclass(frozen=True)
class Feed:
    """A feed in one locale. `site_url` ends in a slash; where it is empty, links are relative to the feed."""

    locale: str
    name: str
    title: str
    site_url: str


def atom_feed(changes: Mapping[str, Entry], feed: Feed) -> str:
    """The newest entries as Atom (RFC 4287). Ids are made from the entries' own, so that they outlive a move to another host."""
    locale = LOCALES[feed.locale]
    root = f"{feed.site_url}{locale.folder}" if feed.site_url else ""
    newest = list(changes.values())[:MOST_IN_FEED]
    said = [str(entry["says"][locale.language]) for entry in newest]
    title, name, *says = (
        escape(text, quote=False)
        for text in convert_texts([f"{feed.name} · {feed.title}", feed.name, *said], locale.code)
    )
    updated = _moment(newest[0]) if newest else ""
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{locale.code}">',
        f"<title>{title}</title>",
        f"<id>{_identity(locale.code)}</id>",
        f"<updated>{updated}</updated>",
        f"<author><name>{name}</name></author>",
        f'<link rel="alternate" type="text/html" href="{root}{PAGE}/"/>',
        f'<link rel="self" type="application/atom+xml" href="{root}{FEED}"/>',
    ]
    return "\n".join([*head, *map(partial(_entry, locale.code, root), newest, says), "</feed>", ""])


def _entry(locale: str, root: str, entry: Entry, says: str) -> str:
    page, _, step = str(entry.get("see", "")).partition("#")
    address = "" if page == "index.md" else f"{page.removesuffix('.md')}/"
    leads_to = (f"{address}#{step}" if step else address) if page else f"{PAGE}/#{entry['id']}"
    return (
        f"<entry><title>{says}</title><id>{_identity(locale, entry['id'])}</id><updated>{_moment(entry)}</updated>"
        f'<link rel="alternate" type="text/html" href="{root}{leads_to}"/></entry>'
    )


def _moment(entry: Entry) -> str:
    return f"{entry['day']}T00:00:00Z"


def _identity(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join((PAGE, *parts))).urn
