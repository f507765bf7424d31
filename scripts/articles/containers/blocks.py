"""A page's HTML as blocks in reading order: headings, paragraphs, items, rows of tables, each with its place in the source.

Scripts and styles are blanked out, never cut, so every place in what is parsed is the same place in the source. A block
is what a browser shows as a line of its own, so a page in one line gives the same blocks as a pretty one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from scripts.articles.chinese import HAN, han_count
from scripts.articles.containers.apart import apart

BLANKED = ("script", "style", "noscript", "template", "svg", "textarea", "select", "iframe", "!--")
SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "textarea", "select", "iframe", "head", "button",
                     "object", "audio", "video", "canvas", "math", "input", "datalist"})  # fmt: skip
BLOCK_TAGS = frozenset({"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
                        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
                        "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
                        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"})  # fmt: skip
BOLD = frozenset({"b", "strong"})
SIDE_BY_SIDE = frozenset({"span", "a", "em", "i"})
SEAM = "\x1f"  # between two elements side by side: a blank in a row of labels, nothing in a sentence
LABELS = 80  # characters of the longest row of labels
STOP = re.compile("[。！？；，]")
SPACE = re.compile(r"[ \t\r\n\f\u00a0\u3000\u2003\u2002]+")
# what a wiki puts behind its words: [1] [编辑]
FOOTNOTE = re.compile(
    rf"[\[［](?:\d{{1,3}}|注\s?\d{{1,2}}|编辑|編輯|编辑源代码|來源請求|来源请求)[\]］](?=\s*(?:$|[\[［。，；]|[{HAN}]))"
)
ANCHOR = re.compile("^[#¶§]\\s+|\\s?[#¶§]$")  # the link to itself that documents put beside a heading
RUN = re.compile(r"[^\s&<>]{1,40}")
CELL_HAN = 80  # a cell with more text than this lays out the page
PARAGRAPH_HAN = 60
DEEPEST = 2_000  # elements inside each other; a page has some thirty


@dataclass(slots=True)
class Block:
    """One line as a browser shows it. `at` is where its text begins in the source, counted in characters from 0."""

    text: str
    tag: str
    at: int
    element: html.HtmlElement
    mark: str = ""  # what makes it a heading or an item: "## ", "- ", "3. "
    linked: int = 0  # characters of it inside links
    bold: int = 0  # and in bold
    size: int = 0  # of all its characters but blanks

    @property
    def row(self) -> bool:
        """Whether it is a row of data: several cells in one line."""
        return self.tag == "tr" and " | " in self.text

    @property
    def line(self) -> str:
        """The block as a line of text, its mark in front."""
        if self.mark or not self.bold or self.bold < self.size or self.size > PARAGRAPH_HAN:
            return self.mark + self.text
        return f"**{self.text}**"


@dataclass(slots=True)
class _Open:
    """A block that is still being read."""

    parts: list[str] = field(default_factory=list)
    at: int = -1
    linked: int = 0
    bold: int = 0


def blank(source: str) -> str:
    """The source with scripts, styles and comments blanked out; as long as before."""
    out: list[str] = []
    at = 0
    lower = source.lower()
    starts = re.compile("<(?:" + "|".join(BLANKED) + ")", re.ASCII)
    unclosed: set[str] = set()
    while match := starts.search(lower, at):
        name = match[0][1:]
        out.append(source[at : match.start()])
        close = "-->" if name == "!--" else f"</{name}"
        end = -1 if name in unclosed else lower.find(close, match.end())
        if end < 0:
            unclosed.add(name)
            out.append(source[match.start() : match.end()] if name != "!--" else " " * len(match[0]))
            at = match.end()
            continue
        end += len(close)
        if name != "!--":
            end = lower.find(">", end) + 1 or len(source)
        out.append(re.sub(r"[^\n]", " ", source[match.start() : end]))
        at = end
    return "".join(out) + source[at:]


def parse(source: str) -> html.HtmlElement:
    """The tree of a page. Never fails on what a browser would show."""
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", lambda m: " " * len(m[0]), source)
    return html.document_fromstring(text or "<p></p>", parser=html.HTMLParser(encoding=None, huge_tree=True))


def blocks_of(source: str, tree: html.HtmlElement | None = None, hidden: frozenset[str] = frozenset()) -> list[Block]:
    """The page's blocks, in the order of its source. `hidden`: names that its style sheets hide (containers/apart.py)."""
    reader = _Reader(source, hidden)
    reader.read(parse(source) if tree is None else tree)
    return reader.blocks


