"""Cries for help in other scripts and languages: the part `tongues` of data/crisis.yml as regular expressions for tongues.mjs.

Few of us read these languages, so there is no grammar of groups here: some phrases by script, whose letters are compared after
Unicode's compatibility decomposition, in the page as here. A part is the beginning of a word, as many of these languages join endings to it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

KINDS = ("now", "clear", "soft")
# As in tongues.mjs: True where words are not told apart by spaces, or not always.
UNSPACED = {"Hangul": True, "Hiragana": True, "Thai": True, "Tibetan": True, "Cyrillic": False, "Arabic": False, "Mongolian": False, "Devanagari": False, "Latin": False}  # fmt: skip
_ACCENT = re.compile(r"[\u0300-\u036f]")
_PART = re.compile(r"[\w/?…]+")
_BETWEEN_SYLLABLES = "་"  # of Tibetan; no letter


def compiled_tongues(tongues: Mapping[str, Mapping[str, Sequence[str]]], path: Path) -> dict[str, dict[str, list[str]]]:
    """{"Thai": {"clear": ["อยาก…"]}} by script and kind. Raises ValueError naming the file, the script, the offending text and what to write."""
    found: dict[str, dict[str, list[str]]] = {}
    for script, kinds in tongues.items():
        if script not in UNSPACED:
            raise ValueError(f"{path}: tongues: {script!r} is none of the scripts {', '.join(UNSPACED)}.")
        if unknown := set(kinds) - set(KINDS):
            raise ValueError(f"{path}: tongues: {script}: {unknown.pop()!r} is none of {', '.join(KINDS)}.")
        found[script] = {
            kind: [_compiled(one, script, path) for line in lines for one in line.split(" | ")]
            for kind, lines in kinds.items()
        }
    return found


def _compiled(pattern: str, script: str, path: Path) -> str:
    """One pattern: parts that stand side by side, or words one after the other."""
    parts = pattern.split()
    if not parts or not all(_PART.fullmatch(_letters(part)) for part in parts):
        raise ValueError(f"{path}: tongues: {script}: {pattern!r}: a pattern is letters and / ? … between spaces.")
    read = "".join(_part(part, script) for part in parts)
    return read if UNSPACED[script] else f"{read}(?= )"


def _part(part: str, script: str) -> str:
    if part.rstrip("?") == "…":
        return "[^]{0,24}?" if UNSPACED[script] else r"(?: \S+){0,5}?"
    words = "|".join(_folded(word, script) for word in part.removesuffix("?").split("/"))
    end = "" if UNSPACED[script] or script == "Latin" else r"\S*"
    one = f"(?:{words})" if UNSPACED[script] else f" (?:{words}){end}"
    return f"(?:{one})?" if part.endswith("?") else one


def _folded(word: str, script: str) -> str:
    """As the page reads it: decomposed, in small letters, and without accents where they do not tell words apart."""
    plain = unicodedata.normalize("NFKD", word).lower().replace(_BETWEEN_SYLLABLES, "")
    return plain if script == "Latin" else _ACCENT.sub("", plain)


def _letters(part: str) -> str:
    """Without marks and joiners, which are parts of letters in these scripts."""
    return "".join(sign for sign in part.replace(_BETWEEN_SYLLABLES, "") if unicodedata.category(sign) not in ("Mn", "Mc", "Cf"))
