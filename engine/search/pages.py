"""The pages of a finished site, each with what the search can lead to: its steps, questions, terms, rules and checklist items."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.search.lines import text_lines, title_line
from engine.search.page_reader import IN_MENU, ITEM, PART, Entry, PageReader, to_read

# Of a page that says what others say, as the one for printing all.
SAYS_AGAIN = '<meta name="robots" content="noindex">'
REPEATED = 3  # places from which on a heading is one that stands on many pages
HOME = "index"


@dataclass(frozen=True)
class PageEntries:
    """One page in one language: its address below the site, its name in the menu, its entries, the page itself first."""

    page: str
    url: str
    name: str
    entries: list[Entry]


def read_page(html: str, page: str, url: str) -> PageEntries | None:
    """The entries of the page called `page` ("guides/lender"); None where there is no heading to lead to."""
    reader = PageReader(page)
    reader.read(html)
    if not reader.entries:
        return None
    in_menu = None if page == HOME else IN_MENU.search(html)
    name = unescape(in_menu[1]) if in_menu else reader.name.partition(" · ")[0].strip() or reader.entries[0].title
    for entry in reader.entries:
        entry.title, entry.text = title_line(entry.title), text_lines(entry.text)
        entry.leads_to = list(dict.fromkeys(entry.leads_to))
    return PageEntries(page, url, name, [entry for entry in reader.entries if entry.title])


def _kept_page(html: str, page: str, url: str) -> PageEntries | None:
    """As read_page; what was read in the same text before is not read again."""

    def read() -> dict[str, Any] | None:
        found = read_page(html, page, url)
        return asdict(found) if found else None

    held = kept("entries", [to_read(html), page, url], read)
    return PageEntries(page, url, held["name"], [Entry(**entry) for entry in held["entries"]]) if held else None


def read_site(site: Path, locale: str, prefix: str, others: set[str]) -> list[PageEntries]:
    """Every page of one language below `site`; `prefix` is its folder ("en/", or "" for the default language)."""
    root = site / prefix
    found = []
    for file in sorted(root.rglob("index.html")):
        folder = file.parent.relative_to(root).as_posix()
        if not prefix and folder.split("/")[0] in others:
            continue
        url = prefix if folder == "." else f"{prefix}{folder}/"
        html = file.read_text(encoding="utf-8")
        page = None if SAYS_AGAIN in html else _kept_page(html, "index" if folder == "." else folder, url)
        if page:
            found.append(page)
    if not found:
        raise ValueError(f"{root}: no page in {locale} to search; the search index cannot be made without pages")
    return fold_repeated(found)


def fold_repeated(pages: Sequence[PageEntries]) -> list[PageEntries]:
    """The pages without what stands on many of them alike: such a heading ("Where to send it", below each letter) is part of what comes
    before it, and such a line counts where it stands first."""
    entries = [entry for page in pages for entry in page.entries]
    titles = Counter(entry.title for entry in entries if entry.kind == PART)
    lines = Counter(line for entry in entries for line in set(entry.text.split("\n")))
    seen: set[str] = set()
    for entry in entries:
        kept = [line for line in entry.text.split("\n") if lines[line] < REPEATED or line not in seen]
        seen.update(kept)
        entry.text = "\n".join(kept)
    return [replace(page, entries=_folded(page.entries, titles)) for page in pages]


def _folded(entries: Sequence[Entry], times: Mapping[str, int]) -> list[Entry]:
    kept: list[Entry] = []
    for entry in entries:
        owner = next((one for one in reversed(kept) if one.kind != ITEM), None)
        if owner and entry.kind == PART and times[entry.title] >= REPEATED:
            owner.text = f"{owner.text}\n{entry.text}".strip("\n")
            owner.leads_to += entry.leads_to
        else:
            kept.append(entry)
    return kept