class _Reader:
    """Walks the tree once, without recursion, and finds each block's place in the source on the way."""

    def __init__(self, source: str, hidden: frozenset[str]) -> None:
        self.source = source
        self.hidden = hidden
        self.around: list[tuple[html.HtmlElement, _Open, str, int]] = []  # what is open around an element set apart
        self.below: list[Block] = []  # blocks of such elements, until the line that they stand in is read
        self.blocks: list[Block] = []
        self.open = _Open()
        self.cursor = 0
        self.links = self.bolds = self.rows = 0
        self.items: list[tuple[str, int]] = []
        self._just_closed = ""
        self.pending = ""  # the mark of a heading or an item that has no text yet
        self.line_starts = [0, *(m.end() for m in re.finditer("\n", source))]

    def read(self, tree: html.HtmlElement) -> None:
        body = tree.find("body")
        root = tree if body is None else body
        skip: html.HtmlElement | None = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if skip is None:
                    self._text(element.tail, element.getparent())
                continue
            if skip is not None:
                if event == "end" and element is skip:
                    skip = None
                    self._text(element.tail, element.getparent())
                continue
            if event == "start":
                if element.tag in SKIPPED:
                    skip = element
                    continue
                self._start(element)
                self._text(element.text, element)
            else:
                self._end(element)
                if element is not root:
                    self._text(element.tail, element.getparent())
        self._flush(root)

    def _start(self, element: html.HtmlElement) -> None:
        tag = str(element.tag)
        if tag not in BLOCK_TAGS and apart(element, self.hidden):
            self.around.append((element, self.open, self.pending, len(self.blocks)))
            self.open, self.pending = _Open(), ""
        if tag == "br":
            self._flush(element.getparent())
        elif self.rows and tag in ("td", "th"):
            if self.open.parts:
                self.open.parts.append(" | ")
        elif tag in BLOCK_TAGS and not self.rows:
            self._flush(element.getparent() if element.getparent() is not None else element)
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self.pending = "#" * int(tag[1]) + " "
            elif tag in ("ul", "ol"):
                start = str(element.get("start") or "1")
                self.items.append((tag, int(start) - 1 if start.isdigit() and len(start) < 4 else 0))
            elif tag == "li":
                self.pending = self._item()
            elif tag == "tr" and is_row(element):
                self.rows += 1
        if tag in SIDE_BY_SIDE and self.open.parts and self._just_closed == tag:
            self.open.parts.append(SEAM)
        self.links += tag == "a"
        self.bolds += tag in BOLD

    def _end(self, element: html.HtmlElement) -> None:
        tag = str(element.tag)
        if tag == "tr" and self.rows:
            self._flush(element, "tr")
            self.rows -= 1
        elif tag in BLOCK_TAGS and not self.rows:
            self._flush(element, tag)
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6", "li"):
                self.pending = ""
            elif tag in ("ul", "ol") and self.items:
                self.items.pop()
        self.links -= tag == "a"
        self.bolds -= tag in BOLD
        self._just_closed = tag if not (element.tail or "").strip(" ") else ""
        if self.around and element is self.around[-1][0]:
            self._close_apart(tag)

    def _close_apart(self, tag: str) -> None:
        """End what is set apart inside a line: it is a block of its own, and the line goes on as if it were not there."""
        element, outer, pending, first = self.around[-1]
        self._flush(element, tag)
        self.around.pop()
        self.open, self.pending, self._just_closed = outer, pending, ""
        self.below += self.blocks[first:]
        del self.blocks[first:]

    def _item(self) -> str:
        if not self.items:
            return "- "
        kind, number = self.items[-1]
        self.items[-1] = (kind, number + 1)
        return f"{number + 1}. " if kind == "ol" else "- "

    def _text(self, text: str | None, element: html.HtmlElement | None) -> None:
        if not text:
            return
        if text.strip() and self.open.at < 0:
            self.open.at = self._place(text, element)
        elif text.strip():
            self._place(text, element)
        size = len(text) - len(SPACE.findall(text))
        self.open.linked += size if self.links else 0
        self.open.bold += size if self.bolds else 0
        if element is not None and element.tag == "pre":
            for i, line in enumerate(text.split("\n")):
                if i:
                    self._flush(element)
                self.open.parts.append(line)
            return
        self.open.parts.append(text)

    def _place(self, text: str, element: html.HtmlElement | None) -> int:
        """Where the text stands in the source: its first run of plain characters, searched from the last place on."""
        if element is not None and element.sourceline and element.sourceline <= len(self.line_starts):
            self.cursor = max(
                self.cursor, self.line_starts[element.sourceline - 1] if element.sourceline < 65_535 else 0
            )
        run = RUN.search(text)
        found = self.source.find(run[0], self.cursor, self.cursor + 20_000) if run else -1
        if found >= 0 and run:
            self.cursor = found + len(run[0])
            return found
        return self.cursor

    def _flush(self, element: html.HtmlElement, tag: str = "") -> None:
        text = "".join(self.open.parts)
        labels = SEAM in text and len(text) <= LABELS and not STOP.search(text) and not self.pending.startswith("#")
        text = FOOTNOTE.sub("", SPACE.sub(" ", text.replace(SEAM, " " if labels else "")).strip())
        text = ANCHOR.sub("", text) if self.pending.startswith("#") else text
        if text.strip("| "):
            size = len(text.replace(" ", ""))
            block = Block(text, tag or str(element.tag), max(self.open.at, 0), element, self.pending,
                          min(self.open.linked, size), min(self.open.bold, size), size)  # fmt: skip
            self.blocks.append(block)
            self.pending = ""
        if not self.around:
            self.blocks += self.below
            self.below = []
        self.open = _Open()


def is_row(row: html.HtmlElement) -> bool:
    """Whether a table's row holds data: several short cells without blocks in them; other tables lay out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or sum(1 for cell in cells if (cell.text_content() or "").strip()) < 2:
        return False
    for cell in cells:
        if han_count(cell.text_content() or "") > CELL_HAN:
            return False
        if any(inner.tag in ("table", "ul", "ol", "form", "h1", "h2", "h3", "a", "br") for inner in _inside(cell)):
            return False
    return True


def _inside(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (inner for inner in element.iter() if inner is not element)


def place_of(at: int, starts: list[int]) -> str:
    """Line and column, both from 1, of a place in the source; `starts` are the places where lines begin."""
    line = bisect_right(starts, at)
    return f"{line}:{at - starts[line - 1] + 1}"
