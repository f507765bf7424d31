"""A checklist's finished HTML: items become boxes with labels, lines to write on become fields, each with a lasting name.

An item is `- [ ] what to do [blank:date] ([step](../guides/x.md#id))`, where the mark asks for something to write by hand beside
the item; a line is `- label：____`. The names come from the section's id and the
step's id, so that a tick is still the same tick in another language and after an edit of the words. All of it works on paper
and without scripts; assets/checklist.mjs only keeps what was filled in. Knows nothing of MkDocs.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape, unescape

from engine.content.markers import Marker
from engine.content.source_page import LINK, SourcePage
from engine.content.words import Words

ITEM = re.compile(r"^\s*[-*] \[[ xX]\] ")  # - [ ] 要一份欠款明细 ([要明细](../guides/lender.md#request-statement))
ENDS = re.compile(r"\(\[[^\]]+\]\([^()]*\)\)\s*$")  # ([要明细](../guides/lender.md#request-statement))
STEP = re.compile(r"\.md#[a-z0-9-]+$")  # ../guides/lender.md#request-statement
LIST_ITEM = re.compile(r'<li(?: class="task-list-item")?>(?P<body>.*?)</li>', re.DOTALL)
HEADING = re.compile(r'<h2 id="(?P<section>[^"]+)"')
BOX = re.compile(r'^<input type="checkbox" disabled ?/>\s*')
STEP_LINK = re.compile(r'\s*\((?P<link><a href="[^"]*#(?P<id>[^"]+)"[^>]*>.*?</a>)\)\s*$', re.DOTALL)
GAP = re.compile(r'<span class="write-on" aria-hidden="true"(?: data-name="(?P<name>[^"]+)")?></span>')
PAUSE = re.compile(r"^[^，,；;：:]*[，,；;]")  # 元， in 每月____元，____个月
# Letters in a field, in one that has the line to itself, and in one for a figure: a sheet filled everywhere is still one page.
LONGEST, ALONE, SHORT = 40, 80, 14
BLANK = re.compile(r"\s*\[blank:([^\]]*)\]")
TAG = re.compile(r"<[^>]*>")
TO_WRITE = ("date", "time")


def item_findings(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of every item to tick that names no step, and of marks for what is written beside an item."""
    sheet = page.uri.startswith("checklists/")
    for line, text in page.lines:
        for kind in BLANK.findall(text):
            if not (sheet and ITEM.match(text)):
                yield (
                    line,
                    f"[blank:{kind}] stands only in an item of a checklist: - [ ] what to do [blank:date] ([step](…)).",
                )
            elif kind not in TO_WRITE:
                yield line, f"[blank:{kind}] is none. There are: {', '.join(f'[blank:{known}]' for known in TO_WRITE)}."
        if not sheet:
            continue
        if ITEM.match(text) and any(STEP.search(target) for target in LINK.findall(text)) and not ENDS.search(text):
            yield (
                line,
                f"the step of '{ITEM.sub('', text).strip()}' does not end the item as it should. Write: … ([step](../guides/x.md#id))",
            )
        if ITEM.match(text) and not any(STEP.search(target) for target in LINK.findall(text)):
            yield (
                line,
                f"the item '{ITEM.sub('', text).strip()}' names no step. Add the one it comes from: ([step](../guides/x.md#id)).",
            )


def steps_ticked(page: SourcePage) -> list[tuple[int, str]]:
    """(line, page and step) of each item to tick, without the language's own ending."""
    items = [(line, LINK.findall(text)) for line, text in page.lines if ITEM.match(text)]
    return [(line, next((target for target in targets if STEP.search(target)), "")) for line, targets in items]


