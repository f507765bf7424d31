"""Reads a letter as an editor writes it: one line a paragraph, inside a fenced block that begins with ```letter.

    # title of the letter           the first line
    a paragraph with [field:name]   a field of data/letters.yml
    #. a point                      numbered among the points that are shown
    > a line at the right           signature and date
    [ ] name: a sentence            optional, left out at first; [x] is put in at first
    ( ) name=value: a sentence      one of several with that name; (x) is the one chosen at first; it may be empty

A point may be optional: `[ ] name: #. a point`. Knows nothing of MkDocs.
"""

import re
from dataclasses import dataclass
from functools import cached_property

BLOCK = re.compile(r"^```letter\n(?P<body>.*?)^```\n?", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"\[field:([\w-]+)\]")  # [field:reply_by]; one that is not known is told
# Catches "[x] third: #. 不再联系…", with the name dotted where options belong together: "[ ] ground.sum: …".
OPTION = re.compile(r"^\[(?P<on>[ x])\] (?P<name>[a-z][a-z.-]*): ?(?P<rest>.*)$")
CHOICE = re.compile(r"^\((?P<on>[ x])\) (?P<name>[a-z-]+=[a-z-]+): ?(?P<rest>.*)$")  # ( ) to=nfra: …
NUMBERED, RIGHT, TITLE = "#. ", "> ", "# "


class LetterError(ValueError):
    """A mistake in a letter, at a line of its block."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line} of the letter: {text}")
        self.line = line


@dataclass(frozen=True)
class Line:
    """One paragraph. `parts` alternate between text and field names, beginning with text; `option` is "name", "name=value" or "";
    `shown` whether it stands in the letter before anything was chosen; `line` is its line in the block, from 1."""

    parts: tuple[str, ...]
    option: str
    shown: bool
    numbered: bool
    right: bool
    line: int

    @property
    def fields(self) -> tuple[str, ...]:
        return self.parts[1::2]

    @property
    def text(self) -> str:
        """The sentence with a dash of dots for each field."""
        return "".join(part if index % 2 == 0 else "……" for index, part in enumerate(self.parts))


@dataclass(frozen=True)
class Letter:
    title: str
    lines: tuple[Line, ...]

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields in the order in which they first stand."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.fields))

    @cached_property
    def options(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.option)

    @property
    def shape(self) -> list[tuple[str, bool, bool, bool, tuple[str, ...]]]:
        """What must be the same in every language: fields may stand in another order inside a sentence."""
        return [(line.option, line.shown, line.numbered, line.right, tuple(sorted(line.fields))) for line in self.lines]


def letter_block(markdown: str) -> str | None:
    """The body of a page's letter, or None where it has none."""
    found = BLOCK.search(markdown)
    return found["body"] if found else None


def read_letter(body: str) -> Letter:
    """Raises LetterError naming the line of the block and the remedy."""
    lines = body.splitlines()
    if not lines or not lines[0].startswith(TITLE):
        raise LetterError(1, "begin it with its title, '# …'")
    return Letter(
        lines[0].removeprefix(TITLE),
        tuple(_line(text, number) for number, text in enumerate(lines[1:], start=2) if text.strip()),
    )


def _line(text: str, number: int) -> Line:
    found = OPTION.match(text) or CHOICE.match(text)
    if found is None and re.match(r"[\[(][ xX]?[\])]", text):
        raise LetterError(number, f"'{text[:30]}' is not an option; write '[ ] name: …' or '( ) name=value: …'")
    rest = found["rest"] if found else text
    numbered, right = rest.startswith(NUMBERED), rest.startswith(RIGHT)
    rest = rest[len(NUMBERED) :] if numbered else rest[len(RIGHT) :] if right else rest
    return Line(
        tuple(FIELD.split(rest)),
        found["name"] if found else "",
        found is None or found["on"] == "x",
        numbered,
        right,
        number,
    )
