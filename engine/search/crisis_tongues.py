"""Cries for help in other scripts and languages: the part `tongues` of data/crisis.yml as three regular expressions for crisis.mjs.

Pictures (emoji) are read with them. Few of us read these languages, so there is no grammar of groups here: some phrases by script, whose letters are compared after
Unicode's compatibility decomposition, in the page as here. A part is the beginning of a word, as many of these languages join endings to it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

KINDS = ("now", "clear", "soft")
NOTHING = "$^"  # what no text holds
# True where words are not told apart by spaces, or not always.
UNSPACED = {"Pictures": True, "Hangul": True, "Hiragana": True, "Thai": True, "Tibetan": True, "Cyrillic": False, "Arabic": False, "Mongolian": False, "Devanagari": False, "Latin": False}  # fmt: skip
_ACCENTS = "\u0300-\u036fđ"
_ACCENT = re.compile("[\u0300-\u036f]")
_PART = re.compile(r"[\w/?…]+")
_BETWEEN_SYLLABLES = "་"  # of Tibetan; no letter


def compiled_tongues(tongues: Mapping[str, Mapping[str, Sequence[str]]], path: Path) -> list[str]:
    """One expression a kind: now, clear, soft; it is asked of the text with spaces between words and, after a line's end, without any.
    Raises ValueError naming the file, the script, the offending text and what to write."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for script, kinds in tongues.items():
        if script not in UNSPACED:
            raise ValueError(f"{path}: tongues: {script!r} is none of the scripts {', '.join(UNSPACED)}.")
        if unknown := set(kinds) - set(KINDS):
            raise ValueError(f"{path}: tongues: {script}: {unknown.pop()!r} is none of {', '.join(KINDS)}.")
        for kind, lines in kinds.items():
            found[kind] += [
                each for line in lines for one in line.split(" | ") for each in _compiled(one, script, path)
            ]
    return ["|".join(patterns) or NOTHING for patterns in found.values()]


def _compiled(pattern: str, script: str, path: Path) -> list[str]:
    """One pattern: parts that stand side by side, or words one after the other. Latin words with accents are read without them as well,
    in a text that has none before them."""
    parts = pattern.split()
    if not parts or not all(_PART.fullmatch(_letters(part) or "…") for part in parts):
        raise ValueError(f"{path}: tongues: {script}: {pattern!r}: a pattern is letters and / ? … between spaces.")
    read = "".join(_part(part, script) for part in parts)
    whole = read if UNSPACED[script] else f"{read}(?= )"
    plain = _ACCENT.sub("", whole).replace("đ", "d") if script == "Latin" else whole
    return [whole] if plain == whole else [whole, f"^[^{_ACCENTS}]*?{plain}"]


def _part(part: str, script: str) -> str:
    if part.rstrip("?") == "…":
        return "[^]{0,24}?" if UNSPACED[script] else r"(?: \S+){0,5}?"
    words = "|".join(_folded(word) for word in part.removesuffix("?").split("/"))
    end = "" if UNSPACED[script] or script == "Latin" else r"\S*"
    one = f"(?:{words})" if UNSPACED[script] else f" (?:{words}){end}"
    return f"(?:{one})?" if part.endswith("?") else one


def _folded(word: str) -> str:
    """As the page reads it: decomposed, in small letters."""
    return unicodedata.normalize("NFKD", word).lower().replace(_BETWEEN_SYLLABLES, "")


def _letters(part: str) -> str:
    """Without marks and joiners, which are parts of letters in these scripts, and without pictures."""
    return "".join(
        sign
        for sign in part.replace(_BETWEEN_SYLLABLES, "")
        if unicodedata.category(sign) not in ("Mn", "Mc", "Cf", "So")
    )
