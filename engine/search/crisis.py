"""Reads data/crisis.yml: wordings of people in danger to themselves, for which a card comes above the results.

The file holds a small grammar; here its patterns become regular expressions for crisis.mjs, with the letters that sound alike
and the Traditional letters beside them. Nothing here knows a wording; nothing is sent or kept when one is found.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.build.contents import contents
from engine.content.readings import corrections, syllables
from engine.content.yaml_file import read_yaml
from engine.search.characters import character_pairs, common_characters
from engine.search.crisis_tongues import compiled_tongues
from engine.search.crisis_words import GROUP, LOOKALIKES, borders, holding, words_alone
from engine.search.evidence import load_weights
from engine.search.words import is_chinese

Patterns = dict[str, dict[str, list[str]]]  # by kind and script
KINDS = ("silent", "compound", "now", "clear", "soft", "after", "other", "bereaved")
PARTS = {"groups", *KINDS, "alone", "classes", "heard", "vague", "like", "tongues"}
WEIGHTS = "crisis_weights.json"  # beside the file; scripts/crisis_weights.py writes it
OF_SCRIPT = {"han": ("letters",), "latin": ("vague", "like")}
LATER = (
    "heard",
    "sounds",
    "across",
    "beside",
    "holding",
    "alike",
    "tongues",
    "classes",
    "evidence",
)  # what is only heard or weighed, and what takes a card away
ANYTHING = "[^]{0,8}?"  # what … stands for in Chinese
TOO_COMMON = "si"  # with shi it would sound like 是, 时, 试, 事
# What a pattern may be written with: letters, digits, and its own signs.
_PLAIN = re.compile(r"[\w\s/{}?…^$|&]+")
_WORD = re.compile(r"\{\w+\}|[\w\s…]+")  # of a group or class: no sign that an expression reads


@dataclass(frozen=True)
class Crisis:
    """`grammar` is what crisis.mjs reads; `examples` are wordings by kind, for a test."""

    grammar: Mapping[str, Any]
    examples: Mapping[str, Sequence[str]]


def grammar_of(path: Path) -> dict[str, Any]:
    """What crisis.mjs reads of the file. Raises as load_crisis."""
    given = contents([path, path.with_name(WEIGHTS), corrections()])
    return kept("crisis", given, lambda: dict(load_crisis(path).grammar))


def load_crisis(path: Path) -> Crisis:
    """Read the file. Raises ValueError naming file, line, the offending text and what to write."""
    data = read_yaml(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    if not isinstance(data, dict) or set(data) != PARTS:
        raise ValueError(f"{path}:1: the parts of this file are {', '.join(sorted(PARTS))}.")
    _check_words(path, lines, data)
    groups = {name: flat(name, data["groups"]) for name in data["groups"]}
    telling = [text for kind in ("now", "clear", "soft", "after") for text in data[kind]["patterns"]]
    weights = load_weights(path.with_name(WEIGHTS))
    heard = [[phrase, " ".join(syllables(phrase, tones=False))] for phrase in data["heard"]]
    sounds = sounding({one for _, spelled in heard for one in spelled.split()})
    written = repr({name: part for name, part in data.items() if name not in ("tongues", "classes")})
    letters = _pairs([written])
    named = classes(data["classes"], groups)
    later = [*sounds.values(), repr(named), *(weights or {"weights": {}})["weights"].values()]
    grammar: dict[str, Any] = {
        "groups": {name: _either(words) for name, words in groups.items()},
        "patterns": {kind: by_script(data[kind]["patterns"], groups) for kind in KINDS},
        **borders(words_alone(telling, groups)),
        "holding": holding(data["alone"], written),
        "heard": heard,
        "sounds": sounds,
        "vague": list(data["vague"]),
        "like": {str(word): meant for word, meant in data["like"].items()},
        "letters": letters,
        "alike": LOOKALIKES + _rarer(later, letters[::2] + written),
        "classes": named,
        "tongues": compiled_tongues(data["tongues"], path),
        "evidence": weights,
    }
    return Crisis(grammar, {kind: [str(one) for one in data[kind]["examples"]] for kind in KINDS})


def _check_words(path: Path, lines: Sequence[str], data: Mapping[str, Any]) -> None:
    """Every pattern and every word of a group or class is written in the signs that are understood. Raises ValueError."""
    for text in (text for kind in KINDS for text in data[kind]["patterns"]):
        if not _PLAIN.fullmatch(text):
            raise _wrong(path, lines, text, "a pattern is letters, digits and / { } ? … ^ $ |")
        if unknown := [name for name in GROUP.findall(text) if name not in data["groups"]]:
            raise _wrong(path, lines, text, f"there is no group {{{unknown[0]}}}; add it under `groups`, or correct it")
    for word in (str(each) for part in ("groups", "classes") for words in data[part].values() for each in words):
        if not _WORD.fullmatch(word):
            raise _wrong(path, lines, word, "a word of a group or class is letters, digits and …, or {another}")


def classes(named: Mapping[str, Sequence[str]], groups: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Of each class its name and an expression for its Chinese words and one for its Latin ones: [["weapon", "刀|枪", "knife|gun"]]."""
    found = []
    for name in named:
        words = flat("", {**groups, "": named[name]})
        han, latin = ([word for word in words if is_chinese(word) is chinese] for chinese in (True, False))
        found.append(
            [name, *("|".join(sorted(each, key=len, reverse=True)).replace("…", ANYTHING) for each in (han, latin))]
        )
    return found


