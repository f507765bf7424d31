"""A page's lines in blocks, and what is nearly right in how the blocks stand: fences, boxes, lists, tables, the front matter.

Markdown wants an empty line before a list or a table, four spaces before what belongs to a box, and says nothing where they are missing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

FENCE = re.compile(r"^\s*`{2,}")  # ```letter, in the folded line: ···letter too
RIGHT_FENCE = re.compile(r"^```[a-z]*$")
LIST = re.compile(r"^\s*(?:- |\d{1,2}\. )\S")  # - one, 1. one
TABLE = re.compile(r"^\s*\|")
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")  # |---|---|
UNDERLINE = re.compile(r"^\s*(?:-{2,}|={2,})\s*$")
BOX = re.compile(r"^(\s*)!!! ")
FIELD = re.compile(r"^\s*(?:- )?(?P<name>[a-z_][a-z0-9_-]*)\s*(?P<sign>：|:(?=[^\s/\d]))")  # title：, title:x
EDGE = re.compile(r"^\s*-{2,5}\s*$")


@dataclass
class Block:
    """Lines of one kind: "text", "letter" or "code"."""

    kind: str
    lines: list[tuple[int, str]] = field(default_factory=list)
    findings: list[tuple[int, str]] = field(default_factory=list)


def blocks(lines: list[str], fold: Callable[[str], str]) -> Iterator[Block]:
    start, findings = front_matter(lines, fold)
    yield Block("code", findings=findings)
    block, opened = Block("text"), 0
    for number, raw in enumerate(lines[start:], start + 1):
        if not FENCE.match(fold(raw)):
            block.lines.append((number, raw))
            continue
        word = re.sub(r"[^a-z]", "", fold(raw).lower())
        if not RIGHT_FENCE.match(raw):
            right = f"```{word}" if not opened else "```"
            block.findings.append(
                (number, f"'{raw.strip()[:24]}' is nearly a fence. Write, from the line's beginning: {right}")
            )
        yield _placed(block)
        opened = 0 if opened else number
        block = Block(("letter" if word == "letter" else "code") if opened else "text")
    if opened:
        block.findings.append((opened, "what begins with ``` here never ends. Write ``` alone on a line below it."))
    yield _placed(block)


def front_matter(lines: list[str], fold: Callable[[str], str]) -> tuple[int, list[tuple[int, str]]]:
    """Where the body begins, and what is nearly right above it."""
    if not lines or not EDGE.match(fold(lines[0])):
        return 0, []
    findings = []
    for index, raw in enumerate(lines):
        if EDGE.match(fold(raw)):
            if raw.rstrip() != "---":
                findings.append((index + 1, f"'{raw.strip()}' is nearly the edge of the front matter. Write: ---"))
            if index:
                return index + 1, findings
        elif (near := FIELD.match(raw)) and "http" not in raw[: near.end() + 1]:
            findings.append(
                (
                    index + 1,
                    f"'{near[0].strip()}' is nearly a field. Write a colon of the plain kind and a blank: {near['name']}: …",
                )
            )
    return len(lines), findings


def _placed(block: Block) -> Block:
    if block.kind == "text":
        block.findings += [*_spaced(block.lines), *_boxed(block.lines), *_tables(block.lines)]
    return block


def _spaced(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """A list or a table right below a sentence is a part of that sentence; so is a line of dashes, which makes it a heading."""
    before = ""
    inside = False  # a list's item, or what belongs to one
    for number, raw in lines:
        text = raw.strip()
        if not text:
            inside = inside and not before.strip()
        elif LIST.match(raw):
            if before.strip() and not inside and not before.lstrip().startswith(("<", "!!!")):
                yield (
                    number,
                    f"a list needs an empty line before it, or '{text[:16]}' goes on with the sentence above. Add one.",
                )
            inside = True
        elif TABLE.match(raw):
            if before.strip() and not TABLE.match(before) and not BOX.match(before):
                yield number, "a table needs an empty line before it. Add one."
        elif UNDERLINE.match(raw):
            if before.strip():
                yield (
                    number,
                    f"'{text}' right below a sentence makes a heading of it. Take it out, or write '## … {{#id}}'.",
                )
        elif not raw.startswith(" "):
            inside = False
        if text or inside:
            before = raw
        if not text:
            before = ""


def _boxed(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """What belongs to a box is indented by four spaces, or it stands outside and the box is empty."""
    for place, (number, raw) in enumerate(lines):
        if not (box := BOX.match(raw)):
            continue
        inside = box[1] + "    "
        for later, text in lines[place + 1 :]:
            if text.strip():
                if not text.startswith(inside):
                    shown = text.strip()[:16]
                    yield (
                        later,
                        f"the box of line {number} is empty: write four spaces before what belongs to it, '{inside}{shown}…'",
                    )
                break
        else:
            yield number, "this box is empty. Write its words below it, with four spaces before each line."
        ended = False
        for later, text in lines[place + 1 :]:
            if text.strip() and not text.startswith(inside):
                blanks = len(text) - len(text.lstrip())
                if not ended and 0 < blanks < len(inside):
                    yield (
                        later,
                        f"{blanks} spaces before '{text.strip()[:16]}' are neither in the box of line {number} (4) nor out of it (0). Write 4.",
                    )
                elif not ended and text.strip() and before_is_text(lines, later) and not text.startswith(inside):
                    yield (
                        later,
                        f"'{text.strip()[:16]}' stands right below the box of line {number}. Write 4 spaces before it if it belongs there, else an empty line above it.",
                    )
                break
            ended = not text.strip() and ended


def before_is_text(lines: list[tuple[int, str]], number: int) -> bool:
    return any(other == number - 1 and text.startswith("    ") and text.strip() for other, text in lines)


def _tables(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Rows of one table have as many cells, and the second row is its rule."""
    rows: list[tuple[int, str]] = []
    for number, raw in [*lines, (0, "")]:
        if raw.lstrip().startswith(("|", "｜")):
            rows.append((number, raw.strip()))
            continue
        if rows:
            yield from _table(rows)
        rows = []


def _table(rows: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, row in rows:
        if "｜" in row:
            yield number, f"'｜' in '{row[:16]}…' is nearly the side of a cell. Write: |"
        elif not row.endswith("|"):
            yield number, f"the row '{row[:16]}…' is not ended. Write | at its end."
    width = cells(rows[0][1])
    if len(rows) < 2 or not RULE.match(rows[1][1].replace("｜", "|")):
        yield rows[0][0], f"a table's second row is its rule. Write below this line: |{'---|' * width}"
    for number, row in rows[1:]:
        if cells(row) != width and "｜" not in row:
            yield number, f"this row has {cells(row)} cells, the first one {width}. Give each row as many."


def cells(row: str) -> int:
    return re.sub(r"\\\|", "", row).strip().strip("|").count("|") + 1
