"""Writes words in one variant.

Words come first (segment.py). From each word's beginning, and only up to the end of a word, it looks for the longest of
our terms that holds there, else the longest phrase of OpenCC; where there is none, the word is written by itself. So a
term never cuts a word: 录像 is not looked for in 聊天记录像是, nor 发催 in 被发催收.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from engine.variants.segment import Segmenter
from engine.variants.term_rules import CHINESE, WINDOW, TermRule, TermRules

Piece = tuple[str, str]  # Simplified, Traditional
Hit = tuple[str, str, int]  # source, target, how many more words it takes than one

# Stands around a word that is looked at alone: characters that are no border of a clause and that no rule names.
_ANY = "〇" * WINDOW
LONGEST_ASKED = 4  # characters of a word that a question repeats the first of
_CHINESE = re.compile(f"[{CHINESE}\U00020000-\U0003ffff]")


def _goes_before(rule: TermRule, phrase: str) -> bool:
    """Whether a rule goes before a longer phrase: a region's word always, a character by what stands around it only before a pair."""
    return rule.other_word or (len(phrase) == 2 and not rule.always)


@dataclass(frozen=True, eq=False)
class WordBook:
    """All that decides how words are written. Targets of `rules` are final; phrases and characters are still to be `finished`."""

    segmenter: Segmenter
    rules: TermRules
    phrases: Mapping[str, str]
    characters: Mapping[str, str]
    finish: Callable[[str], str]  # from OpenCC's characters for no region to those of the variant
    met: set[str] = field(init=False, default_factory=set)  # places of the rules that a text has needed so far
    _alone: dict[str, str] = field(init=False, default_factory=dict)

    def of_titles(self) -> "WordBook":
        """The same without the terms that put another word."""
        kept = {source: tuple(rule for rule in rules if rule.spelling) for source, rules in self.rules.items()}
        titles = replace(self, rules={source: rules for source, rules in kept.items() if rules})
        titles.__dict__["_starts"] = self._starts  # those of more terms do no harm, and to find them takes a while
        return titles

    @cached_property
    def _starts(self) -> frozenset[str]:
        """Every beginning of something longer than a word, so that most words are passed with one look."""
        return frozenset(key[:size] for key in (*self.rules, *self.phrases) for size in range(2, len(key) + 1))

    @cached_property
    def _terms(self) -> dict[str, str]:
        """A region's words that nothing around them decides: those may stand at the edge of a longer word."""
        ruled = ((source, rules[-1]) for source, rules in self.rules.items() if len(source) > 1)
        return {source: rule.target for source, rule in ruled if rule.other_word and rule.always}

    def write(self, text: str, words: Sequence[str], at: int = 0) -> list[Piece]:
        """`words`, which stand in `text` from `at` on, as pieces. The text around a word is looked at where a rule asks."""
        pieces: list[Piece] = []
        alone, starts, rules = self._alone, self._starts, self.rules
        skip = 0
        for index, word in enumerate(words):
            if skip:
                skip -= 1
                continue
            end = at + len(word)
            if len(word) == 1 and text[end : end + 2] == f"不{word}" and (asked := self._known_at(text, end + 1)):
                pieces.append((word, self._first_of(asked)))
                at = end
            elif word in rules or word + text[end : end + 1] in starts:
                source, target, skip = self._longest(text, at, words, index)
                pieces.append((source, target))
                at += len(source)
            else:
                pieces.append((word, alone[word] if word in alone else self.alone(word)))
                at = end
        return pieces

    def _known_at(self, text: str, at: int) -> str:
        """The longest word that begins here: 划算 of 划不划算, where a question repeats its first character before 不."""
        found = (text[at : at + size] for size in range(LONGEST_ASKED, 1, -1) if at + size <= len(text))
        return next((word for word in found if word in self.phrases or word in self.rules or self._is_word(word)), "")

    def _first_of(self, word: str) -> str:
        """How the first character of a word is written, which is no other word of the region's."""
        rule = next(
            (rule for rule in self.rules.get(word, ()) if rule.spelling and rule.holds(word, 0, len(word))), None
        )
        if rule:
            self.met.add(rule.place)
        return (rule.target if rule else self._spelled(word))[0]

    def alone(self, word: str) -> str:
        """A word that nothing around it decides."""
        if word not in self._alone:
            self._alone[word] = self._write_alone(word)
        return self._alone[word]

    def at_edge(self, word: str) -> str | None:
        """The longest of the region's terms at the beginning or the end of a longer word: 联系 in 联系人."""
        special = self._is_special(word)
        for size in range(len(word) - 1, 1, -1):
            for part, rest in ((word[:size], word[size:]), (word[-size:], word[:-size])):
                if part in self._terms and (not special or self._is_word(rest)):
                    self.met.add(self.rules[part][-1].place)
                    return part
        return None

    def rule_at(self, source: str, text: str, at: int) -> TermRule | None:
        """The rule that decides about `source`, which stands in `text` at `at`."""
        for rule in self.rules.get(source, ()):
            if rule.holds(text, at, at + len(source)):
                self.met.add(rule.place)
                return rule
        return None

    def _longest(self, text: str, at: int, words: Sequence[str], index: int) -> Hit:
        """The longest that begins here. A region's word goes before any phrase."""
        ruled: tuple[TermRule, Hit] | None = None
        phrase: Hit | None = None
        source, last = "", len(words) - 1
        for position in range(index, len(words)):
            source += words[position]
            if source in self.rules and (rule := self.rule_at(source, text, at)):
                ruled = rule, (source, rule.target, position - index)
            elif position > index and source in self.phrases and self._joins(source):
                phrase = source, self.finish(self.phrases[source]), position - index
            if position == last or source + words[position + 1][0] not in self._starts:
                break
        if ruled and (not phrase or ruled[1][2] >= phrase[2] or _goes_before(ruled[0], phrase[0])):
            return ruled[1]
        return phrase or (words[index], self.alone(words[index]), 0)

    def _joins(self, phrase: str) -> bool:
        """Whether a phrase may stand for several words: two characters of which one is grammar are neighbours by chance (被, 发)."""
        return len(phrase) > 2 or not any(map(self.segmenter.stands_alone, phrase))

    def _write_alone(self, word: str) -> str:
        if not _CHINESE.search(word):
            return word
        if word in self._terms:
            return self._terms[word]
        term = self.at_edge(word)
        if term is None:
            return self._spelled(word)
        if word.startswith(term):
            return self._terms[term] + self.alone(word[len(term) :])
        return self.alone(word[: -len(term)]) + self._terms[term]

    def _spelled(self, word: str) -> str:
        return self.finish(self.phrases.get(word) or self._by_characters(word))

    def _by_characters(self, word: str) -> str:
        """The longest phrases inside a word that have other characters than the usual ones, and characters between them."""
        for cut in range(2, len(word)):  # 关联系数 is 关联 and 系数, and 联系 is not in it
            if self._is_word(word[:cut]) and self._is_word(word[cut:]):
                return self._by_characters(word[:cut]) + self._by_characters(word[cut:])
        done, at = "", 0
        while at < len(word):
            sizes = range(len(word) - at, 0, -1)
            part, target = next(found for size in sizes if (found := self._inside(word, at, size)))
            done += target
            at += len(part)
        return done

    def _inside(self, word: str, at: int, size: int) -> tuple[str, str] | None:
        """What a part of a word, `size` characters from `at` on, is and becomes; None for one of several characters that is nothing."""
        part = word[at : at + size]
        wrapped = f"{_ANY}{word}{_ANY}"
        for rule in self.rules.get(part, ()):
            if rule.spelling and not rule.always and rule.holds(wrapped, at + len(_ANY), at + len(_ANY) + size):
                self.met.add(rule.place)
                return part, rule.target
        if size == 1:
            name = part == "里" and at == 0 and len(word) > 1  # 里奇; “inside” is never the beginning of a word
            return part, part if name else self.characters.get(part, part)
        # 发型 is a phrase in 新发型, but the village of 里人 is not in 家里人
        return (part, self.phrases[part]) if self._is_special(part) and not (at and part.startswith("里")) else None

    def _is_word(self, part: str) -> bool:
        return len(part) > 1 and self.segmenter.knows(part)

    def _is_special(self, phrase: str) -> bool:
        """Whether OpenCC writes a phrase with other characters than the usual ones."""
        target = self.phrases.get(phrase)
        return target is not None and target != "".join(
            self.characters.get(character, character) for character in phrase
        )
