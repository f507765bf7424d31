"""Small changes of behaviour in our sources, one at a time: < for <=, + for -, `and` for `or`, a number one larger.

They are found by tokens and not by lines of text, so that comments, strings and type hints stay as they are, and each is checked to be
valid code still: a syntax error would die under any test and show nothing.
"""

import hashlib
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "===": "!==", "!==": "===", "+": "-", "-": "+",
    "and": "or", "or": "and", "&&": "||", "||": "&&", "not": "", "!": "", "True": "False", "False": "True", "true": "false",
    "false": "true", "min": "max", "max": "min", "break": "continue", "continue": "break",
}  # fmt: skip
NUMBER = re.compile(r"\d+n?")
# A script's parts, the longest first: what is skipped (comments, strings, regular expressions), then what may be changed.
SKIPPED = r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?:(?<=[=(,:!&|?{};\[>])|(?<=\breturn))\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/[a-z]*|\?\?=?|=>|<<|>>>?|[-+*&|]=|\+\+|--"""
CHANGED = r"[!=]==|[<>]=?|&&|\|\||!|[-+]|\b(?:true|false|min|max|break|continue)\b|(?<![\w.])\d+n?(?![\w.])"
SCRIPT = re.compile(f"(?P<skipped>{SKIPPED})|(?P<changed>{CHANGED})", re.DOTALL)


@dataclass(frozen=True)
class Mutant:
    """One change: the text of a file from `start` to `end` becomes `new`."""

    path: str  # below the project's folder
    start: int
    end: int
    old: str
    new: str
    line: str  # the whole line as it was, without spaces around
    nth: int  # which of the same tokens on that line, from 1

    @property
    def name(self) -> str:
        """The mutant in one line that stays the same when lines move: file, line, change."""
        return f"{self.path}\t{self.line}\t{self.old} → {self.new or 'nothing'} ({self.nth})"

    def applied(self, text: str) -> str:
        """The file's text with the change. Raises ValueError where the file is another than the mutant was made from."""
        if text[self.start : self.end] != self.old:
            raise ValueError(f"{self.path} has changed while the mutants ran: run them again")
        return text[: self.start] + self.new + text[self.end :]


def mutants_of(path: Path) -> list[Mutant]:
    """Every mutant of a Python or JavaScript file, in the file's order."""
    text = path.read_text(encoding="utf-8")
    tokens = list(_python_tokens(text) if path.suffix == ".py" else _script_tokens(text))
    found, seen = [], set()
    for start, old in tokens:
        new = _changed(old)
        line_start = text.rfind("\n", 0, start) + 1
        line = text[line_start : (text + "\n").index("\n", start)].strip()
        if line.startswith("@"):  # @dataclass(frozen=True), @lru_cache(maxsize=8): no other answer, another cost
            continue
        nth = next(number for number in range(1, 99) if (line_start, old, number) not in seen)
        seen.add((line_start, old, nth))
        found.append(Mutant(path.relative_to(ROOT).as_posix(), start, start + len(old), old, new, line, nth))
    return found


def chosen(mutants: list[Mutant], number: int, seed: str) -> list[Mutant]:
    """So many of the mutants, the same for the same seed and spread over the files."""
    return sorted(mutants, key=lambda each: hashlib.sha256(f"{seed}{each.name}".encode()).digest())[:number]


def _changed(old: str) -> str:
    if NUMBER.fullmatch(old):
        return f"{int(old.rstrip('n')) + 1}{'n' if old.endswith('n') else ''}"
    return SWAPS[old]


def _python_tokens(text: str) -> Iterator[tuple[int, str]]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        kinds = (tokenize.OP, tokenize.NAME, tokenize.NUMBER)
        # zip(…, strict=True) is an assertion, lru_cache(maxsize=8) a cost: no other answer
        no_answer = token.line[: token.start[1]].endswith(("strict=", "maxsize="))
        if token.type in kinds and not no_answer and (token.string in SWAPS or NUMBER.fullmatch(token.string)):
            yield starts[token.start[0] - 1] + token.start[1], token.string


def _script_tokens(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in SCRIPT.finditer(text) if match["changed"])
