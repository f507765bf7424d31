"""Turn cleaned articles into one Markdown draft, part by part of a guide.

The draft is raw material: every block says where it came from, flags stand beside the text as comments, statements that
several articles share stand once, and no contact details get in. Drafts stay out of git: the words are not ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scripts.articles.chinese import squeeze
from scripts.articles.contacts import without_contacts
from scripts.articles.marks import parse_mark
from scripts.articles.model import Document, Line
from scripts.articles.sections import Block, blocks_of
from scripts.articles.settings import table
from scripts.articles.words import word

UNSORTED = "unsorted"
STEPS = ("step", "labelled")  # headings that keep their number: 第一步
INDENT = "    "  # what Markdown asks for below an item
DEEPEST = 2
SHINGLE = 2  # characters
ALIKE = 0.5  # share of shingles that makes two statements say the same
SHORTEST_MERGED = 12  # characters; shorter statements are alike by chance


@dataclass(frozen=True)
class Placed:
    """A block and the article it is from."""

    source: str
    block: Block


def draft(documents: Sequence[Document]) -> str:
    """The Markdown of one draft."""
    placed = [Placed(doc.source, block) for doc in documents for block in passages(doc)]
    titles = [line.text for doc in documents for line in doc.kept() if line.kind == "title"]
    out = [f"# {titles[0] if titles else documents[0].source} {{#draft}}", ""]
    out += [f"<!-- source: {_comment(doc.source)} sha256 {doc.sha256[:16]} -->" for doc in documents]
    merged = _merge(placed)
    for section in [UNSORTED, *reversed([*table("sections")])]:
        of_section = [item for item in placed if item.block.section == section]
        if of_section:
            out += ["", f"## {word('sections', section)} {{#{section}}}"]
            for i, item in enumerate(of_section, 1):
                out += _block(item, f"{section}-{i}", merged)
    return "\n".join(out) + "\n"


def passages(doc: Document) -> list[Block]:
    """The passages of an article; one without any heading stays in its own order, unsorted."""
    blocks = blocks_of(doc)
    headed = any(block.headings for block in blocks)
    return blocks if headed else [replace(block, section=UNSORTED) for block in blocks]


def _block(item: Placed, anchor: str, merged: dict[tuple[str, int], list[tuple[str, int]]]) -> list[str]:
    """One block: heading with an id, where it is from, its lines with flags, near-copies named and left out."""
    block = item.block
    heading = block.headings[-1] if block.headings else None
    trail = " / ".join(line.text for line in block.headings[:-1])
    out = ["", f"### {_heading(heading) if heading else '（无标题）'} {{#{anchor}}}", ""]
    span = f"{block.first}–{block.last}"
    out.append(f"<!-- from {_comment(item.source)} lines {span}{' under ' + _comment(trail) if trail else ''} -->")
    out.append("")
    out += _flags(heading) if heading else []
    depths = _depths(block.lines)
    for line in block.lines:
        same = merged.get((item.source, line.n))
        if same is None:
            continue  # said by an earlier article already
        listed = line.kind == "list_item"
        row = "|" in line.text
        out += [] if out[-1] == "" or (listed and _is_item(out[-1])) or (row and out[-1].startswith("|")) else [""]
        if row:
            out += _row(line.text, first=not out[-1].startswith("|"))
            out += _flags(line)
            continue
        out.append(
            f"{INDENT * depths.get(line.n, 0)}{_bullet(line)} {_safe(line.text)}" if listed else _safe(line.text)
        )
        out += [f"<!-- also in {_comment(source)} line {n} -->" for source, n in same]
        out += _flags(line)
    return out


def _heading(line: Line) -> str:
    mark = parse_mark(f"{line.marker} 文")
    return _safe(line.marker + line.text if mark is not None and mark.style in STEPS else line.text)


def _row(text: str, first: bool) -> list[str]:
    """A row of a table; the first one is its head."""
    cells = [_safe(cell.strip()) for cell in text.strip("| ").split("|")]
    shown = f"| {' | '.join(cells)} |"
    return [shown, "|" + " --- |" * len(cells)] if first else [shown]


def _bullet(line: Line) -> str:
    """An item's mark in Markdown: its own number where it has one, so that steps stay steps; a dash otherwise."""
    mark = parse_mark(f"{line.marker} 文")
    numbered = mark is not None and mark.number > 0 and mark.style != "letter"
    return f"{mark.number}." if numbered and mark else "-"


def _is_item(text: str) -> bool:
    text = text.lstrip()
    return text.startswith(("- ", "<!--")) or text.partition(".")[0].isdigit()


def _depths(lines: Sequence[Line]) -> dict[int, int]:
    """How deep each item lies in the items above it: by the rank of its mark, and by how far the source sets it in."""
    out: dict[int, int] = {}
    above: list[tuple[int, int]] = []
    for line in lines:
        mark = parse_mark(f"{line.marker} 文") if line.kind == "list_item" else None
        if mark is None:
            above = []
            continue
        own = (mark.rank, len(line.raw) - len(line.raw.lstrip()))
        while above and own <= above[-1]:
            above.pop()
        above = [*above, own] if not above or own != above[-1] else above
        out[line.n] = min(len(above) - 1, DEEPEST)
    return out


def _flags(line: Line) -> list[str]:
    return [f"<!-- {flag} (line {line.n}): {word('flags', flag)} -->" for flag in line.flags]


def _safe(text: str) -> str:
    """Text for a draft: no contact details, and nothing that Markdown or HTML would take for its own."""
    return without_contacts(text).replace("<", "&lt;").replace("{", "&#123;")


def _comment(text: str) -> str:
    return without_contacts(text).replace("--", "- -").replace(">", "")


def _merge(placed: Iterable[Placed]) -> dict[tuple[str, int], list[tuple[str, int]]]:
    """For each statement that stays, the near-identical ones of other articles that it stands for."""
    stays: dict[tuple[str, int], list[tuple[str, int]]] = {}
    shingles: dict[tuple[str, int], frozenset[str]] = {}
    by_shingle: dict[str, set[tuple[str, int]]] = {}
    for item in placed:
        for line in item.block.lines:
            key, own = (item.source, line.n), _shingles(line.text)
            near = {other for s in own for other in by_shingle.get(s, ()) if other[0] != item.source}
            twin = max(near, key=lambda other: _alike(own, shingles[other]), default=None)
            if twin and len(own) >= SHORTEST_MERGED and _alike(own, shingles[twin]) >= ALIKE:
                stays[twin].append(key)
                continue
            stays[key], shingles[key] = [], own
            for s in own:
                by_shingle.setdefault(s, set()).add(key)
    return stays


def _shingles(text: str) -> frozenset[str]:
    flat = squeeze(text)
    return frozenset(flat[i : i + SHINGLE] for i in range(len(flat) - SHINGLE + 1))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard similarity of two sets of shingles, between 0 and 1."""
    return len(one & other) / len(one | other) if one and other else 0.0
