"""What may stand in a page's text, and which files may stand beside pages: allowed is what is listed here, everything else is refused.

Markdown lets raw HTML through, and MkDocs copies whatever lies in docs/. What the site promises (no request to another host, nothing that
runs) must not hang on nobody ever pasting a snippet or leaving a backup there.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown

from engine.content.front_matter import body_of
from engine.content.page_names import NEARLY
from engine.content.source_page import SourcePage

ELEMENTS = frozenset(
    [
        "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
        "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "nav", "ol", "p", "pre", "q", "rb", "rp", "rt",
        "rtc", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
        "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr", "svg", "path", "g", "title",
    ]
)  # fmt: skip
ATTRIBUTES = frozenset(
    [
        "abbr", "align", "alt", "checked", "class", "colspan", "datetime", "dir", "disabled", "for", "headers", "height", "hidden",
        "href", "id", "lang", "loading", "name", "open", "rel", "reversed", "role", "rowspan", "scope", "span", "src",
        "start", "tabindex", "title", "translate", "type", "value", "width", "viewbox", "xmlns", "d", "fill",
    ]
)  # fmt: skip
ATTRIBUTE_FAMILIES = ("aria-", "data-")
A_NAME = re.compile(r"[a-z_:@][a-z0-9_:.-]*")  # of an attribute
INPUTS = frozenset({"checkbox", "radio", "text"})  # a box to tick, a line to fill; nothing is ever sent
SCHEMES = frozenset({"", "tel", "sms", "mailto"})  # "" is an address on the site
ADDRESSES = frozenset({"href", "src", "cite", "data", "poster", "action", "formaction", "srcset", "background"})
# The scheme of an address as a browser reads it: "java\nscript:x" and " javascript:x" are javascript:.
SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")  # what a browser takes out of an address before it reads the scheme

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".svg"})
FILES = frozenset({".md", ".txt", ".pdf"}) | PICTURES

LEAVES = "leaves the site"  # how an address of others is told, by whichever check
Finding = tuple[str, str]  # (what stands in the source, what is wrong and what to do)


class _Reader(HTMLParser):
    def __init__(self, addresses: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses = addresses
        self.found: list[Finding] = []

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks for the line, and counting it takes a fifth of the time."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.found.append((f"<{tag}", f"<{tag}> may not stand in a page. Write it in Markdown, or leave it out."))
            return
        if any(not A_NAME.fullmatch(name) for name, _ in attrs):  # it took in what stands below
            self.found.append(
                (f"<{tag}", f"<{tag} is not ended, or a sign in it is no attribute’s. Write > at its end.")
            )
            return
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in ATTRIBUTES and not name.startswith(ATTRIBUTE_FAMILIES):
            self.found.append((name, f"the attribute {name}= may not stand in a page. Take it out of <{tag}>."))
        elif name in ADDRESSES:
            if problem := self._address(tag, value):
                self.found.append((value, problem))
        elif tag == "input" and name == "type" and value not in INPUTS:
            self.found.append((value, f'<input type="{value}"> may not stand in a page: nothing is sent from here.'))

    def _address(self, tag: str, value: str) -> str | None:
        bare = IGNORED.sub("", value)
        if value in self.addresses and tag == "a":
            return None
        scheme = SCHEME.match(bare)
        if bare.startswith(("//", "\\\\", "/\\", "\\/")) or (scheme and scheme[1].lower() in ("http", "https")):
            return (
                f"'{value}' {LEAVES}. Addresses of others stand in data/ with their rule or phone line, "
                "and only as links; pictures and the rest stand in docs/assets/."
            )
        if scheme and scheme[1].lower() not in SCHEMES:
            return f"the address '{value}' is of a kind that may run or hide something. Only pages, tel:, sms: and mailto: are allowed."
        return None

    def handle_decl(self, decl: str) -> None:
        self.found.append(("<!", f"<!{decl}> may not stand in a page. Take it out."))


def disallowed(html: str, addresses: Collection[str]) -> list[Finding]:
    """What may not stand in a page's HTML. `addresses` are the outside addresses that data/ names: links to them are allowed."""
    reader = _Reader(addresses)
    reader.feed(html)
    reader.close()
    return reader.found


def disallowed_in(
    pages: Iterable[SourcePage], addresses: Collection[str], extensions: Sequence[str], options: Mapping[str, Any]
) -> list[str]:
    """The same of pages as they are written, each finding with its line: the engine's own elements are not yet in them."""
    found = []
    for page in pages:
        html = markdown.markdown(body_of(page.text), extensions=list(extensions), extension_configs=dict(options))
        found += [f"{page.path}:{line_in(page, what)}: {why}" for what, why in disallowed(html, addresses)]
    return found


def line_in(page: SourcePage, needle: str) -> int:
    """As line_of, of what stands below a page's front matter, which may have the same word."""
    lines = page.text.splitlines()
    head = len(lines) - len(body_of(page.text).splitlines())
    return head + line_of(needle, lines[head:])


def strange_files(docs: Path) -> list[str]:
    """Every file below docs/ that may not be published; MkDocs leaves hidden ones out."""
    files = [path for path in sorted(docs.rglob("*")) if path.is_file() and not NEARLY.fullmatch(path.name)]
    shown = [path for path in files if not any(part.startswith(".") for part in path.relative_to(docs).parts)]
    return [f"{path}:1: {problem}" for path in shown if (problem := strange_file(path, docs))]


def line_of(needle: str, lines: Sequence[str]) -> int:
    """The first line in which the text stands, 1 where none has it (a piece of several lines, an entity)."""
    wanted = needle.strip().casefold()
    return next((number for number, line in enumerate(lines, start=1) if wanted and wanted in line.casefold()), 1)


def strange_file(path: Path, docs: Path) -> str | None:
    """Why a file may not be published; None where it may. Pages are not looked into here."""
    if not path.resolve().is_relative_to(docs.resolve()):
        return f"leads out of {docs.name}/ to {path.resolve()}. Put a copy of the file here, or take the link away."
    if path.suffix.lower() not in FILES:
        kinds = ", ".join(sorted(FILES))
        return f"files of this kind are not published. Take it out of {docs.name}/ (what may stand there: {kinds})."
    if path.suffix.lower() == ".svg":
        return next(_svg_problems(path), None)
    return None


# What runs or fetches inside a picture: <script>, onload=, <foreignObject>, href="https://…", @import, url(https://…).
_IN_SVG = re.compile(
    r"<\s*(?:\w+:)?(script|foreignobject|iframe|use\s[^>]*href\s*=\s*[\"'](?!#))|(\son\w+)\s*=|"
    r"href\s*=\s*[\"']\s*((?:https?:|//|javascript:|data:text)[^\"']*)|(@import|url\(\s*[\"']?(?:https?:|//))|<!(ENTITY)",
    re.IGNORECASE,
)


def _svg_problems(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield "this picture is not UTF-8 text. Save it again as plain SVG."
        return
    if "<svg" not in text:
        yield "this is no picture: it has no <svg>. Put one there, or take the file away."
    for found in _IN_SVG.finditer(text):
        what = next(group for group in found.groups() if group)
        yield f"this picture holds '{what.strip()}', which runs or fetches something. Save it again as plain SVG."
