"""Reads the terms of data/variants: what a word becomes in one variant, or in both, by what stands around it.

    source  target  before       after        why
    文件    檔案    {computer}                a file of a computer; papers are 文件 too
    准      準                   {end}        exact; 准 before a verb allows

`zh-TW.tsv` and `zh-HK.tsv` hold what only one region has, as it is written there. `zh-Hant.tsv` holds what both share, in
OpenCC's characters for no region (裏, 鍾); each variant then writes its own. `before` and `after` are regular expressions
for the text next to the word; an empty one always holds. `{start}` and `{end}` are the borders of a clause; any other
name in braces is a set of words in `sets.tsv`. Of the lines for one word the first that holds counts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.han import HAN
from engine.variants.phrases import only_simplified
from engine.variants.tables import TermTableError, table_fault, table_rows, to_simplified

RULE_COLUMNS = ("source", "target", "before", "after", "why")
SET_COLUMNS = ("name", "words", "why")
WINDOW = 40  # characters on either side that a rule may look at

CHINESE = f"{HAN}々〇"
# Whatever is not Chinese ends a clause. A line end is put at both ends of a text, so that they are borders too (`TermRule.holds`).
_BORDERS = {"start": f"[^{CHINESE}]", "end": f"[^{CHINESE}]"}
_SET = re.compile(r"\{([a-z-]+)\}")
_ONLY_CHINESE = re.compile(f"[{CHINESE}]+")


@dataclass(frozen=True)
class TermRule:
    """One line: `source` is written as `target` where `before` and `after` hold."""

    place: str  # file:line
    source: str
    target: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    regional: bool  # from a region's own table
    spelling: bool  # only characters change, not the word

    @property
    def other_word(self) -> bool:
        """Whether it writes another word and not only other characters; such a term goes before any phrase of OpenCC."""
        return self.regional or not self.spelling

    @property
    def always(self) -> bool:
        """Whether nothing around the word matters."""
        return not (self.before or self.after)

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether what stands around text[start:end] is as the rule says."""
        if self.before and not self.before.search("\n" * (start <= WINDOW) + text[max(0, start - WINDOW) : start]):
            return False
        return not self.after or bool(self.after.match(text[end : end + WINDOW] + "\n" * (end + WINDOW >= len(text))))


TermRules = dict[str, tuple[TermRule, ...]]


def read_rules(path: Path, sets: Mapping[str, str], *, regional: bool) -> TermRules:
    """The rules of each source, in the order of the lines. Raises TermTableError."""
    found: dict[str, list[TermRule]] = {}
    for line, cells in table_rows(path, RULE_COLUMNS, may_be_empty={"before", "after"}):
        source, target, before, after, _ = cells
        _check_source(source, path, line)
        _check_target(target, path, line)
        earlier = found.setdefault(source, [])
        if earlier and earlier[-1].always:
            raise table_fault(
                path,
                line,
                f"'{source}' is already on line {earlier[-1].place.rpartition(':')[2]}, whatever stands around it: keep one of the two, or put the one for all cases last",
            )
        stands_before = _pattern(f"(?:{before})\\Z" if before else "", sets, path, line)
        stands_after = _pattern(after, sets, path, line)
        spelling = to_simplified(target) == source
        earlier.append(TermRule(f"{path.name}:{line}", source, target, stands_before, stands_after, regional, spelling))
    return {source: tuple(rules) for source, rules in found.items()}


def _check_target(target: str, path: Path, line: int) -> None:
    """Raises TermTableError where a page in Traditional letters would show a Simplified one."""
    for letter in target:
        if meant := only_simplified().get(letter):
            raise table_fault(
                path, line, f"'{letter}' in '{target}' is a Simplified letter; write {' or '.join(meant.split())}"
            )


def read_sets(path: Path) -> dict[str, str]:
    """Name → a regular expression for any of its words. Raises TermTableError."""
    sets = dict(_BORDERS)
    for _, (name, words, _) in table_rows(path, SET_COLUMNS):
        longest_first = "|".join(sorted(words.split(), key=len, reverse=True))
        sets[name] = "(?:" + _SET.sub(lambda found: sets.get(found[1], found[0]), longest_first) + ")"
    return sets


def read_words(path: Path) -> tuple[str, ...]:
    """The words of a list, one a line, without its comments. Raises TermTableError."""
    if not path.parent.is_dir():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TermTableError(f"{path}: cannot be read ({error}); it is a list of words, one a line, in UTF-8") from None
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _check_source(source: str, path: Path, line: int) -> None:
    if not _ONLY_CHINESE.fullmatch(source):
        raise table_fault(
            path, line, f"the source '{source}' is not only Chinese characters, so no word of a text is it"
        )
    foreign = "".join(character for character in source if to_simplified(character) != character)
    if foreign:
        raise table_fault(
            path,
            line,
            f"the source '{source}' has '{foreign}', which does not occur in Simplified text, so it would "
            f"never be found: write '{to_simplified(source)}'",
        )


def _pattern(cell: str, sets: Mapping[str, str], path: Path, line: int) -> re.Pattern[str] | None:
    if not cell:
        return None
    for name in _SET.findall(cell):
        if name not in sets:
            raise table_fault(
                path, line, f"there is no set {{{name}}}: add it to sets.tsv, or use one of {', '.join(sets)}"
            )
    try:
        return re.compile(_SET.sub(lambda found: sets[found[1]], cell))
    except re.error as error:
        raise table_fault(path, line, f"'{cell}' is not a regular expression ({error})") from None
