"""Cuts a finished page into what the search can lead to: its steps, questions, terms, rules and checklist items.

The finished HTML is read, not the Markdown: it holds the words as the reader sees them, in her script, with the marks
resolved and the registry's pages filled in.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from engine.build.cache import kept
from engine.search.lines import LABEL, LINK, LINK_END, text_lines, title_line
from engine.variants.html_tokens import tokens, values

PAGE, STEP, QUESTION, TERM, RULE, ITEM, PART = "page", "step", "question", "term", "rule", "item", "part"
# What the headings of a page are, by the beginning of its address and the level; every other heading is a part.
KINDS = (
    ("guides/", 2, STEP),
    ("guides/", 3, STEP),
    ("calculator", 2, STEP),
    ("faq", 3, QUESTION),
    ("glossary", 2, TERM),
    ("rules", 3, RULE),
)
# What a page carries besides its own text: contents, the guide's head and foot, marks of the rules, editors' notes.
NOT_FOUND = (
    '<meta name="robots" content="noindex">'  # a page that says again what others say, as the one for printing all
)
SKIPPED_TAGS = frozenset({"nav", "script", "style", "svg", "form", "button", "template"})
SKIPPED_CLASSES = frozenset(
    [
        "toc",
        "say",  # Chinese words in an English page
        "region-note",  # at the end of a page, of the page as a whole
        "rests",
        "following",
        "stale",
        "opening",
        "rule",
        "admonition-title",
        "changes",  # news of what other pages say
        "crisis",
        "crisis-line",
        "hand-over",
        "in-app",
        "calc-tools",
        "calc-keep",
        "calc-result",
        "sheet-tools",
        "sheet__foot",
        "paper-only",
        "letter-papers",  # what is sent, with places to fill in
        "letter-slip",
        "letter-warning",
    ]
)
ITEM_CLASSES = frozenset({"check", "task-list-item"})
BLOCKS = frozenset({"p", "li", "td", "th", "tr", "div", "blockquote", "dt", "dd", "ul", "ol", "table", "section"})
REPEATED = 3  # places from which on a heading is one that stands on many pages
CELLS = frozenset({"td", "th"})
# What there is to read of a page: its title, and its article.
_READ = re.compile(r"<title\b.*?</title>|<article\b.*</article>", re.DOTALL)
_IN_MENU = re.compile(r'<a\b[^>]*\baria-current="page"[^>]*>([^<]+)</a>')  # the <title> may say it in other words
HOME = "index"
VOID = frozenset({"input", "br", "hr", "img", "meta", "link", "wbr", "source", "col"})


@dataclass
class Entry:
    """One place the search leads to. `id` is empty for a page; `leads_to` are places ("guides/x#id") that it links to."""

    page: str
    id: str
    kind: str
    title: str = ""
    text: str = ""
    names: list[str] = field(default_factory=list)
    leads_to: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"{self.page}#{self.id}" if self.id else self.page


@dataclass(frozen=True)
class PageEntries:
    """One page in one language: its address below the site, its name in the menu, its entries, the page itself first."""

    page: str
    url: str
    name: str
    entries: list[Entry]


def read_page(html: str, page: str, url: str) -> PageEntries | None:
    """The entries of the page called `page` ("guides/lender"); None where there is no heading to lead to."""
    reader = _read(html, page)
    if not reader.entries:
        return None
    in_menu = None if page == HOME else _IN_MENU.search(html)
    name = unescape(in_menu[1]) if in_menu else reader.name.partition(" · ")[0].strip() or reader.entries[0].title
    for entry in reader.entries:
        entry.title, entry.text = title_line(entry.title), text_lines(entry.text)
        entry.leads_to = list(dict.fromkeys(entry.leads_to))
    return PageEntries(page, url, name, [entry for entry in reader.entries if entry.title])


def read_places(html: str, page: str) -> list[Entry]:
    """The entries of a page with their text as it stands there, marks of links and labels included."""
    return _read(html, page).entries


def _read(html: str, page: str) -> "_Reader":
    reader = _Reader(page)
    reader.read(html)
    return reader


def _kept_page(html: str, page: str, url: str) -> PageEntries | None:
    """As read_page; what was read in the same text before is not read again."""

    def read() -> dict[str, Any] | None:
        found = read_page(html, page, url)
        return asdict(found) if found else None

    held = kept("entries", [_read_of(html), page, url], read)
    return PageEntries(page, url, held["name"], [Entry(**entry) for entry in held["entries"]]) if held else None


def _read_of(html: str) -> str:
    """What there is to read of a page, and its name in the menu."""
    return "".join([*_READ.findall(html), *_IN_MENU.findall(html)])


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
        page = None if NOT_FOUND in html else _kept_page(html, "index" if folder == "." else folder, url)
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


def _kind(page: str, level: int) -> str:
    if level == 1:
        return PAGE
    return next((kind for start, at, kind in KINDS if page.startswith(start) and level == at), PART)


class _Reader:
    """Walks one page. `_skip` counts open elements inside something skipped; `_item` is the open checklist item."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.name = ""
        self.entries: list[Entry] = []
        self._open: list[tuple[str, str]] = []  # tag and what it is to us: "", "skip", "facts", "name"
        self._in = {"title": 0, "article": 0, "heading": 0, "skip": 0, "facts": 0, "form": 0, "item": 0}
        self._item: Entry | None = None

    def read(self, html: str) -> None:
        for token in tokens(_read_of(html)):
            if token.kind == "text":
                self._words(unescape(token.text))
            elif token.kind == "start":
                self._start(token.name, values(token.text))
            if token.kind == "end" or token.text.endswith("/>"):
                self._end(token.name)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in VOID:
            if tag == "input" and self._item:
                self._item.id = attributes.get("id") or self._item.id  # a box to tick has an address of its own
            return
        role = self._role(tag, attributes)
        self._open.append((tag, role))
        if role:
            self._in[role] += 1
        self._begin(tag, role, attributes)

    def _end(self, tag: str) -> None:
        if not any(tag == name for name, _ in self._open):
            return
        while self._open:
            name, role = self._open.pop()
            if role:
                self._in[role] -= 1
            if role == "item" and self._item:
                self.entries.append(self._item)
                self._item = None
            if name == tag:
                break
        self._break(tag)

    def _words(self, data: str) -> None:
        inside = self._in
        if inside["title"]:
            self.name += data
        if not inside["article"] or inside["skip"] or not self.entries:
            return
        place = next(entry for entry in reversed(self.entries) if entry.kind != ITEM)
        if inside["heading"]:
            place.title += data
        elif inside["facts"]:
            self._fact(place, data)
        else:
            linked = any(name == "a" for name, _ in self._open)
            place.text += f"{LINK}{data}{LINK_END}" if linked else data
            if self._item and not linked:
                self._item.title += data

    def _fact(self, place: Entry, data: str) -> None:
        """Of a term's facts the search takes its forms in each language, of a rule's the instrument, which comes first."""
        if self._in["form"]:
            place.names.append(data.strip())
        elif place.kind == RULE and not place.names and data.strip():
            place.names.append(re.sub(r"^[^：:]*[：:]\s*", "", data.strip()))

    def _role(self, tag: str, attributes: dict[str, str]) -> str:
        classes = set(attributes.get("class", "").split())
        if tag in ("title", "article"):
            return tag if tag == "article" or (not self._in["article"] and not self.name) else "skip"
        if tag in SKIPPED_TAGS or classes & SKIPPED_CLASSES or "hidden" in attributes:
            return "skip"
        if "facts" in classes:
            return "facts"
        if self._in["facts"] and "lang" in attributes:
            return "form"
        if classes & ITEM_CLASSES:
            return "item"
        return "heading" if tag in ("h1", "h2", "h3") and "id" in attributes else ""

    def _begin(self, tag: str, role: str, attributes: dict[str, str]) -> None:
        if not self._in["article"] or self._in["skip"]:
            return
        if role == "heading":
            level = int(tag[1])
            self.entries.append(Entry(self.page, "" if level == 1 else attributes["id"], _kind(self.page, level)))
        elif role == "item" and self.entries:
            owner = next(entry for entry in reversed(self.entries) if entry.kind != ITEM)
            self._item = Entry(self.page, owner.id, ITEM)
        elif tag == "a" and self.entries and (place := self._place(attributes.get("href", ""))):
            (self._item or self.entries[-1]).leads_to.append(place)
        self._break(tag, opens=True)

    def _break(self, tag: str, opens: bool = False) -> None:
        if tag in BLOCKS and self.entries and self._in["article"]:
            place = next(entry for entry in reversed(self.entries) if entry.kind != ITEM)
            place.text += f"\n{LABEL}" if tag in CELLS and opens else "\n"

    def _place(self, href: str) -> str:
        """The place a link inside the site leads to ("guides/lender#find-lender"); "" for any other link."""
        address, anchor = urldefrag(href)
        if not anchor or ":" in address or address.startswith("/"):
            return ""
        folder = "" if self.page == "index" else self.page
        target = posixpath.normpath(posixpath.join("/", folder, address)).strip("/") if address else self.page
        return f"{target or 'index'}#{anchor}"
