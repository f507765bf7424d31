"""Reads one finished page: its headings and checklist items, each with the text below it and the steps that it links to.

The finished HTML is read, not the Markdown: it holds the words as the reader sees them, in her script, with the marks
resolved and the registry's pages filled in.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urldefrag

from engine.search.lines import LABEL, LINK, LINK_END
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
CELLS = frozenset({"td", "th"})
VOID = frozenset({"input", "br", "hr", "img", "meta", "link", "wbr", "source", "col"})
# What there is to read of a page: its title, and its article.
_READ = re.compile(r"<title\b.*?</title>|<article\b.*</article>", re.DOTALL)
_PASSED = re.compile(r"<(svg|form|template)\b[^>]*>.*?</\1>", re.DOTALL)  # long, skipped, and never one in another
IN_MENU = re.compile(r'<a\b[^>]*\baria-current="page"[^>]*>([^<]+)</a>')  # the <title> may say it in other words


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


def to_read(html: str) -> str:
    """What there is to read of a page, and its name in the menu."""
    return "".join([*(_PASSED.sub("", each) for each in _READ.findall(html)), *IN_MENU.findall(html)])


def read_places(html: str, page: str) -> list[Entry]:
    """The entries of a page with their text as it stands there, marks of links and labels included."""
    reader = PageReader(page)
    reader.read(html)
    return reader.entries


def _kind(page: str, level: int) -> str:
    if level == 1:
        return PAGE
    return next((kind for start, at, kind in KINDS if page.startswith(start) and level == at), PART)


class PageReader:
    """Walks one page. `_skip` counts open elements inside something skipped; `_item` is the open checklist item."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.name = ""
        self.entries: list[Entry] = []
        self._open: list[tuple[str, str]] = []  # tag and what it is to us: "", "skip", "facts", "name"
        self._in = {"title": 0, "article": 0, "heading": 0, "skip": 0, "facts": 0, "form": 0, "item": 0}
        self._item: Entry | None = None
        self._owner: Entry | None = None  # what is read belongs to it: the last one that is no item
        self._links = 0  # open ones

    def read(self, html: str) -> None:
        for token in tokens(to_read(html)):
            if token.kind == "text":
                self._words(unescape(token.text))
            elif token.kind == "start":
                self._start(token.name, values(token.text))
            if token.kind == "end" or token.text.endswith("/>"):
                self._end(token.name)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in VOID:
            if tag == "input" and self._item:
                self._item.id = attributes.get("id") or self._item.id  # a box to tick has an address of its own
            return
        role = "" if self._in["skip"] else self._role(tag, attributes)
        self._open.append((tag, role))
        self._links += tag == "a"
        if role:
            self._in[role] += 1
        self._begin(tag, role, attributes)

    def _end(self, tag: str) -> None:
        if not any(tag == name for name, _ in reversed(self._open)):
            return
        while self._open:
            name, role = self._open.pop()
            self._links -= name == "a"
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
        place = self._owner
        if not inside["article"] or inside["skip"] or not place:
            return
        if inside["heading"]:
            place.title += data
        elif inside["facts"]:
            self._fact(place, data)
        else:
            place.text += f"{LINK}{data}{LINK_END}" if self._links else data
            if self._item and not self._links:
                self._item.title += data

    def _fact(self, place: Entry, data: str) -> None:
        """Of a term's facts the search takes its forms in each language, of a rule's the instrument, which comes first."""
        if self._in["form"]:
            place.names.append(data.strip())
        elif place.kind == RULE and not place.names and data.strip():
            place.names.append(re.sub(r"^[^：:]*[：:]\s*", "", data.strip()))

    def _role(self, tag: str, attributes: Mapping[str, str]) -> str:
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

    def _begin(self, tag: str, role: str, attributes: Mapping[str, str]) -> None:
        if not self._in["article"] or self._in["skip"]:
            return
        if role == "heading":
            level = int(tag[1])
            self._owner = Entry(self.page, "" if level == 1 else attributes["id"], _kind(self.page, level))
            self.entries.append(self._owner)
        elif role == "item" and self._owner:
            self._item = Entry(self.page, self._owner.id, ITEM)
        elif tag == "a" and self.entries and (place := self._place(attributes.get("href", ""))):
            (self._item or self.entries[-1]).leads_to.append(place)
        self._break(tag, opens=True)

    def _break(self, tag: str, opens: bool = False) -> None:
        if tag in BLOCKS and self._owner and self._in["article"]:
            self._owner.text += f"\n{LABEL}" if tag in CELLS and opens else "\n"

    def _place(self, href: str) -> str:
        """The place a link inside the site leads to ("guides/lender#find-lender"); "" for any other link."""
        address, anchor = urldefrag(href)
        if not anchor or ":" in address or address.startswith("/"):
            return ""
        folder = "" if self.page == "index" else self.page
        target = posixpath.normpath(posixpath.join("/", folder, address)).strip("/") if address else self.page
        return f"{target or 'index'}#{anchor}"