def by_script(texts: Iterable[str], groups: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Lines of patterns as regular expressions, those that look for Chinese apart from those that look for Latin words."""
    found: dict[str, list[str]] = {"han": [], "latin": []}
    for text in texts:
        for one in compiled(text, groups):
            words = one + "".join(groups[name][0] for name in GROUP.findall(one))
            found["han" if is_chinese(words) else "latin"].append(one)
    return found


def parts_for(grammar: Mapping[str, Any], writes_han: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """The grammar as two files: what a reader of this language types first of all, and the rest, which comes a little later. So do soft
    wordings of several signs: whether they call is up to the weights, which come with them; and who else may be meant."""
    own, other = ("han", "latin") if writes_han else ("latin", "han")
    first: Patterns = {}
    rest: Patterns = {}
    for kind, found in grammar["patterns"].items():
        late = [
            one for one in found[own] if kind in ("other", "bereaved") or (kind in ("soft", "after") and "&" in one)
        ]
        first[kind] = {own: [one for one in found[own] if one not in late]}
        rest[kind] = {other: found[other]} | ({own: late} if late else {})
    later = _part(grammar, rest, other) | {name: grammar[name] for name in LATER}
    return _part(grammar, first, own), later


def _part(grammar: Mapping[str, Any], patterns: Patterns, script: str) -> dict[str, Any]:
    """One file: patterns and the groups that they name, in fewer bytes: the page writes … out, and ( as (?:."""
    named = sorted(set(GROUP.findall(repr(patterns))))
    short = {
        kind: {name: [_short(one) for one in found] for name, found in scripts.items()}
        for kind, scripts in patterns.items()
    }
    groups = {name: _short(grammar["groups"][name]) for name in named}
    return {"patterns": short, "groups": groups} | {name: grammar[name] for name in OF_SCRIPT[script]}


def _short(pattern: str) -> str:
    return pattern.replace(ANYTHING, "…").replace("(?:", "(")


def flat(name: str, groups: Mapping[str, Sequence[Any]], within: tuple[str, ...] = ()) -> list[str]:
    """The words of a group, with those of the groups that it names. Raises ValueError where a group names itself or an unknown one."""
    if name not in groups or name in within:
        raise ValueError(f"data/crisis.yml: the group {{{name}}} names itself or is not there ({' > '.join(within)}).")
    words: dict[str, None] = {}
    for word in map(str, groups[name]):
        named = GROUP.fullmatch(word)
        words.update(dict.fromkeys(flat(named[1], groups, (*within, name)) if named else [word]))
    return list(words)


def compiled(text: str, groups: Mapping[str, Sequence[str]]) -> list[str]:
    """Regular expressions for a line of patterns, groups left as {name}, with & between those of which each must be found:
    "{want} 死 | 保险 & 身故" → ["{want}死", "(?:保险)&(?:身故)"]."""
    found = []
    for pattern in text.split(" | "):
        words = GROUP.sub(lambda match: " ".join(map(str, groups[match[1]])), pattern)
        read = _chinese if is_chinese(words) else _latin
        found.append("&".join(read(part.split()) for part in pattern.split(" & ")))
    return found


def _chinese(parts: Sequence[str]) -> str:
    """Parts stand side by side; the text that this reads has no spaces between Chinese letters."""
    read = ""
    for part in parts:
        if part in "^$":
            read += part
        elif part.rstrip("?") == "…":
            read += ANYTHING
        else:
            read += _options(part) + ("?" if part.endswith("?") else "")
    return read


def _latin(parts: Sequence[str]) -> str:
    """Each word has a space before it and, at the end, one after it; so the text that this reads begins and ends with one."""
    read = ""
    for part in parts:
        if part == "^":
            read += "^"
        elif part == "$":
            return f"{read} $"
        elif part.rstrip("?") == "…":
            read += "(?: [a-z0-9]+){0,5}?"
        else:
            read += f"(?: {_options(part)})?" if part.endswith("?") else f" {_options(part)}"
    return f"{read}(?= )"


def _options(part: str) -> str:
    """ "a/b" → "(?:a|b)", "a" → "a"; a group keeps its name."""
    return _either(part.removesuffix("?").split("/"))


def _either(words: Iterable[Any]) -> str:
    """The longest first, so that 死了 is not read as 死."""
    options = sorted(map(str, words), key=len, reverse=True)
    return (
        options[0]
        if len(options) == 1 and (len(options[0]) == 1 or GROUP.fullmatch(options[0]))
        else f"(?:{'|'.join(options)})"
    )


def sounding(spoken: Iterable[str]) -> dict[str, str]:
    """For each reading without tones the common letters that have it: those that a slip of the input method may put."""
    wanted = dict.fromkeys(sorted(spoken), "")
    alike: dict[str, set[str]] = {}  # one spelling → the readings that are heard as it
    for reading in wanted:
        alike.setdefault(_blur(reading), set()).update({reading} - {TOO_COMMON})
    for letter, read in _readings().items():
        heard = {reading for one in set(map(_blur, read)) for reading in alike.get(one, ())}
        for reading in heard | (read & wanted.keys()):
            wanted[reading] += letter
    return wanted


@cache
def _readings() -> dict[str, set[str]]:
    """Of each common letter its readings without tones."""
    from pypinyin import Style, pinyin  # late: what is kept needs none of its readings

    return {letter: set(pinyin(letter, style=Style.NORMAL, heteronym=True)[0]) for letter in common_characters()}


def _blur(reading: str) -> str:
    """One spelling for what many speakers do not tell apart: zhi and zi, sheng and shen."""
    return re.sub(r"^([zcs])h", r"\1", re.sub(r"ng$", "n", reading))


def _pairs(texts: Sequence[str]) -> str:
    """Traditional letters and what they are read as, for the letters of these texts alone."""
    used = set("".join(texts))
    pairs = character_pairs(texts, [])
    return "".join(pairs[at : at + 2] for at in range(0, len(pairs), 2) if pairs[at + 1] in used)


def _rarer(texts: Sequence[str], known: str) -> str:
    """Traditional characters of what comes later, but for those that the grammar reads or writes itself."""
    pairs = _pairs(texts)
    each = [pairs[at : at + 2] for at in range(0, len(pairs), 2)]
    return "".join(pair for pair in each if pair[0] not in known)


def _wrong(path: Path, lines: Sequence[str], text: str, remedy: str) -> ValueError:
    line = next((number for number, line in enumerate(lines, 1) if text in line), 1)
    return ValueError(f"{path}:{line}: {text!r}: {remedy}.")
