"""Where words of the crisis grammar begin and end: what word-borders.mjs needs to know of the dictionary.

Chinese has no spaces. 明天台风 holds 天台, and 不想活动 holds 不想活, but nobody who reads them finds these words there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from engine.han import HAN
from engine.search.real_words import load_dictionary

# Pairs "Аa": letters made alike on purpose (Unicode's security data, intentional.txt: Cyrillic and Greek beside Latin), and a few small
# ones of confusables.txt that are typed in their place. NFKC in the page has read full-width, mathematical and circled letters before.
_CYRILLIC = "АaВbСcЕeНhІiЈjКkМmОoРpЅsТtХxҮyУyаaсcеeһhіiјjоoрpѕsхxуyүyԁdԛqԝwѵvӏlгrкkмmтtпn"
_GREEK = "ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxαaεeιiκkνvοoρpτtυuχxηn"
LOOKALIKES = f"{_CYRILLIC}{_GREEK}ıiɑaɡgǀlԼlօo"
COMMON = 15_000  # words of the dictionary, the commonest, that may meet inside a word of ours
_HAN_WORD = re.compile(rf"[{HAN}]{{2,}}")
GROUP = re.compile(r"\{([a-z]+)\}")  # {want}: a group of the grammar


def words_alone(patterns: Iterable[str], groups: Mapping[str, Sequence[str]]) -> set[str]:
    """The Chinese words that are a pattern by themselves: these alone must not be found where two other words meet."""
    alone = [one for text in patterns for one in text.split(" | ") if " " not in one.strip()]
    words: set[str] = set()
    for one in alone:
        group = GROUP.fullmatch(one)
        words.update(groups[group[1]] if group else one.split("/"))
    return set(filter(_HAN_WORD.fullmatch, words))


def borders(own: set[str]) -> dict[str, list[str]]:
    """Rare words of ours that two common words may make between them, one ending in it and one beginning in it, and those words:
    {"across": ["天台"], "beside": ["明天", "台风"]}. A word that is common itself gives way to no other two."""
    # Those of two letters: longer ones are few among the commonest.
    common = [word for word in load_dictionary("zh")[:COMMON] if len(word) == 2]
    ends: defaultdict[str, set[str]] = defaultdict(set)
    begins: defaultdict[str, set[str]] = defaultdict(set)
    for word in common:
        ends[word[1]].add(word)
        begins[word[0]].add(word)
    across: list[str] = []
    beside: set[str] = set()
    for word in sorted(own.difference(common)):
        pairs = [(ends.get(word[:at]), begins.get(word[at:])) for at in range(1, len(word))]
        met = [left | right for left, right in pairs if left and right]
        if met:
            across.append(word)
            beside.update(*met)
    return {"across": across, "beside": sorted(beside)}


def holding(alone: Mapping[str, Sequence[str]], written: str) -> list[list[str]]:
    """Words of the dictionary that hold a letter which counts only alone: [["活动", "活"], …]. `alone` says which words do mean it."""
    own = set(_HAN_WORD.findall(written))
    return [
        [word, letter]
        for letter, meant in alone.items()
        for word in load_dictionary("zh")
        if letter in word and word not in own and not any(one in word for one in meant)
    ]
