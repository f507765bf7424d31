"""make second-opinion: compares our characters with two other converters on every Chinese line of docs/ and data/.

Neither is part of the build; they only say where to look. A difference that data/variants/reviewed.tsv does not cover is
printed with both readings and what to do, and the command then ends with 1. It also lists single characters that are words
of several meanings (干, 面, 表, 冲) where nothing around them decided.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import zhconv_rs
from opencc import OpenCC
from opencc_pyo3 import OpenCC as RustOpenCC

from engine import folders
from engine.build.command_exit import end
from engine.variants.tables import TermTableError, table_rows, to_simplified
from engine.variants.term_rules import CHINESE
from engine.variants.variants import characters_only, tables
from engine.variants.word_book import WordBook

ROOT = folders.GUIDE
REVIEWED = tables() / "reviewed.tsv"
COLUMNS = ("words", "ours", "theirs", "why")
REGION = "zh-TW"  # all are compared in its characters; the choice of characters is the same for Hong Kong
WEAK = "zhconv-rs", ("裡", "里")  # it knows few words with 里, so its 里 for our 裡 says nothing
UNDECIDED = "干面表冲"
# About raw articles, which are not published; the tables themselves; what readers may type, which no page shows.
LEFT_OUT = ("data/cleaning/", "data/variants/", "data/crisis.yml", "data/search.yml", "data/questions.yml")

_RUN = re.compile(f"[{CHINESE}，、]+")
_MARK = re.compile(r"-\{.*?\}-")
Convert = Callable[[str], str]


@dataclass(frozen=True)
class Difference:
    """Words that another converter writes with other characters; `theirs` is "?" where
    nobody decided."""

    place: str  # file:line
    converter: str
    words: str
    ours: str
    theirs: str


def main() -> int:
    try:
        found, reviewed = compared()
    except TermTableError as error:
        print(f"second-opinion: {error}", file=sys.stderr)
        return 1
    new = unreviewed(found, reviewed)
    print("\n".join(new), end="\n" if new else "")
    for line in reviewed:
        if not any(covers(line, one) for one in found):
            print(f"data/variants/reviewed.tsv: the line '{line[0]}' no longer covers anything: remove it")
    print(f"{len(found)} differences, {len(found) - len(new)} of them reviewed, {len(new)} new")
    if new:
        print(
            "Ours is wrong: add a line to data/variants/zh-Hant.tsv, or a mark -{…}- in the text. "
            "Ours is right: add a line to data/variants/reviewed.tsv with the words, both readings and why."
        )
    return 1 if new else 0


def compared() -> tuple[list[Difference], list[tuple[str, ...]]]:
    """All differences, and the lines of reviewed.tsv. Raises TermTableError."""
    reviewed = read_reviewed(REVIEWED)
    book, write = characters_only(REGION)
    return list(differences(lines(ROOT), book, converters(write))), reviewed


def unreviewed(found: list[Difference], reviewed: list[tuple[str, ...]]) -> list[str]:
    """Each difference that no line covers, as "file:line: words: both readings"."""
    return [
        f"{one.place}: {one.words}: we write {one.ours}, "
        + ("nothing around it decides" if one.theirs == "?" else f"{one.converter} writes {one.theirs}")
        for one in found
        if not any(covers(line, one) for line in reviewed)
    ]


def converters(write: Convert) -> dict[str, Convert]:
    """By name; what they write is brought to the same region's characters as ours."""
    plain, standard = RustOpenCC("s2t"), OpenCC("tw2t")
    return {
        "opencc-pyo3": lambda text: write(plain.convert(text)),
        "zhconv-rs": lambda text: write(str(standard.convert(zhconv_rs.zhconv(text, "zh-Hant")))),
    }


def lines(root: Path) -> Iterator[tuple[str, str]]:
    """(file:line, text) of every line with Chinese in docs/ and data/, without what a mark keeps."""
    for path in sorted([*root.glob("docs/**/*.md"), *root.glob("data/**/*.yml")]):
        name = path.relative_to(root).as_posix()
        if name.startswith(LEFT_OUT) or name.endswith(".en.md"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            text = _MARK.sub("|", line)
            if not text.isascii():
                yield f"{name}:{number}", text


def differences(
    texts: Iterator[tuple[str, str]], book: WordBook, others: Mapping[str, Convert]
) -> Iterator[Difference]:
    """Every word that another converter writes differently, and every single character that nothing decides; each once a line."""
    for place, line in texts:
        for run in _RUN.findall(line):
            pieces = book.write(run, book.segmenter.cut(run))
            yield from _undecided(book, place, run, pieces)
            ours = "".join(target for _, target in pieces)
            for name, convert in others.items():
                theirs = convert(run)
                if name == WEAK[0]:
                    theirs = "".join(b if (b, a) == WEAK[1] else a for a, b in zip(theirs, ours, strict=False))
                if len(theirs) == len(ours) == len(run) and to_simplified(theirs) == to_simplified(ours):
                    yield from _words(place, name, [source for source, _ in pieces], ours, theirs)


def read_reviewed(path: Path) -> list[tuple[str, ...]]:
    return [cells for _, cells in table_rows(path, COLUMNS, may_be_empty={"why"})]


def covers(line: tuple[str, ...], one: Difference) -> bool:
    """Whether a reviewed line is about this difference: its words stand in it, and both write them as it says."""
    words, ours, theirs, _ = line
    at = one.words.find(words)
    while at >= 0:
        stop = at + len(words)
        if one.theirs == "?" == theirs and one.ours[at:stop] == ours:
            return True
        rest_same = one.ours[:at] + one.ours[stop:] == one.theirs[:at] + one.theirs[stop:]
        if one.ours[at:stop] == ours and one.theirs[at:stop] == theirs and rest_same:
            return True
        at = one.words.find(words, at + 1)
    return False


def _words(place: str, name: str, words: list[str], ours: str, theirs: str) -> Iterator[Difference]:
    """The differing words, a single character with its neighbours."""
    at = 0
    for index, word in enumerate(words):
        end = at + len(word)
        if ours[at:end] != theirs[at:end]:
            first = max(0, at - len(words[index - 1]) if len(word) == 1 and index else at)
            last = end + len(words[index + 1]) if len(word) == 1 and index + 1 < len(words) else end
            source = "".join(words)[first:last]
            mixed = ours[first:at] + theirs[at:end] + ours[end:last]
            yield Difference(place, name, source, ours[first:last], mixed)
        at = end


def _undecided(book: WordBook, place: str, run: str, pieces: list[tuple[str, str]]) -> Iterator[Difference]:
    at = 0
    for index, (source, _) in enumerate(pieces):
        rule = book.rule_at(source, run, at)
        if source in UNDECIDED and (rule is None or rule.always):
            around = pieces[max(0, index - 1) : index + 2]
            yield Difference(place, "", "".join(s for s, _ in around), "".join(t for _, t in around), "?")
        at += len(source)


if __name__ == "__main__":
    end(main)