def unlike(page: SourcePage, source: SourcePage) -> Iterator[tuple[int, str]]:
    """Where a translated checklist's items begin to come from other steps than its source's: a tick is the same in every language."""
    here, there = steps_ticked(page), steps_ticked(source)
    if [step for _, step in here] == [step for _, step in there]:
        return
    at = next(
        (i for i, ((_, a), (_, b)) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there))
    )
    line = here[at][0] if at < len(here) else here[-1][0] if here else 1
    wanted = f"the item of ({there[at][1]}), as in its line {there[at][0]}" if at < len(there) else "no further item"
    yield (
        line,
        f"the items differ from {source.uri}: expected {wanted}. Give each item its counterpart, in the same order.",
    )


def empty_rows(markdown: str, rows: int) -> str:
    """The marker <!-- log-rows --> becomes that many empty rows of the table of five columns above it."""
    return markdown.replace(Marker.LOG_ROWS, "\n".join(["| &nbsp; " * 5 + "|"] * rows))


def checklist_html(html: str, words: Words) -> str:
    """The page's content with boxes that can be ticked and fields that can be filled in; `words` is the group "sheet"."""
    sections = re.split(r'(?=<h2 id=")', html)
    return "".join(_Section(section, words).html() for section in sections)


class _Section:
    """One heading with its lists; counts names, so that none stands twice."""

    def __init__(self, html: str, words: Words) -> None:
        heading = HEADING.search(html)
        self._words = words
        self._html, self._id = html, heading["section"] if heading else "top"
        self._seen: Counter[str] = Counter()

    def html(self) -> str:
        column = f'<ul class="checks" data-notes="{escape(self._words["notes"])}">'
        return LIST_ITEM.sub(self._item, self._html).replace('<ul class="task-list">', column)

    def _item(self, match: re.Match[str]) -> str:
        body = match["body"].strip()
        if GAP.search(body):
            return f'<li class="fill">{self._fields(body)}</li>'
        step = STEP_LINK.search(body)
        link = f' <span class="step">{step["link"]}</span>' if step else ""
        text = STEP_LINK.sub("", BOX.sub("", body))
        asked = " ".join(self._words["write"][kind] for kind in BLANK.findall(text))
        text = BLANK.sub("", text)
        if not BOX.match(body) or step is None:
            return f"<li>{text}{link}</li>"
        name = self._unique(f"{self._id}-{step['id']}")
        ask = f' data-ask="{escape(asked)}"' if asked else ""
        return (
            f'<li class="check"{ask}><input type="checkbox" id="{name}"> <label for="{name}">{text}</label>{link}</li>'
        )

    def _fields(self, body: str) -> str:
        """每月____元，____个月 becomes two groups that stay together: 每月 [ ] 元， and [ ] 个月."""
        texts = GAP.split(body)[::2]
        names = [gap["name"] for gap in GAP.finditer(body)]
        groups: list[str] = []
        before = texts[0].strip()
        for number, (name, rest) in enumerate(zip(names, texts[1:], strict=True), start=1):
            last = number == len(names)
            pause = PAUSE.match(rest)
            labels_next = rest.rstrip().endswith((":", "："))  # Company, number: is one label
            end = len(rest) if last else pause.end() if pause and not labels_next else 0
            longest = SHORT if name else ALONE if len(names) == 1 else LONGEST
            groups.append(self._field(before, name or f"{self._id}-{len(groups) + 1}", rest[:end].strip(), longest))
            before = rest[end:].strip()
        return "".join(groups)

    def _field(self, before: str, name: str, after: str, longest: int) -> str:
        said, then = (unescape(TAG.sub("", part)) for part in (before, after))
        label = escape(f"{said.rstrip('：: ')} {'… ' + then.rstrip('，, ') if then else ''}".strip())
        known = self._unique(name)
        area = (
            f'<textarea class="write-on" id="{known}" rows="1" placeholder=" " maxlength="{longest}" aria-label="{label}" '
            'autocomplete="off" spellcheck="false"></textarea>'
        )
        shown = f"<span>{before}</span>" if "<" in before else before  # one word, where a region's own stands in it
        return f'<span class="gap">{shown} {area} {after}</span>'

    def _unique(self, name: str) -> str:
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"
